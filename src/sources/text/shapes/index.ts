/** Every sentence shape, in the order they are tried; a share that one has read is left alone by the next. */
import { CONTROL_SHAPES } from './control.ts';
import { EVENT_SHAPES } from './event.ts';
import { HOLDING_SHAPES } from './holding.ts';
import { OFFICE_SHAPES } from './office.ts';
import { TRADE_SHAPES } from './trade.ts';
import type { Shape } from './types.ts';

export const SHAPES: readonly Shape[] = [
  ...TRADE_SHAPES,
  ...HOLDING_SHAPES,
  ...CONTROL_SHAPES,
  ...OFFICE_SHAPES,
  ...EVENT_SHAPES,
];

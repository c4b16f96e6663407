/** One figure of a holding: how high it is drawn, of which blocks, and what is said beside it. */
import { readText } from '../../../src/faces/draw/words.ts';
import type { LaneWords } from './lane-words.ts';
import type { Figure, Lane } from './lanes.ts';
import type { Block, Ink } from './shapes.ts';

const HIGHEST = 64;
/** Of what has no figure. */
export const THIN = 9;
/** Doubt is never under three pixels, or it would vanish by scale. */
const LEAST_DOUBT = 3;
const LEAST = 1.5;
const LEAST_FRAME = 6;

/** Pixels a per cent: the largest share is as high as there is room. */
export const scaleOf = (lanes: readonly Lane[]): number => {
  const highs = lanes.flatMap((l) => l.rows.flatMap((r) => r.flatMap((f) => f.high ?? [])));
  return HIGHEST / Math.max(...highs, 10);
};

export interface Height {
  /** pixels of what is sure */
  readonly sure: number;
  /** and of the doubt over it */
  readonly doubt: number;
}
export function heightOf(f: Pick<Figure, 'low' | 'high' | 'exact'>, scale: number): Height {
  if (f.low === undefined || f.high === undefined) return { sure: 0, doubt: THIN };
  const sure = Math.max(f.low * scale, f.low > 0 ? LEAST : 0);
  return { sure, doubt: f.exact ? 0 : Math.max((f.high - f.low) * scale, LEAST_DOUBT) };
}

export const inkOf = (lane: Lane, f: Figure): Ink =>
  lane.control || f.low === undefined ? 'ink' : f.votes ? 'votes' : 'econ';

/**
 * What is sure stands below, its doubt hatched on top; a second source is a frame, and never filled.
 * @param pieces of time, their height not yet set
 */
export function figureBlocks(
  f: Figure,
  pieces: readonly Block[],
  { sure, doubt }: Height,
  bottom: number,
): readonly Block[] {
  if (f.look !== 'used') return framed(f, pieces, Math.max(sure + doubt, LEAST_FRAME), bottom);
  return pieces.flatMap((p): Block[] => [
    ...(sure > 0 ? [{ ...p, y: bottom - sure, height: sure }] : []),
    ...(doubt > 0 && (sure === 0 || !fades(p))
      ? [{ ...p, ...(fades(p) ? {} : { look: 'hatch' as const }), y: bottom - sure - doubt, height: doubt }]
      : []),
  ]);
}
const fades = (b: Block): boolean => b.look === 'fade-in' || b.look === 'fade-out';

/** A frame that fades where no beginning or end is stated; another reading has no more than its own time. */
function framed(f: Figure, pieces: readonly Block[], height: number, bottom: number): readonly Block[] {
  return pieces.flatMap((p): Block[] => {
    if (fades(p) && f.look === 'other-reading') return [];
    const whole = f.look === 'apart' ? 'outline' : 'dotted';
    const look = p.look === 'fade-in' ? 'frame-in' : p.look === 'fade-out' ? 'frame-out' : whole;
    return [{ ...p, look, ink: 'ink', y: bottom - height, height }];
  });
}

/** "29.9% in total · said of 2015 · FinanceAsia, feature": as the source has it, of when, and which source where there are several. */
export function labelOf(lane: Lane, f: Figure, words: LaneWords): string {
  const sources = new Set(lane.rows.flatMap((r) => r.map((x) => x.source)));
  const parts = [
    `${figureText(lane, f, words)}${howText(lane, f, words)}`,
    f.look === 'other-reading' ? words.otherReading : '',
    f.start === undefined && f.saidOf !== undefined ? `${words.saidOf} ${f.saidOf}` : '',
    sources.size > 1 ? f.source : '',
  ];
  return parts.filter((x) => x !== '').join(' · ');
}

function figureText(lane: Lane, f: Figure, words: LaneWords): string {
  if (f.words !== '') return f.quoted ? `“${f.words}”` : f.words;
  if (f.share !== undefined) return words.share(readText(f.share));
  return lane.control ? words.controls : words.noFigure;
}

/** Whether others are counted in it is told where the figures of a holding differ in that. */
function howText(lane: Lane, f: Figure, words: LaneWords): string {
  if (f.directness === 'total') return ` ${words.total}`;
  const kinds = new Set(lane.rows.flatMap((r) => r.map((x) => x.directness)));
  return f.directness === 'direct' && kinds.size > 1 ? ` ${words.directly}` : '';
}

/**
 * The theme of the presentation: the colours of the drawing by their use, and faces every program has. Format schemes
 * must hold three of each kind, though nothing here uses them (ECMA-376 part 1, 20.1.4.1.14).
 */
import { INK } from '../ink.ts';
import { SCENARIO_INK } from './text.ts';
import { HEAD } from './xml.ts';

const COLOURS: readonly (readonly [string, string])[] = [
  ['dk1', INK.ink],
  ['lt1', INK.paper],
  ['dk2', INK.ink2],
  ['lt2', INK.sunken],
  ['accent1', INK.econ],
  ['accent2', INK.votes],
  ['accent3', SCENARIO_INK],
  ['accent4', INK.line],
  ['accent5', INK.flagInk],
  ['accent6', INK.road],
  ['hlink', INK.econ],
  ['folHlink', INK.votes],
];
const same = '<a:schemeClr val="phClr"/>';
const three = (text: string): string => text.repeat(3);
const fill = `<a:solidFill>${same}</a:solidFill>`;
const line = `<a:ln w="12700">${fill}<a:prstDash val="solid"/></a:ln>`;
const face = (name: string): string =>
  `<a:${name}><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`;

export const THEME = `${HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="lookthrough"><a:themeElements><a:clrScheme name="lookthrough">${COLOURS.map(
  ([name, value]) => `<a:${name}><a:srgbClr val="${value.slice(1)}"/></a:${name}>`,
).join(
  '',
)}</a:clrScheme><a:fontScheme name="lookthrough">${face('majorFont')}${face('minorFont')}</a:fontScheme><a:fmtScheme name="lookthrough"><a:fillStyleLst>${three(fill)}</a:fillStyleLst><a:lnStyleLst>${three(line)}</a:lnStyleLst><a:effectStyleLst>${three('<a:effectStyle><a:effectLst/></a:effectStyle>')}</a:effectStyleLst><a:bgFillStyleLst>${three(fill)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;

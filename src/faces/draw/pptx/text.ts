/** Text as text: paragraphs of one voice each, on lines of a fixed height, in the theme's faces. */
import { INK } from '../ink.ts';
import type { Canvas } from './canvas.ts';
import { colour, xmlText } from './xml.ts';

/** name and strong bold, sub and small grey, said in italic serif, worked out in mono. */
export type Voice =
  | 'title'
  | 'subject'
  | 'name'
  | 'strong'
  | 'question'
  | 'sub'
  | 'said'
  | 'mono'
  | 'loop'
  | 'scenario'
  | 'gone'
  | 'supposed';
export interface Paragraph {
  readonly text: string;
  readonly voice: Voice;
  /** as printed, but doubted: under a marker */
  readonly suspect?: boolean;
}
interface Face {
  /** pixels */
  readonly size: number;
  readonly step: number;
  readonly ink: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly font?: string;
  readonly struck?: boolean;
}
export const SCENARIO_INK = INK.scen;

/** Sizes and steps are those the layout measured with; the theme's own face is what a house style replaces. */
export const FACES: Readonly<Record<Voice, Face>> = {
  title: { size: 17, step: 22, ink: INK.ink, bold: true },
  subject: { size: 18, step: 23, ink: INK.ink, bold: true },
  name: { size: 13.5, step: 17, ink: INK.ink, bold: true },
  strong: { size: 12, step: 17, ink: INK.ink, bold: true },
  question: { size: 28, step: 34, ink: INK.ink, bold: true },
  sub: { size: 12, step: 15, ink: INK.ink2 },
  said: { size: 16, step: 20, ink: INK.ink, italic: true, font: 'Georgia' },
  mono: { size: 12, step: 16, ink: INK.ink, font: 'Courier New' },
  loop: { size: 12, step: 16, ink: INK.votes, bold: true },
  scenario: { size: 13.5, step: 17, ink: SCENARIO_INK, bold: true },
  gone: { size: 12, step: 15, ink: INK.ink2, struck: true },
  supposed: { size: 12, step: 16, ink: SCENARIO_INK, bold: true },
};

interface Body {
  readonly at?: 'top' | 'middle' | 'bottom';
  readonly align?: 'left' | 'center';
  readonly inset?: readonly [number, number, number, number];
  readonly wrap?: boolean;
}

/** @returns the text of a shape; `wrap` lets the program break the lines within the shape */
export function textBody(c: Canvas, text: readonly Paragraph[], body: Body): string {
  const [left, top, right, bottom] = (body.inset ?? [0, 0, 0, 0]).map((x) => c.emu(x));
  const anchor = { top: 't', middle: 'ctr', bottom: 'b' }[body.at ?? 'top'];
  const wrap = body.wrap === true ? 'square' : 'none';
  return `<p:txBody><a:bodyPr wrap="${wrap}" lIns="${left}" tIns="${top}" rIns="${right}" bIns="${bottom}" anchor="${anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>${text.map((p) => paragraph(c, p, body.align)).join('')}</p:txBody>`;
}

function paragraph(c: Canvas, p: Paragraph, align: Body['align']): string {
  const face = FACES[p.voice];
  const ink = p.suspect === true ? INK.flagInk : face.ink;
  const marker = p.suspect === true ? `<a:highlight><a:srgbClr val="${INK.flag.slice(1)}"/></a:highlight>` : '';
  const han = /[\p{Script=Han}「」]/u.test(p.text);
  const song = p.voice === 'said' && han;
  const font = song ? '<a:latin typeface="Georgia"/><a:ea typeface="SimSun"/>' : plainFont(face.font);
  const traits = `${face.bold === true ? ' b="1"' : ' b="0"'}${face.italic === true && !song ? ' i="1"' : ''}${face.struck === true ? ' strike="sngStrike"' : ''}`;
  return `<a:p><a:pPr algn="${align === 'center' ? 'ctr' : 'l'}"><a:lnSpc><a:spcPts val="${c.type(face.step)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr><a:r><a:rPr lang="${han ? 'zh-CN' : 'en-GB'}" sz="${c.type(face.size)}"${traits} noProof="1">${colour(ink)}${marker}${font}</a:rPr><a:t>${xmlText(p.text)}</a:t></a:r></a:p>`;
}

const plainFont = (font: string | undefined): string =>
  font === undefined
    ? '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
    : `<a:latin typeface="${font}"/><a:cs typeface="${font}"/>`;

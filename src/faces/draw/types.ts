/** What a laid out chart is made of. Pixels, from the upper left corner. */
import type { StructureAnswer } from '../../index.ts';
import type { Notation } from './pen.ts';
import type { ShareIn } from './words.ts';

export type NodeIn = StructureAnswer['nodes'][number];
export type EdgeIn = StructureAnswer['edges'][number];
export type Point = readonly [number, number];

/** The few words the layout measures; a page in another language gives its own. */
export interface DrawWords {
  readonly economics: string;
  readonly votes: string;
  readonly notCounted: string;
  readonly notDeclared: string;
  readonly others: string;
  readonly noneOver: string;
  readonly loop: string;
  readonly before: string;
  readonly after: string;
}
export const ENGLISH: DrawWords = {
  economics: 'economics',
  votes: 'votes',
  notCounted: 'the other reading, not counted',
  notDeclared: 'Not declared',
  others: 'others',
  noneOver: 'none over',
  loop: 'loop of',
  before: 'today',
  after: 'then',
};

export interface LabelPart {
  /** gone: what a scenario leaves; scen: what it comes to */
  readonly kind: 'strong' | 'quoted' | 'small' | 'gauge' | 'loop' | 'gone' | 'scen';
  /** from the label's corner: the baseline of text, the top of a gauge */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
  readonly share?: ShareIn;
  readonly colour?: 'econ' | 'votes';
  /** as printed, but doubted: under a marker */
  readonly suspect?: boolean;
}
export interface Label {
  readonly parts: readonly LabelPart[];
  readonly width: number;
  readonly height: number;
}

/** A line of text in a box, from the box's corner to the baseline. */
export interface BoxRow {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly kind: 'name' | 'sub' | 'subject' | 'mono' | 'strong';
  readonly anchor: 'start' | 'middle' | 'end';
}
/** A circle in its box, and at which sides a rail as wide as the box gathers its lines. */
export interface Disc {
  /** its left and top, from the box's corner */
  readonly x: number;
  readonly y: number;
  readonly over: boolean;
  readonly under: boolean;
  /** a rail down the right side, for holdings of the company asked about in itself */
  readonly right?: boolean;
}
export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** undefined: the undeclared rest, or parties folded into one */
  readonly node?: NodeIn;
  readonly label: string;
  readonly sub: string;
  readonly shape: 'company' | 'person' | 'triangle' | 'other' | 'rest' | 'fold';
  readonly rows: readonly BoxRow[];
  /** of the parallel notation */
  readonly disc?: Disc;
  /** in the beam alone: the top of its bar, 14 px high */
  readonly bar?: number;
}
export interface Line {
  readonly id: string;
  readonly edge?: EdgeIn;
  /** rest: to the undeclared; fold: to parties folded into one */
  readonly kind: 'edge' | 'rest' | 'fold';
  /** from the owner to the owned, the arrow at the end */
  readonly points: readonly Point[];
  /** companies in the loop that this line closes by running upward */
  readonly loop?: number;
  readonly label?: Label;
  /** the label's upper left corner */
  readonly labelX: number;
  readonly labelY: number;
}
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly notation: Notation;
  /** parties that stand in a fold, by name in the table alone */
  readonly folded: readonly NodeIn[];
  /** set where nothing is drawn: the table has them all */
  readonly tooMany?: { readonly boxes: number; readonly lines: number; readonly most: number };
}

/** A line before it has a place: from an upper to a lower box of the drawing. */
export interface Wire {
  readonly id: string;
  readonly kind: 'edge' | 'rest' | 'fold' | 'trunk';
  readonly edge?: EdgeIn;
  readonly upper: string;
  readonly lower: string;
  /** runs upward: its arrow is at the upper end */
  readonly up: boolean;
  readonly loop?: number;
  readonly label?: Label;
}
/** A box before it has a place. */
export interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly shape: Box['shape'];
  readonly node?: NodeIn;
  readonly label: string;
  readonly sub: string;
  readonly rows: readonly BoxRow[];
  readonly disc?: Disc;
  /** room kept right of it for its holding in itself */
  readonly side?: number;
  /** room kept right of that for words outside it */
  readonly beside?: number;
}

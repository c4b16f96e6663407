/** What the timeline is drawn of: blocks of time and words, in pixels of the picture. */
export type Ink = 'econ' | 'votes' | 'ink';
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly look:
    | 'solid'
    | 'hatch'
    | 'fade-in'
    | 'fade-out'
    | 'outline'
    | 'frame-in'
    | 'frame-out'
    | 'dotted'
    | 'diamond';
  readonly ink: Ink;
}
export interface Text {
  /** of its left end */
  readonly x: number;
  /** baseline of the first line */
  readonly y: number;
  readonly lines: readonly string[];
  /** what it may take; never under what it takes */
  readonly width: number;
  readonly face: 'sans' | 'strong' | 'quoted' | 'inside' | 'sub' | 'flagged';
}
/** Something that can be opened: a figure of a holding, an office, an event. */
export interface Mark {
  readonly id: string;
  /** who it is about, before its own words; may be empty */
  readonly who: string;
  readonly what: string;
  readonly blocks: readonly Block[];
  readonly texts: readonly Text[];
  readonly statements: readonly string[];
  /** for a screen reader: when */
  readonly when: string;
}
export interface Axis {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
}
export const LINE = 15;
export const SIZE = 12.5;

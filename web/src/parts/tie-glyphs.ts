/** A sign for each kind of tie, 24 by 20: boxes are companies, dots persons, arrows holdings; round ends where nothing is held. */
const BOX = 'M0-3.5h7v7h-7z';
const box = (x: number, y: number): string => BOX.replace('M0-3.5', `M${x} ${y - 3.5}`);
const dot = (x: number, y: number, r = 3): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

export interface TieSign {
  /** drawn as lines */
  readonly line: string;
  /** filled */
  readonly solid: string;
}

export const TIE_SIGNS: Readonly<Record<string, TieSign>> = {
  'common-controller': { line: `${box(1, 16)}${box(16, 16)}M12 6L5 12M12 6l7 6`, solid: dot(12, 4) },
  'direct-stake': { line: `${box(1, 10)}M8 10h11`, solid: 'M17 6.5v7l6-3.5z' },
  'common-holder': { line: `${box(1, 16)}${box(16, 16)}${box(8.5, 4.5)}M10 8L5 12M14 8l5 4`, solid: '' },
  'joint-holding': { line: `${box(1, 4)}${box(16, 4)}${box(8.5, 15.5)}M5 8l5 4M19 8l-5 4`, solid: '' },
  'joint-investment': { line: `${dot(12, 10, 5)}M12 7.5v5M0 10h4M24 10h-4`, solid: 'M4 7v6l4-3zM20 7v6l-4-3z' },
  transfer: { line: 'M1 5h9v10H1zM10 10h9M3.5 8h4M3.5 11h4', solid: 'M17 6.5v7l6-3.5z' },
  concert: { line: `${dot(8.5, 10, 6)}${dot(15.5, 10, 6)}`, solid: '' },
  founder: { line: 'M6 19V2', solid: 'M6 2h13l-4 4 4 4H6z' },
  office: { line: 'M2 7h20v11H2zM8 7V3h8v4M2 12h20', solid: '' },
  customer: {
    line: 'M5.5 6h13M5.5 14h13',
    solid: `${dot(3.5, 6, 2)}${dot(20.5, 6, 2)}${dot(3.5, 14, 2)}${dot(20.5, 14, 2)}`,
  },
  family: { line: 'M6 6v5h12V6M12 11v3', solid: `${dot(6, 4)}${dot(18, 4)}${dot(12, 16.5)}` },
  other: { line: 'M5 10h14', solid: `${dot(3, 10, 2)}${dot(12, 10, 2)}${dot(21, 10, 2)}` },
  chain: { line: `${box(1, 5)}${box(9, 10)}${box(16.5, 15)}M5 8.5v2h4M13 13.5v2h3.5`, solid: '' },
};

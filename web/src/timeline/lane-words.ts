/** The words of the page that stand in the picture. */
import type { Lane } from './lanes.ts';

export interface LaneWords {
  readonly groups: Readonly<Record<Lane['group'], string>>;
  readonly disagree: string;
  readonly noFigure: string;
  readonly controls: string;
  readonly otherReading: string;
  readonly events: string;
  readonly total: string;
  readonly directly: string;
  readonly saidOf: string;
  /** months are numbers */
  readonly numbers: boolean;
  /** names and figures as they are shown */
  readonly name: (text: string) => string;
  readonly share: (text: string) => string;
}

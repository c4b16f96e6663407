/** Shapes of what the server answers; the engine's own types, nothing of its code. */
import type { EvidenceOut } from '../../src/faces/http/api.ts';
import type { Envelope, StructureAnswer } from '../../src/index.ts';

export type Structure = Omit<Envelope, 'answer'> & { readonly answer: StructureAnswer };
export type Edge = StructureAnswer['edges'][number];
export type Share = NonNullable<Edge['economic']>;
export type Evidence = EvidenceOut;
export type Verdict = 'yes' | 'no' | 'cannot-tell';
export interface Regime {
  readonly id: string;
  readonly title: string;
  readonly verbs: readonly string[];
}

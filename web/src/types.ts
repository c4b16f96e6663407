/** Shapes of what the server answers; the engine's own types, nothing of its code. */
import type { Envelope, StructureAnswer } from '../../src/index.ts';

export type Structure = Omit<Envelope, 'answer'> & { readonly answer: StructureAnswer };
export type Edge = StructureAnswer['edges'][number];
export type Share = NonNullable<Edge['economic']>;
export type Verdict = 'yes' | 'no' | 'cannot-tell';
export interface Evidence {
  readonly statement: string;
  readonly kind: string;
  readonly source: {
    readonly name: string;
    readonly kind: string;
    readonly manner: string;
    readonly publisher?: string;
    readonly published?: string;
    readonly url?: string;
  };
  readonly place: string;
  readonly words: readonly string[];
  readonly attributedTo?: string;
  readonly dates: Readonly<Record<string, string>>;
}
export interface Regime {
  readonly id: string;
  readonly title: string;
  readonly verbs: readonly string[];
}

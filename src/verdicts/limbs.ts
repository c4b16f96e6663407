/** One limb of a rule for one party or group: which engine applies it. */
import { VotesBook } from '../compute/index.ts';
import type { ControlOptions, Undisclosed } from '../compute/types.ts';
import type { LimbRule, Rule, RuleVersion } from '../rules/types.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { attribute } from './attribute/engine.ts';
import { coexistA, coexistB } from './coexist/engine.ts';
import { boardMajority, controlled, influence } from './control/engine.ts';
import { multiply } from './multiply/engine.ts';
import { rollUp } from './roll-up/engine.ts';
import type { Limb } from './types.ts';

/** Everything an engine may look at. */
export interface Bench {
  readonly snapshot: Snapshot;
  readonly company: Node;
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly undisclosed: Undisclosed;
  readonly control: ControlOptions;
  readonly votes: VotesBook;
}

export function benchOf(
  snapshot: Snapshot,
  company: Node,
  rule: Rule,
  version: RuleVersion,
  undisclosed: Undisclosed,
): Bench {
  const control: ControlOptions = { measure: 'votes', ...version.control, undisclosed };
  return { snapshot, company, rule, version, undisclosed, control, votes: new VotesBook(snapshot, control) };
}

type Engine = (bench: Bench, limb: LimbRule, seed: readonly Node[]) => Limb;

const ENGINES: Partial<Record<LimbRule['engine'], Engine>> = {
  attribute,
  multiply,
  'roll-up': rollUp,
  control: controlled,
  'coexist-a': coexistA,
  'coexist-b': coexistB,
  board: boardMajority,
  influence,
};

export function limbsOf(bench: Bench, seed: readonly Node[]): readonly Limb[] {
  return bench.version.limbs.flatMap((limb) => {
    const engine = ENGINES[limb.engine];
    return engine === undefined ? [] : [engine(bench, limb, seed)];
  });
}

/** One limb of a rule for one party or group: which engine applies it. */
import type { LimbRule } from '../rules/types.ts';
import type { Node } from '../snapshot/types.ts';
import { arrangement } from './arrangement/engine.ts';
import { attribute } from './attribute/engine.ts';
import type { Bench } from './bench.ts';
import { coexistA, coexistB } from './coexist/engine.ts';
import { boardMajority, controlled, influence } from './control/engine.ts';
import { withFiling } from './filing.ts';
import { multiply } from './multiply/engine.ts';
import { readings } from './readings/engine.ts';
import { rollUp } from './roll-up/engine.ts';
import type { Limb } from './types.ts';

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
  readings: (bench, limb, seed) => readings(bench, limb, seed, judged),
};

/** @throws RangeError for an engine that judges no single limb: a regime with a reading of that kind is wrong */
function judged(bench: Bench, limb: LimbRule, seed: readonly Node[]): Limb {
  const engine = ENGINES[limb.engine];
  if (engine === undefined) throw new RangeError(`${limb.id}: no limb is judged by ${limb.engine}`);
  return engine(bench, limb, seed);
}

/** A pact is judged only on limbs whose law adds parties acting together, a role in a trust only for who has one. */
export function limbsOf(bench: Bench, seed: readonly Node[]): readonly Limb[] {
  return bench.version.limbs.flatMap((limb) => {
    if (limb.engine === 'arrangement') return arrangement(bench, limb, seed, limbsOf);
    const engine = ENGINES[limb.engine];
    if (engine === undefined || (bench.issuers !== undefined && limb.pacts === 'apart')) return [];
    return [withFiling(bench, seed, engine(bench, limb, seed))];
  });
}

/** Limbs of one line: most statutes name a share once and use it throughout. */
import type { Exact } from '../terms/exact.ts';
import type { LimbRule } from './types.ts';

type More = Partial<Omit<LimbRule, 'id' | 'title' | 'engine' | 'measure' | 'clause'>>;
export type MakeLimb = (
  id: string,
  title: string,
  engine: LimbRule['engine'],
  measure: LimbRule['measure'],
  clause: string,
  more?: More,
) => LimbRule;

/**
 * @param threshold a fraction of one
 * @param inclusive exactly the threshold is enough
 * @example const limb = limbsAt(percent(25), false); limb('shares', 'more than 25 % of the shares', 'roll-up', 'economic', 's. 3(2)')
 */
export const limbsAt =
  (threshold: Exact, inclusive: boolean): MakeLimb =>
  (id, title, engine, measure, clause, more = {}) => ({
    id,
    title,
    engine,
    measure,
    threshold,
    inclusive,
    clause,
    ...more,
  });

/** A majority of the votes. */
export const limbOfControl = (limb: MakeLimb, clause: string, half: Exact): LimbRule =>
  limb('control', 'control: a majority of the votes, or as stated', 'control', 'votes', clause, {
    threshold: half,
    inclusive: false,
  });

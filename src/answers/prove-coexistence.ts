/** Ownership and control in one structure, as steps: what controlled entities hold, and interests in who controls. */
import { ownershipBounds } from '../compute/index.ts';
import type { ControlOptions, Measure } from '../compute/types.ts';
import type { Node } from '../snapshot/types.ts';
import type { Limb } from '../verdicts/types.ts';
import { type Ground, least, most, type Proven, type Told } from './prove-ground.ts';

/** What the entities a party controls hold without it, and where that is too little, with its own part too. */
export function apart(
  ground: Ground,
  limb: Limb,
  { options, measures }: NonNullable<Limb['evidence']['apart']>,
): Told | undefined {
  const { builder, seed } = ground;
  const book = ground.book(options);
  const one = (measure: Measure): Told => {
    const alone = book.proveCredited(builder, seed, measure, true);
    const told = ground.line(limb, alone);
    // With nothing in the hands of what it controls there is nothing to add its own part to.
    if (alone.share.hi.n === 0n) return told;
    return ground.unclear(limb, told, () => ground.line(limb, book.proveCredited(builder, seed, measure)));
  };
  return ground.any(limb, measures.map(one));
}

/** An interest in an entity that controls the company: one is enough, for a "no" every entity above is looked at. */
export function between(
  ground: Ground,
  limb: Limb,
  { options, entities }: NonNullable<Limb['evidence']['between']>,
): Told {
  const { builder, company } = ground;
  const list = entities.map(({ entity, measures }) => {
    const rests = ground.book(options).prove(builder, [entity]);
    const control = ground.votes(rests)?.verdict ?? 'cannot-tell';
    const interest = control === 'no' ? undefined : interestIn(ground, limb, entity, options, measures);
    return { entity, control: rests, told: least([control, interest?.verdict ?? 'no']), interest };
  });
  const verdict = most(list.map((x) => x.told));
  const shown = verdict === 'yes' ? list.filter((x) => x.told === 'yes').slice(0, 1) : list;
  return {
    verdict,
    claim: (name) => {
      const interests = shown.map(({ interest }, at) => interest?.claim(`${name}/${at + 1}`));
      return ground
        .ruled(limb, verdict, ({ id, premises }) => {
          for (const { entity } of entities) for (const m of ['economic', 'votes'] as const) premises.column(m, entity);
          for (const m of ['economic', 'votes'] as const) premises.column(m, company);
          return {
            kind: 'between',
            company: id(company),
            entities: shown.map(({ entity, control }, at) => ({
              entity: id(entity),
              control,
              ...(interests[at] === undefined ? {} : { interest: interests[at] }),
            })),
          };
        })
        .claim(name);
    },
  };
}

function interestIn(
  ground: Ground,
  limb: Limb,
  entity: Node,
  options: ControlOptions,
  measures: readonly Measure[],
): Told | undefined {
  const { builder, seed, books } = ground;
  const one = (measure: Measure): Told => {
    const bounds = ownershipBounds(books.snapshot, seed, entity, { measure, undisclosed: options.undisclosed });
    const held = { id: builder.addOwnershipBounds(bounds), share: bounds.bounds };
    const whole = (): Proven => ground.book(options, entity).proveCredited(builder, seed, measure);
    return ground.unclear(limb, ground.line(limb, held), () => ground.line(limb, whole()));
  };
  return ground.any(limb, measures.map(one));
}

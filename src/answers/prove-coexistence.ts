/** Ownership and control in one structure, as steps: what controlled entities hold, and interests in who controls. */
import { ownershipBounds } from '../compute/index.ts';
import type { ControlOptions, Measure } from '../compute/types.ts';
import { ancestorsByAny } from '../proof/index.ts';
import type { Node } from '../snapshot/types.ts';
import type { Limb } from '../verdicts/types.ts';
import { type Ground, least, most, type Proven, type Told } from './prove-ground.ts';
import { proveHands } from './prove-hands.ts';

/** What the entities a party controls hold without it, and where that is too little, with its own part too. */
export function apart(ground: Ground, limb: Limb, evidence: NonNullable<Limb['evidence']['apart']>): Told | undefined {
  const credited = (measure: Measure, without = false): Proven =>
    creditedIn(ground, ground.company, evidence, measure, without);
  const one = (measure: Measure): Told => {
    const alone = credited(measure, true);
    const told = ground.line(limb, alone);
    // With nothing in the hands of what it controls there is nothing to add its own part to.
    if (alone.share.hi.n === 0n) return told;
    return ground.unclear(limb, told, () => ground.line(limb, credited(measure)));
  };
  return ground.any(limb, evidence.measures.map(one));
}

/** What the party has in a company with the whole part of what it controls; `apart`: without its own. */
function creditedIn(
  ground: Ground,
  company: Node,
  { options, sharesToo }: { readonly options: ControlOptions; readonly sharesToo: boolean },
  measure: Measure,
  apart = false,
): Proven {
  const { builder, seed } = ground;
  if (!sharesToo) return ground.book(options, company).proveCredited(builder, seed, measure, apart);
  return builder.addCredited({ company, measure, apart }, proveHands(ground, company, options));
}

/** An interest in an entity that controls the company: one is enough, for a "no" every entity above is looked at. */
export function between(ground: Ground, limb: Limb, evidence: NonNullable<Limb['evidence']['between']>): Told {
  const { options, entities } = evidence;
  const { builder, company } = ground;
  const list = entities.map(({ entity, measures }) => {
    const rests = ground.book(options).prove(builder, [entity]);
    const control = ground.votes(rests)?.verdict ?? 'cannot-tell';
    const interest = control === 'no' ? undefined : interestIn(ground, limb, entity, evidence, measures);
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
          // One that is over the line needs nobody else to be looked at.
          if (verdict !== 'yes')
            for (const node of ancestorsByAny(ground.books.snapshot, company))
              for (const m of ['economic', 'votes'] as const) premises.column(m, node);
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
  drawn: { readonly options: ControlOptions; readonly sharesToo: boolean },
  measures: readonly Measure[],
): Told | undefined {
  const { builder, seed, books } = ground;
  const one = (measure: Measure): Told => {
    const bounds = ownershipBounds(books.snapshot, seed, entity, { measure, undisclosed: drawn.options.undisclosed });
    const held = { id: builder.addOwnershipBounds(bounds), share: bounds.bounds };
    const whole = (): Proven => creditedIn(ground, entity, drawn, measure);
    return ground.unclear(limb, ground.line(limb, held), () => ground.line(limb, whole()));
  };
  return ground.any(limb, measures.map(one));
}

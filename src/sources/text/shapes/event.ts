/** What happens to a company's capital, and ties that are no ownership: listings, rounds, customers, pacts. */
import { HELD_SHARE, LIST, M, N, VOTES } from '../lexicon.ts';
import { dayOf, eventDay, fromWhom } from './tail.ts';
import { listed, type Meeting, type Part, type Saying, type Shape, shape } from './types.ts';

const name = (mark: string | undefined): Part => ({ name: mark ?? '' });

function invested(met: Meeting): readonly Saying[] {
  const buyers = [...listed(met.groups['with']), ...listed(met.groups['h'])];
  const parts: Part[] = [
    { names: buyers },
    ' invested ',
    { money: met.groups['m'] ?? '' },
    ' in ',
    name(met.groups['c']),
    ...eventDay(met),
  ];
  return [{ relation: 'event', parts }];
}

function raised(met: Meeting): readonly Saying[] {
  const value = new RegExp(`valu(?:ation of|ing (?:it|${N}) at|ed at) (?<m>${M})`, 'u').exec(met.behind)?.groups?.['m'];
  const led = new RegExp(`led by (?<l>${LIST})`, 'u').exec(met.behind)?.groups?.['l'];
  const from = led === undefined ? fromWhom(met.behind) : listed(led);
  const parts: Part[] = [
    name(met.groups['h']),
    ' raised ',
    { money: met.groups['m'] ?? '' },
    ...(value === undefined ? [] : [' at a valuation of ', { money: value }]),
    ...(from.length === 0 ? [] : [' from ', { names: from }]),
    ...eventDay(met),
  ];
  return [{ relation: 'event', parts }];
}

function concert(met: Meeting): readonly Saying[] {
  const all = [...listed(met.groups['h']), ...listed(met.groups['with'])];
  const pact: Saying = { relation: 'tie', parts: [{ names: all }, ' act in concert over ', name(met.groups['c'])] };
  const joint = new RegExp(
    `^,? and (?:together |jointly )?(?:control|hold|own) ${HELD_SHARE('s')} of (?<v>${VOTES})(?=,|\\.|$)`,
    'u',
  ).exec(met.behind);
  if (joint === null) return [pact];
  return [
    pact,
    {
      relation: 'holding',
      parts: [
        { names: all },
        ' jointly hold ',
        { share: joint.groups?.['s'] ?? '' },
        ' of the votes of ',
        name(met.groups['c']),
      ],
    },
  ];
}

export const EVENT_SHAPES: readonly Shape[] = [
  shape(
    `(?:(?:together|jointly) with (?<with>${LIST}),? )?(?<h>${LIST}) (?:has |have |had )?(?:jointly |together )?(?:invested|put) (?<m>${M}) (?:in|into) (?<c>${N})`,
    invested,
  ),
  shape(`(?<h>${N}) (?:has |had )?raised (?<m>${M})`, raised),
  shape(
    `(?<h>${N}) (?:was listed|listed|(?:has |had )?gone public|went public|floated)(?: (?:its |${N}'s )?shares)? (?:in|on) (?:the )?(?<p>${N})`,
    (met) => [
      { relation: 'event', parts: [name(met.groups['h']), ' was listed in ', name(met.groups['p']), ...eventDay(met)] },
    ],
  ),
  shape(`(?<h>${N}) was spun off (?:from|by) (?<c>${N})`, (met) => [
    {
      relation: 'event',
      parts: [name(met.groups['h']), ' was spun off from ', name(met.groups['c']), ...eventDay(met)],
    },
  ]),
  shape(`(?<c>${N}) (?:has |had )?spun off (?<h>${N})(?!'s)`, (met) => [
    {
      relation: 'event',
      parts: [name(met.groups['h']), ' was spun off from ', name(met.groups['c']), ...eventDay(met)],
    },
  ]),
  shape(
    `(?<h>${LIST}) (?:are acting|act|acted) in concert(?: with (?<with>${LIST}))? (?:in relation to|in respect of|with respect to|over|in|regarding) (?<c>${N})`,
    concert,
  ),
  shape(
    `(?<h>${N}) is (?:an? |the |one of the )?(?<what>(?:(?:anchor|key|major|main|biggest|largest|important|leading) )?(?:customer|supplier|client)) (?:of|to) (?<c>${N})(?:'s (?<unit>[a-z-]+ (?:business|division|unit|arm|service)))?`,
    (met) => {
      const { h, what = '', c, unit } = met.groups;
      const since = dayOf(met);
      return [
        {
          relation: 'tie',
          parts: [
            name(h),
            ` is a ${what} of ${unit === undefined ? '' : `the ${unit} of `}`,
            name(c),
            ...(since?.prep === 'since' ? [{ date: since.mark, as: 'since' } as const] : []),
          ],
        },
      ];
    },
  ),
];

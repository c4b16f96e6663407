/** Who runs what: offices held, begun and given up; who founded it. */
import { D, LIST, N, OFFICES, OWNER_NOUN } from '../lexicon.ts';
import { whatHeIs } from './control.ts';
import { dayOf, eventDay } from './tail.ts';
import { listed, type Meeting, type Part, type Saying, type Shape, shape } from './types.ts';

/** "as its chairman", "as chairman of B": one of the two. */
const POST = `(?:(?:the |an? )?(?<role>${OFFICES}) (?:of|at) (?<c>${N})(?!'s)|(?<c2>${N})'s (?<role2>${OFFICES}))`;
const role = ({ groups }: Meeting): string =>
  (groups['role'] ?? groups['role2'] ?? '').replace(/ and (?:its|the) /g, ' and ');
const where = ({ groups }: Meeting): Part => {
  const c = groups['c'] ?? groups['c2'];
  return c === undefined ? { last: 'company' } : { name: c };
};
const who = ({ groups }: Meeting): Part => ({ name: groups['h'] ?? '' });

function is(met: Meeting): readonly Saying[] {
  const day = dayOf(met);
  const since = day?.prep === 'since' ? [{ date: day.mark, as: 'since' } as const] : [];
  return [{ relation: 'office', parts: [who(met), ` is ${role(met)} of `, where(met), ...since] }];
}
/** "returned as", "gave up the post of": a turn wants its day. Without one the beginning still says that he is. */
const turn =
  (words: string, begins: boolean): Shape['say'] =>
  (met) => {
    const day = eventDay(met);
    if (day.length === 0) return begins ? is(met) : { why: 'it does not say when the office ended' };
    return [{ relation: 'office', parts: [who(met), ` ${words} ${role(met)} of `, where(met), ...day], past: true }];
  };

function was(met: Meeting): readonly Saying[] | { readonly why: string } {
  const day = dayOf(met);
  if (day === undefined || !/^(?:until|till|to)$/.test(day.prep))
    return { why: 'it does not say when the office ended' };
  const parts: Part[] = [who(met), ` was ${role(met)} of `, where(met), { date: day.mark, as: 'until' }];
  return [{ relation: 'office', parts, past: true }];
}

function founded(met: Meeting): readonly Saying[] {
  const all = listed(met.groups['h']);
  if (all.length === 0) return [];
  const day = eventDay(met);
  return all.map((h) => ({
    relation: 'tie',
    parts: [{ name: h }, ' founded ', { name: met.groups['c'] ?? '' }, ...day],
  }));
}

const HAS = '(?:has |have |had )?';

/** "chairman and the largest shareholder of B" */
function officeAndRank(met: Meeting): readonly Saying[] {
  const { h = '', what = '', c = '' } = met.groups;
  const bare = { ...met, behind: '', before: '', inside: '' };
  return [...is(bare), ...whatHeIs(h, what, [c], bare)];
}

export const OFFICE_SHAPES: readonly Shape[] = [
  shape(
    `(?<h>${N}) (?:is|remains) (?:the |an? |its )?(?<role>${OFFICES}) and (?:the |an? |its )?(?<what>${OWNER_NOUN}) (?:of|in|at) (?<c>${N})(?!'s)`,
    officeAndRank,
  ),
  shape(
    `(?<h>${N}) (?:is|remains) (?:the |an? |its )?(?<what>${OWNER_NOUN}) and (?:the |an? |its )?(?<role>${OFFICES}) (?:of|in|at) (?<c>${N})(?!'s)`,
    officeAndRank,
  ),
  shape(
    `(?<h>${N}) ${HAS}(?:gave up|left|relinquished|quit) (?:the |N's |his |her |${N}'s )?(?:post|role|job|position)? ?(?:as |of )?${POST}`,
    turn('gave up the post of', false),
  ),
  shape(`(?<h>${N}) ${HAS}(?:stepped down|resigned|retired) as ${POST}`, turn('stepped down as', false)),
  shape(`(?<h>${N}) ${HAS}(?:returned|came back|went back)(?: in ${D})? as ${POST}`, turn('returned as', true)),
  shape(`(?<h>${N}) ${HAS}(?:became|was appointed(?: as)?|was named(?: as)?|was made) ${POST}`, turn('became', true)),
  shape(
    `(?<c>${N}) ${HAS}(?:named|appointed|made) (?<h>${N}) (?:as )?(?:the |its |${N}'s )?(?<role>${OFFICES})(?! (?:of|at) )`,
    is,
  ),
  shape(`(?<h>${N}) (?:is|remains|serves as|has been) (?:both )?${POST}`, is),
  shape(`(?<h>${N}) (?:succeeds|succeeded|replaces|replaced) ${N} as ${POST}`, turn('became', true)),
  shape(
    `(?<h>${N}) (?:sits on|serves on|is a member of|joined|was appointed to|was elected to) (?:the board(?: of directors)? of (?<c>${N})|(?<c2>${N})'s board)`,
    (met) => is({ ...met, groups: { ...met.groups, role: 'director' } }),
  ),
  shape(`(?<c>${N})(?:'s board)? is chaired by (?<h>${N})`, (met) =>
    is({ ...met, groups: { ...met.groups, role: 'chairman' } }),
  ),
  shape(`(?<c>${N}) (?<role>${OFFICES}) (?<h>${N})(?!'s)`, is),
  shape(`(?<h>${N}) (?:was|had been|served as) ${POST}`, was),
  shape(`(?<h>${N}) (?:chairs|has chaired) (?:the board of )?(?<c>${N})(?!'s)`, (met) =>
    is({ ...met, groups: { ...met.groups, role: 'chairman' } }),
  ),
  shape(`(?<c>${N})'s (?<role>${OFFICES}),? (?:is )?(?<h>${N})(?=,|\\.|$| )(?!'s)`, is),
  shape(`(?<h>${N}), (?:the )?(?<role>${OFFICES}) (?:of|at) (?<c>${N})(?=,|\\.|$)`, is),
  shape(`(?<h>${N}) ${HAS}joined (?<c>${N})(?!'s)`, (met) => {
    const as = /as (?:an? )?(?<as>[a-z-]+(?: (?!in |on )[a-z-]+){0,2}?)(?=,|\.|$| in | on )/u.exec(met.behind)
      ?.groups?.['as'];
    const parts: Part[] = [
      who(met),
      ' joined ',
      where(met),
      ...eventDay(met),
      ...(as === undefined ? [] : [` as ${as}`]),
    ];
    return [{ relation: 'office', parts }];
  }),
  shape(`(?<h>${LIST}) ${HAS}(?:(?:co-)?founded|set up|started|established) (?<c>${N})(?!'s)`, founded),
  shape(`(?<c>${N}) was (?:(?:co-)?founded|set up|started|established)(?: in ${D})? by (?<h>${LIST})`, founded),
];

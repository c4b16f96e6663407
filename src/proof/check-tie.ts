/** Ties between two parties: each has the shape its name says, and each link is in a premise or derived before it. */
import type { Premised } from './premised.ts';
import type { Ends, Step, TieStep, ToldPremise } from './types.ts';

type Done = ReadonlyMap<string, Step>;
type Link = TieStep['links'][number];

export function checkTie(step: TieStep, premised: Premised, done: Done): string[] {
  const failures = SHAPES[step.how](step) ? [] : [`the links make no ${step.how}`];
  for (const link of step.links)
    if (!stands(step, link, premised, done)) failures.push(`${link.from} and ${link.to}: nothing shows the link`);
  if (step.share !== undefined && !sameEnds(step.share, shareOf(step.links[0], premised, done)))
    failures.push('the share is not that of the first link');
  return failures;
}

const two = (a: string, b: string): string => [a, b].sort().join('\n');
const acrossIn = ({ a, b, links }: TieStep): boolean =>
  links.length === 1 && links.every((l) => two(l.from, l.to) === two(a, b));
/** One party above, or in, both. */
const fromOne = ({ a, b, links: [x, y, ...more] }: TieStep): boolean =>
  more.length === 0 && x?.from === y?.from && x?.to === a && y?.to === b;
const toOne = ({ a, b, links: [x, y, ...more] }: TieStep): boolean =>
  more.length === 0 && x !== undefined && x.to === y?.to && x.from === a && y.from === b;
const told = ({ links }: TieStep): boolean => links.length === 1;

/** From the one to the other, link by link, in either direction. */
function path({ a, b, links }: TieStep): boolean {
  let at = a;
  for (const { from, to } of links) {
    if (from !== at && to !== at) return false;
    at = from === at ? to : from;
  }
  return at === b;
}

const SHAPES: Readonly<Record<TieStep['how'], (step: TieStep) => boolean>> = {
  'common-controller': fromOne,
  'direct-stake': acrossIn,
  'common-holder': fromOne,
  'joint-holding': toOne,
  'joint-investment': toOne,
  transfer: acrossIn,
  concert: told,
  founder: told,
  office: (step) => fromOne(step) || acrossIn(step),
  customer: told,
  family: told,
  other: told,
  chain: path,
};

const HELD: ReadonlySet<TieStep['how']> = new Set(['direct-stake', 'common-holder', 'joint-holding', 'chain']);
const TOLD: Readonly<Record<ToldPremise['what'], TieStep['how'] | undefined>> = {
  commercial: 'customer',
  family: 'family',
  concert: 'concert',
  founder: 'founder',
  plan: 'other',
  other: 'other',
  transaction: undefined,
};

function stands(step: TieStep, link: Link, premised: Premised, done: Done): boolean {
  const { a, b, how } = step;
  if (how === 'common-controller') {
    const votes = done.get(link.rests);
    const over = votes?.kind === 'votes' && votes.company === link.to && votes.seed.join() === link.from;
    return over && votes.verdict === 'yes' && votes.options.quota === '1/2' && !votes.options.inclusive;
  }
  const p = premised.at(link.rests);
  if (HELD.has(how))
    return p?.kind === 'holding' && p.measure === 'economic' && p.holder === link.from && p.company === link.to;
  if (how === 'office' && p?.kind === 'office')
    return p.holder === link.from && p.company === link.to && p.live !== 'no';
  if (p?.kind !== 'told') return false;
  if (how === 'office')
    return p.what === 'founder' && p.parties.at(-1) === link.to && p.parties.slice(0, -1).includes(link.from);
  if (how === 'joint-investment')
    return p.what === 'transaction' && p.parties.includes(link.from) && p.company === link.to;
  if (how === 'transfer')
    return p.what === 'transaction' && p.sellers.includes(link.from) && p.parties.includes(link.to);
  const among = [a, b, link.from, link.to].every((x) => p.parties.includes(x));
  return TOLD[p.what] === how && among;
}

function shareOf(link: Link | undefined, premised: Premised, done: Done): Ends | undefined {
  const votes = done.get(link?.rests ?? '');
  if (votes?.kind === 'votes') return votes.share;
  const p = premised.at(link?.rests ?? '');
  return p?.kind === 'holding' ? p : undefined;
}

const sameEnds = (a: Ends, b: Ends | undefined): boolean =>
  b !== undefined && (['lo', 'hi', 'loOpen', 'hiOpen'] as const).every((k) => a[k] === b[k]);

/** A proof in sentences, one a step, for people. */
import { type Exact, percentNumber } from '../terms/exact.ts';
import { intervalOf, read } from './numbers.ts';
import type { Ends, Proof, Step } from './types.ts';

const percent = (a: Exact, direction: 'down' | 'up'): string => String(percentNumber(a, direction));
function share(e: Ends): string {
  const a = intervalOf(e);
  if (a.lo.equals(a.hi)) return `${percentNumber(a.lo, 'nearest')} %`;
  return `${a.loOpen ? '(' : '['}${percent(a.lo, 'down')}, ${percent(a.hi, 'up')}${a.hiOpen ? ')' : ']'} %`;
}

const WEIGHED = {
  all: 'as far as something of it is held through others',
  any: 'one of shares and votes is enough',
  readings: 'as the text is read in several ways',
  unclear: 'as far as the text says whether its own part is added',
} as const;

/** @returns "1. …", premises first; then what no step shows, and each side with a line of its own above it */
export function explainProof(proof: Proof): readonly string[] {
  const sides = (proof.sides ?? []).flatMap((side) => [
    side.of === 'scenario' ? 'After the changes supposed:' : `As of ${side.asAt}, known at ${side.knownAt}:`,
    ...explainPart(side),
  ]);
  return [...explainPart(proof), ...sides];
}

function explainPart(proof: Pick<Proof, 'premises' | 'steps' | 'unproven'>): readonly string[] {
  const names = new Map<string, string>();
  for (const p of proof.premises) {
    if ('name' in p) names.set(p.company, p.name);
    if ('holderName' in p) names.set(p.holder, p.holderName);
    if (p.kind === 'members') for (const m of p.members) names.set(m.party, m.name);
    if (p.kind === 'column') for (const h of p.holders) names.set(h.party, h.name);
  }
  const name = (id: string): string => names.get(id) ?? id;
  const list = (ids: readonly string[]): string => ids.map(name).join(' and ');
  const premises = proof.premises.map((p) => premiseText(p, name, list));
  const steps = proof.steps.map((s) => stepText(s, name, list));
  const left = (proof.unproven ?? []).map((u) => {
    const what = u.what ?? `${u.limb ?? ''} of ${u.rule ?? ''}`;
    return `No step shows ${what}${u.parties.length === 0 ? '' : ` (${list(u.parties)})`}: ${u.why}.`;
  });
  return [...[...premises, ...steps].map((text, at) => `${at + 1}. ${text}`), ...left];
}

function premiseText(
  p: Proof['premises'][number],
  name: (id: string) => string,
  list: (ids: readonly string[]) => string,
): string {
  switch (p.kind) {
    case 'column': {
      const holders = p.holders.map((h) => `${h.name} ${share(h)}`).join(', ');
      const what = p.measure === 'votes' ? 'votes' : 'shares';
      return `Given: of the ${what} of ${p.name}, ${holders}${p.complete ? '; the list is complete' : ''}.`;
    }
    case 'digest':
      return `Given: the holders of ${p.name}, as digest ${p.digest}.`;
    case 'claim':
      return `Given: ${name(p.holder)} is said to have ${share(p.total)} of ${name(p.company)}, which may count what ${list(p.counts)} holds.`;
    case 'filed':
      return `Given: ${name(p.holder)} filed ${share(p.total)} of ${name(p.company)} under ${p.rule}.`;
    case 'members':
      return `Given: ${name(p.company)} is ${p.members.map((m) => m.name).join(' and ')} together.`;
    case 'kin':
      return `Given: ${name(p.holder)} is ${p.kinship} of ${name(p.company)}${p.counts === 'yes' ? '' : ', or may be'}.`;
    case 'office':
      return `Given: ${name(p.holder)} is ${p.role} of ${name(p.company)}${p.live === 'cannot-tell' ? ', which may not stand on the day' : ''}.`;
    case 'holding':
      return `Given: ${name(p.holder)} has ${share(p)} of the ${p.measure === 'votes' ? 'votes' : 'shares'} of ${name(p.company)}.`;
    case 'told':
      return `Given: a source tells of ${list([...new Set([...p.parties, ...p.sellers])])} (${p.what}${p.what === 'transaction' ? `, ${name(p.company)}` : ''}).`;
    case 'stated-control':
      return `Given: a source states that ${name(p.controller)} controls ${name(p.company)} (assumption ${p.assumption}).`;
  }
}

function stepText(s: Step, name: (id: string) => string, list: (ids: readonly string[]) => string): string {
  switch (s.kind) {
    case 'ownership':
      return `So ${list(s.holders)} has ${share(s.share)} of ${name(s.company)}, looked through (${s.measure}).`;
    case 'flow': {
      const rows = s.lines.filter((l) => l.party !== s.company).map((l) => `${name(l.party)} ${share(l)}`);
      return `So of ${name(s.company)}, looked through (${s.measure}): ${rows.join(', ')}.`;
    }
    case 'joint':
      return `So ${list(s.set)} has ${share(s.share)} of ${name(s.company)} together (${s.measure}).`;
    case 'credited':
      return `So ${list(s.set)}, with the whole part of what it controls, has ${share(s.share)} of the ${s.measure === 'votes' ? 'votes' : 'shares'} of ${name(s.company)}.`;
    case 'votes': {
      const sure = s.certain.filter((c) => c.company !== s.company).map((c) => name(c.company));
      const withAll = sure.length === 0 ? '' : `, with ${sure.join(', ')}, which it controls,`;
      return `So ${list(s.seed)}${withAll} has ${share(s.share)} of the votes of ${name(s.company)}; control: ${s.verdict}.`;
    }
    case 'hands': {
      const sure = s.certain.map((c) => name(c.company));
      return `So ${list(s.seed)} surely controls, by shares or votes, ${sure.length === 0 ? 'nothing' : sure.join(', ')} above ${name(s.company)}.`;
    }
    case 'filed':
      return `So, with what is filed under ${s.rule}, ${list(s.set)} has ${share(s.share)} of ${name(s.company)} (${s.measure}).`;
    case 'member':
      return `So ${list(s.set)} has the whole of it as a member of the joint holders: ${share(s.share)} of ${name(s.company)} (${s.measure}).`;
    case 'deemed':
      return `So ${list(s.set)}, with holders in which it has ${percentNumber(read(s.quota), 'nearest')} % of the votes, has ${share(s.share)} of ${name(s.company)} (${s.measure}).`;
    case 'household':
      return `So ${list(s.set)}, with what kin has, has ${share(s.share)} of the votes of ${name(s.company)}.`;
    case 'controlled':
      return `Under ${s.rule} (${s.clause}), does ${list(s.parties)} control ${name(s.company)}: ${s.verdict}.`;
    case 'right':
      return `Under ${s.rule} (${s.clause}), is ${s.basis === 'board' ? 'a right over the board' : 'control'} of ${name(s.company)} stated for ${list(s.parties)} or what it controls: ${s.verdict}.`;
    case 'power':
      return `So the coalitions of ${s.players.length} players of ${name(s.company)} give ${s.indices.map((i) => i.name).join(', ')}.`;
    case 'tie':
      return `So ${name(s.a)} and ${name(s.b)} are tied (${s.how.replace('-', ' ')}): ${s.links.map((l) => `${name(l.from)} – ${name(l.to)}`).join(', ')}.`;
    case 'indirect':
      return `Under ${s.rule} (${s.clause}), does ${list(s.parties)} hold anything of ${name(s.company)} through others: ${s.verdict}.`;
    case 'weighed':
      return `Under ${s.rule} (${s.clause}), ${WEIGHED[s.how]}, for ${list(s.parties)}: ${s.verdict}.`;
    case 'between':
      return `Under ${s.rule} (${s.clause}), has ${list(s.parties)} enough of an entity that controls ${name(s.company)}: ${s.verdict}.`;
    case 'role':
      return `Under ${s.rule} (${s.clause}), ${list(s.parties)} by the role in ${name(s.trust)}, which is over the line or may be: ${s.verdict}.`;
    case 'verdict':
      return `Under ${s.rule} (${s.clause}) the line is ${s.inclusive ? '' : 'more than '}${percentNumber(read(s.threshold), 'nearest')} %${s.inclusive ? ' or more' : ''}: ${s.verdict}.`;
  }
}

/** One premise or step as a sentence, with the shares it speaks of. */
import type { Ends, Premise, Step } from './proof-shapes.ts';
import type { Share } from './types.ts';
import type { Words } from './words.en.ts';

export type Sentences = Words['proofLine'];
export interface LineShare {
  readonly label: string;
  readonly share: Share;
  readonly votes: boolean;
}
/** Names by id. */
export type Naming = (id: string) => string;

/** A fraction as per cent with at most 12 digits, rounded outward by the side it is an end of. */
export function percent(text: string, up: boolean): number {
  const [n = '0', d = '1'] = text.split('/');
  const scaled = BigInt(n) * 100n * 10n ** 10n;
  const whole = scaled / BigInt(d);
  return Number(up && whole * BigInt(d) !== scaled ? whole + 1n : whole) / 1e10;
}

export function shareOf(e: Ends): Share {
  if (e.lo === e.hi && !e.loOpen && !e.hiOpen) return { exact: percent(e.lo, false) };
  const [low, high] = [percent(e.lo, false), percent(e.hi, true)];
  return {
    ...(e.loOpen ? { exclusiveMinimum: low } : { minimum: low }),
    ...(e.hiOpen ? { exclusiveMaximum: high } : { maximum: high }),
  };
}

/** The sentence with each {place} filled. */
export const filled = (sentence: string, places: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, place: string) => places[place] ?? '');
export const listed = (ids: readonly string[] = [], name: Naming): string => ids.map(name).join(' + ');

export interface Said {
  readonly text: string;
  readonly shares: readonly LineShare[];
  readonly statements: readonly string[];
}

/** @param asShares votes that an assumption makes of shares are told as what the sources say: shares */
export function premiseSaid(p: Premise, name: Naming, all: Words, asShares: boolean): Said {
  const { proofLine: words, proving } = all;
  const { roles } = words;
  const company = p.name ?? name(p.company);
  const who = name(p.holder ?? p.controller ?? '');
  const others = listed(
    p.counts ?? p.members?.map((m) => m.party) ?? [...(p.parties ?? []), ...(p.sellers ?? [])],
    name,
  );
  // "boardChair" is the code of a role.
  const role =
    roles[p.role as keyof typeof roles] ??
    (p.role ?? p.kinship ?? '').replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);
  const say = (sentence: string, more: Readonly<Record<string, string>> = {}): string =>
    filled(sentence, {
      company,
      who,
      others,
      role,
      rule: p.rule ?? '',
      what: proving.told[p.what as keyof typeof proving.told] ?? '',
      ...more,
    });
  const base = { statements: p.statements ?? [], shares: [] };
  const votes = p.measure === 'votes' && !asShares;
  switch (p.kind) {
    case 'column': {
      const holding = p.holders ?? [];
      const told = holding.map((h) => h.name).join(', ');
      const holders = p.complete === true ? say(words.complete, { holders: told }) : told;
      return {
        text: say(votes ? words.votes : words.shares, { holders }),
        shares: holding.map((h) => ({ label: h.name, share: shareOf(h), votes })),
        statements: [...new Set(holding.flatMap((h) => h.statements))],
      };
    }
    case 'holding':
      return {
        ...base,
        text: say(votes ? words.holdingVotes : words.holding),
        shares: [{ label: who, share: shareOf(p as Ends), votes }],
      };
    case 'claim':
    case 'filed': {
      const counted = p.kind === 'claim' || votes;
      const shares = p.total === undefined ? [] : [{ label: who, share: shareOf(p.total), votes: counted }];
      return { ...base, text: say(p.kind === 'claim' ? words.claim : words.filedFigure), shares };
    }
    case 'stated-control':
      return { ...base, text: say(words.statedControl) };
    default:
      return { ...base, text: say(words[p.kind]) };
  }
}

/** @param votes what the step speaks of are votes */
export function stepSaid(s: Step, name: Naming, all: Words, votes: boolean): Omit<Said, 'statements'> {
  const { proofLine: words, tieKinds } = all;
  const who = listed(s.parties ?? s.holders ?? s.seed ?? s.set, name);
  const hands = (s.certain ?? []).map((c) => c.company).filter((c) => c !== s.company);
  const text = filled(sentenceOf(s, hands.length > 0, words), {
    who: s.kind === 'tie' ? `${name(s.a ?? '')} – ${name(s.b ?? '')}` : who,
    company: name(s.company ?? ''),
    others: listed(hands, name),
    rule: s.rule ?? '',
    clause: s.clause ?? '',
    trust: name(s.trust ?? ''),
    line: lineOf(s, words),
    what: tieKinds[s.how as keyof typeof tieKinds] ?? s.how ?? '',
    players: String(s.players?.length ?? 0),
    quota: String(percent(s.quota ?? '0', false)),
  });
  if (s.kind === 'flow') {
    const parts = (s.lines ?? []).slice(1, 9).map((l) => ({ label: name(l.party), share: shareOf(l), votes }));
    return { text, shares: parts };
  }
  return { text, shares: s.share === undefined ? [] : [{ label: who, share: shareOf(s.share), votes }] };
}

export function lineOf(s: Step, words: Sentences): string {
  const line = String(percent(s.threshold ?? '0', false));
  return filled(s.inclusive === true ? words.lineOrMore : words.moreThanLine, { line });
}

const WEIGHED = ['any', 'all', 'readings', 'unclear'] as const;

function sentenceOf(s: Step, withHands: boolean, words: Sentences): string {
  switch (s.kind) {
    case 'votes':
      return withHands ? words.ofVotesWith : words.ofVotes;
    case 'joint':
      return s.set?.length === 1 && s.measure === 'votes' ? words.ofVotes : words.joint;
    case 'credited':
      return s.apart === true ? words.apart : words.credited;
    case 'right':
      return s.basis === 'board' ? words.board : words.right;
    case 'weighed':
      return words[WEIGHED.find((how) => how === s.how) ?? 'any'];
    default:
      return words[s.kind];
  }
}

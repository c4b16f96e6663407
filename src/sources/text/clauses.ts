/** A sentence taken apart: asides become clauses of their own, clauses that share a subject get it, who says so is kept. */
import type { Coded } from './coded.ts';
import { D, LIST, N, OFFICES, OWNER_NOUN, S, SAYS, STAKE, SUBSIDIARY, VERB } from './lexicon.ts';

export interface Clause {
  readonly coded: Coded;
  /** clauses joined by "and" have one number: what holds of the first may hold of the next */
  readonly part: number;
  /** who says so, as a stretch of the sentence */
  readonly speaker?: Coded;
}

type Cut = { readonly main: Coded; readonly clauses: readonly Coded[] };

/** As many asides as a sentence a person wrote has; more is a list and stays as it is. */
const MOST_CUTS = 12;

/** @returns the clauses in the order they are found; the places in each are those of the text */
export function clausesOf(sentence: Coded): readonly Clause[] {
  return parts(sentence, /; | - /g)
    .flatMap(withLead)
    .flatMap((piece, part) => {
      const { rest, speaker } = attributed(piece);
      const asides: Coded[] = [];
      let main = rest;
      for (let n = 0; n < MOST_CUTS; n += 1) {
        const cut = firstAside(main);
        if (cut === undefined) break;
        asides.push(...cut.clauses);
        main = cut.main;
      }
      const told = speaker === undefined ? attributed(main) : { rest: main, speaker };
      const said = told.speaker === undefined ? {} : { speaker: told.speaker };
      // What the writer says of the speaker in passing is the writer's.
      const own = (aside: Coded): boolean => told.speaker !== undefined && aside.text.startsWith(told.speaker.text);
      // Asides first: "A, the largest shareholder of B, holds 12%" is 12 % of B.
      return [
        ...asides.flatMap((aside, n) =>
          joined(aside).map((c) => ({ coded: c, part: part * MOST_CUTS + n + 1, ...(own(aside) ? {} : said) })),
        ),
        ...joined(told.rest).map((c) => ({ coded: c, part: part * MOST_CUTS, ...said })),
      ];
    });
}

/** "The deal is done: A owns 5% of B" is two clauses, "Shareholders of B: A 5%" is one. */
function withLead(coded: Coded): readonly Coded[] {
  const at = coded.text.indexOf(': ');
  if (at < 0 || !hasVerb(coded.text.slice(0, at))) return [coded];
  return [coded.slice(0, at), coded.slice(at + 2).trim()].filter((part) => part.text !== '');
}

function parts(coded: Coded, separator: RegExp): readonly Coded[] {
  const found: Coded[] = [];
  let start = 0;
  for (const mark of coded.text.matchAll(separator)) {
    found.push(coded.slice(start, mark.index).trim());
    start = mark.index + mark[0].length;
  }
  return [...found, coded.slice(start).trim()].filter((part) => part.text !== '');
}

const ACCORDING = new RegExp(
  `^according to ([^,]+?)(?:, (?:the |its |${N}'s )?(?:${OFFICES})(?: (?:of|at) ${N})?)?, `,
  'u',
);
const ACCORDING_LAST = /,? according to ([^,]+?)[.]?$/u;
/** "A disclosed a 5% stake in B" says that A has it. */
const ITS_OWN = `(?!(?:(?:an? |its |the )(?:${STAKE} of )?|${STAKE} of )${S})`;
const SAID = new RegExp(`^(?:[^,${N.slice(1, -1)}]{0,40})(${N}) ${SAYS}(?: ${D})?(?: that,? |,? ${ITS_OWN})(?=.)`, 'u');
const SAID_LAST = new RegExp(`, (?:[^,${N.slice(1, -1)}]{0,40})(${N}) ${SAYS}(?: ${D})?[.]?$`, 'u');

function attributed(coded: Coded): { readonly rest: Coded; readonly speaker?: Coded } {
  for (const pattern of [ACCORDING, SAID]) {
    const match = pattern.exec(coded.text);
    if (match === null) continue;
    const at = match[0].indexOf(match[1] ?? '');
    return { rest: coded.slice(match[0].length), speaker: coded.slice(at, at + (match[1]?.length ?? 0)) };
  }
  for (const pattern of [ACCORDING_LAST, SAID_LAST]) {
    const match = pattern.exec(coded.text);
    if (match === null) continue;
    const at = match.index + match[0].indexOf(match[1] ?? '');
    return { rest: coded.slice(0, match.index), speaker: coded.slice(at, at + (match[1]?.length ?? 0)) };
  }
  return { rest: coded };
}

const HAS_VERB = new RegExp(`(?<!\\S)${VERB}(?!\\S)`, 'u');
const hasVerb = (text: string): boolean => HAS_VERB.test(text);
const REST = '(?<rest>[^,]*(?:,[^,]*respectively)?)(?=,|\\.?$)';

interface AsideShape {
  readonly pattern: RegExp;
  /** the clause the aside says, and where the aside ends and begins; undefined: it is none after all */
  take(coded: Coded, match: RegExpExecArray): Cut | undefined;
}

const group = (coded: Coded, match: RegExpExecArray, name: string): Coded => {
  const [start, end] = match.indices?.groups?.[name] ?? [0, 0];
  return coded.slice(start, end);
};
/** What is left when the aside between two commas is gone. */
function without(coded: Coded, from: number, to: number): Coded {
  const after = coded.slice(to);
  return coded.slice(0, from).plus(after.text.startsWith(',') ? after.slice(1) : after);
}
const endOf = (match: RegExpExecArray, name: string): number => match.indices?.groups?.[name]?.[1] ?? 0;
const startOf = (match: RegExpExecArray, name: string): number => match.indices?.groups?.[name]?.[0] ?? 0;

const relative = (words: string, said: (coded: Coded, match: RegExpExecArray) => Coded): AsideShape => ({
  pattern: new RegExp(`(?<n>${N}), ${words} ${REST}`, 'du'),
  take: (coded, match) => ({
    main: without(coded, endOf(match, 'n'), endOf(match, 'rest')),
    clauses: [said(coded, match)],
  }),
});

/** Whoever acts for one of them counts with him: "and its affiliates". */
const HIS_OWN = `(?:affiliates|associates|subsidiaries|group companies|affiliated entities|affiliated funds)`;
const ASIDES: readonly AsideShape[] = [
  {
    // "A and its affiliates together hold", "Through B, A holds": A does, in a way that is not said.
    pattern: new RegExp(
      `(?<n>${N})(?<own>(?:,? (?:and|together with|along with) (?:${N}'s|certain) ${HIS_OWN},?(?: (?:together|collectively))?))(?= )`,
      'du',
    ),
    take: (coded, match) => ({
      main: coded.slice(0, endOf(match, 'n')).plus(coded.slice(endOf(match, 'own'))),
      clauses: [],
    }),
  },
  {
    pattern: new RegExp(`^(?<by>(?:through|via) (?:${N}'s )?(?:[a-z-]+ ){0,3}${N}(?!'s), )(?=${N})`, 'du'),
    take: (coded, match) => ({ main: coded.slice(endOf(match, 'by')), clauses: [] }),
  },
  {
    // "the finance chief, Francis Ng," and "its parent, Levant Holding," name somebody by what they are.
    pattern: new RegExp(
      `(?<role>(?:(?:the|an?) |(?<of>${N})'s )(?:[a-z-]+ ){0,2}?(?<what>(?:${OWNER_NOUN},? and (?:its |the )?)?${OFFICES}(?:,? and (?:its |the )?${OWNER_NOUN})?|${OWNER_NOUN}|${SUBSIDIARY})(?: (?:of|at|in) (?<in>${N}))?),? (?<n>${N})(?!'s)(?=,| |$)`,
      'du',
    ),
    take: (coded, match) => {
      const name = group(coded, match, 'n');
      const what = group(coded, match, 'what');
      const of = match.groups?.['in'] === undefined ? 'of' : 'in';
      const comma = coded.text.slice(endOf(match, 'n')).startsWith(',') && coded.text[endOf(match, 'role')] === ',';
      const after = coded.slice(endOf(match, 'n') + (comma ? 1 : 0));
      const main = coded.slice(0, startOf(match, 'role')).plus(name, after);
      // "bought 5% of B from its parent, C": whose parent is not said by where it stands.
      if (match.groups?.[of] === undefined || / from $/u.test(coded.text.slice(0, startOf(match, 'role'))))
        return { main, clauses: [] };
      return { main, clauses: [name.plus(' is ', what, ' of ', group(coded, match, of))] };
    },
  },
  {
    // "the two founders of Acme, Ann Lee and Bo Berg,"
    pattern: new RegExp(
      `(?<role>the (?:two |three |four |five )?(?:co-)?founders of (?<of>${N}),) (?<all>${N}(?:, ${N})*,? and ${N})(?=,|$)`,
      'du',
    ),
    take: (coded, match) => {
      const all = group(coded, match, 'all');
      const after = coded.slice(endOf(match, 'all') + (coded.text[endOf(match, 'all')] === ',' ? 1 : 0));
      return {
        main: coded.slice(0, startOf(match, 'role')).plus(all, after),
        clauses: [all.plus(' founded ', group(coded, match, 'of'))],
      };
    },
  },
  // "11.6% of B, which carries a fifth of the votes" is one holding and stays together.
  relative('(?:which|who|that)(?! (?:carr|gives|represents|amounts))', (coded, match) =>
    group(coded, match, 'n').plus(' ', group(coded, match, 'rest')),
  ),
  relative('whose', (coded, match) => group(coded, match, 'n').plus("'s ", group(coded, match, 'rest'))),
  {
    // "Acme, 40% of which is held by Gamma,"
    pattern: new RegExp(`(?<n>${N}), (?<share>${S}) of which ${REST}`, 'du'),
    take: (coded, match) => ({
      main: without(coded, endOf(match, 'n'), endOf(match, 'rest')),
      clauses: [group(coded, match, 'share').plus(' of ', group(coded, match, 'n'), ' ', group(coded, match, 'rest'))],
    }),
  },
  relative('(?:in|of) which', (coded, match) => {
    const rest = group(coded, match, 'rest');
    const share = new RegExp(S, 'u').exec(rest.text);
    const at = (share?.index ?? rest.text.length - 1) + 1;
    return rest.slice(0, at).plus(' of ', group(coded, match, 'n'), rest.slice(at));
  }),
  {
    pattern: new RegExp(
      `(?<n>${N})(?<comma>,) (?:acting|trading|operating|speaking|known|formerly|through|via) ${REST}`,
      'du',
    ),
    take: (coded, match) => ({ main: without(coded, endOf(match, 'n'), endOf(match, 'rest')), clauses: [] }),
  },
  {
    // "Brightwater, a unit of Ostrava Group," and "Hallam Steel, 48%-owned by Pike,"
    pattern: new RegExp(
      `(?<n>${N}), (?<rest>(?:(?:already |once )?(?:an?|the|one of|its|${N}'s) |(?:${OFFICES}|${OWNER_NOUN}|(?:wholly |jointly |fully )?(?:owned|controlled)) |${S}(?:-| )(?:owned|held|controlled) by )[^,]*)(?=,|\\.?$)`,
      'du',
    ),
    take: (coded, match) => {
      const rest = group(coded, match, 'rest');
      const name = group(coded, match, 'n');
      const inner = / (?:that|which|who|through which) /u.exec(rest.text);
      const head = inner === null ? rest : rest.slice(0, inner.index);
      if (hasVerb(head.text.replace(/\b(?:owned|held|controlled|listed) by\b|wholly owned/gu, ''))) return undefined;
      const main = without(coded, endOf(match, 'n'), endOf(match, 'rest'));
      const said = [name.plus(' is ', head)];
      if (inner !== null) {
        const tail = rest.slice(inner.index + inner[0].length);
        // The subject of what follows "through which" is another's: it is no clause of this name.
        if (!/through which/u.test(inner[0]) && hasVerb(tail.text.split(' ')[0] ?? '')) said.push(name.plus(' ', tail));
      }
      return { main, clauses: said };
    },
  },
  {
    // "A, together with his wife B, holds": both of them, jointly.
    pattern: new RegExp(
      `(?<n>${N}),? (?:together|jointly|along) with (?:${N}'s [a-z]+ )?(?<m>${N})(?!'s),? (?=${VERB})`,
      'du',
    ),
    take: (coded, match) => {
      const rest = coded.slice(match.index + match[0].length);
      const main = coded.slice(0, endOf(match, 'n')).plus(' and ', group(coded, match, 'm'), ' jointly ', rest);
      return { main, clauses: [] };
    },
  },
];

function firstAside(coded: Coded): Cut | undefined {
  for (const { pattern, take } of ASIDES) {
    const match = pattern.exec(coded.text);
    const cut = match === null ? undefined : take(coded, match);
    if (cut !== undefined && cut.main.text.length < coded.text.length) return cut;
  }
  return undefined;
}

const CONJUNCTION = new RegExp(
  `,? (?:and|but|while|whereas|yet|although|before|after which|so|when) (?=(?:no|neither|nobody) |${N}'s (?:[a-z]+ ){0,2}?${STAKE} |(?:then |later |again |has |have |had )?(?:(?:${LIST}) (?:then |later |again )?${VERB}|${VERB})(?!\\S))|, (?:thereby |so )?(?=(?:lifting|raising|taking|bringing|increasing|cutting|reducing|giving|making|leaving|trimming|with (?:an? )?${S}(?! of (?:the |its |${N}'s )?(?:votes|voting)))(?: |$))|, (?=(?:${N}) ${VERB}(?!\\S))`,
  'gu',
);
/** More than a list of names: a name and a word behind it. */
const CLAUSE = new RegExp(`${N}(?:'s)? (?!and |of |in |at |or )[a-z]|(?<!\\S)${VERB}(?!\\S)`, 'u');
const SUBJECT = new RegExp(
  `^(?:(?:in|on|at|as of|by|since|during) ${D},? )?(?:[a-z-]+ ){0,4}?(?<subject>${LIST})(?!'s)`,
  'du',
);

/** "Its largest shareholder is A, with 18%": A has them. */
const CALLED = new RegExp(` (?:is|are|remains) (?<subject>${N})$`, 'du');

/** Clauses that share a verb's subject: "owned 40% and sold 5%". The subject is said again in each. */
function joined(coded: Coded): readonly Coded[] {
  const found: Coded[] = [];
  let start = 0;
  let subject: Coded | undefined;
  const add = (end: number): void => {
    const piece = coded.slice(start, end).trim();
    const own = SUBJECT.exec(piece.text) ?? CALLED.exec(piece.text);
    const begins = new RegExp(
      `^(?:${N}|(?:in|on|at|as of|by|since) ${D}|no |neither |nobody |the |an? |${S})`,
      'u',
    ).test(piece.text);
    if (found.length === 0 || begins) {
      found.push(piece);
      const place = own?.indices?.groups?.['subject'];
      if (place !== undefined) subject = piece.slice(place[0], place[1]);
    } else found.push(subject === undefined ? piece : subject.plus(' ', piece));
  };
  for (const mark of coded.text.matchAll(CONJUNCTION)) {
    if (!CLAUSE.test(coded.text.slice(start, mark.index))) continue;
    add(mark.index);
    start = mark.index + mark[0].length;
  }
  add(coded.text.length);
  return found.filter(({ text }) => text !== '');
}

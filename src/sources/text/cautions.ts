/** What a reader should look at before accepting. A caution never changes a reading. */

import type { RelationshipStatement } from '../../statements/types.ts';
import { compare, ONE } from '../../terms/exact.ts';
import type { Found, Made } from './found.ts';
import type { Stretch } from './sentences.ts';
import type { Caution, TextReading } from './types.ts';

type Placed = Made & { readonly sentence: number };

/** @returns the reading in the order of the text, cautions added, numbered from 1 */
export function withCautions(
  found: Found,
  sentences: readonly Stretch[],
): Pick<TextReading, 'proposals' | 'refused' | 'notRead'> {
  const made = [...found.made].sort((a, b) => a.proposal.start - b.proposal.start || a.proposal.end - b.proposal.end);
  const holdings = made.flatMap((m) => holdingOf(m).map((h) => ({ ...h, of: m })));
  const near = instructed(found, sentences);
  const proposals = made.map((m, i) => ({
    id: i + 1,
    ...m.proposal,
    cautions: [
      ...m.proposal.cautions,
      ...(near.has(sentences[m.sentence]?.paragraph ?? 0) ? [NEAR] : []),
      ...holdings
        .filter((h) => h.of === m)
        .flatMap((h) => [
          ...twoFigures(h, holdings),
          ...overfull(h, holdings),
          ...perhapsCounted(h, holdings, made),
          ...ranksAnother(h, made, sentences),
        ]),
    ],
  }));
  const byPlace = <T extends { readonly start: number }>(all: readonly T[]): readonly T[] =>
    [...all].sort((a, b) => a.start - b.start);
  return { proposals, refused: byPlace(found.refused), notRead: byPlace(found.notRead) };
}

const NEAR: Caution = {
  code: 'near-instruction',
  text: 'a sentence beside it speaks to its reader: look at where this text comes from before you accept it',
};

/** Paragraphs in which a sentence speaks to its reader. */
function instructed(found: Found, sentences: readonly Stretch[]): ReadonlySet<number> {
  const flagged = found.refused.filter((r) => r.reason === 'addresses a reader' || r.reason === 'hidden characters');
  return new Set(
    sentences.filter((s) => flagged.some((f) => f.start >= s.start && f.start < s.end)).map((s) => s.paragraph),
  );
}

interface Holding {
  readonly holder: string;
  readonly company: string;
  readonly interest: RelationshipStatement['interests'][number];
  readonly of: Placed;
}

function holdingOf({ statements }: Placed): readonly Omit<Holding, 'of'>[] {
  return statements.flatMap((s) =>
    s.kind !== 'relationship' || s.interestedParty === undefined
      ? []
      : s.interests
          .filter((i) => i.share?.figure !== undefined || i.share?.hedge === 'majority')
          .map((interest) => ({ holder: s.interestedParty as string, company: s.subject, interest })),
  );
}
const sameKind = (a: Holding, b: Holding): boolean => a.interest.interestType === b.interest.interestType;
const shown = (h: Holding): string => h.interest.share?.words ?? 'a share';
const named = (id: string, of: Placed): string =>
  of.proposal.parties.find((p) => `name:${p.name.toLowerCase()}` === id || p.known?.id === id)?.name ??
  id.replace(/^name:/, '');

function twoFigures(h: Holding, all: readonly Holding[]): readonly Caution[] {
  const other = all.find((o) => o.of !== h.of && o.holder === h.holder && o.company === h.company && sameKind(o, h));
  if (other === undefined) return [];
  return [
    {
      code: 'two-figures',
      text: `the text has two figures for this holder and company: ${shown(h)} and ${shown(other)}`,
    },
  ];
}

function overfull(h: Holding, all: readonly Holding[]): readonly Caution[] {
  const column = all.filter((o) => o.company === h.company && sameKind(o, h));
  const holders = new Set(column.map((o) => o.holder));
  if (holders.size < 2) return [];
  const least = column.reduce((sum, o) => sum.add(o.interest.share?.bounds.lo ?? 0), ONE.sub(ONE));
  if (compare(least, ONE) <= 0) return [];
  return [{ code: 'sum-over-100', text: `the figures for ${named(h.company, h.of)} come to more than 100 % together` }];
}

/** A figure that could already count what a company of the holder's has: nobody said whether it is direct. */
function perhapsCounted(h: Holding, all: readonly Holding[], made: readonly Placed[]): readonly Caution[] {
  if (h.interest.directness !== 'unknown') return [];
  const controlled = made.flatMap((m) =>
    m.statements.flatMap((s) =>
      s.kind === 'relationship' &&
      s.interestedParty === h.holder &&
      s.interests.some((i) => i.control !== undefined || i.share?.hedge === 'majority' || i.share?.hedge === 'whole')
        ? [s.subject]
        : [],
    ),
  );
  const inside = all.find((o) => controlled.includes(o.holder) && o.company === h.company);
  if (inside === undefined) return [];
  return [
    {
      code: 'perhaps-counted',
      text: `${shown(h)} may already count the ${shown(inside)} of ${named(inside.holder, inside.of)}, which the holder controls`,
    },
  ];
}

/** "9.9% of Xiaomi, second to Lei Jun" while several figures round it are of Kingsoft. */
function ranksAnother(h: Holding, made: readonly Placed[], sentences: readonly Stretch[]): readonly Caution[] {
  const paragraph = (m: Placed): number | undefined => sentences[m.sentence]?.paragraph;
  const near = made
    .filter((m) => m !== h.of && paragraph(m) === paragraph(h.of) && Math.abs(m.sentence - h.of.sentence) <= 1)
    .flatMap(companyOf);
  const of = (company: string): number => near.filter(([c]) => c === company).length;
  const other = near.map(([company]) => company).find((company) => of(company) > 1);
  if (other === undefined || of(h.company) > 0 || other === h.company) return [];
  const name = named(other, near.find(([company]) => company === other)?.[1] ?? h.of);
  return [
    {
      code: 'ranks-another',
      text: `figures beside it are of ${name}; check whether ${named(h.company, h.of)} is meant`,
    },
  ];
}
/** Of which company a proposal has a figure. */
function companyOf(m: Placed): readonly (readonly [string, Placed])[] {
  const traded = m.statements.flatMap((s) => (s.kind === 'transaction' && s.share !== undefined ? [s.company] : []));
  return [...traded, ...holdingOf(m).map((h) => h.company)].map((company) => [company, m] as const);
}

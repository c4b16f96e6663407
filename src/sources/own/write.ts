/** Statements -> notation that reads back to the same statement ids, whatever the order they came in. */
import type {
  Interest,
  RelationshipStatement,
  Statement,
  TieStatement,
  TransactionStatement,
} from '../../statements/types.ts';
import type { WriteResult } from '../types.ts';
import { keyOf } from './cast.ts';
import { typeWord } from './words.ts';
import {
  amountText,
  clause,
  collapsed,
  Names,
  prefixText,
  quote,
  sharedText,
  shareText,
  sourceText,
} from './write-parts.ts';

type Lost = WriteResult['lost'][number];

export function writeOwn(statements: readonly Statement[]): WriteResult {
  const names = new Names(statements);
  const bySource = new Map<string, { readonly head: string; readonly lines: Set<string> }>();
  const lost: Lost[] = [];
  for (const s of statements) {
    const text = sentenceText(s, names);
    if (text === undefined) {
      lost.push({ statementId: s.statementId, what: `the notation has no sentence for this ${s.kind}` });
      continue;
    }
    const key = keyOf(s.source);
    const group = bySource.get(key) ?? { head: sourceText(s.source), lines: new Set<string>() };
    group.lines.add(`${prefixText(s)}${text}${sharedText(s)}`);
    bySource.set(key, group);
  }
  const groups = [...bySource.values()].sort((a, b) => (a.head < b.head ? -1 : 1));
  const text = groups.map((g) => [g.head, ...[...g.lines].sort()].join('\n')).join('\n\n');
  return { text: text === '' ? '' : `parties only as stated\n\n${text}\n`, lost };
}

function sentenceText(s: Statement, names: Names): string | undefined {
  switch (s.kind) {
    case 'party':
      return partyText(s, names);
    case 'relationship':
      return relationText(s, names);
    case 'transaction':
      return transactionText(s, names);
    case 'tie':
      return tieText(s, names);
    case 'judgement':
      return `${names.of(s.a)} ${JUDGED[s.judgement]} ${names.of(s.b)}${clause('because', s.reason === undefined ? undefined : quote(s.reason))}`;
    case 'complete-list':
      return `the list of holders of ${names.of(s.company)} is complete${s.of === 'both' ? '' : `, for ${s.of}`}`;
    case 'share-class': {
      const capital = clause('with', s.capital === undefined ? undefined : shareText(s.capital));
      const votes = clause('with', s.votes === undefined ? undefined : shareText(s.votes));
      const each = clause('votes per share', s.votesPerShare === undefined ? undefined : quote(s.votesPerShare));
      return `class ${quote(s.class)} of ${names.of(s.company)} exists${capital}${votes}${each}`;
    }
  }
}
const JUDGED = { same: 'is the same as', 'not-same': 'is not the same as', unsure: 'may be the same as' } as const;

function partyText(s: Extract<Statement, { kind: 'party' }>, names: Names): string {
  const plain = names.of(s.party);
  const writable = collapsed(s.name) && s.name !== '';
  const who = plain === quote(s.name) ? plain : `${writable ? `${quote(s.name)} ` : ''}@${quote(s.party)}`;
  const identifiers = (s.identifiers ?? []).map((i) => `, identifier ${quote(i.scheme)} ${quote(i.id)}`).join('');
  const unnamed =
    s.unspecified === undefined
      ? ''
      : `, unnamed ${quote(s.unspecified.reason)}${s.unspecified.description === undefined ? '' : ` ${quote(s.unspecified.description)}`}`;
  return [
    `${who} is a ${typeWord(s.partyType)}`,
    writable ? '' : `, named ${quote(s.name)}`,
    (s.otherNames ?? []).map((n) => `, also called ${quote(n)}`).join(''),
    identifiers,
    clause('in', s.jurisdiction === undefined ? undefined : quote(s.jurisdiction)),
    clause('listed in', s.listed === undefined ? undefined : quote(s.listed)),
    clause('founded', s.foundingDate),
    unnamed,
    s.members === undefined ? '' : `, members ${names.list(s.members)}`,
  ].join('');
}

function relationText(s: RelationshipStatement, names: Names): string {
  const [first, ...more] = s.interests;
  const holder = names.of(s.interestedParty);
  const company = names.of(s.subject);
  const head =
    first === undefined
      ? `${holder} has no interest in ${company}`
      : `${holder} has ${codeText(first)} in ${company}${interestClauses(first)}`;
  const others = more.map((i) => `; ${codeText(i)}${interestClauses(i)}`).join('');
  const readings = (s.otherReadings ?? []).map((r) => {
    const share = r.share === undefined ? '' : ` ${shareText(r.share)}`;
    const subject = r.subject === undefined ? '' : `${share === '' ? '' : ' of'} ${names.of(r.subject)}`;
    const by = r.interestedParty === undefined ? '' : ` held by ${names.of(r.interestedParty)}`;
    return `, perhaps${share}${subject}${by}, because ${quote(r.reason)}`;
  });
  return [
    head,
    others,
    clause('as nominee for', s.nomineeFor === undefined ? undefined : names.of(s.nomineeFor)),
    readings.join(''),
    s.isComponent === undefined ? '' : s.isComponent ? ', component' : ', not component',
    clause('components', s.components === undefined ? undefined : s.components.map(quote).join(', ')),
    clause('regime', s.regime === undefined ? undefined : quote(s.regime)),
  ].join('');
}

const DIRECTNESS = {
  direct: 'directly',
  indirect: 'indirectly',
  total: 'in total',
  unknown: 'of unknown directness',
} as const;

const codeText = (i: Interest): string =>
  `${i.interestType}${i.share === undefined ? '' : ` of ${shareText(i.share)}`}`;

function interestClauses(i: Interest): string {
  const text = (value: string | undefined): string | undefined => (value === undefined ? undefined : quote(value));
  return [
    ` ${DIRECTNESS[i.directness]}`,
    clause('class', text(i.class)),
    clause('lot', text(i.lot)),
    clause('since', i.startDate),
    clause('until', i.endDate),
    clause('control', i.control),
    clause('role', text(i.role)),
    clause('details', text(i.details)),
  ].join('');
}

/** A plain purchase reads as one; everything else is spelt out by its parts. */
function transactionText(s: TransactionStatement, names: Names): string {
  const { buyers, sellers } = s;
  const natural = s.transaction === 'acquisition' && buyers.length > 0 && s.share !== undefined;
  const head = natural
    ? `${buyers.map((b) => names.of(b)).join(' and ')} bought ${shareText(s.share as NonNullable<typeof s.share>)} of ${names.of(s.company)}${sellers.length === 0 ? '' : ` from ${names.list(sellers)}`}`
    : [
        `${names.of(s.company)} underwent ${s.transaction}`,
        clause('buyers', buyers.length === 0 ? undefined : names.list(buyers)),
        clause('sellers', sellers.length === 0 ? undefined : names.list(sellers)),
        clause('share', s.share === undefined ? undefined : shareText(s.share)),
      ].join('');
  return [
    head,
    clause('in', s.date),
    clause('class', s.class === undefined ? undefined : quote(s.class)),
    s.status === 'completed' ? '' : `, ${s.status}`,
    clause('for', s.amount === undefined ? undefined : amountText(s.amount)),
    clause('valued at', s.valuation === undefined ? undefined : amountText(s.valuation)),
    clause('venue', s.venue === undefined ? undefined : quote(s.venue)),
  ].join('');
}

const TIE_VERB: Partial<Record<TieStatement['tie'], string>> = {
  other: 'is tied to',
  commercial: 'has a commercial tie to',
  family: 'has a family tie to',
  founder: 'has a founder tie to',
  plan: 'has a plan with',
};

function tieText(s: TieStatement, names: Names): string | undefined {
  const [first, ...others] = s.parties;
  if (first === undefined) return undefined;
  const dates = `${clause('since', s.startDate)}${clause('until', s.endDate)}`;
  const role = clause('role', s.role === undefined ? undefined : quote(s.role));
  if (s.tie === 'concert') {
    const over = s.issuers === undefined || s.issuers.length === 0 ? '' : ` over ${names.list(s.issuers)}`;
    return `${s.parties.map((p) => names.of(p)).join(' and ')} act in concert${over}${dates}${role}`;
  }
  if (others.length > 0) return `${names.of(first)} ${TIE_VERB[s.tie]} ${names.list(others)}${dates}${role}`;
  if (s.tie !== 'plan' || s.role === undefined) return undefined;
  return `${names.of(first)} plans ${quote(s.role)}${dates}`;
}

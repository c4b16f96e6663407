/** Parties, judgements, complete lists and share classes as written sentences. */
import type { JudgementStatement, PartyStatement, ShareClassStatement, Statement } from '../../statements/types.ts';
import { shareForms, spelledShare } from './say-share.ts';
import { clause, collapsed, given, quote, type Style } from './style.ts';
import { typeWord } from './words.ts';

const ARTICLE = (word: string): string => (/^[aeiou]/.test(word) ? 'an' : 'a');

export function partyText(s: PartyStatement, style: Style): string {
  const known = style.names.of(s.party);
  const writable = collapsed(s.name) && s.name !== '';
  const who = known === s.name ? style.text(s.name) : `${writable ? `${quote(s.name)} ` : ''}@${style.word(s.party)}`;
  const type = typeWord(s.partyType);
  return [
    `${who} is ${ARTICLE(type)} ${type}`,
    writable ? '' : `, named ${quote(s.name)}`,
    list('also called', 'no other names', s.otherNames, (n) => style.text(n)),
    list('identifier', 'no identifiers', s.identifiers, (i) => `${quote(i.scheme)} ${quote(i.id)}`),
    clause(
      'in',
      given(s.jurisdiction, (j) => style.word(j)),
    ),
    clause(
      'listed in',
      given(s.listed, (l) => style.text(l)),
    ),
    clause(
      'founded',
      given(s.foundingDate, (d) => style.date(d)),
    ),
    clause(
      'born',
      given(s.birthDate, (d) => style.date(d)),
    ),
    unnamed(s.unspecified),
    s.members?.length === 0
      ? ', no members'
      : clause(
          'members',
          given(s.members, (m) => m.map((p) => style.party(p)).join(', ')),
        ),
  ].join('');
}

function list<T>(word: string, none: string, all: readonly T[] | undefined, text: (item: T) => string): string {
  return all?.length === 0 ? `, ${none}` : (all ?? []).map((item) => `, ${word} ${text(item)}`).join('');
}

function unnamed(why: PartyStatement['unspecified']): string {
  if (why === undefined) return '';
  return `, unnamed ${quote(why.reason)}${given(why.description, (d) => ` ${quote(d)}`) ?? ''}`;
}

const JUDGED = { same: 'is the same as', 'not-same': 'is not the same as', unsure: 'may be the same as' } as const;

export const judgementText = (s: JudgementStatement, style: Style): string =>
  `${style.party(s.a)} ${JUDGED[s.judgement]} ${style.party(s.b)}${clause('because', given(s.reason, quote))}`;

export function completeText(s: Extract<Statement, { kind: 'complete-list' }>, style: Style): string {
  return `the list of holders of ${style.party(s.company)} is complete${s.of === 'both' ? '' : `, for ${s.of}`}`;
}

/** "class A of X is 40% of the capital with 90% of the votes", "class A of X has 10 votes a share". */
export function plainClass(s: ShareClassStatement, style: Style): readonly string[] {
  const head = `class ${style.word(s.class)} of ${style.party(s.company)}`;
  const capital = s.capital === undefined ? undefined : `${shareForms(s.capital, 'capital', style)[0]} of the capital`;
  const votes = s.votes === undefined ? undefined : `${shareForms(s.votes, 'votes', style)[0]} of the votes`;
  const each = s.votesPerShare === undefined ? undefined : `${s.votesPerShare} votes a share`;
  const parts = [capital, votes, each].filter((p) => p !== undefined);
  if (parts.length === 0) return [];
  const verb = capital === undefined && votes === undefined ? 'has' : 'is';
  return [`${head} ${verb} ${parts.join(' with ')}`];
}

export function spelledClass(s: ShareClassStatement, style: Style): string {
  const head = `class ${quote(s.class)} of ${style.party(s.company)} exists`;
  const votes = clause('votes', given(s.votes, spelledShare));
  return `${head}${clause('capital', given(s.capital, spelledShare))}${votes}${clause('votes per share', given(s.votesPerShare, quote))}`;
}

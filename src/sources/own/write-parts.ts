/** The parts of a written line: names, shares, dates, places. Everything is spelt out so that it reads back the same. */
import { partyIdOfName } from '../../statements/seal.ts';
import type { Amount, Locator, PartyId, Source, Statement } from '../../statements/types.ts';
import { type Exact, fractionText, HUNDRED } from '../../terms/exact.ts';
import type { Share } from '../../terms/share.ts';

export const quote = (text: string): string => JSON.stringify(text);

/** Writes party ids: a name where the name is the id, else the id itself. */
export class Names {
  private readonly known = new Map<PartyId, string>();

  constructor(statements: readonly Statement[]) {
    for (const s of statements) {
      if (s.kind !== 'party' || partyIdOfName(s.name) !== s.party) continue;
      const before = this.known.get(s.party);
      if (before === undefined || s.name < before) this.known.set(s.party, s.name);
    }
  }

  of(party: PartyId): string {
    const name = this.known.get(party) ?? party.replace(/^name:/, '');
    return name !== '' && party.startsWith('name:') && collapsed(name) && partyIdOfName(name) === party
      ? quote(name)
      : `@${quote(party)}`;
  }

  list(parties: readonly PartyId[]): string {
    return parties.map((p) => this.of(p)).join(', ');
  }
}
/** A name the reader would not change. */
export const collapsed = (name: string): boolean => name.replace(/\s+/gu, ' ').trim() === name;

const percentText = (a: Exact): string => fractionText(a.mul(HUNDRED));

/** "{nearly [5/2, 3), figure 3, words "nearly 3%"} of unknown" */
export function shareText(share: Share): string {
  const { bounds: b, hedge, figure, words, of } = share;
  const ends = `${b.loOpen ? '(' : '['}${percentText(b.lo)}, ${percentText(b.hi)}${b.hiOpen ? ')' : ']'}`;
  const more = `${figure === undefined ? '' : `, figure ${percentText(figure)}`}${words === undefined ? '' : `, words ${quote(words)}`}`;
  const what = of.startsWith('class:') ? `class ${quote(of.slice('class:'.length))}` : of;
  return `{${hedge} ${ends}${more}} of ${what}`;
}

export const amountText = ({ value, currency, hedge }: Amount): string =>
  `${hedge === 'printed' ? '' : `${hedge} `}${currency} ${value}`;

/** A clause with its text, or nothing. */
export const clause = (word: string, text: string | undefined): string =>
  text === undefined ? '' : `, ${word} ${text}`;

export function sharedText(s: Statement): string {
  const replaces = s.replaces === undefined ? undefined : s.replaces.map(quote).join(', ');
  const id = s.originalId === undefined ? undefined : quote(s.originalId);
  return `${clause('as of', s.statementDate)}${clause('id', id)}${clause('replaces ids', replaces)}${placeText(s.locator)}`;
}

function placeText({ paragraph, page, row, pointer, words, fetched }: Locator): string {
  const parts = [
    paragraph === undefined ? '' : `paragraph ${quote(paragraph)}`,
    page === undefined ? '' : `page ${page}`,
    row === undefined ? '' : `row ${row}`,
    pointer === undefined ? '' : `pointer ${quote(pointer)}`,
    words === undefined ? '' : `quote ${quote(words)}`,
    fetched === undefined ? '' : `fetched ${quote(fetched)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Who says it and which record it belongs to; a record the content decides is not written. */
export function prefixText(s: Statement): string {
  const own = s.recordId !== `r:${s.statementId.slice(2)}`;
  const status = s.recordStatus === 'new' ? '' : ` ${s.recordStatus}`;
  const record = own || status !== '' ? `record ${quote(s.recordId)}${status}: ` : '';
  return `${record}${s.attributedTo === undefined ? '' : `according to ${quote(s.attributedTo)}: `}`;
}

export function sourceText(s: Source): string {
  const publisher = s.publisher === undefined ? '' : ` by ${quote(s.publisher)}`;
  const published = s.published === undefined ? '' : ` published ${s.published}`;
  const rank = s.rank === undefined ? '' : ` rank ${s.rank}`;
  const url = s.url === undefined ? '' : ` url ${quote(s.url)}`;
  const licence = s.licence === undefined ? '' : ` licence ${quote(s.licence)}`;
  return `source ${quote(s.name)} (${s.kind})${publisher}${published} manner ${s.manner}${rank}${url}${licence}`;
}

/**
 * SEC Forms 3, 4 and 5 -> what an insider holds after the filing, as numbers of shares: the forms give no percentage,
 * and none is made up. Options and other rights to shares are kept as conditional rights, never as shares held now.
 * Several reporting owners of one form report the same shares: they are one joint holder.
 */
import { digestOf, partyIdOfName, sealStatement, type UnsealedStatement } from '../../statements/seal.ts';
import type { Identifier, Interest, Locator, PartyType, Source, Statement } from '../../statements/types.ts';
import { ZERO } from '../../terms/exact.ts';
import { point } from '../../terms/interval.ts';
import type { Problem } from '../../terms/problem.ts';
import type { ReadContext, ReadItem, SourceFormat } from '../types.ts';
import { type XmlObject, type XmlValue, xmlItems } from '../xml/items.ts';
import { faultOf, interestOf, isOver, lastOf } from './form-holding.ts';
import { dayOf, type FormRow, joined, rowsOf, type Trade } from './form-rows.ts';
import { all, object, text } from './persons.ts';

const EXPECTED = 'a Form 3, 4 or 5 as EDGAR publishes it';

export const secForms: SourceFormat = {
  id: 'sec-345',
  title: 'SEC Forms 3, 4 and 5 XML',
  extensions: ['xml'],
  detect: (head) => (/<(\w+:)?ownershipDocument[\s>]/.test(head) ? 1 : 0),
  read: readForms,
};

async function* readForms(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  const { file } = context;
  let any = false;
  for await (const item of xmlItems(chunks, new Set(['ownershipDocument']), 'id')) {
    any = true;
    if ('error' in item) {
      const message = `this is not XML: ${item.error}`;
      const place = { file, line: item.line, column: item.column };
      yield { problem: { code: 'bad-xml', severity: 'rejected', message, place, expected: EXPECTED } };
    } else yield* new Form(item.value, item.line, context).items();
  }
  const message = 'the file holds no form';
  if (!any)
    yield { problem: { code: 'empty-input', severity: 'rejected', message, place: { file }, expected: EXPECTED } };
}

type Content = UnsealedStatement extends infer S
  ? S extends UnsealedStatement
    ? Omit<S, 'recordId' | 'recordStatus' | 'source' | 'locator' | 'statementDate'>
    : never
  : never;

interface Owner {
  readonly party: string;
  readonly name: string;
  readonly cik: string | undefined;
  readonly relation: XmlObject;
}

class Form {
  private readonly form: XmlObject;
  private readonly line: number;
  private readonly context: ReadContext;
  private subject = '';
  private holder = '';

  constructor(form: XmlObject, line: number, context: ReadContext) {
    this.form = form;
    this.line = line;
    this.context = context;
  }

  *items(): Iterable<ReadItem> {
    const issuer = object(this.form['issuer']);
    const [cik, name] = [text(issuer['issuerCik']), text(issuer['issuerName'])];
    const owners = all(this.form['reportingOwner']).map((o) => ownerOf(object(o)));
    if (cik === undefined || name === undefined) {
      yield this.bad('bad-statement', 'the form names no issuer', 'issuerCik', cik);
      return;
    }
    const named = owners.filter((o): o is Owner => o !== undefined);
    if (named.length < owners.length || named.length === 0) {
      yield this.bad('missing-value', 'a reporting owner has no name', 'rptOwnerName');
      return;
    }
    this.subject = `sec:${plain(cik)}`;
    yield this.party(this.subject, name, 'company', cik);
    for (const o of named) yield this.party(o.party, o.name, typeOf(o), o.cik);
    this.holder = yield* this.joint(named);
    for (const o of named) yield* this.offices(o);
    yield* this.holdings();
  }

  private party(party: string, name: string, partyType: PartyType, cik: string | undefined): ReadItem {
    const identifiers: readonly Identifier[] = cik === undefined ? [] : [{ scheme: 'US-SEC-CIK', id: plain(cik) }];
    return this.sealed(`${party}/insider`, {
      kind: 'party',
      party,
      name,
      partyType,
      ...(identifiers.length === 0 ? {} : { identifiers }),
    });
  }

  private *joint(owners: readonly Owner[]): Generator<ReadItem, string> {
    const members = [...new Set(owners.map((o) => o.party))].sort();
    const only = members[0];
    if (only !== undefined && members.length === 1) return only;
    const party = `sec:joint:${members.join('+')}`;
    const name = owners.map((o) => o.name).join(' and ');
    yield this.sealed(`${party}/insider`, { kind: 'party', party, name, partyType: 'joint', members });
    return party;
  }

  private *offices({ party, relation }: Owner): Iterable<ReadItem> {
    const [title, other] = [text(relation['officerTitle']), text(relation['otherText'])];
    const interests: Interest[] = [];
    const office = (interestType: Interest['interestType'], role: string): void =>
      void interests.push({ interestType, directness: 'direct', role });
    if (yes(relation['isDirector'])) office('boardMember', 'director');
    if (yes(relation['isOfficer'])) office('otherOffice', title ?? 'officer');
    const words = [
      yes(relation['isTenPercentOwner']) ? 'reports as an owner of more than 10 % of a class' : undefined,
      yes(relation['isOther']) ? (other ?? 'another relationship') : undefined,
    ];
    const details = joined(words);
    if (details !== undefined) interests.push({ interestType: 'unknownInterest', directness: 'unknown', details });
    if (interests.length > 0) yield this.relation(`${this.subject}:section-16:${party}`, party, interests);
  }

  private *holdings(): Iterable<ReadItem> {
    const rows = rowsOf(this.form);
    if (yes(this.form['noSecuritiesOwned'])) {
      const message = 'the form says that nothing is owned, and lists holdings all the same; they are kept';
      yield rows.length === 0
        ? this.nothing()
        : this.bad('bad-statement', message, 'noSecuritiesOwned', '1', 'warning');
    }
    const good: FormRow[] = [];
    for (const row of rows) {
      const fault = faultOf(row);
      if (fault === undefined) good.push(row);
      else yield this.bad('bad-row', `${row.path}: ${fault.what}`, fault.field, fault.received);
    }
    for (const row of good) {
      const { ownership, path, trade, derivative } = row;
      const message = `${path}: neither D (direct) nor I (indirect), so directness is unknown`;
      if (ownership !== 'D' && ownership !== 'I')
        yield this.bad('bad-row', message, 'directOrIndirectOwnership', ownership, 'warning');
      if (trade !== undefined && !derivative) yield this.trade(row, trade);
    }
    for (const [key, row] of lastOf(good)) yield this.holding(key, row);
  }

  /** The level after the filing; a level of nought ends the holding. */
  private holding(key: string, row: FormRow): ReadItem {
    const over = isOver(row);
    const end = over ? (row.trade?.date ?? this.reported()) : undefined;
    const record = `${this.subject}:${this.holder}:${digestOf({ key })}`;
    return this.relation(record, this.holder, [interestOf(row, end)], row.path, over);
  }

  private nothing(): ReadItem {
    const words = 'no securities are beneficially owned';
    const share = { bounds: point(ZERO), hedge: 'exact', of: 'capital', figure: ZERO, words } as const;
    const interest: Interest = { interestType: 'shareholding', directness: 'direct', share, sharesCount: '0' };
    return this.relation(`${this.subject}:${this.holder}:none`, this.holder, [interest]);
  }

  /** Without a share it implies no level: the holding after it is stated beside it. */
  private trade(row: FormRow, { date, code, shares, price, way, notes }: Trade): ReadItem {
    if ((way !== 'A' && way !== 'D') || shares === undefined) {
      const message = `${row.path}: it is not said how much was acquired or disposed of; the holding after it is kept`;
      return this.bad('bad-row', message, 'transactionAmounts', way, 'warning');
    }
    const words = joined([
      `${shares} shares`,
      price === undefined ? undefined : `at ${price} each`,
      code === undefined ? undefined : `transaction code ${code}`,
      ...notes,
    ]);
    const content: Content = {
      kind: 'transaction',
      transaction: way === 'A' ? 'acquisition' : 'disposal',
      company: this.subject,
      buyers: way === 'A' ? [this.holder] : [],
      sellers: way === 'D' ? [this.holder] : [],
      status: 'completed',
      ...(row.title === undefined ? {} : { class: row.title }),
      ...(date === undefined ? {} : { date }),
    };
    const record = `${this.subject}:${this.holder}:${this.reported() ?? ''}:${row.path}`;
    return this.sealed(record, content, { paragraph: row.path, ...(words === undefined ? {} : { words }) });
  }

  private relation(
    recordId: string,
    interestedParty: string,
    interests: readonly Interest[],
    path?: string,
    over = false,
  ): ReadItem {
    const content: Content = { kind: 'relationship', subject: this.subject, interestedParty, interests };
    return this.sealed(recordId, content, path === undefined ? {} : { paragraph: path }, over ? 'closed' : undefined);
  }

  private sealed(
    recordId: string,
    content: Content,
    place: Omit<Locator, 'file' | 'line'> = {},
    status?: Statement['recordStatus'],
  ): ReadItem {
    const amended = /\/A$/.test(text(this.form['documentType']) ?? '');
    const said = this.reported();
    return {
      statement: sealStatement({
        ...content,
        recordId,
        recordStatus: status ?? (amended ? 'updated' : 'new'),
        source: this.source(),
        locator: { file: this.context.file, line: this.line, ...place },
        ...(said === undefined ? {} : { statementDate: said }),
      }),
    };
  }

  private reported(): string | undefined {
    return dayOf(text(this.form['periodOfReport']));
  }

  private source(): Source {
    const signed = all(this.form['ownerSignature']).flatMap((s) => dayOf(text(object(s)['signatureDate'])) ?? []);
    const published = signed.sort().at(-1);
    return {
      // One source for all: the next form of an owner takes the place of the one before.
      name: this.context.sourceName ?? 'SEC Forms 3, 4 and 5',
      kind: 'filing',
      manner: this.context.manner ?? 'register',
      publisher: 'US Securities and Exchange Commission',
      ...(published === undefined ? {} : { published }),
    };
  }

  private bad(
    code: Problem['code'],
    message: string,
    field: string,
    received?: string,
    severity: Problem['severity'] = 'rejected',
  ): ReadItem {
    const place = { file: this.context.file, line: this.line, field };
    const read = received === undefined ? {} : { received };
    return { problem: { code, severity, message, place, ...read, expected: EXPECTED } };
  }
}

function ownerOf(owner: XmlObject): Owner | undefined {
  const id = object(owner['reportingOwnerId']);
  const [cik, name] = [text(id['rptOwnerCik']), text(id['rptOwnerName'])];
  if (name === undefined) return undefined;
  const party = cik === undefined ? partyIdOfName(name) : `sec:${plain(cik)}`;
  return { party, name, cik, relation: object(owner['reportingOwnerRelationship']) };
}
const plain = (cik: string): string => cik.replace(/^0+(?=\d)/, '');
const yes = (flag: XmlValue | undefined): boolean => /^(1|true)$/i.test(text(flag) ?? '');
/** An officer is a person. A director need not be: funds that have one on the board call themselves directors too. */
const typeOf = ({ relation }: Owner): PartyType => (yes(relation['isOfficer']) ? 'person' : 'unknown');

/**
 * A filing -> one holding. A fund, its manager and the manager's owner report the same shares, so several reporting
 * persons are one joint holder: of at least the largest figure, at most all together. Percents are of a class.
 */
import { partyIdOfName, sealStatement } from '../../statements/seal.ts';
import type { PartyType, Source, Statement } from '../../statements/types.ts';
import { isPartialDate } from '../../terms/day.ts';
import { compare, exact, max, min, ONE, ZERO } from '../../terms/exact.ts';
import { readShare } from '../../terms/grammar.ts';
import { type Interval, interval } from '../../terms/interval.ts';
import type { Problem } from '../../terms/problem.ts';
import type { Share } from '../../terms/share.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { type XmlObject, xmlItems } from '../xml/items.ts';
import { find, type Reporter, reportersOf } from './persons.ts';

const EXPECTED = 'a Schedule 13D or 13G as EDGAR publishes it';

export async function* readSec(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  const { file } = context;
  let any = false;
  for await (const item of xmlItems(chunks, new Set(['formData']))) {
    any = true;
    if ('error' in item) {
      const message = `this is not XML: ${item.error}`;
      const place = { file, line: item.line, column: item.column };
      yield { problem: { code: 'bad-xml', severity: 'rejected', message, place, expected: EXPECTED } };
    } else yield* new Filing(item.value, item.line, context).items();
  }
  const message = 'the file holds no form data';
  if (!any)
    yield { problem: { code: 'empty-input', severity: 'rejected', message, place: { file }, expected: EXPECTED } };
}

class Filing {
  private readonly form: XmlObject;
  private readonly line: number;
  private readonly context: ReadContext;

  constructor(form: XmlObject, line: number, context: ReadContext) {
    this.form = form;
    this.line = line;
    this.context = context;
  }

  private text(...names: string[]): string | undefined {
    return find(this.form, new Set(names));
  }
  private bad(code: Problem['code'], message: string, field: string, received?: string): ReadItem {
    const place = { file: this.context.file, line: this.line, field };
    const read = received === undefined ? {} : { received };
    return { problem: { code, severity: 'rejected', message, place, ...read, expected: EXPECTED } };
  }

  *items(): Iterable<ReadItem> {
    const cik = this.text('issuerCIK', 'issuerCik');
    const [issuer, title] = [this.text('issuerName'), this.text('securitiesClassTitle')];
    if (cik === undefined || issuer === undefined || title === undefined) {
      yield this.bad('bad-statement', 'the filing names no issuer and class', 'issuerCIK', cik);
      return;
    }
    const listed = reportersOf(this.form);
    const reporters = listed.filter((r): r is Reporter => r !== undefined);
    if (reporters.length < listed.length || reporters.length === 0) {
      yield this.bad(
        'missing-value',
        'a reporting person has no name, number of shares or percent',
        'reportingPersonName',
      );
      return;
    }
    const shares: Interval[] = [];
    for (const r of reporters) {
      // A percent on a cover page is rounded to what is printed.
      const read = readShare(r.percent, { manner: 'prose', of: `class:${title}` });
      if (!read.ok) {
        yield this.bad(read.code, read.message, 'percentOfClass', r.percent);
        return;
      }
      shares.push(read.share.bounds);
    }
    const subject = `sec:${plain(cik)}`;
    yield this.party(subject, issuer, 'company', cik);
    for (const r of reporters) yield this.party(idOf(r), r.name, typeOf(r.types), r.cik);
    const holder = yield* this.holder(reporters);
    const share: Share = {
      bounds: together(reporters, shares),
      hedge: reporters.length === 1 ? 'printed' : 'range',
      of: `class:${title}`,
      words: reporters.map((r) => `${r.name}: ${r.percent} %`).join('; '),
    };
    yield {
      statement: sealStatement({
        kind: 'relationship',
        ...this.base(`sec:${plain(cik)}:${title}:${holder}`),
        subject,
        interestedParty: holder,
        interests: [{ interestType: 'shareholding', directness: 'unknown', share, class: title }],
        regime: 'us-13d',
      }),
    };
  }

  private *holder(reporters: readonly Reporter[]): Generator<ReadItem, string> {
    const members = [...new Set(reporters.map(idOf))].sort();
    const only = members[0];
    if (only !== undefined && members.length === 1) return only;
    const party = `sec:joint:${members.join('+')}`;
    const name = reporters.map((r) => r.name).join(' and ');
    yield {
      statement: sealStatement({
        kind: 'party',
        ...this.base(`${party}/party`),
        party,
        name,
        partyType: 'joint',
        members,
      }),
    };
    return party;
  }

  private party(party: string, name: string, partyType: PartyType, cik: string | undefined): ReadItem {
    const identifiers = cik === undefined ? {} : { identifiers: [{ scheme: 'US-SEC-CIK', id: plain(cik) }] };
    return {
      statement: sealStatement({
        kind: 'party',
        ...this.base(`${party}/party`),
        party,
        name,
        partyType,
        ...identifiers,
      }),
    };
  }

  private base(recordId: string) {
    const event = day(this.text('dateOfEvent', 'eventDateRequiresFilingThisStatement'));
    const published = day(find({ s: this.form['signatureInfo'] ?? this.form['signatureInformation'] ?? '' }, SIGNED));
    const source: Source = {
      name: this.context.sourceName ?? 'SEC Schedule 13D / 13G',
      kind: 'filing',
      manner: this.context.manner ?? 'register',
      publisher: 'US Securities and Exchange Commission',
      ...(published === undefined ? {} : { published }),
    };
    return {
      recordId,
      recordStatus: 'new' as Statement['recordStatus'],
      source,
      locator: { file: this.context.file, line: this.line },
      ...(event === undefined ? {} : { statementDate: event }),
    };
  }
}
const SIGNED = new Set(['date', 'signatureDate']);

/** The union of what they report: the shared shares are the same ones; how far the rest overlap is not said. */
function together(reporters: readonly Reporter[], shares: readonly Interval[]): Interval {
  let lo = ZERO;
  let hi = ZERO;
  const counted = new Set<string>();
  reporters.forEach((r, at) => {
    const s = shares[at];
    if (s === undefined) return;
    lo = max(lo, s.lo);
    // Equal numbers, none held alone: one block under several names.
    const block = exact(r.amount).toFraction();
    const alone = compare(exact(r.sole), ZERO) > 0;
    if (!alone && counted.has(block)) return;
    if (!alone) counted.add(block);
    hi = hi.add(s.hi);
  });
  return interval(lo, min(hi, ONE), false, compare(hi, ONE) < 0);
}

const plain = (cik: string): string => cik.replace(/^0+(?=\d)/, '');
const idOf = (r: Reporter): string => (r.cik === undefined ? partyIdOfName(r.name) : `sec:${plain(r.cik)}`);
/** IN is a natural person, PN a partnership; IA, HC and CO are bodies. */
const typeOf = (types: readonly string[]): PartyType =>
  types.includes('IN') ? 'person' : types.includes('PN') ? 'partnership' : 'company';

/** Month first, as the form says. */
function day(text: string | undefined): string | undefined {
  const m = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text ?? '');
  const found = m === null ? '' : `${m[3]}-${m[1]}-${m[2]}`;
  return isPartialDate(found) ? found : undefined;
}

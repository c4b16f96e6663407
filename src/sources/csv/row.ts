/** One row of a table -> statements and what is odd in them, or the Problem that keeps it out. */
import { partyIdOfName, sealDraft } from '../../statements/seal.ts';
import type { Directness, Identifier, Interest, PartyType, Source, Statement } from '../../statements/types.ts';
import { compare } from '../../terms/exact.ts';
import { readDate } from '../../terms/grammar.ts';
import { type InterestType, isInterestType } from '../../terms/interest-types.ts';
import { interval, isEmpty } from '../../terms/interval.ts';
import type { Problem } from '../../terms/problem.ts';
import type { Share, ShareOf } from '../../terms/share.ts';
import type { SharedSources } from '../shared-sources.ts';
import type { ReadItem } from '../types.ts';
import type { Column } from './columns.ts';
import { saysControl } from './control-word.ts';
import type { Headers } from './headers.ts';
import { KINDS, type Kind } from './mapping.ts';
import { latestOf } from './published.ts';
import type { SharedShares } from './shared-shares.ts';

export interface RowContext {
  readonly file: string;
  readonly row: number;
  readonly headers: Headers;
  readonly source: Source;
  readonly manner?: 'register' | 'prose';
  readonly sources: SharedSources;
  readonly shares: SharedShares;
  /** parties this file has named so far, each said once */
  readonly named: Set<string>;
}

/** Digits as they are, thousands apart by blanks, commas or apostrophes. */
function countOf(text: string): string | undefined {
  const plain = /^\d{1,3}(?:([ \u00a0\u202f,'’])\d{3})(?:\1\d{3})*$/.test(text) ? text.replace(/\D/g, '') : text;
  return /^\d+(?:\.\d+)?$/.test(plain) ? plain : undefined;
}

/** A cell that cannot be read. */
class BadCell extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function itemsOf(cells: readonly string[], context: RowContext): readonly ReadItem[] {
  try {
    const row = new Row(cells, context);
    const statements = row.statements().map((statement) => ({ statement }));
    return [
      ...statements,
      ...[row.blankShare(), row.badCount()].flatMap((p) => (p === undefined ? [] : [{ problem: p }])),
    ];
  } catch (error) {
    if (error instanceof BadCell) return [{ problem: error.problem }];
    throw error;
  }
}

const TYPES: ReadonlySet<string> = new Set([
  'person',
  'company',
  'partnership',
  'fund',
  'trust',
  'arrangement',
  'state',
  'state-body',
  'business-unit',
  'group',
  'joint',
  'unknown',
]);
const DIRECT: Readonly<Record<string, Directness>> = {
  direct: 'direct',
  indirect: 'indirect',
  total: 'total',
  unknown: 'unknown',
  yes: 'direct',
  no: 'indirect',
  true: 'direct',
  false: 'indirect',
};

const APOSTROPHE = 39;

class Row {
  private readonly cells: readonly string[];
  private readonly x: RowContext;
  private readonly source: Source;
  private readonly fresh: string[] = [];

  constructor(cells: readonly string[], context: RowContext) {
    this.cells = cells;
    this.x = context;
    this.source = this.sourceOf();
  }

  /** In our words, where a mapping has them; what is always so, where the cell is empty. */
  private cell(column: Column): string {
    const { at, values, always } = this.x.headers;
    const place = at.get(column);
    const text = place === undefined ? '' : this.written(place);
    if (text === '') return always[column] ?? '';
    const ours = values.get(column);
    return ours !== undefined && Object.hasOwn(ours, text) ? (ours[text] as string) : text;
  }

  private written(place: number): string {
    const text = (this.cells[place] ?? '').trim();
    if (text.charCodeAt(0) !== APOSTROPHE) return text;
    // The writer guards cells that a spreadsheet would run as formulas.
    return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
  }

  private bad(column: Column, code: Problem['code'], message: string, expected: string): never {
    throw new BadCell({
      code,
      severity: 'rejected',
      message,
      place: { file: this.x.file, row: this.x.row, field: column },
      received: this.cell(column),
      expected,
    });
  }

  private sourceOf(): Source {
    const manner = this.mannerOf();
    const name = this.cell('source');
    const published = this.date('published');
    const said = Object.assign({}, this.x.source, { manner: this.x.manner ?? manner ?? this.x.source.manner });
    if (name !== '') Object.assign(said, { name });
    return this.x.sources.of(published === undefined ? said : Object.assign(said, { published }));
  }

  private mannerOf(): 'register' | 'prose' | undefined {
    const text = this.cell('manner').toLowerCase();
    if (text === '') return undefined;
    if (text === 'register' || text === 'prose') return text;
    return this.bad('manner', 'bad-row', `"${text}" is not a manner`, 'register or prose');
  }

  private date(column: Column): string | undefined {
    const text = this.cell(column);
    if (text === '') return undefined;
    const dayFirst = this.x.headers.dayFirst.has(column);
    const read =
      dayFirst && column === 'published' ? latestOf(text) : readDate(text, dayFirst ? 'day-first' : 'unknown');
    if (read === undefined) return undefined;
    return read.ok ? read.date : this.bad(column, read.code, read.message, read.expected);
  }

  private share(column: Column, low: Column, high: Column, of: ShareOf): Share | undefined {
    const text = this.cell(column);
    if (text !== '' && !(column === 'share' && saysControl(text))) return this.read(column, of);
    const [min, max] = [
      this.cell(low) === '' ? undefined : this.read(low, of),
      this.cell(high) === '' ? undefined : this.read(high, of),
    ];
    if (min === undefined && max === undefined) return undefined;
    const lo =
      min?.bounds ?? interval((max as Share).bounds.lo.sub((max as Share).bounds.lo), (max as Share).bounds.hi);
    const hi = max?.bounds ?? interval(lo.lo, lo.lo.sub(lo.lo).add(1));
    const bounds = interval(lo.lo, hi.hi, lo.loOpen, hi.hiOpen);
    if (isEmpty(bounds) || compare(bounds.lo, bounds.hi) > 0)
      this.bad(high, 'bad-share', 'the maximum is below the minimum', 'a maximum at or above the minimum');
    const hedge = compare(bounds.lo, bounds.hi) === 0 ? 'exact' : 'range';
    return { bounds, hedge, of, words: `${this.cell(low)} to ${this.cell(high)}`.trim() };
  }

  private read(column: Column, of: ShareOf): Share {
    const found = this.x.shares.read(this.cell(column), this.source.manner, of);
    if (!found.ok) return this.bad(column, found.code, found.message, found.expected);
    return found.share;
  }

  private directness(): Directness {
    const text = this.cell('direct').toLowerCase();
    if (text === '') return this.source.manner === 'register' ? 'direct' : 'unknown';
    return (
      DIRECT[text] ??
      this.bad('direct', 'bad-row', `"${text}" is not a directness`, 'direct, indirect, total or unknown')
    );
  }

  private interestType(): InterestType {
    const text = this.cell('interest');
    if (text === '') return 'shareholding';
    return isInterestType(text)
      ? text
      : this.bad(
          'interest',
          'unknown-interest-type',
          `"${text}" is not a BODS interest type`,
          'shareholding, votingRights, appointmentOfBoard, …',
        );
  }

  /** What the share is of, where the table says it. */
  private kind(): Kind | undefined {
    const text = this.cell('kind').toLowerCase();
    if (text === '') return undefined;
    const kind = KINDS.find((k) => k === text);
    return kind ?? this.bad('kind', 'bad-row', `"${text}" is not a kind of share`, KINDS.join(', '));
  }

  private control(): Interest['control'] | undefined {
    const text = this.cell('control').toLowerCase();
    if (text === '') return saysControl(this.cell('share')) ? 'stated' : undefined;
    if (text === 'stated' || text === 'contract' || text === 'board') return text;
    return this.bad('control', 'bad-row', `"${text}" is not a basis of control`, 'stated, contract or board');
  }

  private partyType(column: 'owner_type' | 'owned_type'): PartyType {
    const text = this.cell(column).toLowerCase().replace(/\s+/g, '-');
    if (text === '') return 'unknown';
    return TYPES.has(text)
      ? (text as PartyType)
      : this.bad(column, 'bad-row', `"${text}" is not a type of party`, [...TYPES].join(', '));
  }

  statements(): readonly Statement[] {
    const { rows } = this.x.headers;
    return rows === 'none' ? [] : rows === 'parties' ? this.named() : this.holding();
  }

  /** One party, by its name and its ids. */
  private named(): readonly Statement[] {
    if (this.cell('owned') === '') this.bad('owned', 'missing-value', 'the party has no name', 'a name');
    const { said } = this.party('owned', 'owned_id', 'owned_type');
    for (const key of this.fresh) this.x.named.add(key);
    return said;
  }

  private holding(): readonly Statement[] {
    const owner = this.party('owner', 'owner_id', 'owner_type');
    const owned = this.party('owned', 'owned_id', 'owned_type');
    const of: ShareOf = this.source.manner === 'register' ? 'capital' : 'unknown';
    const klass = this.cell('class');
    const lot = this.cell('lot');
    const [startDate, endDate, asOf] = [this.date('from'), this.date('to'), this.date('as_of')];
    const kind = this.kind();
    const said = this.interestType();
    const type = kind === 'votes' && said === 'shareholding' ? 'votingRights' : said;
    const ofWhat = type === 'votingRights' ? 'votes' : kind === undefined ? of : 'capital';
    const share = this.share('share', 'min', 'max', klass === '' ? ofWhat : `class:${klass}`);
    const apart = this.share('votes', 'votes_min', 'votes_max', 'votes');
    const votes = apart ?? (kind === 'both' ? this.share('share', 'min', 'max', 'votes') : undefined);
    const control = this.control();
    const count = countOf(this.cell('shares_count'));
    const base = {
      directness: this.directness(),
      ...(klass === '' ? {} : { class: klass }),
      ...(lot === '' ? {} : { lot }),
      ...(startDate === undefined ? {} : { startDate }),
      ...(endDate === undefined ? {} : { endDate }),
      ...(this.cell('note') === '' ? {} : { details: this.cell('note') }),
    };
    const interests: Interest[] = [
      {
        interestType: type,
        ...base,
        ...(share === undefined ? {} : { share }),
        ...(count === undefined ? {} : { sharesCount: count }),
        ...(control === undefined ? {} : { control }),
      },
    ];
    if (votes !== undefined) interests.push({ interestType: 'votingRights', ...base, share: votes });
    const relation = sealDraft({
      kind: 'relationship',
      recordStatus: 'new',
      subject: owned.party,
      interestedParty: owner.party,
      interests,
      source: this.source,
      locator: { file: this.x.file, row: this.x.row },
      ...(asOf === undefined ? {} : { statementDate: asOf }),
      ...(this.cell('record') === '' ? {} : { recordId: this.cell('record') }),
    });
    // Only now: a row that is refused has named nobody.
    for (const key of this.fresh) this.x.named.add(key);
    return [...owner.said, ...owned.said, relation];
  }

  /** A share that was left blank is unknown, which is said; many a spreadsheet would count it as 0. */
  blankShare(): Problem | undefined {
    const { at, rows } = this.x.headers;
    const told = ['share', 'min', 'max', 'votes', 'votes_min', 'votes_max', 'control'] as const;
    if (rows !== 'holdings' || !at.has('share') || told.some((c) => this.cell(c) !== '')) return undefined;
    if (this.interestType() !== 'shareholding') return undefined;
    return {
      code: 'missing-value',
      severity: 'warning',
      message: 'the share is left blank and counts as unknown, not as 0',
      place: { file: this.x.file, row: this.x.row, field: 'share' },
      received: '',
    };
  }

  /** How many shares it is implies no part of the company, so the holding stands without it. */
  badCount(): Problem | undefined {
    const text = this.cell('shares_count');
    if (text === '' || countOf(text) !== undefined) return undefined;
    return {
      code: 'bad-row',
      severity: 'warning',
      message: 'this is no number of shares and is left out',
      place: { file: this.x.file, row: this.x.row, field: 'shares_count' },
      received: text,
      expected: 'a number, as 1200 or 1 200 000',
    };
  }

  private party(
    name: 'owner' | 'owned',
    id: 'owner_id' | 'owned_id',
    type: 'owner_type' | 'owned_type',
  ): { readonly party: string; readonly said: readonly Statement[] } {
    const text = this.cell(name).replace(/\s+/gu, ' ');
    const identifiers = this.identifiersOf(name);
    const [first] = identifiers;
    const known = this.cell(id) === '' && first !== undefined ? `${first.scheme}-${first.id}` : this.cell(id);
    if (text === '' && known === '') this.bad(name, 'missing-value', `the ${name} is empty`, 'a name');
    // Known by its id; another table, or another row, has its name.
    if (text === '') return { party: known, said: [] };
    const party = known === '' ? partyIdOfName(text) : known;
    const partyType = this.partyType(type);
    const ids = identifiers.flatMap((i) => [i.scheme, i.id]);
    const { source } = this;
    const key = [party, text, partyType, source.name, source.published, source.manner, ...ids].join('\u0000');
    if (this.x.named.has(key)) return { party, said: [] };
    this.fresh.push(key);
    const locator = { file: this.x.file, row: this.x.row };
    const said = { kind: 'party' as const, recordStatus: 'new' as const, party, name: text, partyType, locator };
    const listed = identifiers.length === 0 ? {} : { identifiers };
    return { party, said: [sealDraft(Object.assign(said, listed, { source }))] };
  }

  private identifiersOf(name: 'owner' | 'owned'): readonly Identifier[] {
    return this.x.headers.identifiers
      .filter((i) => i.of === name)
      .map(({ scheme, place }) => ({ scheme, id: this.written(place) }))
      .filter((i) => i.id !== '');
  }
}

/**
 * A register as one large CSV file, read by bytes into a share graph: for files that hold nothing but owner, owned and
 * shares. Phases: the header; chunks of whole lines; in each line ids by the dictionary and shares as whole billionths;
 * what is not plain (quotes, hedged words, other scripts) is decoded and read by the one grammar; then the columns.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import Papa from 'papaparse';
import { HoldingRows } from '../snapshot/graph/holding-rows.ts';
import { hashOf, type IdBlock, IdDictionary } from '../snapshot/graph/id-dictionary.ts';
import { BandTable, buildGraph, type ShareGraph, shareOf, UNSTATED, WHOLE } from '../snapshot/graph/index.ts';
import { BROKEN_QUOTES } from '../sources/csv/read.ts';
import { partyIdOfName } from '../statements/seal.ts';
import { type Exact, fractionText } from '../terms/exact.ts';
import { interval, isEmpty } from '../terms/interval.ts';
import type { Problem } from '../terms/problem.ts';
import { isBlank, isForRows, plainFigure, shareIn, textOf } from './csv-figure.ts';
import { headOf, type Role, rolesOf } from './csv-header.ts';
import { interrupted, noSuchFile } from './decode.ts';

export interface CsvRegister {
  /** nodes are listed in order of first sight */
  readonly shares: ShareGraph;
  readonly votes: ShareGraph;
  /** what a party is called, by number in the list: the id that the row-by-row reader gives */
  idOf(party: number): string;
  readonly rows: number;
  /** byte-identical or equal rows that count once */
  readonly duplicates: number;
  readonly rejected: number;
  /** the first thousand */
  readonly problems: readonly Problem[];
  /** SHA-256 of the file */
  readonly version: string;
}

export interface CsvOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (read: { readonly bytes: number; readonly of: number; readonly rows: number }) => void;
}

const CHUNK = 1 << 23;
/** Rows whose ids are looked up together. */
const BLOCK = 1 << 12;
const KEPT_PROBLEMS = 1000;

/**
 * @param path a file whose header names owner and owned and beside them shares only
 * @returns undefined where the file has other columns or another encoding: it is to be read row by row
 * @throws LookthroughError not-found, interrupted
 * Exact: a share of more than seven decimals is a band of a billionth around it. Cost O(file), memory 12 bytes a row,
 * each id once, and what buildGraph takes.
 */
export async function readCsvRegister(path: string, options: CsvOptions = {}): Promise<CsvRegister | undefined> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) throw noSuchFile(path);
  try {
    const [{ size }, head] = [await file.stat(), await headOf(file)];
    const roles = head && rolesOf(head.text, path);
    if (head === undefined || roles === undefined) return undefined;
    const scan = new Scan(basename(path), roles, size);
    await scanAll(file, size, head.bytes, scan, options);
    return scan.register();
  } catch (error) {
    if (!isForRows(error)) throw error;
    return undefined;
  } finally {
    await file.close();
  }
}

async function scanAll(file: FileHandle, size: number, from: number, scan: Scan, options: CsvOptions): Promise<void> {
  let buffer = new Uint8Array(CHUNK);
  let held = 0;
  for (let at = 0; at < size; ) {
    if (options.signal?.aborted === true) throw interrupted();
    if (held === buffer.length) buffer = widened(buffer, held + 1);
    const { bytesRead } = await file.read(buffer, held, buffer.length - held, at);
    if (bytesRead === 0) break;
    scan.digest.update(buffer.subarray(held, held + bytesRead));
    const skip = at === 0 ? from : 0;
    at += bytesRead;
    const end = held + bytesRead;
    const used = scan.lines(buffer, skip, end, at >= size);
    buffer.copyWithin(0, used, end);
    held = end - used;
    options.onProgress?.({ bytes: at, of: size, rows: scan.rows });
  }
}

function widened(buffer: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const wide = new Uint8Array(Math.max(least, buffer.length * 2));
  wide.set(buffer);
  return wide;
}

/** What one file says so far. */
class Scan {
  readonly digest = createHash('sha256');
  rows = 0;
  private readonly file: string;
  private readonly roles: readonly Role[];
  private readonly votesApart: boolean;
  private readonly shareAt: number;
  private readonly votesAt: number;
  private readonly ids: IdDictionary;
  private readonly shares: HoldingRows;
  private readonly votes = new HoldingRows();
  /** companies that give votes apart from shares */
  private readonly apart = new Set<number>();
  private readonly bands = new BandTable();
  private readonly problems: Problem[] = [];
  private rejected = 0;
  private line = 1;
  /** rows whose ids have no number yet: owner and owned in turn, then their shares and votes */
  private readonly block: IdBlock = {
    count: 0,
    hash: new Int32Array(2 * BLOCK),
    from: new Int32Array(2 * BLOCK),
    to: new Int32Array(2 * BLOCK),
    text: new Uint8Array(1 << 17),
  };
  private readonly numbers = new Int32Array(2 * BLOCK);
  private readonly capital = new Int32Array(BLOCK);
  private readonly voting = new Int32Array(BLOCK);
  /** bytes of the block's ids so far */
  private used = 0;
  private readonly begin: Int32Array;
  private readonly end: Int32Array;

  constructor(file: string, roles: readonly Role[], size: number) {
    this.file = file;
    this.roles = roles;
    this.shareAt = roles.indexOf('share');
    this.votesAt = roles.indexOf('votes');
    this.votesApart = roles.some((r) => r.startsWith('votes'));
    this.ids = new IdDictionary(Math.min(1 << 24, Math.ceil(size / 32)));
    this.shares = new HoldingRows(Math.ceil(size / 28) + 16);
    this.begin = new Int32Array(roles.length + 1);
    this.end = new Int32Array(roles.length + 1);
  }

  /** Reads whole lines of buffer[from … to − 1]; the last one too where the file ends. @returns how far it read */
  lines(buffer: Uint8Array, from: number, to: number, last: boolean): number {
    let at = from;
    while (at < to) {
      const next = this.row(buffer, at, to, last);
      if (next < 0) return at;
      at = next;
    }
    return at;
  }

  /** @returns where the next line begins, or −1 where this one is not all there */
  private row(buffer: Uint8Array, from: number, to: number, last: boolean): number {
    const { begin, end, roles } = this;
    let field = 0;
    let start = from;
    let at = from;
    for (; at < to; at += 1) {
      const byte = buffer[at] as number;
      if (byte === 44) {
        if (field < roles.length) {
          begin[field] = start;
          end[field] = at;
        }
        field += 1;
        start = at + 1;
      } else if (byte === 10) break;
      else if (byte === 34) return this.quoted(buffer, from, to, last);
    }
    if (at === to && !last) return -1;
    let stop = at;
    if (stop > from && buffer[stop - 1] === 13) stop -= 1;
    if (field < roles.length) {
      begin[field] = start;
      end[field] = Math.max(start, stop);
    }
    this.line += 1;
    if (stop > from) this.fields(buffer, field + 1);
    return at + 1;
  }

  /** Cells that are missing at the end are empty, and cells beyond the header say nothing: as row by row. */
  private fields(buffer: Uint8Array, count: number): void {
    const { roles, begin, end } = this;
    for (let i = count; i < roles.length; i += 1) begin[i] = end[i] = 0;
    if (roles.every((_, i) => this.isBlank(buffer, i))) return;
    const { block } = this;
    const at = block.count;
    const before = this.used;
    let [share, min, max, votes, votesMin, votesMax] = [NONE, NONE, NONE, NONE, NONE, NONE];
    const [noShare, noVotes] = [this.isBlank(buffer, this.shareAt), this.isBlank(buffer, this.votesAt)];
    for (let i = 0; i < roles.length; i += 1) {
      const [a, b] = [begin[i] as number, end[i] as number];
      const role = roles[i] as Role;
      if (role === 'owner' || role === 'owned') {
        if (this.id(buffer, a, b, role === 'owner' ? at : at + 1)) continue;
        this.reject('missing-value', `the ${role} is empty`, '', 'a name', role);
        this.used = before;
        return;
      }
      // Two ends are looked at only where no figure stands beside them.
      const beside = role === 'min' || role === 'max' ? noShare : role.startsWith('votes_') ? noVotes : true;
      const code = !beside || this.isBlank(buffer, i) ? NONE : this.share(buffer, a, b);
      if (code === BAD) {
        this.refuse(textOf(buffer, a, b), role);
        this.used = before;
        return;
      }
      if (role === 'share') share = code;
      else if (role === 'min') min = code;
      else if (role === 'max') max = code;
      else if (role === 'votes') votes = code;
      else if (role === 'votes_min') votesMin = code;
      else votesMax = code;
    }
    const capital = this.joined(share, min, max, 'max');
    const voting = this.votesApart ? this.joined(votes, votesMin, votesMax, 'votes_max') : NONE;
    if (capital === BAD || voting === BAD) {
      this.used = before;
      return;
    }
    this.rows += 1;
    this.capital[at >> 1] = capital;
    this.voting[at >> 1] = voting;
    block.count = at + 2;
    if (block.count === 2 * BLOCK) this.number();
  }

  private isBlank(buffer: Uint8Array, place: number): boolean {
    return place < 0 || isBlank(buffer, this.begin[place] as number, this.end[place] as number);
  }

  /** Gives the ids of the block their numbers and its rows their places. */
  private number(): void {
    const { block, numbers } = this;
    this.ids.numbersOf(block, numbers);
    for (let at = 0; at < block.count; at += 2) {
      const [owner, company] = [numbers[at] as number, numbers[at + 1] as number];
      this.shares.add(owner, company, this.capital[at >> 1] as number);
      if (!this.votesApart) continue;
      const voting = this.voting[at >> 1] as number;
      if (voting !== NONE) this.apart.add(company);
      this.votes.add(owner, company, voting);
    }
    block.count = 0;
    this.used = 0;
  }

  /** One share out of a figure or of its two ends. */
  private joined(share: number, min: number, max: number, field: Role): number {
    if (share !== NONE || (min === NONE && max === NONE)) return share;
    if (min === max || (min >= 0 && max === min)) return min;
    const [low, high] = [min === NONE ? 0 : min, max === NONE ? WHOLE : max];
    if (low >= 0 && high > low) return this.bands.code(low, high);
    const bands = this.bands.bands();
    const [a, b] = [shareOf(low, bands), shareOf(high, bands)];
    const bounds = interval(a.lo, b.hi, a.loOpen, b.hiOpen);
    if (!isEmpty(bounds)) return this.bands.codeOf(bounds);
    const words = `${percentText(a.lo)} to ${percentText(b.hi)}`;
    this.reject('bad-share', 'the maximum is below the minimum', words, 'a maximum at or above the minimum', field);
    return BAD;
  }

  private share(buffer: Uint8Array, from: number, to: number): number {
    const code = plainFigure(buffer, from, to);
    return code >= 0 ? code : this.other(textOf(buffer, from, to));
  }

  private other(text: string): number {
    const found = shareIn(text);
    return found.ok ? this.bands.codeOf(found.share.bounds) : BAD;
  }

  private refuse(text: string, field: Role): void {
    const found = shareIn(text);
    if (!found.ok) this.reject(found.code, found.message, text, found.expected, field);
  }

  /** Puts an id into the block at a place. @returns false for an empty one */
  private id(buffer: Uint8Array, from: number, to: number, place: number): boolean {
    if (this.used + 3 * (to - from) + 16 > this.block.text.length)
      this.block.text = widened(this.block.text, this.used + 4 * (to - from));
    const { text } = this.block;
    let size = this.used;
    let space = true;
    for (let at = from; at < to; at += 1) {
      const byte = buffer[at] as number;
      if (byte >= 0x7f || byte < 32 || (byte === 32 && space)) return this.named(textOf(buffer, from, to), place);
      space = byte === 32;
      text[size++] = byte >= 65 && byte <= 90 ? byte + 32 : byte;
    }
    if (size > this.used && (space || buffer[from] === 39)) return this.named(textOf(buffer, from, to), place);
    return this.noted(size, place);
  }

  /** A name that is not plain ASCII: the same id as the row-by-row reader gives. */
  private named(name: string, place: number): boolean {
    const given = name.trim();
    const id = partyIdOfName(/^'[=+\-@\t\r]/.test(given) ? given.slice(1) : given).slice('name:'.length);
    const bytes = new TextEncoder().encode(id);
    const { block, used } = this;
    if (used + bytes.length > block.text.length) block.text = widened(block.text, used + bytes.length);
    block.text.set(bytes, used);
    return this.noted(used + bytes.length, place);
  }

  private noted(end: number, place: number): boolean {
    const { block, used } = this;
    if (end === used) return false;
    block.hash[place] = hashOf(block.text, used, end);
    block.from[place] = used;
    block.to[place] = end;
    this.used = end;
    return true;
  }

  /** A row with quotes, which may hold line ends. */
  private quoted(buffer: Uint8Array, from: number, to: number, last: boolean): number {
    let [at, inside, ends] = [from, false, 0];
    for (; at < to; at += 1) {
      if (buffer[at] === 34) inside = !inside;
      else if (buffer[at] === 10) {
        if (!inside) break;
        ends += 1;
      }
    }
    if (at === to && !last) return -1;
    const { data, errors } = Papa.parse<string[]>(textOf(buffer, from, at).replace(/\r$/, ''), { delimiter: ',' });
    if (errors.some((e) => e.type === 'Quotes')) return this.broken(buffer, from, to);
    const [cells = []] = data;
    this.line += 1;
    const plain = new TextEncoder().encode(cells.join('\0'));
    let start = 0;
    cells.forEach((cell, i) => {
      const size = new TextEncoder().encode(cell).length;
      if (i < this.roles.length) [this.begin[i], this.end[i]] = [start, start + size];
      start += size + 1;
    });
    this.fields(plain, cells.length);
    this.line += ends;
    return at + 1;
  }

  /** Where quotes are broken one line is one row, and the next line is read. */
  private broken(buffer: Uint8Array, from: number, to: number): number {
    const stop = [buffer.indexOf(10, from), to].find((at) => at >= 0) as number;
    this.line += 1;
    this.reject('bad-row', BROKEN_QUOTES.message, textOf(buffer, from, stop).slice(0, 200), BROKEN_QUOTES.expected);
    return stop + 1;
  }

  private reject(code: Problem['code'], message: string, received: string, expected: string, field?: string): void {
    this.rejected += 1;
    if (this.problems.length >= KEPT_PROBLEMS) return;
    const place = { file: this.file, line: this.line, ...(field === undefined ? {} : { field }) };
    this.problems.push({ code, severity: 'rejected', message, place, received, expected });
  }

  register(): CsvRegister {
    this.number();
    const { ids } = this;
    const decoder = new TextDecoder();
    const shares = this.graph(this.shares);
    const votes = this.apart.size === 0 ? shares : this.graph(this.votesRead());
    return {
      shares: shares.graph,
      votes: votes.graph,
      idOf: (party) => `name:${decoder.decode(ids.bytesOf(party))}`,
      rows: this.rows,
      duplicates: shares.duplicates,
      rejected: this.rejected,
      problems: this.problems,
      version: `sha256:${this.digest.digest('hex')}`,
    };
  }

  /** Rule 9: where a company gives votes apart, votes that are missing are unknown there. */
  private votesRead(): HoldingRows {
    const { votes, shares, apart } = this;
    for (let i = 0; i < votes.count; i += 1) {
      if (votes.code[i] !== NONE) continue;
      if (!apart.has(votes.company[i] as number)) votes.code[i] = shares.code[i] as number;
    }
    return votes;
  }

  private graph(rows: HoldingRows): { readonly graph: ShareGraph; readonly duplicates: number } {
    const [{ owner, company, code }, bands, nodes] = [rows, this.bands.bands(), this.ids.count];
    return buildGraph({ nodes, links: rows.count, owner, company, code, bands, asPrinted: true });
  }
}

const percentText = (share: Exact): string => fractionText(share.mul(100));
const NONE = UNSTATED;
const BAD = -0x7ffffffe;

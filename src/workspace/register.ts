/**
 * A rule over a whole register, written to a file: reads the data once, works the rule off part by part, keeps each
 * part, and goes on where an interrupted run stopped.
 */
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import {
  companiesApart,
  type Register,
  type RegisterRows,
  RegisterRun,
  registerOfSnapshot,
  specialCompanies,
  verdictsOf,
} from '../answers/register/index.ts';
import { namesakesOf, resolveIdentities } from '../identity/index.ts';
import { checkVerb, ruleOf, versionOn } from '../rules/index.ts';
import type { Rule, RuleVersion } from '../rules/types.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Node, Snapshot, SnapshotOptions } from '../snapshot/types.ts';
import type { Statement } from '../statements/types.ts';
import type { FindingRows, Findings } from '../store/duckdb/findings.ts';
import { type Day, UNDATED } from '../terms/day.ts';
import { LookthroughError } from '../terms/problem.ts';
import { dayOption } from './ask.ts';
import { type CsvOptions, type CsvRegister, readCsvRegister } from './csv-register.ts';
import { interrupted } from './decode.ts';
import { ENGINE_VERSION } from './engine-version.ts';
import type { Workspace } from './workspace.ts';

export interface RegisterOptions {
  readonly rule: string;
  /** ends in .parquet or .csv */
  readonly out: string;
  readonly asAt?: string;
  readonly knownAt?: string;
  readonly over100?: 'widen' | 'as-stated';
  /** bytes the database that keeps and sorts the rows may use; default 2 GB */
  readonly memory?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RegisterProgress) => void;
}

export interface RegisterProgress {
  readonly part: string;
  /** parts that are done, this one included */
  readonly done: number;
  readonly rows: number;
  /** kept by an earlier run that was interrupted */
  readonly kept: boolean;
}

export interface RegisterReport {
  readonly rule: string;
  readonly version: string;
  readonly inForce: boolean;
  readonly verified: boolean;
  readonly asAt: string;
  readonly companies: number;
  readonly oneByOne: number;
  readonly loops: number;
  /** pairs of parties that a name alone joins, which are two here; 0 for a file that is nothing but columns, where a name is a party */
  readonly namesakes: number;
  readonly rows: number;
  readonly counts: readonly { readonly limb: string; readonly verdict: string; readonly rows: number }[];
}

/** What a run is asked of: graphs, what parties are called, and what is judged one by one. */
interface Asked {
  readonly register: Register;
  readonly idOf: (party: number) => string;
  readonly asAt: Day;
  /** statements, dates and choices the answer rests on: a run goes on only where they are the same */
  readonly key: readonly unknown[];
  /** absent: the data is nothing but columns */
  readonly snapshot?: Snapshot;
  readonly oneByOne: readonly Node[];
  readonly namesakes: number;
}

/**
 * @param data files or a store; or a register that was read by bytes
 * @returns how many rows of which verdict; the file is there, whole, when the promise resolves
 * @throws LookthroughError usage, not-found, rule-unknown, rule-verb, interrupted, limit-reached, store-locked
 */
export async function runRegister(data: Workspace | CsvRegister, options: RegisterOptions): Promise<RegisterReport> {
  const rule = ruleOf(options.rule);
  checkVerb(rule, rule.verbs.includes('beneficial-owners') ? 'beneficial-owners' : 'control');
  const { Findings: Kept, findingsFormat } = await import('../store/duckdb/findings.ts');
  const format = findingsFormat(options.out);
  await checkFolder(options.out);
  const asked = 'store' in data ? await askedOf(data, rule, options) : columnsOnly(data, options);
  const { version, inForce } = versionOn(rule, asked.asAt);
  const key = JSON.stringify([ENGINE_VERSION, rule.id, version.version, asked.asAt, ...asked.key]);
  const findings = await Kept.open(`${options.out}.work`, { key, memory: options.memory ?? 2_000_000_000 });
  let finished = false;
  try {
    await work(findings, asked, rule, version, options);
    const counts = await findings.writeOut(options.out, format, version.limbs, asked.idOf, rule.id);
    finished = true;
    const { shares } = asked.register;
    return {
      rule: rule.id,
      version: version.version,
      inForce,
      verified: rule.verified,
      asAt: asked.asAt,
      companies: shares.nodes - shares.holders,
      oneByOne: asked.oneByOne.length,
      loops: shares.loops.length / 2,
      namesakes: asked.namesakes,
      rows: counts.reduce((sum, c) => sum + c.rows, 0),
      counts: counts.map((c) => ({
        limb: version.limbs[c.limb]?.id ?? String(c.limb),
        verdict: VERDICTS[c.verdict] ?? '',
        rows: c.rows,
      })),
    };
  } finally {
    await findings.close(finished);
  }
}

/** @throws LookthroughError not-found: the folder to write into is not there */
async function checkFolder(out: string): Promise<void> {
  const folder = dirname(resolve(out));
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  throw new LookthroughError('not-found', `there is no folder ${folder} to write ${out} into`, { received: out });
}

/**
 * A file that holds nothing but owners, companies and shares, read by bytes: for registers of millions of rows.
 * @returns undefined where it must be read row by row: it says more, shares and votes differ under a rule that looks at
 *   both at once, or columns above the whole are to be kept as stated
 * @throws LookthroughError not-found, interrupted
 */
export async function openRegisterFile(
  path: string,
  options: Pick<RegisterOptions, 'rule' | 'over100' | 'signal'> & Pick<CsvOptions, 'onProgress'>,
): Promise<CsvRegister | undefined> {
  if (!path.toLowerCase().endsWith('.csv') || options.over100 === 'as-stated') return undefined;
  const { signal, onProgress } = options;
  const found = await readCsvRegister(path, {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  if (found === undefined || found.shares === found.votes) return found;
  return ruleOf(options.rule).versions.some(looksAtBoth) ? undefined : found;
}

const looksAtBoth = (v: RuleVersion): boolean =>
  v.control.sharesToo === true || v.limbs.some((l) => l.engine.startsWith('coexist'));

function columnsOnly(found: CsvRegister, options: RegisterOptions): Asked {
  return {
    register: { shares: found.shares, votes: found.votes },
    idOf: found.idOf,
    asAt: dayOption('asAt', options.asAt).asAt ?? UNDATED,
    key: [found.version],
    oneByOne: [],
    namesakes: 0,
  };
}

async function wholeSnapshot(
  { store }: Workspace,
  options: RegisterOptions,
  last: string | undefined,
): Promise<{ readonly snapshot: Snapshot; readonly namesakes: number }> {
  const statements: Statement[] = [];
  for await (const s of store.all()) {
    if (options.signal?.aborted === true) throw interrupted();
    statements.push(s);
  }
  const chosen: SnapshotOptions = {
    ...dayOption('asAt', options.asAt ?? last),
    ...(options.knownAt === 'all' ? {} : dayOption('knownAt', options.knownAt)),
    ...(options.over100 === undefined ? {} : { over100: options.over100 }),
  };
  const identities = resolveIdentities(statements);
  const snapshot = takeSnapshot(statements, chosen, identities);
  const { unsure } = namesakesOf(statements, identities);
  const here = unsure.filter(({ a, b }) => snapshot.nodeOf.has(a) && snapshot.nodeOf.has(b));
  return { snapshot, namesakes: here.length };
}

async function askedOf(workspace: Workspace, rule: Rule, options: RegisterOptions): Promise<Asked> {
  const meta = await workspace.store.meta();
  const { snapshot, namesakes } = await wholeSnapshot(workspace, options, meta.span?.last);
  const alone = specialCompanies(snapshot);
  const apart = looksAtBoth(versionOn(rule, snapshot.asAt).version) ? companiesApart(snapshot) : [];
  return {
    register: registerOfSnapshot(snapshot),
    idOf: (party) => snapshot.parties[party]?.id ?? '',
    asAt: snapshot.asAt,
    key: [meta.version, snapshot.knownAt, options.over100],
    snapshot,
    oneByOne: [...new Set([...alone, ...apart])].sort((a, b) => a - b),
    namesakes,
  };
}

async function work(
  findings: Findings,
  asked: Asked,
  rule: Rule,
  version: RuleVersion,
  options: RegisterOptions,
): Promise<void> {
  const left = new Set(asked.oneByOne);
  const run = new RegisterRun(asked.register, rule, version, (company) => left.has(company));
  let done = 0;
  const report = (part: string, rows: number, kept: boolean): void => {
    done += 1;
    options.onProgress?.({ part, done, rows, kept });
  };
  for (const part of run.parts()) {
    await pause(options.signal);
    if (findings.done.has(part.id)) {
      part.run();
      report(part.id, 0, true);
      continue;
    }
    const rows: FindingRows[] = [];
    part.run((found) => rows.push(copied(found)));
    await findings.keep(part.id, rows);
    report(part.id, rowsIn(rows), false);
  }
  for (let at = 0; at < asked.oneByOne.length; at += ONE_BY_ONE) {
    await pause(options.signal);
    const id = `one-by-one:${at}`;
    const kept = findings.done.has(id);
    const companies = asked.oneByOne.slice(at, at + ONE_BY_ONE);
    const rows = kept ? [] : judgedOneByOne(asked.snapshot, companies, rule, version);
    if (!kept) await findings.keep(id, rows);
    report(id, rowsIn(rows), kept);
  }
  if (asked.snapshot === undefined) return;
  const unsure = await findings.unsure();
  for (let at = 0; at < unsure.length; at += ONE_BY_ONE) {
    await pause(options.signal);
    const companies = unsure.slice(at, at + ONE_BY_ONE);
    const rows = judgedOneByOne(asked.snapshot, companies, rule, version);
    await findings.replace(companies, rows);
    report(`precision:${at}`, rowsIn(rows), false);
  }
}
const rowsIn = (rows: readonly FindingRows[]): number => rows.reduce((sum, r) => sum + r.count, 0);
const ONE_BY_ONE = 64;
const VERDICTS = ['no', 'yes', 'cannot-tell', 'cannot-tell (precision-limit)'];

/** Lets signals in between parts. */
async function pause(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal?.aborted === true) throw interrupted();
}

const copied = (r: RegisterRows): FindingRows => ({
  limb: r.limb,
  count: r.count,
  company: r.company.slice(0, r.count),
  party: r.party.slice(0, r.count),
  verdict: r.verdict.slice(0, r.count),
  least: r.least.slice(0, r.count),
  most: r.most.slice(0, r.count),
  ends: r.ends.slice(0, r.count),
});

/** A pact's verdict stands in a row of each of its members. */
function judgedOneByOne(
  snapshot: Snapshot | undefined,
  companies: readonly Node[],
  rule: Rule,
  version: RuleVersion,
): FindingRows[] {
  const found = version.limbs.map((): number[][] => []);
  if (snapshot === undefined) return [];
  for (const company of companies) {
    for (const verdict of verdictsOf(snapshot, company, rule, version)) {
      for (const limb of verdict.limbs) {
        if (limb.verdict === 'no') continue;
        const place = version.limbs.findIndex((l) => l.id === limb.rule.id);
        for (const party of verdict.seed)
          found[place]?.push([company, party, limb.verdict === 'yes' ? 1 : 2, ...ends(limb.share)]);
      }
    }
  }
  return found.map((rows, limb) => rowsOf(limb, rows)).filter((rows) => rows.count > 0);
}

/** Billionths, outward, with open ends where nothing was cut; −1 where the limb knows no share. */
function ends(share: Snapshot['claims'][number]['total'] | undefined): readonly [number, number, number] {
  if (share === undefined) return [-1, -1, 0];
  const [lo, hi] = [share.lo.mul(1_000_000_000), share.hi.mul(1_000_000_000)];
  const [least, most] = [Number(lo.n / lo.d), Number((hi.n + hi.d - 1n) / hi.d)];
  return [least, most, (share.loOpen || lo.d !== 1n ? 1 : 0) | (share.hiOpen || hi.d !== 1n ? 2 : 0)];
}

function rowsOf(limb: number, rows: readonly (readonly number[])[]): FindingRows {
  const column = (at: number): Int32Array => Int32Array.from(rows, (r) => r[at] as number);
  const bytes = (at: number): Uint8Array => Uint8Array.from(rows, (r) => r[at] as number);
  return {
    limb,
    count: rows.length,
    company: column(0),
    party: column(1),
    verdict: bytes(2),
    least: column(3),
    most: column(4),
    ends: bytes(5),
  };
}

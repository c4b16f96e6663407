/**
 * Each verdict an answer shows follows from the limbs its proof shows: yes where one is, no where all are. A limb that no
 * step shows must be named among what is unproven.
 */
import type { Envelope } from '../answers/index.ts';
import type { Failure, Proof } from '../proof/index.ts';
import { REGIMES, versionOn } from '../rules/index.ts';
import type { LimbRule } from '../rules/types.ts';
import type { Verdict } from '../terms/interval.ts';

/** The steps about one state of the facts. */
export type Part = Pick<Proof, 'steps' | 'unproven'>;
type Row = Readonly<Record<string, unknown>>;

/** One verdict of one rule on one party or group. */
interface Shown {
  readonly rule: string;
  readonly version: string | undefined;
  readonly ids: readonly string[];
  readonly verdict: Verdict;
}

export function verdictsAgainst(e: Envelope): readonly Failure[] {
  const proof = e.proof as unknown as Proof;
  const answer = e.answer as Row;
  const version = (rule: string): string | undefined => e.rules[rule];
  const own = [...rows(answer, 'verdicts'), ...rows(answer, 'owners')]
    .filter((r) => 'limbs' in r)
    .flatMap((r) => against({ ...about(r, version), verdict: r['verdict'] as Verdict }, proof));
  const moved = rows(answer, 'standings').flatMap((r) => {
    const verdict = (side: string): Verdict => (r[side] as { verdict: Verdict }).verdict;
    const { before, after } = partsOf(e, proof);
    const shown = about(r, version);
    return [
      ...against({ ...shown, verdict: verdict('from') }, before),
      ...against({ ...shown, verdict: verdict('to') }, after),
    ];
  });
  return [...own, ...moved];
}

const rows = (a: Row, key: string): readonly Row[] => (Array.isArray(a[key]) ? (a[key] as Row[]) : []);

export function idsOf(row: Row): readonly string[] {
  const party = row['party'] as { id: string } | undefined;
  return party === undefined ? ((row['group'] as { id: string }[] | undefined) ?? []).map((p) => p.id) : [party.id];
}

function about(row: Row, version: (rule: string) => string | undefined): Omit<Shown, 'verdict'> {
  const rule = String(row['rule']);
  return { rule, version: version(rule), ids: idsOf(row) };
}

const NOTHING: Part = { steps: [] };

/** The two states of the facts a what-if or a period compares. */
function partsOf(e: Envelope, proof: Proof): { readonly before: Part; readonly after: Part } {
  const sides = proof.sides ?? [];
  if (e.question.verb === 'what-if') return { before: proof, after: sides[0] ?? NOTHING };
  const { from, to, knownFrom = e.knownAt, knownTo = e.knownAt } = e.answer as unknown as Record<string, string>;
  const at = (asAt: string | undefined, knownAt: string): Part =>
    e.asAt === asAt && e.knownAt === knownAt
      ? proof
      : (sides.find((s) => s.asAt === asAt && s.knownAt === knownAt) ?? NOTHING);
  return { before: at(from, knownFrom), after: at(to, knownTo) };
}

function against(shown: Shown, part: Part): Failure[] {
  const { rule, ids, verdict } = shown;
  const same = (list: readonly string[]): boolean => [...list].sort().join() === [...ids].sort().join();
  const limbs = part.steps.flatMap((s) =>
    'limb' in s && s.rule === rule && !s.limb.includes('/') && same(s.parties) ? [s] : [],
  );
  const left = (part.unproven ?? []).filter((u) => u.rule === rule && same(u.parties)).flatMap((u) => u.limb ?? []);
  // Who has nothing in the company is not judged, and nothing is shown of him.
  if (limbs.length + left.length === 0 && verdict === 'no') return [];
  const where = `${rule} on ${ids.join(' and ')}`;
  const missing = limbsAsked(shown).filter((l) => !left.includes(l) && !limbs.some((s) => s.limb === l));
  if (missing.length > 0) return [{ step: 'proof', what: `no step shows ${missing.join(', ')} of ${where}` }];
  const found = together(limbs.map((l) => l.verdict));
  if (found === verdict || (left.length > 0 && found !== 'yes')) return [];
  return [{ step: limbs[0]?.id ?? 'proof', what: `the answer says ${verdict} under ${where}, the proof ${found}` }];
}

function together(list: readonly Verdict[]): Verdict {
  if (list.includes('yes')) return 'yes';
  return list.every((v) => v === 'no') ? 'no' : 'cannot-tell';
}

/** A role in a trust is looked at only where there is one, and a pact only where the law adds its members. */
function limbsAsked({ rule, version, ids }: Shown): readonly string[] {
  const found = REGIMES.find((r) => r.id === rule);
  const asked = found?.versions.find((v) => v.version === version) ?? (found && versionOn(found, '9999-12-31').version);
  const judged = (l: LimbRule): boolean => !ELSEWHERE.has(l.engine) && !(l.pacts === 'apart' && ids.length > 1);
  return (asked?.limbs ?? []).filter(judged).map((l) => l.id);
}
const ELSEWHERE: ReadonlySet<LimbRule['engine']> = new Set(['arrangement', 'aggregate', 'offer']);

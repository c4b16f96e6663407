/**
 * A trust over the line is opened into its parties: settlor, trustee, protector and beneficiary are meant by their role,
 * whatever their part (Regulation (EU) 2024/1624 Art. 55 and 58; other laws name fewer roles). Where a company has the
 * role, whoever is meant in that company is meant here (Art. 58(3)).
 */
import { canBeOwned } from '../../compute/bounds/unowned.ts';
import type { LimbRule } from '../../rules/types.ts';
import type { Node, Office } from '../../snapshot/types.ts';
import type { Verdict } from '../../terms/interval.ts';
import { Bench, type OverLine } from '../bench.ts';
import type { Limb } from '../types.ts';
import { nameOf } from '../words.ts';
import { isArrangement, ROLES, roleOf, rolesIn } from './roles.ts';

/** The limbs of one party or group. */
type Judge = (bench: Bench, seed: readonly Node[]) => readonly Limb[];

/** @returns none where the party has no role in a trust over the line; members of a pact have their roles each alone */
export function arrangement(bench: Bench, rule: LimbRule, seed: readonly Node[], judge: Judge): readonly Limb[] {
  const [party] = seed;
  if (seed.length > 1 || party === undefined || isArrangement(bench.snapshot, party)) return [];
  const found = overLine(bench, judge).flatMap((over) =>
    rolesIn(bench.snapshot, over.trust).flatMap((office) => byRole(bench, rule, party, over, office, judge) ?? []),
  );
  return found.length === 0 ? [] : [found.reduce((a, b) => (RANK[b.verdict] < RANK[a.verdict] ? b : a))];
}

/** Trusts above the company that the other limbs put over the line, certainly or possibly. */
export function overLine(bench: Bench, judge: Judge): readonly OverLine[] {
  return bench.trustsBy(() =>
    [...bench.everybody]
      .filter((n) => n !== bench.company && isArrangement(bench.snapshot, n))
      .sort((a, b) => a - b)
      .flatMap((trust) => {
        const limbs = judge(bench, [trust]);
        const verdict = anyOf(limbs);
        return verdict === 'no' ? [] : [{ trust, verdict, limbs }];
      }),
  );
}

function byRole(
  bench: Bench,
  rule: LimbRule,
  party: Node,
  over: OverLine,
  office: Office,
  judge: Judge,
): Limb | undefined {
  const role = roleOf(office);
  const weight = role === undefined ? undefined : rule.roles?.[role];
  if (role === undefined || weight === undefined) return undefined;
  const through = throughHolder(bench, party, office, judge);
  if (through.verdict === 'no') return undefined;
  const { snapshot } = bench;
  const own = office.party === party;
  const parts: readonly Verdict[] = [over.verdict, weight, office.live, through.verdict];
  const who = own ? nameOf(snapshot, party) : `${nameOf(snapshot, party)} through ${nameOf(snapshot, office.party)}`;
  const trust = nameOf(snapshot, over.trust);
  return {
    rule,
    verdict: parts.reduce(lesser),
    because: `${who} is ${ROLES[role]} of ${trust}, which ${over.verdict === 'yes' ? 'is' : 'may be'} over the line: ${decidingOf(over).because}${DOUBT[weight]}`,
    path: [...new Set([party, office.party, over.trust, bench.company])],
    evidence: {
      role: {
        trust: over.trust,
        office,
        weight,
        over: over.verdict,
        limbs: over.limbs,
        ...(own ? {} : { through: { holder: office.party, limbs: through.limbs } }),
      },
    },
  };
}

const DOUBT: Record<Verdict, string> = {
  yes: '',
  no: '; the rule names others in its place',
  'cannot-tell': '; the role alone does not tell whether it directs the trust',
};

const decidingOf = (over: OverLine): Limb => over.limbs.find((l) => l.verdict === over.verdict) as Limb;

interface Through {
  readonly verdict: Verdict;
  readonly limbs: readonly Limb[];
}

/** Who holds the role himself has it for certain; through a company whoever the rule means there. */
function throughHolder(bench: Bench, party: Node, office: Office, judge: Judge): Through {
  if (office.party === party) return { verdict: 'yes', limbs: [] };
  const holder = office.party;
  if (!canBeOwned(bench.snapshot, holder) || holder === bench.company || isArrangement(bench.snapshot, holder))
    return { verdict: 'no', limbs: [] };
  const limbs = bench.version.limbs.filter((l) => l.engine !== 'arrangement');
  const there = new Bench({ ...subjectOf(bench), company: holder, version: { ...bench.version, limbs } });
  const found = there.everybody.has(party) ? judge(there, [party]) : [];
  return { verdict: anyOf(found), limbs: found };
}

const subjectOf = ({ snapshot, company, rule, version, undisclosed }: Bench) => ({
  snapshot,
  company,
  rule,
  version,
  undisclosed,
});

const RANK: Record<Verdict, number> = { yes: 0, 'cannot-tell': 1, no: 2 };
const anyOf = (limbs: readonly Limb[]): Verdict =>
  limbs.reduce<Verdict>((best, l) => (RANK[l.verdict] < RANK[best] ? l.verdict : best), 'no');
/** All must hold. */
const lesser = (a: Verdict, b: Verdict): Verdict => (RANK[a] < RANK[b] ? b : a);

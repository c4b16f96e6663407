/** One limb of one verdict as steps: the shares first, then what weighs them, in the order the checker redoes it. */
import { endsOf } from '../proof/index.ts';
import { sameInterval, type Verdict } from '../terms/interval.ts';
import type { Limb } from '../verdicts/types.ts';
import { apart, between } from './prove-coexistence.ts';
import { Ground, least, most, type Told } from './prove-ground.ts';
import { shareOf } from './prove-share.ts';

/** @returns the step that claims the limb's verdict; undefined where the steps at hand would show another */
export function proveLimb(ground: Ground, limb: Limb, name = limb.rule.id): string | undefined {
  const told = tell(ground, limb);
  return told?.verdict === limb.verdict ? told.claim(name) : undefined;
}

function tell(ground: Ground, limb: Limb): Told | undefined {
  const { evidence: e, rule } = limb;
  if (e.readings !== undefined) return readings(ground, limb, e.readings);
  if (e.right !== undefined) return right(ground, limb, e.right);
  if (e.apart !== undefined) return apart(ground, limb, e.apart);
  if (e.between !== undefined) return between(ground, limb, e.between);
  if (e.role !== undefined) return role(ground, limb, e.role);
  if (rule.engine === 'control') return controlled(ground, limb);
  const proven = shareOf(ground, limb);
  // A share that was found tighter than its steps show is not claimed.
  if (proven === undefined || limb.share === undefined || !sameInterval(proven.share, limb.share)) return undefined;
  const line = ground.line(limb, proven);
  return rule.needsIndirect === true && e.filed === undefined ? indirectly(ground, limb, proven.id, line) : line;
}

/** Over the line, and something of it held through others: both must be. */
function indirectly(ground: Ground, limb: Limb, rests: string, line: Told): Told | undefined {
  const verdict = limb.evidence.through;
  if (verdict === undefined) return undefined;
  const through = ground.ruled(limb, verdict, ({ id }) => ({ kind: 'indirect', company: id(ground.company), rests }));
  return ground.weighed(limb, 'all', least([line.verdict, verdict]), [line, through], limb.share);
}

function controlled(ground: Ground, limb: Limb): Told | undefined {
  const { attributed } = limb.evidence;
  if (attributed === undefined) return undefined;
  const rests = ground.book(attributed.options).prove(ground.builder, ground.seed);
  const share = endsOf(attributed.result.share);
  const step = ground.votes(rests);
  if (JSON.stringify(share) !== JSON.stringify(step?.share)) return undefined;
  return ground.ruled(limb, step?.verdict ?? 'cannot-tell', ({ id }) => ({
    kind: 'controlled',
    company: id(ground.company),
    share,
    rests,
  }));
}

function right(ground: Ground, limb: Limb, { options, basis }: NonNullable<Limb['evidence']['right']>): Told {
  const { company, books } = ground;
  const stated = books.snapshot.statedControl.some(
    (c) => c.company === company && (basis === 'any' || c.basis === basis),
  );
  const rests = stated ? ground.book(options).prove(ground.builder, ground.seed) : undefined;
  return ground.ruled(limb, limb.verdict, ({ id, premises }) => {
    premises.statedOver(company);
    return { kind: 'right', company: id(company), basis, ...(rests === undefined ? {} : { rests }) };
  });
}

function readings(ground: Ground, limb: Limb, list: readonly Limb[]): Told | undefined {
  const told = list.map((l) => tell(ground, l));
  if (told.some((t, at) => t?.verdict !== list[at]?.verdict)) return undefined;
  const [first] = told as Told[];
  if (first === undefined || told.length < 2) return first;
  const agree = told.every((t) => t?.verdict === first.verdict);
  const share = agree ? list[0]?.share : undefined;
  return ground.weighed(limb, 'readings', agree ? first.verdict : 'cannot-tell', told as Told[], share);
}

function role(ground: Ground, limb: Limb, { trust, office, weight, ...role }: Role): Told | undefined {
  const { builder, books, company, v } = ground;
  const inTrust = new Ground(builder, books, company, { ...v, seed: [trust] });
  const over = shown(role.limbs, (l) => proveLimb(inTrust, l));
  if (over.verdict !== role.over) return undefined;
  const there = role.through && new Ground(builder, books, role.through.holder, v);
  const through = there && shown(role.through?.limbs ?? [], (l) => proveLimb(there, l, `${limb.rule.id}/${l.rule.id}`));
  if (role.through !== undefined && through?.whole !== true && through?.verdict !== 'yes') return undefined;
  const verdict = least([over.verdict, weight, office.live, through?.verdict ?? 'yes']);
  return ground.ruled(limb, verdict, ({ id, premises }) => ({
    kind: 'role',
    company: id(company),
    trust: id(trust),
    office: premises.office(office),
    weight,
    over: over.ids,
    ...(through === undefined ? {} : { through: through.ids }),
  }));
}
type Role = NonNullable<Limb['evidence']['role']>;

/** What the limbs that could be shown say together; `whole`: all could be. */
function shown(
  limbs: readonly Limb[],
  prove: (limb: Limb) => string | undefined,
): { readonly verdict: Verdict; readonly ids: readonly string[]; readonly whole: boolean } {
  const proven = limbs.flatMap((l) => {
    const id = prove(l);
    return id === undefined ? [] : [{ id, verdict: l.verdict }];
  });
  const verdict = most(proven.map((p) => p.verdict));
  return { verdict, ids: proven.map((p) => p.id), whole: proven.length === limbs.length };
}

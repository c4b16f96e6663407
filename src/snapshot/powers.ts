/** Control that is stated, offices, pacts: what stands beside the columns (rules 10 and 11). */
import type { RelationshipStatement, Statement } from '../statements/types.ts';
import { type Day, daysOf } from '../terms/day.ts';
import { quantitiesOf } from '../terms/interest-types.ts';
import { asRead, lives } from './figures.ts';
import type { Ledger } from './ledger.ts';
import type { People } from './parties.ts';
import type { Concert, Office, StatedControl } from './types.ts';

interface Context {
  readonly day: Day;
  readonly people: People;
  readonly ledger: Ledger;
}

/** Days of an interest or tie on the true clock. */
function span(x: { startDate?: string | undefined; endDate?: string | undefined }): {
  start?: ReturnType<typeof daysOf>;
  end?: ReturnType<typeof daysOf>;
} {
  return {
    ...(x.startDate === undefined ? {} : { start: daysOf(x.startDate) }),
    ...(x.endDate === undefined ? {} : { end: daysOf(x.endDate) }),
  };
}

/** Rule 10: stated control in force on the day, each under its own assumption. A declared ultimate link is no link. */
export function statedControl(statements: readonly Statement[], context: Context): StatedControl[] {
  const found = new Map<string, StatedControl>();
  for (const s of statements) {
    if (s.kind !== 'relationship') continue;
    for (const interest of asRead(s, context.people, context.ledger).interests) {
      if (interest.control === undefined || interest.directness === 'indirect') continue;
      note(s, interest.control, lives(span(interest), context.day), context, found);
    }
  }
  return [...found.values()].sort((a, b) => a.controller - b.controller || a.company - b.company);
}

function note(
  s: RelationshipStatement,
  basis: StatedControl['basis'],
  life: 'yes' | 'maybe' | 'no',
  { day, people, ledger }: Context,
  found: Map<string, StatedControl>,
): void {
  const controller = people.nodeOf.get(s.nomineeFor ?? s.interestedParty);
  const company = people.nodeOf.get(s.subject);
  if (controller === undefined || company === undefined || controller === company || life === 'no') return;
  const about = `${people.name(controller)} > ${people.name(company)}`;
  if (life === 'maybe') {
    const text = `whether ${people.name(controller)} controlled ${people.name(company)} on ${day} depends on an inexact date`;
    ledger.warn('date-uncertain', text, [controller, company], [s.statementId]);
    return;
  }
  const text = `${people.name(controller)} controls ${people.name(company)}, as a source states`;
  if (!ledger.assume('stated-control', about, text, [controller, company], [s.statementId])) return;
  const key = `${controller} ${company}`;
  const known = found.get(key);
  found.set(key, {
    controller,
    company,
    basis: known?.basis ?? basis,
    statements: [...new Set([...(known?.statements ?? []), s.statementId])].sort(),
    assumption: `stated-control:${about}`,
  });
}

/** Offices of every day; `live` says whether they stand on the day asked about. */
export function offices(statements: readonly Statement[], { day, people }: Context): Office[] {
  const found: Office[] = [];
  for (const s of statements) {
    if (s.kind !== 'relationship') continue;
    const party = people.nodeOf.get(s.interestedParty);
    const company = people.nodeOf.get(s.subject);
    if (party === undefined || company === undefined) continue;
    for (const i of s.interests) {
      if (!(quantitiesOf(i.interestType) as readonly string[]).includes('role')) continue;
      const life = lives(span(i), day);
      found.push({
        party,
        company,
        role: i.role ?? i.details ?? i.interestType,
        interestType: i.interestType,
        live: life === 'maybe' ? 'cannot-tell' : life,
        statements: [s.statementId],
        ...(i.startDate === undefined ? {} : { start: i.startDate }),
        ...(i.endDate === undefined ? {} : { end: i.endDate }),
      });
    }
  }
  return found.sort(
    (a, b) => a.company - b.company || a.party - b.party || (a.start ?? '').localeCompare(b.start ?? ''),
  );
}

/** Pacts to act together that stand on the day, with the issuers they name. */
export function concerts(statements: readonly Statement[], { day, people }: Context): Concert[] {
  const found: Concert[] = [];
  for (const s of statements) {
    if (s.kind !== 'tie' || s.tie !== 'concert' || lives(span(s), day) !== 'yes') continue;
    const nodes = (ids: readonly string[]): number[] =>
      [...new Set(ids.flatMap((id) => people.nodeOf.get(id) ?? []))].sort((a, b) => a - b);
    const members = nodes(s.parties);
    if (members.length < 2) continue;
    found.push({ members, issuers: nodes(s.issuers ?? []), statements: [s.statementId] });
  }
  return found;
}

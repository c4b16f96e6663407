/** Why no owner is named, as a source says it: beside every answer about who owns or controls. */
import type { Node, NotStated, Snapshot, Warning } from '../snapshot/types.ts';
import { ancestorsOf } from './ancestors.ts';
import { nameOf } from './context.ts';

/** One warning for each company, the one asked about and those above it, and for each reason given there. */
export function notStatedWarnings(s: Snapshot, company: Node): Warning[] {
  if (s.notStated.length === 0) return [];
  const here = new Set([company, ...ancestorsOf(s, company)]);
  const groups = new Map<string, NotStated[]>();
  for (const n of s.notStated) {
    if (!here.has(n.company)) continue;
    const key = `${n.company} ${n.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), n]);
  }
  return [...groups.values()].map((all) => ({
    code: 'owner-not-stated',
    message: `who owns or controls ${nameOf(s, (all[0] as NotStated).company)} is not stated: ${reasonWords(all)}`,
    parties: [(all[0] as NotStated).company],
    statements: [...new Set(all.flatMap((n) => n.statements))].sort(),
  }));
}

/** Of one company, in a sentence; empty where there are none. */
export function reasonsWords(all: readonly NotStated[]): string {
  const codes = [...new Set(all.map((n) => n.reason))];
  return codes.map((code) => reasonWords(all.filter((n) => n.reason === code))).join('; ');
}

function reasonWords(all: readonly NotStated[]): string {
  const code = all[0]?.reason ?? 'unknown';
  const said = [...new Set(all.flatMap((n) => n.description ?? []))].map((d) => `“${d}”`);
  if (said.length === 0) return REASONS[code] ?? code;
  return code === 'unknown' ? `the source says ${said.join(', ')}` : `${REASONS[code] ?? code} (${said.join(', ')})`;
}

/** The code list of BODS, in words. */
const REASONS: Readonly<Record<string, string>> = {
  noBeneficialOwners: 'the source says that it has no beneficial owner',
  subjectUnableToConfirmOrIdentifyBeneficialOwner: 'it could not confirm or identify a beneficial owner',
  interestedPartyHasNotProvidedInformation: 'the owner has not provided information',
  subjectExemptFromDisclosure: 'it is exempt from disclosure',
  interestedPartyExemptFromDisclosure: 'the owner is exempt from disclosure',
  unknown: 'no reason is given',
  informationUnknownToPublisher: 'the publisher does not know',
};

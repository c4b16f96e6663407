/** Statements -> BODS 0.4, one array. What BODS has no words for is listed, never dropped in silence. */
import { digestOf } from '../../statements/seal.ts';
import type { PartyStatement, RelationshipStatement, Statement } from '../../statements/types.ts';
import type { WriteResult } from '../types.ts';
import { gleifTieAsRelationship } from './gleif-link.ts';
import { notSaid } from './not-said.ts';
import { asPackage, type Written } from './write-package.ts';
import { bareOut, partyOut, type UnnamedParty } from './write-party.ts';
import { relationOut } from './write-relation.ts';

export function writeBods(given: readonly Statement[]): WriteResult {
  const statements = given.map((s) => (s.kind === 'tie' ? (gleifTieAsRelationship(s) ?? s) : s));
  const lost: { statementId: string; what: string }[] = [];
  const known = new Set(statements.flatMap((s) => (s.kind === 'party' ? [s.party] : [])));
  const unnamed = unnamedHolders(statements);
  const inPlace = new Set<Statement>(unnamed.values());
  const components = new Set(statements.flatMap((s) => (s.kind === 'relationship' ? (s.components ?? []) : [])));
  const records = new Map(statements.flatMap((s) => (s.originalId === undefined ? [] : [[s.originalId, s.recordId]])));
  const isKept = (replaced: string, record: string): boolean => records.get(replaced) === record;
  const out: Written[] = [];
  for (const s of [...statements].sort((a, b) => (a.statementId < b.statementId ? -1 : 1))) {
    if (s.kind !== 'party' && s.kind !== 'relationship') {
      lost.push({ statementId: s.statementId, what: `BODS has no statement for a ${s.kind}` });
      continue;
    }
    if (s.kind === 'party' && inPlace.has(s)) continue;
    for (const what of notSaid(s, isKept)) lost.push({ statementId: s.statementId, what });
    if (s.kind === 'party') out.push(partyOut(s, components.has(s.party)));
    else {
      for (const party of [s.subject, s.interestedParty]) {
        if (known.has(party) || (unnamed.has(s) && party === s.interestedParty)) continue;
        known.add(party);
        const id = `p:${digestOf({ party })}`;
        out.push(bareOut(party, id, s));
      }
      out.push(relationOut(s, unnamed.get(s)));
    }
  }
  return { text: `${JSON.stringify(asPackage(out), null, 2)}\n`, lost };
}

/** A holder of one relationship whom nobody names is a reason in the relationship, not a party of its own. */
function unnamedHolders(statements: readonly Statement[]): ReadonlyMap<RelationshipStatement, UnnamedParty> {
  const parties = new Map<string, UnnamedParty[]>();
  for (const s of statements)
    if (s.kind === 'party' && isUnnamed(s)) parties.set(s.party, [...(parties.get(s.party) ?? []), s]);
  const found = new Map<RelationshipStatement, UnnamedParty>();
  for (const s of statements) {
    if (s.kind !== 'relationship' || s.interestedParty !== `unspecified:${s.recordId}`) continue;
    const all = parties.get(s.interestedParty) ?? [];
    const same = all.find((p) => p.statementDate === s.statementDate && p.recordStatus === s.recordStatus) ?? all[0];
    if (same !== undefined) found.set(s, same);
  }
  return found;
}

const isUnnamed = (s: PartyStatement): s is UnnamedParty => s.unspecified !== undefined;

/** Statements that were found, each once and beside the JSON it is kept as. */
import { statementFromJson } from '../statements/json.ts';
import { type PartyId, partiesOf, type Statement } from '../statements/types.ts';

/** Told without reading it: no text holds an unescaped quote, and no source is of a kind statements are. */
export const isOf = (json: string, kind: Statement['kind']): boolean => json.includes(`"kind":"${kind}"`);

const isHeldBy = (s: Statement, party: PartyId): boolean =>
  (s.kind === 'relationship' && s.subject === party) || (s.kind === 'transaction' && s.company === party);

export class Told {
  private readonly found = new Map<string, { readonly statement: Statement; readonly json: string }>();

  /** @param only statements of these kinds alone */
  take(json: string, ...only: readonly Statement['kind'][]): void {
    if (only.length > 0 && !only.some((kind) => isOf(json, kind))) return;
    const statement = statementFromJson(json);
    this.found.set(statement.statementId, { statement, json });
  }

  /** Who a party is, and one statement of those who hold a part of it. */
  takeWho(party: PartyId, jsons: Iterable<string>): void {
    let held = false;
    for (const json of jsons) {
      this.take(json, 'party', 'judgement');
      if (held) continue;
      const statement = statementFromJson(json);
      held = isHeldBy(statement, party);
      if (held) this.found.set(statement.statementId, { statement, json });
    }
  }

  /** Parties that are named in them and were not reached. */
  namedBeside(reached: ReadonlySet<PartyId>): readonly PartyId[] {
    const named = new Set<PartyId>();
    for (const { statement } of this.found.values())
      for (const party of partiesOf(statement)) if (!reached.has(party)) named.add(party);
    return [...named];
  }

  statements(): readonly Statement[] {
    return [...this.found.values()].map((f) => f.statement);
  }

  jsons(): readonly string[] {
    return [...this.found.values()].map((f) => f.json);
  }
}

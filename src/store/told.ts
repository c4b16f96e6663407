/** Statements that were found, each once and beside the JSON it is kept as. */
import { statementFromJson } from '../statements/json.ts';
import { type PartyId, partiesOf, type Statement } from '../statements/types.ts';

export class Told {
  private readonly found = new Map<string, { readonly statement: Statement; readonly json: string }>();

  /** @param only statements of this kind alone */
  take(json: string, only?: Statement['kind']): void {
    const statement = statementFromJson(json);
    if (only === undefined || statement.kind === only) this.found.set(statement.statementId, { statement, json });
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

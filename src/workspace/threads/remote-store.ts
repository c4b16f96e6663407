/** The store as a thread sees it: in shared memory, else every look-up is done by the thread that has it open. */
import { statementFromJson } from '../../statements/json.ts';
import type { PartyId, Statement } from '../../statements/types.ts';
import type { HeldStore } from '../../store/held/held-store.ts';
import type { Found, StatementStore, StoreMeta, Stretch } from '../../store/types.ts';
import type { Begun, LookUp } from './messages.ts';

export class RemoteStore implements StatementStore {
  memory: HeldStore | undefined;
  private readonly lookUp: (of: LookUp) => Promise<unknown>;

  constructor(lookUp: (of: LookUp) => Promise<unknown>) {
    this.lookUp = lookUp;
  }

  /** Threads answer; they never write. */
  append(): Promise<never> {
    return Promise.reject(new Error('a thread that answers does not write'));
  }

  async closure(parties: readonly PartyId[], down: number, up?: number): Promise<readonly Statement[]> {
    if (this.memory !== undefined) return (await this.memory.told(parties, { down, up })).statements();
    const found: Statement[] = [];
    for await (const s of this.listed(['closure', parties, down, up])) found.push(s);
    return found;
  }

  find(text: string, limit: number): Promise<readonly Found[]> {
    const exactly = this.memory?.exactly(text) ?? [];
    if (exactly.length > 0) return Promise.resolve(exactly.slice(0, limit));
    return this.lookUp(['find', text, limit]) as Promise<readonly Found[]>;
  }

  bearers(names: readonly string[], most: number): Promise<ReadonlyMap<string, readonly PartyId[]>> {
    if (this.memory !== undefined) return Promise.resolve(this.memory.bearers(names, most));
    return this.lookUp(['bearers', names, most]) as Promise<ReadonlyMap<string, readonly PartyId[]>>;
  }

  breadth(parties: readonly PartyId[]): Promise<ReadonlyMap<PartyId, number>> {
    if (this.memory !== undefined) return Promise.resolve(this.memory.breadth(parties));
    return this.lookUp(['breadth', parties]) as Promise<ReadonlyMap<PartyId, number>>;
  }

  async statement(id: string): Promise<Statement | undefined> {
    const text = (await this.lookUp(['statement', id])) as string | undefined;
    return text === undefined ? undefined : statementFromJson(text);
  }

  all(stretch?: Stretch): AsyncIterable<Statement> {
    return this.listed(['all', stretch]);
  }

  private async *listed(of: LookUp): AsyncIterable<Statement> {
    const { texts, list } = (await this.lookUp(of)) as Begun;
    for (const text of texts) yield statementFromJson(text);
    if (list === undefined) return;
    try {
      for (;;) {
        const more = (await this.lookUp(['more', list])) as readonly string[];
        if (more.length === 0) return;
        for (const text of more) yield statementFromJson(text);
      }
    } finally {
      await this.lookUp(['leave', list]);
    }
  }

  meta(): Promise<StoreMeta> {
    if (this.memory !== undefined) return Promise.resolve(this.memory.data.meta);
    return this.lookUp(['meta']) as Promise<StoreMeta>;
  }

  async close(): Promise<void> {}
}

/**
 * Answers what a thread asks of the store. Statements go as their JSON: exact numbers would lose their class; and a
 * stretch at a time, so that whoever asks about a hundred thousand parties holds up nobody else.
 */
import { statementJson } from '../../statements/json.ts';
import type { Statement } from '../../statements/types.ts';
import type { StatementStore } from '../../store/types.ts';
import type { Begun, LookUp } from './messages.ts';

/** Statements sent at once. */
const STRETCH = 1000;

export class StoreDesk {
  private readonly store: StatementStore;
  /** lists that are being read */
  private readonly open = new Map<number, From>();
  private opened = 0;

  constructor(store: StatementStore) {
    this.store = store;
  }

  /** @returns data alone, which can be posted */
  async found(of: LookUp): Promise<unknown> {
    const { store } = this;
    switch (of[0]) {
      case 'closure':
        return this.begin(
          (await store.closureJson?.(of[1], of[2], of[3])) ?? (await store.closure(of[1], of[2], of[3])),
        );
      case 'find':
        return store.find(of[1], of[2]);
      case 'breadth':
        return store.breadth(of[1]);
      case 'bearers':
        return store.bearers(of[1], of[2]);
      case 'statement': {
        const statement = await store.statement(of[1]);
        return statement === undefined ? undefined : textOf(statement);
      }
      case 'meta':
        return store.meta();
      case 'all':
        return this.begin(store.all(of[1]));
      case 'more':
        return this.more(of[1]);
      case 'leave':
        return this.leave(of[1]);
    }
  }

  private async begin(statements: Listed): Promise<Begun> {
    const from = iteratorOf(statements);
    const { texts, over } = await stretchOf(from);
    if (over) return { texts };
    this.opened += 1;
    this.open.set(this.opened, from);
    return { texts, list: this.opened };
  }

  /** The next statements; none: that was all. */
  private async more(list: number): Promise<readonly string[]> {
    const from = this.open.get(list);
    if (from === undefined) return [];
    const { texts, over } = await stretchOf(from);
    if (over) this.open.delete(list);
    return texts;
  }

  private async leave(list: number): Promise<void> {
    await this.open.get(list)?.return?.();
    this.open.delete(list);
  }

  /** A thread that is gone reads nothing to its end. */
  async close(): Promise<void> {
    for (const list of [...this.open.keys()]) await this.leave(list);
  }
}

type Listed = Iterable<Statement | string> | AsyncIterable<Statement>;
type From = Iterator<Statement | string> | AsyncIterator<Statement>;
const iteratorOf = (list: Listed): From =>
  Symbol.asyncIterator in list ? list[Symbol.asyncIterator]() : list[Symbol.iterator]();

async function stretchOf(from: From): Promise<{ readonly texts: readonly string[]; readonly over: boolean }> {
  const texts: string[] = [];
  while (texts.length < STRETCH) {
    const next = await from.next();
    if (next.done === true) return { texts, over: true };
    texts.push(textOf(next.value));
  }
  return { texts, over: false };
}

/** Statements never change: whoever is asked about often is written once. */
const TEXTS = new WeakMap<Statement, string>();
function textOf(statement: Statement | string): string {
  if (typeof statement === 'string') return statement;
  const known = TEXTS.get(statement);
  if (known !== undefined) return known;
  const text = statementJson(statement);
  TEXTS.set(statement, text);
  return text;
}

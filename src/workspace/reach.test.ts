import { expect, test } from 'vitest';
import { is, owns } from '../../test/statements.ts';
import { sealStatement } from '../statements/seal.ts';
import type { Statement } from '../statements/types.ts';
import { memoryStore } from '../store/memory/index.ts';
import type { StatementStore } from '../store/types.ts';
import { reach } from './reach.ts';

/** A second record of the company, under an id of its own. */
function again(name: string, id: string): Statement {
  const { statementId: _id, ...party } = is(name, 'company') as Extract<Statement, { kind: 'party' }>;
  return sealStatement({ ...party, party: id });
}
const chain = (length: number): Statement[] =>
  Array.from({ length }, (_, n) => [
    is(`Company ${n}`, 'company'),
    owns(`Company ${n}`, `Company ${n + 1}`, '100'),
  ]).flat();

/** How often a store is asked for names. */
function counted(store: StatementStore): { readonly store: StatementStore; readonly asked: () => number } {
  let asked = 0;
  const bearers: StatementStore['bearers'] = (names, most) => {
    asked += 1;
    return store.bearers(names, most);
  };
  const find: StatementStore['find'] = () => Promise.reject(new Error('names are not looked up one by one'));
  const answers = {
    append: store.append.bind(store),
    closure: store.closure.bind(store),
    meta: store.meta.bind(store),
  };
  const rest = {
    breadth: store.breadth.bind(store),
    statement: store.statement.bind(store),
    all: store.all.bind(store),
    close: store.close.bind(store),
  };
  return { store: { ...answers, ...rest, bearers, find }, asked: () => asked };
}

test('the namesake of one company among a thousand is found, with its owners, in a look-up a round', async () => {
  const kept = memoryStore();
  const owner = owns('Stranger', 'x1', '100') as Extract<Statement, { kind: 'relationship' }>;
  const { statementId: _id, ...relation } = owner;
  await kept.append([
    ...chain(1000),
    again('Company 700', 'x1'),
    is('Stranger', 'company'),
    sealStatement({ ...relation, subject: 'x1' }),
  ]);
  const { store, asked } = counted(kept);
  const { statements, tooCommon } = await reach(store, 'owners', ['name:company 1000']);
  const named = new Set(statements.flatMap((s) => (s.kind === 'relationship' ? [s.interestedParty] : [])));
  expect([named.has('name:stranger'), named.has('name:company 0'), asked(), tooCommon]).toEqual([true, true, 2, []]);
});

test('a name that six parties bear is told, and none of them is drawn in', async () => {
  const store = memoryStore();
  await store.append([...chain(3), ...['a', 'b', 'c', 'd', 'e'].map((id) => again('Company 1', id))]);
  const { statements, tooCommon } = await reach(store, 'owners', ['name:company 3']);
  expect(tooCommon).toEqual([{ name: 'Company 1', parties: 6 }]);
  expect(statements.filter((s) => s.kind === 'party' && ['a', 'b'].includes(s.party))).toEqual([]);
});

test('a company is found by the other spelling of its legal form', async () => {
  const store = memoryStore();
  await store.append([is('Beta Limited', 'company'), again('Beta Ltd.', 'b1'), owns('Ann', 'Beta Limited', '100')]);
  const { statements } = await reach(store, 'owners', ['name:beta limited']);
  expect(statements.some((s) => s.kind === 'party' && s.party === 'b1')).toBe(true);
});

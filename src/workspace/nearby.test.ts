/** What is said of a company alone decides who holds it directly, or more is read. */
import { describe, expect, test } from 'vitest';
import { seeded } from '../../test/share-graphs.ts';
import type { Envelope } from '../answers/index.ts';
import { resolveIdentities } from '../identity/index.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { ask } from './ask.ts';
import { nearby } from './nearby.ts';
import { verify } from './verify.ts';
import { openFiles, type Workspace } from './workspace.ts';

const PARTIES = ['Ann (person)', 'Bob (person)', 'Alpha', 'Beta', 'Gamma', 'Delta', 'Gamma Ltd'];
const HOWS = ['', '', '', '', '', '', 'directly ', 'indirectly ', 'in total '];

/** A register with, now and then, each thing that makes a column hang on what is said elsewhere. */
function register(seed: number): string {
  const chance = seeded(seed);
  const party = (): string => PARTIES[chance(PARTIES.length)] as string;
  const lines = ['source "One" (register) published 2020-01-01'];
  const count = 3 + chance(8);
  for (let n = 0; n < count; n += 1) {
    const [owner, company] = [party(), PARTIES[2 + chance(4)] as string];
    if (chance(12) === 0) lines.push('source "Two" (news) published 2021-01-01');
    if (chance(14) === 0) lines.push(`${party().replace(' (person)', '')} is the same as ${company}`);
    const share = chance(4) === 0 ? `${10 + chance(20)} to 40%` : `${1 + chance(30)}%`;
    lines.push(`${owner} ${HOWS[chance(HOWS.length)]}owns ${share} of ${company}`);
  }
  return lines.join('\n');
}
const opened = (text: string): Promise<Workspace> => openFiles([{ name: 'case.own', text }]);

/** Who holds the company, by ids: node numbers are of one snapshot. */
function columnOf(s: Snapshot, id: string): unknown {
  const company = s.nodeOf.get(id) ?? -1;
  return (['economic', 'votes'] as const).map((measure) =>
    (s[measure].get(company)?.holdings ?? [])
      .map(({ owner, company: _c, bounds, ...rest }) => ({
        ...rest,
        bounds: JSON.stringify(bounds, exact),
        owner: [s.parties[owner]?.id, s.parties[owner]?.name, s.parties[owner]?.type].join(),
      }))
      .sort((a, b) => (String(a.owner) < String(b.owner) ? -1 : 1)),
  );
}
const exact = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

describe('what is said of the company alone', () => {
  test('settles its column as everything above it does, wherever it is taken to', async () => {
    let [near, far] = [0, 0];
    for (let seed = 1; seed <= 60; seed += 1) {
      const { store } = await opened(register(seed));
      for (const id of ['name:alpha', 'name:beta', 'name:gamma', 'name:delta']) {
        const told = await nearby(store, id);
        if (told === undefined) far += 1;
        else {
          near += 1;
          const wide = await store.closure([id], 0);
          expect(columnOf(takeSnapshot(told), id), register(seed)).toEqual(
            columnOf(takeSnapshot(wide, {}, resolveIdentities(wide)), id),
          );
        }
      }
    }
    expect([near > 40, far > 40]).toEqual([true, true]);
  });
});

describe('owners asked for directly', () => {
  const GROUP = `source "Register" (register) published 2020-01-01
Ann (person) directly owns 30% of Alpha
Beta directly owns 25 to 35% of Alpha
Cora (person) directly owns 20% of Alpha
Dora (person) directly owns 60% of Beta`;
  const asked = { verb: 'owners', subject: 'Alpha', direct: true } as const;
  const ids = (e: Envelope): unknown => (e.answer['holders'] as { party: { name: string } }[]).map((h) => h.party.name);

  test('are those of the column, each with its words, its statements and its rule', async () => {
    const e = await ask(await opened(GROUP), asked);
    expect(e.answer).toMatchObject({
      headline: 'Of Alpha itself, Ann holds 30 %; Beta holds 25 to 35 %; Cora holds 20 %.',
      count: 3,
      complete: true,
      holders: [
        { share: { exact: 30 }, votes: { exact: 30 }, resolution: 'as-stated', said: [{ words: '30%' }] },
        {},
        {},
      ],
    });
  });
  test('are the direct shares of those looked through', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const w = await opened(register(seed));
      for (const subject of ['Alpha', 'Beta']) {
        const all = await ask(w, { verb: 'owners', subject }).catch(() => undefined);
        if (all === undefined) continue;
        const shares = (list: unknown, key: string): unknown =>
          (list as Record<string, unknown>[])
            .filter((h) => h[key] !== undefined)
            .map((h) => JSON.stringify([h['party'], h[key]]))
            .sort();
        const e = await ask(w, { verb: 'owners', subject, direct: true });
        const looked = shares(all.answer['holders'], 'directShare') as string[];
        expect(shares(e.answer['holders'], 'share'), register(seed)).toEqual(expect.arrayContaining(looked));
      }
    }
  });
  test('are verified, alone and against the data, and a forged row is found', async () => {
    for (const text of [GROUP, register(7), register(8)]) {
      const w = await opened(text);
      const e = await ask(w, asked);
      expect((await verify(e, w)).failures).toEqual([]);
      expect(await verify(e)).toMatchObject({ ok: true, level: 'consistent' });
    }
    const forged = async (change: (rows: Record<string, unknown>[]) => void): Promise<readonly string[]> => {
      const e = structuredClone(await ask(await opened(GROUP), asked));
      change(e.answer['holders'] as Record<string, unknown>[]);
      return (await verify(e)).failures.map((f) => f.what);
    };
    expect(await forged((r) => Object.assign(r[0] ?? {}, { share: { exact: 31, fraction: '31/100' } }))).toEqual([
      'the answer shows another share for name:ann than the proof has',
    ]);
    expect(await forged((r) => Object.assign(r[0] ?? {}, { statements: ['s:1'] }))).toEqual([
      'the answer names other statements for name:ann than the proof has',
    ]);
    expect(await forged((r) => void r.pop())).toEqual(['the answer leaves name:cora out, the proof has it']);
  });
  test('come in pages, flagged, which joined are the whole and are verified each', async () => {
    const w = await opened(GROUP);
    const first = await ask(w, { ...asked, limit: 2 });
    expect(first.answer).toMatchObject({ count: 3, complete: false, nextAfter: 'name:beta' });
    expect(first.warnings.map((x) => x.code)).toContain('partial-answer');
    const second = await ask(w, { ...asked, limit: 2, after: 'name:beta' });
    expect([ids(first), ids(second), second.answer['complete']]).toEqual([['Ann', 'Beta'], ['Cora'], true]);
    for (const page of [first, second]) expect((await verify(page, w)).failures).toEqual([]);
  });
  test('refuse a page that begins nowhere, and pages of what is looked through', async () => {
    const w = await opened(GROUP);
    await expect(ask(w, { ...asked, after: 'name:dora' })).rejects.toMatchObject({ code: 'usage' });
    await expect(ask(w, { verb: 'owners', subject: 'Alpha', limit: 2 })).rejects.toMatchObject({ code: 'usage' });
  });
});

/**
 * Every verdict of every company of the gallery, under every regime and of every party: each limb is shown by a step of a
 * proof that `verify` accepts, or named in the proof as shown by none, with the reason.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask, type Envelope, openFiles, type Proof, REGIMES, verify, type Workspace } from '../src/index.ts';
import { snapshotFor } from '../src/workspace/ask.ts';

const GALLERY = join(import.meta.dirname, '../gallery');
const cases = readdirSync(GALLERY).filter((name) => existsSync(join(GALLERY, name, 'questions.json')));
const rules = REGIMES.filter((r) => r.verbs.includes('control')).map((r) => r.id);

interface LimbShown {
  readonly party?: { readonly id: string };
  readonly group?: readonly { readonly id: string }[];
  readonly rule: string;
  readonly limbs: readonly { readonly limb: string; readonly verdict: string }[];
}

async function companiesOf(workspace: Workspace): Promise<readonly string[]> {
  const s = await snapshotFor(workspace, { verb: 'audit' });
  return s.parties.flatMap((p, node) => (s.economic.has(node) || s.votes.has(node) ? [`@${p.id}`] : []));
}

/** "rule limb of parties" of what neither a step shows nor the proof names; and how much is shown and named. */
function gaps(e: Envelope): { readonly silent: readonly string[]; readonly shown: number; readonly named: string[] } {
  const proof = e.proof as unknown as Proof;
  const key = (rule: string, limb: string, ids: readonly string[]): string => `${rule} ${limb} of ${[...ids].sort()}`;
  const shown = new Set(
    proof.steps.flatMap((s) => ('limb' in s ? [`${key(s.rule, s.limb, s.parties)}: ${s.verdict}`] : [])),
  );
  const named = new Set((proof.unproven ?? []).map((u) => key(u.rule ?? '', u.limb ?? '', u.parties)));
  const wanted = (e.answer['verdicts'] as readonly LimbShown[]).flatMap((v) => {
    const ids = v.party === undefined ? (v.group ?? []).map((p) => p.id) : [v.party.id];
    return v.limbs.map((l) => ({ at: key(v.rule, l.limb, ids), verdict: l.verdict }));
  });
  const silent = wanted.filter((w) => !shown.has(`${w.at}: ${w.verdict}`) && !named.has(w.at)).map((w) => w.at);
  return { silent, shown: wanted.length, named: [...named] };
}

describe.each(cases)('%s', (name) => {
  test('under every regime', async () => {
    const { files } = JSON.parse(readFileSync(join(GALLERY, name, 'questions.json'), 'utf8')) as {
      readonly files: readonly string[];
    };
    const workspace = await openFiles(files.map((f) => join(GALLERY, name, f)));
    const named: string[] = [];
    let shown = 0;
    for (const subject of await companiesOf(workspace)) {
      const inForce = await ask(workspace, { verb: 'control', subject, rule: 'all' });
      const others = rules.filter((rule) => !(rule in inForce.rules));
      const alone = await Promise.all(others.map((rule) => ask(workspace, { verb: 'control', subject, rule })));
      for (const e of [inForce, ...alone]) {
        const found = gaps(e);
        expect(found.silent).toEqual([]);
        expect((await verify(e)).failures).toEqual([]);
        named.push(...found.named);
        shown += found.shown;
      }
    }
    expect(shown).toBeGreaterThan(0);
    // Nothing in the gallery is left without steps.
    expect(named).toEqual([]);
  }, 600_000);
});

import { describe, expect, test } from 'vitest';
import { seeded } from '../../test/share-graphs.ts';
import { ownersWithBounds } from '../compute/index.ts';
import { type Edge, snapshotFromEdges } from '../snapshot/from-edges.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { percent } from '../terms/exact.ts';
import { reaches } from '../terms/interval.ts';
import { checkProof, intervalOf, type Proof, proofBuilder, replayAgainst } from './index.ts';

type Flow = Extract<Proof['steps'][number], { kind: 'flow' }>;

/** A group of 160 parties: chains with ranges, open ends above, and a loop of three. */
function group(): Snapshot {
  const random = seeded(3);
  const edges: Edge[] = [];
  for (let i = 0; i < 150; i += 1) {
    for (let k = 1; k <= 3; k += 1) {
      const owner = `n${i + 1 + 3 * random(3) + k}`;
      if (edges.some((e) => e.owner === owner && e.owned === `n${i}`)) continue;
      const most = 5 + random(25);
      const range = i > 100 && random(3) === 0;
      edges.push({ owner, owned: `n${i}`, share: range ? { min: 2, max: most, exclusiveMin: true } : most });
    }
  }
  const loop: Edge[] = [
    { owner: 'ring1', owned: 'n20', share: 8 },
    { owner: 'ring2', owned: 'ring1', share: 50 },
    { owner: 'ring3', owned: 'ring2', share: 50 },
    { owner: 'ring1', owned: 'ring3', share: 50 },
    { owner: 'P', owned: 'ring3', share: 40 },
  ];
  return snapshotFromEdges([...edges, ...loop]);
}

function proofOf(s: Snapshot): Proof {
  const builder = proofBuilder(s);
  const company = s.nodeOf.get('n0') as number;
  for (const { result } of ownersWithBounds(s, company, { measure: 'economic', undisclosed: 'declared' }))
    builder.addOwnershipBounds(result);
  return builder.build();
}

const flowIn = (p: Proof): Flow => p.steps.find((s): s is Flow => s.kind === 'flow') as Flow;
const less = (text: string): string => {
  const [n = '0', d = '1'] = text.split('/');
  return `${BigInt(n) * 1_000_000n - BigInt(n)}/${BigInt(d) * 1_000_000n}`;
};
const more = (text: string): string => {
  const [n = '0', d = '1'] = text.split('/');
  return `${BigInt(n) * 1_000_000n + BigInt(n)}/${BigInt(d) * 1_000_000n}`;
};

describe('a flow', () => {
  const s = group();
  const honest = proofOf(s);
  const flow = flowIn(honest);

  test('proves the shares of a whole group in one step, members of a loop apart', () => {
    expect(flow.lines.length).toBeGreaterThan(150);
    expect(honest.steps.filter((x) => x.kind === 'ownership').map((x) => 'holders' in x && x.holders)).toEqual([
      ['ring1'],
      ['ring2'],
      ['ring3'],
    ]);
    expect(checkProof(honest)).toMatchObject({ ok: true });
    expect(replayAgainst(honest, s)).toMatchObject({ ok: true });
  });

  test('that says more or less than what runs in fails, on every line', () => {
    for (const at of flow.lines.keys()) {
      for (const [end, moved] of [
        ['lo', more],
        ['hi', less],
      ] as const) {
        const forged = structuredClone(honest);
        const line = flowIn(forged).lines[at] as Flow['lines'][number];
        if (line[end] === '0') continue;
        line[end] = moved(line[end]);
        expect(checkProof(forged).ok, `${line.party} ${end}`).toBe(false);
      }
    }
  });

  const mutations: [string, (f: Flow, p: Proof) => void][] = [
    ['a holder left out', (f) => f.lines.pop()],
    ['two lines of one party', (f) => f.lines.push(f.lines[3] as Flow['lines'][number])],
    ['another order', (f) => f.lines.reverse()],
    ['a loop that is not called one', (f) => f.lines.map((l) => Object.assign(l, { loop: 0 }))],
    [
      'an end called open that is reached',
      (f) => Object.assign(f.lines.find((l) => l.loop === 0 && !l.loOpen && l.lo !== '0') as object, { loOpen: true }),
    ],
    [
      'a holding left out of a premise',
      (_, p) => p.premises.map((x) => x.kind === 'column' && x.company === 'n20' && x.holders.pop()),
    ],
  ];
  test.each(mutations)('fails with %s', (_, mutate) => {
    const forged = structuredClone(honest);
    mutate(flowIn(forged), forged);
    expect(replayAgainst(forged, s).ok && checkProof(forged).ok).toBe(false);
  });

  test('gives a verdict the share of its own line and no other', () => {
    const line = flow.lines.find((l) => l.party === 'n9') as Flow['lines'][number];
    const { lo, hi, loOpen, hiOpen } = line;
    const verdict = (party: string, share: object): Proof => ({
      ...honest,
      steps: [
        ...honest.steps,
        {
          id: 'v',
          kind: 'verdict',
          rule: 'us-cdd',
          version: '2018',
          limb: 'ownership',
          clause: '31 CFR 1010.230(d)(1)',
          parties: [party],
          share: { lo, hi, loOpen, hiOpen, ...share },
          threshold: '1/4',
          inclusive: true,
          verdict: reaches(intervalOf({ lo, hi, loOpen, hiOpen }), percent(25), true),
          rests: flow.id,
        },
      ],
    });
    expect(checkProof(verdict('n9', {})).ok).toBe(true);
    expect(checkProof(verdict('n8', {})).ok).toBe(false);
    expect(checkProof(verdict('n9', { hi: more(hi) })).ok).toBe(false);
    const ring = flow.lines.find((l) => l.loop > 0) as Flow['lines'][number];
    expect(checkProof(verdict(ring.party, { lo: ring.lo, hi: ring.hi })).ok).toBe(false);
  });

  test('of a ring that keeps everything to itself proves no lower end', () => {
    const forged: Proof = {
      level: 'full',
      premises: [column('C', { R: '1/10' }), column('R', { S: '1' }), column('S', { R: '1' })],
      steps: [
        {
          id: 's1',
          kind: 'flow',
          measure: 'economic',
          company: 'C',
          lines: [
            { party: 'C', loop: 0, lo: '1', hi: '1', loOpen: false, hiOpen: false },
            { party: 'R', loop: 1, lo: '7', hi: '9', loOpen: false, hiOpen: false },
            { party: 'S', loop: 1, lo: '7', hi: '9', loOpen: false, hiOpen: false },
          ],
        },
      ],
    };
    const check = checkProof(forged);
    expect(check.ok ? [] : check.failures.map((f) => f.what)).toContain('what runs into R could run round for ever');
  });
});

function column(company: string, holders: Readonly<Record<string, string>>): Proof['premises'][number] {
  return {
    id: `p${company}`,
    kind: 'column',
    measure: 'economic',
    company,
    name: company,
    capacity: '1',
    complete: false,
    holders: Object.entries(holders).map(([party, share]) => ({
      party,
      name: party,
      lo: share,
      hi: share,
      loOpen: false,
      hiOpen: false,
      statements: [],
    })),
  };
}

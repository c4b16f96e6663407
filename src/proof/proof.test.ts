import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bought, is, NEWS, owns } from '../../test/statements.ts';
import { attributedVotes, type ControlOptions, control, ownershipBounds } from '../compute/index.ts';
import { type Edge, snapshotFromEdges } from '../snapshot/from-edges.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { partyIdOfName } from '../statements/seal.ts';
import { HALF, percent } from '../terms/exact.ts';
import { checkProof, explainProof, type Proof, proofBuilder, replayAgainst } from './index.ts';

const MAJORITY: ControlOptions = { measure: 'votes', quota: HALF, inclusive: false, undisclosed: 'declared' };

function prove(s: Snapshot, holder: number, company: number): Proof {
  const builder = proofBuilder(s);
  builder.addOwnershipBounds(ownershipBounds(s, [holder], company, { measure: 'economic', undisclosed: 'declared' }));
  const attributed = attributedVotes(s, [holder], company, MAJORITY);
  const rests = builder.addAttributedVotes(attributed, [holder], company, MAJORITY, control(s, [holder], MAJORITY));
  const share = attributed.share;
  const threshold = percent(30);
  const verdict =
    share.lo.compare(threshold) >= 0
      ? 'yes'
      : share.hi.compare(threshold) < 0 || (share.hi.equals(threshold) && share.hiOpen)
        ? 'no'
        : 'cannot-tell';
  builder.addVerdict({
    rule: 'hk-listing-controlling',
    version: '2001',
    limb: 'votes',
    clause: 'r. 1.01',
    seed: [holder],
    share,
    threshold,
    inclusive: true,
    verdict,
    rests,
  });
  return builder.build();
}
const failures = (proof: unknown): string[] => {
  const checked = checkProof(proof);
  return checked.ok ? [] : checked.failures.map((f) => f.what);
};
const copy = (proof: Proof): Proof => JSON.parse(JSON.stringify(proof)) as Proof;
const of = (edges: readonly Edge[], complete: readonly string[] = []): ((a: string, b: string) => Proof) => {
  const s = snapshotFromEdges(edges, { complete });
  return (a, b) => prove(s, s.nodeOf.get(a) as number, s.nodeOf.get(b) as number);
};

describe('a proof of a plain chain', () => {
  const proof = of([
    { owner: 'X', owned: 'A', share: 60 },
    { owner: 'A', owned: 'C', share: 55 },
  ])('X', 'C');
  test('passes the checker', () => expect(failures(proof)).toEqual([]));
  test('is told in sentences', () => {
    expect(explainProof(proof)).toContain('5. So X has 33 % of C, looked through (economic).');
    expect(explainProof(proof).at(-1)).toBe('7. Under hk-listing-controlling (r. 1.01) the line is 30 % or more: yes.');
  });
  const mutations: [string, (p: Proof) => void][] = [
    [
      'a higher upper line is no longer tight, but a lower one is false',
      (p) =>
        edit(p, 'ownership', (s) => {
          for (const l of s.upper) l.value = '1/100';
        }),
    ],
    [
      'a lower line above the facts',
      (p) =>
        edit(p, 'ownership', (s) => {
          for (const l of s.lower) l.value = '1/2';
        }),
    ],
    [
      'a share other than its lines',
      (p) =>
        edit(p, 'ownership', (s) => {
          s.share.hi = '1/5';
          s.share.lo = '1/5';
        }),
    ],
    [
      'a rank that does not fall',
      (p) =>
        edit(p, 'ownership', (s) => {
          for (const l of s.lower) l.rank = 0;
        }),
    ],
    [
      'an end called open that is not',
      (p) =>
        edit(p, 'ownership', (s) => {
          for (const l of s.upper) l.open = true;
        }),
    ],
    [
      'a holder left out of a premise',
      (p) => {
        for (const q of p.premises) if (q.kind === 'column') q.holders = [];
      },
    ],
    [
      'a column left out',
      (p) => {
        p.premises = p.premises.slice(1);
      },
    ],
    [
      'a forged verdict',
      (p) =>
        edit(p, 'verdict', (s) => {
          s.verdict = 'no';
        }),
    ],
    [
      'a verdict on somebody else’s share',
      (p) =>
        edit(p, 'verdict', (s) => {
          s.parties = ['A'];
        }),
    ],
    [
      'a derivation without its first step',
      (p) =>
        edit(p, 'votes', (s) => {
          s.certain = s.certain.slice(1);
        }),
    ],
    [
      'a derivation in the wrong order',
      (p) =>
        edit(p, 'votes', (s) => {
          s.certain.reverse();
        }),
    ],
    [
      'more votes than the facts force',
      (p) =>
        edit(p, 'votes', (s) => {
          s.least.bound = '9/10';
          s.share.lo = '9/10';
        }),
    ],
    [
      'fewer votes than the facts allow',
      (p) =>
        edit(p, 'votes', (s) => {
          s.most.bound = '1/10';
          s.share.hi = '1/10';
        }),
    ],
    [
      'a share below nothing',
      (p) => {
        for (const q of p.premises) if (q.kind === 'column') for (const h of q.holders) h.lo = '-1/2';
      },
    ],
    [
      'a number that is none',
      (p) => {
        for (const q of p.premises) if (q.kind === 'column') q.capacity = 'NaN';
      },
    ],
    [
      'a holder listed twice',
      (p) => {
        for (const q of p.premises) if (q.kind === 'column') q.holders.push(...q.holders);
      },
    ],
    [
      'a column listed twice',
      (p) => {
        p.premises.push(...p.premises);
      },
    ],
  ];
  test.each(mutations)('fails with %s', (_, mutate) => {
    const forged = copy(proof);
    mutate(forged);
    expect(failures(forged)).not.toEqual([]);
  });
  test('what is no proof at all is refused', () => {
    expect(checkProof({ steps: 'x' }).ok).toBe(false);
    expect(checkProof(null).ok).toBe(false);
  });
});

function edit<K extends Proof['steps'][number]['kind']>(
  p: Proof,
  kind: K,
  change: (s: Extract<Proof['steps'][number], { kind: K }>) => void,
): void {
  for (const s of p.steps) if (s.kind === kind) change(s as Extract<Proof['steps'][number], { kind: K }>);
}

describe('rings that try to prove themselves', () => {
  const ring = of([
    { owner: 'A', owned: 'B', share: 100 },
    { owner: 'B', owned: 'A', share: 100 },
    { owner: 'X', owned: 'A', share: 0 },
    { owner: 'X', owned: 'C', share: 10 },
  ]);
  test('nobody outside owns a closed ring, and a proof that says so by itself fails', () => {
    const proof = ring('X', 'C');
    expect(failures(proof)).toEqual([]);
    const s = snapshotFromEdges([
      { owner: 'A', owned: 'B', share: 100 },
      { owner: 'B', owned: 'A', share: 100 },
      { owner: 'X', owned: 'Z', share: 1 },
    ]);
    const forged = prove(s, s.nodeOf.get('X') as number, s.nodeOf.get('A') as number);
    edit(forged, 'ownership', (step) => {
      step.lower = ['A', 'B'].map((party, rank) => ({ party, value: '1', open: false, rank: rank + 1 }));
      step.upper = ['A', 'B'].map((party) => ({ party, value: '1', open: false, rank: 0 }));
      step.share = { lo: '1', hi: '1', loOpen: false, hiOpen: false };
    });
    forged.premises.push(
      {
        id: 'e1',
        kind: 'column',
        measure: 'economic',
        company: 'A',
        name: 'A',
        capacity: '1',
        complete: false,
        holders: [{ party: 'B', name: 'B', lo: '1', hi: '1', loOpen: false, hiOpen: false, statements: [] }],
      },
      {
        id: 'e2',
        kind: 'column',
        measure: 'economic',
        company: 'B',
        name: 'B',
        capacity: '1',
        complete: false,
        holders: [{ party: 'A', name: 'A', lo: '1', hi: '1', loOpen: false, hiOpen: false, statements: [] }],
      },
    );
    expect(failures(forged).some((f) => f.includes('leans on nothing'))).toBe(true);
  });
  test('60/60 shells do not lift one another into somebody’s control', () => {
    const proof = of([
      { owner: 'A', owned: 'B', share: 60 },
      { owner: 'B', owned: 'A', share: 60 },
      { owner: 'X', owned: 'A', share: 40 },
    ])('X', 'A');
    expect(failures(proof)).toEqual([]);
    const forged = copy(proof);
    edit(forged, 'votes', (step) => {
      step.certain = [
        { company: 'B', basis: 'majority', through: ['A'], least: { bound: '3/5', open: false, uses: [] } },
        { company: 'A', basis: 'majority', through: ['B', 'X'], least: { bound: '1', open: false, uses: [] } },
      ];
      step.possible = ['A', 'B'];
      step.verdict = 'yes';
    });
    expect(failures(forged).some((f) => f.includes('not reached before it'))).toBe(true);
  });
  test('two lines cannot vouch for one another that they are open', () => {
    const proof = of([
      { owner: 'A', owned: 'B', share: 50 },
      { owner: 'B', owned: 'A', share: 50 },
      { owner: 'X', owned: 'A', share: 30 },
    ])('X', 'A');
    const forged = copy(proof);
    edit(forged, 'ownership', (s) => {
      for (const l of s.upper) l.open = true;
      s.share.hiOpen = true;
    });
    expect(failures(forged)).not.toEqual([]);
  });
});

describe('Kingsoft', () => {
  const source = { ...NEWS };
  const statements = [
    is('Lei Jun', 'person', source),
    owns('Lei Jun', 'Xiaomi', '(0,100]', { source, control: 'stated' }),
    owns('Lei Jun', 'Kingsoft', '~29.9', { source }),
    owns('Tencent', 'Xiaomi', '~9.9', { source }),
    bought('Xiaomi', '[2.5,3)', 'Kingsoft', 'Tencent', '2015-01', source),
  ];
  const s = takeSnapshot(statements, { asAt: '2015-03-31' });
  const node = (name: string): number => s.nodeOf.get(partyIdOfName(name)) as number;
  const proof = prove(s, node('Lei Jun'), node('Kingsoft'));
  test('the joint 29.85 is proved from the stated total, not from a sum', () => {
    expect(failures(proof)).toEqual([]);
    const step = proof.steps.find((x) => x.kind === 'votes');
    expect(step?.kind === 'votes' && [step.share, step.least.uses]).toEqual([
      { lo: '597/2000', hi: '659/2000', loOpen: false, hiOpen: true },
      [{ constraint: proof.premises.find((p) => p.kind === 'claim')?.id, times: 1 }],
    ]);
  });
  test('it replays against its data, and not once a figure is another', () => {
    expect(replayAgainst(proof, s)).toMatchObject({ ok: true });
    const other = takeSnapshot(
      [...statements.slice(0, 3), owns('Tencent', 'Xiaomi', '~9.8', { source }), ...statements.slice(4)],
      { asAt: '2015-03-31' },
    );
    expect(replayAgainst(proof, other).ok).toBe(false);
  });
  test('a premise left out is found in the data', () => {
    const short = copy(proof);
    short.premises = short.premises.filter((p) => p.kind !== 'stated-control');
    const result = replayAgainst(short, s);
    expect(!result.ok && result.failures.some((f) => f.what.includes('left out'))).toBe(true);
  });
});

const cell = fc.option(fc.tuple(fc.nat(5), fc.nat(5), fc.boolean(), fc.boolean()), { nil: undefined, freq: 2 });
const graph = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 });

function edgesOf(columns: readonly (readonly ([number, number, boolean, boolean] | undefined)[])[]): Edge[] {
  return columns.flatMap((col, j) =>
    col.flatMap((c, i): Edge[] => {
      if (c === undefined || i === j || c[0] + c[1] === 0) return [];
      const [min, max] = [c[0] * 10, Math.min(100, (c[0] + c[1]) * 10)];
      return [
        {
          owner: `P${i}`,
          owned: `P${j}`,
          share: { min, max, exclusiveMin: c[2] && max > min, exclusiveMax: c[3] && max > min },
        },
      ];
    }),
  );
}

describe('random graphs with ranges, open ends, loops and complete lists', () => {
  test('every proof passes the checker and replays', () => {
    let checked = 0;
    fc.assert(
      fc.property(graph, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), (columns, full) => {
        const s = snapshotFromEdges(edgesOf(columns), {
          complete: [0, 1, 2].filter((j) => full[j]).map((j) => `P${j}`),
        });
        for (const [holder, company] of [
          [3, 0],
          [1, 0],
        ] as const) {
          const [a, b] = [s.nodeOf.get(`P${holder}`), s.nodeOf.get(`P${company}`)];
          if (a === undefined || b === undefined) continue;
          const proof = prove(s, a, b);
          expect(failures(proof)).toEqual([]);
          expect(replayAgainst(proof, s).ok).toBe(true);
          checked += 1;
        }
      }),
      { numRuns: 2000, seed: 5 },
    );
    expect(checked).toBeGreaterThan(2500);
  });

  test('a proof whose share is made tighter fails', () => {
    fc.assert(
      fc.property(graph, fc.boolean(), (columns, low) => {
        const s = snapshotFromEdges(edgesOf(columns));
        const [a, b] = [s.nodeOf.get('P3'), s.nodeOf.get('P0')];
        if (a === undefined || b === undefined) return;
        const forged = copy(prove(s, a, b));
        let changed = 0;
        for (const step of forged.steps) {
          if (!('share' in step) || step.share === undefined || 'limb' in step || step.share.lo === step.share.hi)
            continue;
          if (low) step.share.lo = step.share.hi;
          else step.share.hi = step.share.lo;
          changed += 1;
        }
        if (changed > 0) expect(failures(forged)).not.toEqual([]);
      }),
      { numRuns: 2000, seed: 6 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { ruleOf, versionOn } from '../../rules/index.ts';
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import { aggregate } from './engine.ts';

/** Companies blocked with these parties listed: "T", or "T?" where it cannot be told. */
function blocked(rule: string, edges: readonly Edge[], listed: readonly string[], day = '2025-01-01'): string[] {
  const s = snapshotFromEdges(edges);
  const nodes = listed.map((id) => s.nodeOf.get(id) as number);
  const { version } = versionOn(ruleOf(rule), day);
  return aggregate(s, nodes, version, 'declared').map(
    (b) => `${s.parties[b.company]?.id}${b.verdict === 'yes' ? '' : '?'}`,
  );
}
const holds = (owner: string, owned: string, share: Edge['share'], votes?: Edge['votes']): Edge => ({
  owner,
  owned,
  ...(share === undefined ? {} : { share }),
  ...(votes === undefined ? {} : { votes }),
});

describe('blocked lists, each by its clause', () => {
  test.each([
    // share of one listed person, OFAC (50 or more), EU since July 2024 (50 or more), EU before (more), UK (more)
    ['49.99', false, false, false, false],
    ['50', true, true, false, false],
    ['50.01', true, true, true, true],
  ])('%s %% of one listed person', (share, ofac, eu, euBefore, uk) => {
    const edges = [holds('L', 'T', share)];
    expect([
      blocked('us-ofac-50', edges, ['L']).length > 0,
      blocked('eu-sanctions', edges, ['L']).length > 0,
      blocked('eu-sanctions', edges, ['L'], '2020-01-01').length > 0,
      blocked('uk-sanctions', edges, ['L']).length > 0,
    ]).toEqual([ofac, eu, euBefore, uk]);
  });
  test('25 and 30 % of two listed persons are added by OFAC and the EU, and not by the United Kingdom', () => {
    const edges = [holds('L', 'T', 25), holds('M', 'T', 30)];
    expect(blocked('us-ofac-50', edges, ['L', 'M'])).toEqual(['T']);
    expect(blocked('eu-sanctions', edges, ['L', 'M'])).toEqual(['T']);
    expect(blocked('us-bis-affiliates', edges, ['L', 'M'], '2025-10-01')).toEqual(['T']);
    expect(blocked('uk-sanctions', edges, ['L', 'M'])).toEqual([]);
  });
  test('a filed band over 25 up to 50 % may reach 50 % and never more than 50 %', () => {
    const band = { min: 25, max: 50, exclusiveMin: true };
    expect(blocked('us-ofac-50', [holds('L', 'T', band)], ['L'])).toEqual(['T?']);
    expect(blocked('uk-sanctions', [holds('L', 'T', band)], ['L'])).toEqual([]);
  });
  test('a majority of the votes on a tenth of the shares is control under EU and UK rules, and nothing to OFAC', () => {
    const edges = [holds('L', 'T', 10, 60), holds('P', 'T', 90, 40)];
    expect(blocked('us-ofac-50', edges, ['L'])).toEqual([]);
    expect(blocked('eu-sanctions', edges, ['L'])).toEqual(['T']);
    expect(blocked('uk-sanctions', edges, ['L'])).toEqual(['T']);
  });
  test('exactly half of the votes on a tenth of the shares is control under neither', () => {
    const edges = [holds('L', 'T', 10, 50), holds('P', 'T', 90, 50)];
    expect(blocked('eu-sanctions', edges, ['L'])).toEqual([]);
    expect(blocked('uk-sanctions', edges, ['L'])).toEqual([]);
  });
  test('what falls by votes counts in full for what it owns, link by link', () => {
    const edges = [holds('L', 'A', 10, 60), holds('P', 'A', 90, 40), holds('A', 'T', 51)];
    expect(blocked('uk-sanctions', edges, ['L'])).toEqual(['A', 'T']);
    expect(blocked('us-ofac-50', edges, ['L'])).toEqual([]);
  });
  test('what falls by votes counts for its shares too, where those have next to no votes', () => {
    const edges = [holds('L', 'A', 10, 60), holds('P', 'A', 90, 40), holds('A', 'T', 51, 5), holds('P', 'T', 49, 95)];
    expect(blocked('uk-sanctions', edges, ['L'])).toEqual(['A', 'T']);
    expect(blocked('eu-sanctions', edges, ['L'])).toEqual(['A', 'T']);
  });
});

describe('days in force', () => {
  test('the BIS rule held for six weeks in 2025; on later days nobody here says that it does', () => {
    const rule = ruleOf('us-bis-affiliates');
    expect(versionOn(rule, '2025-10-01').inForce).toBe(true);
    expect(versionOn(rule, '2025-11-10').inForce).toBe(false);
    expect(versionOn(rule, '2026-12-01').version.unknownFrom).toBe('2026-11-10');
  });
});

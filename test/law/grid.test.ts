/**
 * The boundary grid: each line of a grid*.tsv is a structure, a regime and the verdict its clause gives. The verdicts of
 * grid-regimes.tsv were worked out apart from this engine, from the clause and on fractions; a range that the clause
 * decides differently at its two ends cannot be told.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleOf, versionOn } from '../../src/rules/index.ts';
import { snapshotFromEdges } from '../../src/snapshot/from-edges.ts';
import { judge } from '../../src/verdicts/index.ts';
import { edgeOf } from './structures.ts';

const FOLDER = new URL('./', import.meta.url);
const lines = readdirSync(FOLDER)
  .filter((name) => /^grid.*\.tsv$/.test(name))
  .sort()
  .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').trim().split('\n').slice(1));

function verdictOn(structure: string, regime: string): string {
  const snapshot = snapshotFromEdges(structure.split('; ').map(edgeOf));
  const rule = ruleOf(regime);
  const { version } = versionOn(rule, '2028-01-01');
  const company = snapshot.nodeOf.get('T') as number;
  const retake = (): typeof snapshot => snapshot;
  const { verdicts } = judge({ snapshot, company, rule, version, undisclosed: 'declared', retake });
  const x = snapshot.nodeOf.get('X') as number;
  return verdicts.find((v) => v.seed.length === 1 && v.seed[0] === x)?.verdict ?? 'no';
}

test('the grid has at least 200 cases', () => expect(lines.length).toBeGreaterThanOrEqual(200));
test.each(lines.map((line) => line.split('\t') as [string, string, string, string]))(
  '%s under %s: %s (%s)',
  (structure, regime, verdict) => expect(verdictOn(structure, regime)).toBe(verdict),
);

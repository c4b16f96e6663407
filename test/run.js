/**
 * The test command: type check, lint, then every suite (unit, property, golden, gallery, docs, browser). Prints what it
 * does and ends with one line that states the totals alone.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const reports = mkdtempSync(join(tmpdir(), 'lookthrough-tests-'));
const report = join(reports, 'report.json');
let [passed, failed] = [0, 0];

step('type check', ['node_modules/typescript/bin/tsc', '-p', 'test/tsconfig.json']);
step('lint', [require.resolve('@biomejs/biome/bin/biome'), 'check', '.']);
suites();
rmSync(reports, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** A check that counts as one test. */
function step(name, args) {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status === 0) passed += 1;
  else failed += 1;
}

function suites() {
  console.log('\n# suites');
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  try {
    const totals = JSON.parse(readFileSync(report, 'utf8'));
    passed += totals.numPassedTests;
    // A file that could not be loaded has no failed test, yet it is a failure.
    const broken = totals.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length;
    failed += totals.numFailedTests + broken;
    if (status !== 0 && totals.numFailedTests + broken === 0) failed += 1;
  } catch (error) {
    console.error(`no test report: ${error.message}`);
    failed += 1;
  }
}

/** From rounds to a record: medians, ratios of medians, and whether the answers were the same. Pure. */

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * @param question see questions.mjs
 * @param runs by side, in its order: {notRun} or a list, one a round, of {figures, check}
 * @returns by side: {label, status, …}. status 'measured' has medians and `ratio`, its median over that of the first side that ran;
 *   'differs' has both check figures and no ratio: a time for another answer is no time; 'not run' has the reason
 */
export function compared(question, runs) {
  // Where the engine's own side did not run, the others are still held against one another.
  const first = runs.find((run, i) => Array.isArray(run) && question.sides[i].alone !== true);
  const base = first === undefined ? undefined : median(first.map((r) => r.figures[question.figure]));
  return question.sides.map(({ label, alone = false }, i) => {
    const run = runs[i];
    if (!Array.isArray(run)) return { label, status: 'not run', reason: run.notRun };
    const check = run[0].check;
    if (run.some((r) => differing(check, r.check).length > 0))
      return { label, status: 'differs', reason: 'its own rounds do not agree', check };
    const wrong = first !== undefined && !alone ? differing(first[0].check, check) : [];
    if (wrong.length > 0) {
      const reason = wrong.map((k) => `${k}: ${check[k]}, expected ${first[0].check[k]}`).join('; ');
      return { label, status: 'differs', reason, check };
    }
    const names = Object.keys(run[0].figures);
    const figures = Object.fromEntries(
      names.map((name) => {
        const values = run.map((r) => r.figures[name]);
        return [name, { median: median(values), least: Math.min(...values), most: Math.max(...values) }];
      }),
    );
    const own = figures[question.figure].median;
    return { label, status: 'measured', figures, check, ...(base === undefined ? {} : { ratio: own / base }) };
  });
}

/** Names both have that are not equal. */
const differing = (a, b) => Object.keys(a).filter((k) => k in b && a[k] !== b[k]);

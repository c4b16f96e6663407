/** What a child process says about its one workload: a line of JSON, read by run.mjs. */
import { performance } from 'node:perf_hooks';
import { resourceUsage } from 'node:process';
import { NotThere } from './engine.mjs';

/** Seconds of wall clock and of CPU (all threads), and what the work returned. */
export async function timed(work) {
  const before = process.cpuUsage();
  const start = performance.now();
  const value = await work();
  const seconds = (performance.now() - start) / 1000;
  const cpu = process.cpuUsage(before);
  return { value, seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6 };
}

/** Of many single times, in seconds. */
export function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  return { p50: at(0.5), p99: at(0.99), most: sorted.at(-1) };
}

/** @param work returns {figures: {name: seconds}, check: {name: number}} */
export async function report(work) {
  try {
    const { figures, check } = await work();
    // Linux and Node on other systems give kibibytes here.
    console.log(JSON.stringify({ figures: { ...figures, peakBytes: resourceUsage().maxRSS * 1024 }, check }));
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
    console.log(JSON.stringify({ notRun: error.message }));
  }
}

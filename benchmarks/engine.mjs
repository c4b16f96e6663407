/**
 * The engine's functions that are measured, each named once. A function that this build does not have makes its side
 * "not run", with this reason.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BAND, BandTable, buildGraph } from '../dist/snapshot/graph/index.js';
import { middle } from './graph-file.mjs';

export class NotThere extends Error {}

/** @param module below dist, without its ending; @param name what it exports */
export async function engine(module, name) {
  const file = new URL(`../dist/${module}.js`, import.meta.url);
  if (!existsSync(fileURLToPath(file))) throw new NotThere(`this build has no ${module}`);
  const found = (await import(file.href))[name];
  if (found === undefined) throw new NotThere(`${module} of this build has no ${name}`);
  return found;
}

/** Millionths to billionths, the engine's unit. */
const UNIT = 1000;

/**
 * @param file as read by readBinary
 * @param reading 'points': bands at their middle, as the peers read them; 'bands': as they are
 * @returns the list the engine builds its graph from
 */
export function holdingList({ companies, persons, links, rows }, reading) {
  const [owner, company, code] = [new Int32Array(links), new Int32Array(links), new Int32Array(links)];
  const table = new BandTable();
  for (let e = 0, at = 0; e < links; e += 1, at += 4) {
    const [least, most] = [rows[at + 2], rows[at + 3]];
    owner[e] = rows[at];
    company[e] = rows[at + 1];
    code[e] =
      reading === 'points' || least === most
        ? middle(least, most) * UNIT
        : table.code(least * UNIT, most * UNIT, least > 0 ? BAND.leastOpen : 0);
  }
  return { nodes: companies + persons, links, owner, company, code, bands: table.bands() };
}

export const graphOf = (file, reading) => buildGraph(holdingList(file, reading)).graph;

/** new number of each node of the file */
export function numbersOf(graph) {
  const number = new Int32Array(graph.nodes);
  for (let x = 0; x < graph.nodes; x += 1) number[graph.origin[x]] = x;
  return number;
}

/**
 * The engine's functions that are measured, each named once. A function that this build does not have makes its side
 * "not run", with this reason.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BAND, BandTable, buildGraph } from '../dist/snapshot/graph/index.js';
import { middle } from './graph-file.mjs';

export class NotThere extends Error {}

/**
 * @param place a module below dist without its ending, or a folder of modules
 * @param name what is exported there
 */
export async function engine(place, name) {
  const file = new URL(`../dist/${place}.js`, import.meta.url);
  const folder = new URL(`../dist/${place}/`, import.meta.url);
  const files = existsSync(fileURLToPath(file)) ? [file] : modulesIn(folder);
  for (const url of files) {
    const found = (await import(url.href))[name];
    if (found !== undefined) return found;
  }
  throw new NotThere(`this build has no ${name} in ${place}`);
}

function modulesIn(folder) {
  if (!existsSync(fileURLToPath(folder))) return [];
  return readdirSync(fileURLToPath(folder))
    .filter((f) => f.endsWith('.js'))
    .map((f) => new URL(f, folder));
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

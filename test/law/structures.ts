/** Structures as the tables write them: "X>H 60; H>T [25,30)". */
import type { Edge } from '../../src/snapshot/from-edges.ts';

export function shareOf(text: string): NonNullable<Edge['share']> {
  const band = /^([[(])([\d.]+),([\d.]+)([\])])$/.exec(text);
  if (band === null) return text;
  const [, open, min, max, close] = band as unknown as [string, string, string, string, string];
  return { min, max, exclusiveMin: open === '(', exclusiveMax: close === ')' };
}

export function edgeOf(text: string): Edge {
  const found = /^(\w+)>(\w+) (.+)$/.exec(text);
  if (found === null) throw new Error(`"${text}" is not "owner>company share"`);
  const [, owner, owned, share] = found as unknown as [string, string, string, string];
  return { owner, owned, share: shareOf(share) };
}

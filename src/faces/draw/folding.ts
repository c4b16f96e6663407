/**
 * Which parties stand in the drawing: of more than six siblings, or in a drawing of more than sixty boxes, the smallest
 * are folded into one box with count, sum and largest. Never folded: one on the answer's road, one whose upper bound
 * reaches the threshold, one that is flagged or without a figure, one that holds more of the drawing together. A reader
 * who names a share has whoever holds less folded, and nobody else.
 */
import type { StructureAnswer } from '../../index.ts';
import type { EdgeIn, NodeIn } from './types.ts';
import { highOf, isUnknown, lowOf } from './words.ts';

export const MOST_SIBLINGS = 6;
export const MOST_UNFOLDED = 60;

export interface Fold {
  readonly id: string;
  /** whose owners, or whose holdings, are folded */
  readonly anchor: string;
  readonly side: 'owners' | 'owned';
  readonly members: readonly string[];
  readonly low: number;
  readonly high: number;
  readonly largest: number;
}
export interface Kept {
  readonly nodes: readonly NodeIn[];
  readonly edges: readonly EdgeIn[];
  readonly folds: readonly Fold[];
  readonly folded: readonly NodeIn[];
}

export const upperOf = (e: EdgeIn): number =>
  Math.max(e.economic === undefined ? 0 : highOf(e.economic), e.votes === undefined ? 0 : highOf(e.votes));
const unknownIn = (e: EdgeIn): boolean =>
  (e.economic === undefined && e.votes === undefined) ||
  (e.economic !== undefined && isUnknown(e.economic)) ||
  (e.votes !== undefined && isUnknown(e.votes));
const speaks = (e: EdgeIn): boolean => e.road || e.suspect || e.kind === 'other-reading' || unknownIn(e);

interface Hanging {
  readonly node: string;
  readonly anchor: string;
  readonly edges: readonly EdgeIn[];
  readonly side: 'owners' | 'owned';
  readonly size: number;
}

/**
 * @param under per cent: in place of those numbers, whoever holds less, where there are two of them at least
 * @returns everything where nothing needs folding; linear in the edges, apart from sorting
 */
export function kept(answer: StructureAnswer, under?: number): Kept {
  const about = new Map<string, EdgeIn[]>(answer.nodes.map((n) => [n.id, []]));
  for (const e of answer.edges) {
    about.get(e.from)?.push(e);
    if (e.to !== e.from) about.get(e.to)?.push(e);
  }
  const { hung, order } = hanging(answer, about);
  const groups = grouped(hung);
  const fold = new Map<string, Hanging[]>();
  for (const [key, all] of groups) {
    const over = countOf(about, all) - MOST_SIBLINGS;
    const most = over > 0 ? over + 1 : 0;
    const able = all.filter((h) => mayFold(h, answer));
    const free = under === undefined ? able.slice(0, most) : able.filter((h) => h.size < under);
    if (free.length > 1) fold.set(key, free);
  }
  if (under === undefined) foldFurther(answer, groups, fold);
  return resultOf(answer, fold, hung, order);
}

const other = (e: EdgeIn, node: string): string => (e.from === node ? e.to : e.from);

/** Peels whatever hangs on one neighbour, outermost first; bad: something behind it must be seen. */
function hanging(
  answer: StructureAnswer,
  about: ReadonlyMap<string, readonly EdgeIn[]>,
): { hung: Map<string, Hanging & { bad: boolean }>; order: string[] } {
  const left = new Map<string, Set<string>>();
  for (const [id, edges] of about) left.set(id, new Set(edges.map((e) => other(e, id)).filter((x) => x !== id)));
  const hung = new Map<string, Hanging & { bad: boolean }>();
  const bad = new Set<string>();
  const order = [...left].filter(([, near]) => near.size === 1).map(([id]) => id);
  for (let at = 0; at < order.length; at += 1) {
    const node = order[at] as string;
    const anchor = [...(left.get(node) ?? [])][0];
    if (node === answer.subject.id || anchor === undefined || hung.has(node)) continue;
    const edges = (about.get(node) ?? []).filter((e) => other(e, node) === anchor);
    const owns = edges.every((e) => e.from === node);
    const mixed = !owns && edges.some((e) => e.from === node);
    const self = (about.get(node) ?? []).some((e) => e.from === e.to);
    if (mixed || self) bad.add(node);
    hung.set(node, {
      node,
      anchor,
      edges,
      side: owns ? 'owners' : 'owned',
      size: Math.max(...edges.map(upperOf)),
      bad: bad.has(node),
    });
    if (bad.has(node) || edges.some(speaks)) bad.add(anchor);
    const rest = left.get(anchor) as Set<string>;
    rest.delete(node);
    if (rest.size === 1) order.push(anchor);
  }
  return { hung, order };
}

function grouped(hung: ReadonlyMap<string, Hanging & { bad: boolean }>): Map<string, (Hanging & { bad: boolean })[]> {
  const groups = new Map<string, (Hanging & { bad: boolean })[]>();
  for (const h of hung.values()) {
    const key = `${h.side} ${h.anchor}`;
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [h]);
    else list.push(h);
  }
  for (const list of groups.values()) list.sort((a, b) => a.size - b.size || (a.node < b.node ? 1 : -1));
  return groups;
}

function countOf(about: ReadonlyMap<string, readonly EdgeIn[]>, all: readonly Hanging[]): number {
  const { anchor, side } = all[0] as Hanging;
  const edges = about.get(anchor) ?? [];
  return new Set(
    side === 'owners'
      ? edges.filter((e) => e.to === anchor).map((e) => e.from)
      : edges.filter((e) => e.from === anchor).map((e) => e.to),
  ).size;
}

function mayFold(h: Hanging & { bad: boolean }, answer: StructureAnswer): boolean {
  if (h.bad || h.edges.some(speaks)) return false;
  return answer.threshold === undefined || h.size < answer.threshold.percent;
}

/** Over sixty boxes: the smallest of all groups, one by one, a group's last two together. */
function foldFurther(
  answer: StructureAnswer,
  groups: ReadonlyMap<string, (Hanging & { bad: boolean })[]>,
  fold: Map<string, Hanging[]>,
): void {
  const done = new Set([...fold.values()].flat().map((h) => h.node));
  let boxes = answer.nodes.length - done.size + fold.size;
  const free = [...groups]
    .flatMap(([key, all]) => all.filter((h) => mayFold(h, answer) && !done.has(h.node)).map((h) => ({ key, h })))
    .sort((a, b) => a.h.size - b.h.size || (a.h.node < b.h.node ? 1 : -1));
  const waiting = new Map<string, Hanging>();
  for (const { key, h } of free) {
    if (boxes <= MOST_UNFOLDED) return;
    const list = fold.get(key);
    const first = waiting.get(key);
    if (list !== undefined) list.push(h);
    else if (first === undefined) waiting.set(key, h);
    else fold.set(key, [first, h]);
    if (list !== undefined || first !== undefined) boxes -= 1;
  }
}

function resultOf(
  answer: StructureAnswer,
  fold: ReadonlyMap<string, readonly Hanging[]>,
  hung: ReadonlyMap<string, Hanging>,
  order: readonly string[],
): Kept {
  const gone = new Set([...fold.values()].flat().map((h) => h.node));
  // What hangs on a folded party goes with it; the peeling went outside in, so its reverse meets the anchor first.
  for (const node of [...order].reverse()) {
    const anchor = hung.get(node)?.anchor;
    if (anchor !== undefined && gone.has(anchor)) gone.add(node);
  }
  const folds = [...fold]
    .filter(([, members]) => !gone.has((members[0] as Hanging).anchor))
    .map(([key, members]) => foldOf(key, members));
  return {
    nodes: answer.nodes.filter((n) => !gone.has(n.id)),
    edges: answer.edges.filter((e) => !gone.has(e.from) && !gone.has(e.to)),
    folds,
    folded: answer.nodes.filter((n) => gone.has(n.id)),
  };
}

/** Decimals of a source add up in floats with noise far below the ninth place. */
const tidy = (n: number): number => Math.round(n * 1e9) / 1e9;

function foldOf(key: string, members: readonly Hanging[]): Fold {
  const { anchor, side } = members[0] as Hanging;
  const shares = members.flatMap((h) => h.edges.map((e) => e.economic ?? e.votes ?? { exact: 0 }));
  return {
    id: `\u0000fold ${key}`,
    anchor,
    side,
    members: members.map((h) => h.node),
    low: tidy(shares.reduce((sum, s) => sum + lowOf(s), 0)),
    high: tidy(shares.reduce((sum, s) => sum + highOf(s), 0)),
    largest: Math.max(...members.map((h) => h.size)),
  };
}

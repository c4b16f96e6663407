/**
 * The walk behind `closure`, one for every store: down as many steps as asked, then up, to the end unless said otherwise. Ids that may be one
 * party are no step: who reaches one has reached the other. A party is reached once, so loops end; no recursion.
 */

/** One step of all the parties given. */
export interface Steps<Id> {
  below(from: readonly Id[]): Iterable<Id> | Promise<Iterable<Id>>;
  above(from: readonly Id[]): Iterable<Id> | Promise<Iterable<Id>>;
  /** ids that share an identifier or a judgement */
  twins(from: readonly Id[]): Iterable<Id> | Promise<Iterable<Id>>;
}

/** How many steps a walk takes below those it begins with, then above all of them. */
export interface Extent {
  readonly down: number;
  readonly up?: number | undefined;
}

/** What a walk may cost before it is better done another way. */
export interface WalkLimit {
  readonly levels: number;
  readonly parties: number;
}

/** @returns everybody reached, the seeds included; undefined when the limit was passed first */
export async function walk<Id>(
  seeds: readonly Id[],
  { down, up = Number.POSITIVE_INFINITY }: Extent,
  steps: Steps<Id>,
  limit: WalkLimit = { levels: Number.POSITIVE_INFINITY, parties: Number.POSITIVE_INFINITY },
): Promise<ReadonlySet<Id> | undefined> {
  const reached = new Set<Id>();
  let levels = 0;
  const within = (): boolean => {
    levels += 1;
    return levels <= limit.levels && reached.size <= limit.parties;
  };
  let edge = await admitted(reached, seeds, steps);
  for (let step = 0; step < down && edge.length > 0; step += 1) {
    if (!within()) return undefined;
    edge = await admitted(reached, await steps.below(edge), steps);
  }
  edge = [...reached];
  for (let step = 0; step < up && edge.length > 0; step += 1) {
    if (!within()) return undefined;
    edge = await admitted(reached, await steps.above(edge), steps);
  }
  return reached;
}

/** Those not reached before, with all their twins and the twins' twins. */
async function admitted<Id>(reached: Set<Id>, found: Iterable<Id>, steps: Steps<Id>): Promise<Id[]> {
  const fresh: Id[] = [];
  let next: Iterable<Id> = found;
  for (;;) {
    const from = fresh.length;
    for (const id of next) {
      if (reached.has(id)) continue;
      reached.add(id);
      fresh.push(id);
    }
    if (fresh.length === from) return fresh;
    next = await steps.twins(fresh.slice(from));
  }
}

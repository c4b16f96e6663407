/** The step for control by votes and by shares at once: each quantity adds to the set the other starts from. */
import { controlIn, VotesBook } from '../compute/index.ts';
import type { ControlOptions, ControlStep, Measure } from '../compute/types.ts';
import { REST, type SumProof, type Writing } from '../proof/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { fractionText } from '../terms/exact.ts';
import { everybodyAbove } from '../verdicts/index.ts';
import type { Ground } from './prove-ground.ts';

const MEASURES: readonly Measure[] = ['votes', 'economic'];
const NONE = (): ReadonlySet<string> => new Set();

interface Link extends ControlStep {
  readonly measure: Measure;
}

/** @returns the id of the step */
export function proveHands({ builder, books, seed }: Ground, company: Node, options: ControlOptions): string {
  const { snapshot } = books;
  const within = everybodyAbove(snapshot, company);
  const certain = grown(snapshot, seed, within, options, 'certain');
  const possible = grown(snapshot, seed, within, options, 'possible').map((l) => l.company);
  return builder.add((writing) => {
    for (const node of within) {
      for (const m of MEASURES) writing.premises.column(m, node);
      writing.premises.statedOver(node);
    }
    const held = new Set(certain.map((l) => writing.id(l.company)));
    const own = seed.map((n) => writing.id(n));
    const certainOf = (holder: string): ReadonlySet<string> => (own.length === 1 && holder === own[0] ? held : NONE());
    return {
      kind: 'hands',
      seed: own,
      company: writing.id(company),
      options: {
        measure: 'votes',
        undisclosed: options.undisclosed,
        quota: fractionText(options.quota),
        inclusive: options.inclusive,
        stated: options.stated !== false,
      },
      certain: certain.map((l) => linkOut(l, writing)),
      possible: possible.map((n) => writing.id(n)),
      outside: outOfReach(snapshot, company, within, [...seed, ...possible], options, writing, certainOf),
    };
  });
}

function linkOut({ company, measure, basis, through }: Link, { id, sum }: Writing) {
  const set = new Set(through.map((n) => id(n)));
  const least = basis === 'majority' ? { least: sum(measure, company, set, 'least', NONE) } : {};
  return { company: id(company), measure, basis, through: [...set], ...least };
}

/** For every company above that is not in the set and in which it holds: the most it can have, in each quantity. */
function outOfReach(
  s: Snapshot,
  company: Node,
  within: ReadonlySet<Node>,
  possible: readonly Node[],
  { undisclosed }: ControlOptions,
  { id, sum }: Writing,
  certainOf: (holder: string) => ReadonlySet<string>,
): { readonly company: string; readonly measure: Measure; readonly most: SumProof }[] {
  const inside = new Set(possible);
  return [...within]
    .filter((n) => n !== company && !inside.has(n))
    .flatMap((n) =>
      MEASURES.filter(
        (m) => undisclosed === 'anyone' || s[m].get(n)?.holdings.some((h) => inside.has(h.owner)) === true,
      ).map((measure) => {
        const voters = new Set(possible.filter((p) => p !== n).map((p) => id(p)));
        if (undisclosed === 'anyone') voters.add(REST);
        return { company: id(n), measure, most: sum(measure, n, voters, 'most', certainOf) };
      }),
    );
}

function grown(
  s: Snapshot,
  seed: readonly Node[],
  within: ReadonlySet<Node>,
  options: ControlOptions,
  certainty: 'certain' | 'possible',
): readonly Link[] {
  const books = MEASURES.map((measure) => ({ measure, book: new VotesBook(s, { ...options, measure }) }));
  const set = new Set(seed);
  const links: Link[] = [];
  for (let size = 0; size < set.size; ) {
    size = set.size;
    for (const { measure, book } of books) {
      for (const step of controlIn(book, [...set], within)[certainty]) {
        if (set.has(step.company)) continue;
        set.add(step.company);
        links.push({ ...step, measure });
      }
    }
  }
  return links;
}

/**
 * Where a law speaks of shares or votes and the data tells the two apart, looking at one of them is not enough for a
 * "no": neither at one share, nor at control by votes where a majority of the shares is control too.
 */
import type { Node, Snapshot } from '../snapshot/types.ts';
import { type Drawn, drawnFor } from './against-rule.ts';
import type { Failure } from './check.ts';
import { isRuled, type Ruled } from './check-ruled.ts';
import { ancestorsByAny } from './reach.ts';
import type { Proof, Step } from './types.ts';

type At = (id: string | undefined) => Step | undefined;

export function oneQuantityOnly(step: Step, proof: Proof, s: Snapshot): Failure[] {
  const drawn = isRuled(step) ? drawnFor(step) : undefined;
  if (drawn === undefined || !COEXIST.has(drawn.limb.engine)) return [];
  const at: At = (id) => proof.steps.find((x) => x.id === id);
  const failures: string[] = [];
  if (oneShare(step, drawn, at, s)) failures.push('shares and votes are not both looked at');
  if (votesAlone(step as Ruled, drawn, at, s)) failures.push('control by a majority of the shares is left out');
  return failures.map((what) => ({ step: step.id, what }));
}

const COEXIST: ReadonlySet<string> = new Set(['coexist-a', 'coexist-b']);

function oneShare(step: Step, { limb, whole }: Drawn, at: At, s: Snapshot): boolean {
  const half = (told: Step | undefined, company: string | undefined): boolean =>
    told !== undefined && onOneOf(told) && !s.oneShareOneVote.has(nodeOf(s, company));
  if (step.kind === 'between') return step.entities.some((e) => half(at(e.interest), e.entity));
  return limb.engine === 'coexist-a' && whole && half(step, companyOf(step, at));
}

const onOneOf = (told: Step): boolean =>
  isRuled(told) && told.verdict !== 'yes' && !(told.kind === 'weighed' && told.how === 'any');

/** A share below the line, credited with what votes alone control. */
function votesAlone(step: Ruled, { control }: Drawn, at: At, s: Snapshot): boolean {
  if (step.kind !== 'verdict' || step.verdict === 'yes' || control.sharesToo !== true) return false;
  const rest = at(step.rests);
  if (rest?.kind !== 'credited' || at(rest.rests)?.kind !== 'votes') return false;
  return [...ancestorsByAny(s, nodeOf(s, rest.company))].some((n) => toldApart(s, n));
}

function toldApart(s: Snapshot, node: Node): boolean {
  if (!s.economic.has(node) || s.oneShareOneVote.has(node)) return false;
  const ends = (m: 'economic' | 'votes'): string =>
    JSON.stringify(
      s[m]
        .get(node)
        ?.holdings.map(({ owner, bounds: b }) => [owner, b.lo.toFraction(), b.hi.toFraction(), b.loOpen, b.hiOpen]),
    );
  return ends('economic') !== ends('votes');
}

const nodeOf = (s: Snapshot, id: string | undefined): Node => s.nodeOf.get(id ?? '') ?? -1;

/** The company of the share a verdict goes back to. */
function companyOf(step: Step, at: At): string | undefined {
  const below = step.kind === 'weighed' ? at(step.parts[0]) : step.kind === 'verdict' ? at(step.rests) : undefined;
  return below === undefined ? ('company' in step ? step.company : undefined) : companyOf(below, at);
}

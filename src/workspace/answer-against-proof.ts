/** The figures an answer shows must be the ones its proof proves: a forged figure beside an honest proof is found. */
import type { Envelope } from '../answers/index.ts';
import { shareOut } from '../answers/share-out.ts';
import type { Failure, Proof } from '../proof/index.ts';
import { exact } from '../terms/exact.ts';
import { interval } from '../terms/interval.ts';
import { directAgainst } from './direct-against-proof.ts';
import { idsOf, verdictsAgainst } from './verdicts-against-proof.ts';

type Step = Proof['steps'][number];
type Row = Readonly<Record<string, unknown>>;

/** @returns one failure a figure that a step of the proof contradicts; figures no step speaks of are left alone */
export function contradictions(e: Envelope): readonly Failure[] {
  const steps = (e.proof as unknown as Proof).steps;
  const answer = e.answer as Row;
  const subject = (answer['subject'] as { id?: string } | undefined)?.id ?? '';
  return [
    ...(e.question['direct'] === true
      ? directAgainst(e)
      : rows(answer, 'holders').flatMap((r) => holder(r, subject, steps))),
    ...[...rows(answer, 'verdicts'), ...rows(answer, 'owners')].flatMap((r) => verdict(r, steps)),
    ...verdictsAgainst(e),
    ...rows(answer, 'ties').flatMap((r) => tie(r, steps)),
    ...rows(answer, 'indices').flatMap((r) => powerIndex(r, e.proof as unknown as Proof)),
  ];
}

const rows = (a: Row, key: string): readonly Row[] => (Array.isArray(a[key]) ? (a[key] as Row[]) : []);
type Votes = Extract<Step, { readonly kind: 'votes' }>;
type Shown = Extract<Step, { readonly share: unknown }>;
const same = (shown: unknown, step: Shown): boolean => JSON.stringify(shown) === JSON.stringify(shareOf(step));

function shareOf({ share: s }: Shown): unknown {
  return JSON.parse(JSON.stringify(shareOut(interval(exact(s.lo), exact(s.hi), s.loOpen, s.hiOpen))));
}

function holder(row: Row, company: string, steps: readonly Step[]): Failure[] {
  const id = (row['party'] as { id?: string } | undefined)?.id ?? '';
  const votes = steps.find((s): s is Votes => s.kind === 'votes' && s.company === company && s.seed.join() === id);
  const shown = 'votes' in row ? row['votes'] : undefined;
  if (votes === undefined || shown === undefined || same(shown, votes)) return [];
  return [{ step: votes.id, what: `the answer shows other votes for ${id} than the proof proves` }];
}

/** A tie shown is a step of the proof, link by link, with its share. */
function tie(row: Row, steps: readonly Step[]): Failure[] {
  const [how] = row['kinds'] as string[];
  const links = rows(row, 'path').map((l) => [(l['from'] as { id: string }).id, (l['to'] as { id: string }).id]);
  const step = steps.find(
    (s) =>
      s.kind === 'tie' && s.how === how && JSON.stringify(s.links.map((l) => [l.from, l.to])) === JSON.stringify(links),
  );
  if (step === undefined) return [{ step: 'proof', what: `no step shows the tie: ${String(row['text'])}` }];
  const shown = row['strength'];
  const proven = 'share' in step && step.share !== undefined ? shareOf(step as Shown) : undefined;
  const alike = JSON.stringify(shown) === JSON.stringify(proven);
  return alike ? [] : [{ step: step.id, what: 'the answer shows another share than the proof proves' }];
}

/** An index shown is the one the proof counts, or is named as counted by none. */
function powerIndex(row: Row, { steps, unproven = [] }: Proof): Failure[] {
  const name = String(row['name']);
  const step = steps.find((s) => s.kind === 'power');
  const counted = step?.kind === 'power' ? step.indices.find((i) => i.name === name) : undefined;
  if (counted === undefined) {
    const named = unproven.some((u) => u.what === name || u.what === 'every index');
    return named ? [] : [{ step: 'proof', what: `no step shows the index ${name}` }];
  }
  const shown = rows(row, 'values').map((v) => v['fraction']);
  return JSON.stringify(shown) === JSON.stringify(counted.values)
    ? []
    : [{ step: step?.id ?? 'proof', what: `the answer shows another index ${name} than the proof counts` }];
}

function verdict(row: Row, steps: readonly Step[]): Failure[] {
  const ids = idsOf(row);
  return rows(row, 'limbs').flatMap((limb) => {
    const step = steps.find(
      (s) =>
        'limb' in s &&
        s.rule === row['rule'] &&
        s.limb === limb['limb'] &&
        [...s.parties].sort().join() === [...ids].sort().join(),
    );
    if (step === undefined || !('verdict' in step)) return [];
    const failures: Failure[] = [];
    if (step.verdict !== limb['verdict'])
      failures.push({
        step: step.id,
        what: `the answer says ${String(limb['verdict'])}, the proof proves ${step.verdict}`,
      });
    if ('share' in step && step.share !== undefined && !same(limb['share'], step as Shown))
      failures.push({ step: step.id, what: 'the answer shows another share than the proof proves' });
    return failures;
  });
}

/** Who holds a company directly is given and not derived: what the answer shows must be what the proof's premises say. */
import type { Envelope } from '../answers/index.ts';
import { shareOut } from '../answers/share-out.ts';
import type { Failure, Proof } from '../proof/index.ts';
import { exact } from '../terms/exact.ts';
import { interval } from '../terms/interval.ts';

type Row = Readonly<Record<string, unknown>>;
type Measure = 'economic' | 'votes';
type Premise = Proof['premises'][number];
interface Given {
  readonly lo: string;
  readonly hi: string;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
  readonly statements: readonly string[];
}

/** @returns one failure a row with another share or other statements than its premise, and a row that is missing or too many */
export function directAgainst({ answer, question, proof }: Envelope): readonly Failure[] {
  const rows = answer['holders'] as readonly Row[];
  const asked = question['measure'];
  const measures: readonly Measure[] = asked === 'economic' || asked === 'votes' ? [asked] : ['economic', 'votes'];
  const premises = (proof as unknown as Proof).premises;
  const given = measures.map((m) => givenOf(premises, m));
  const shown = new Set(rows.map(idOf));
  const lost = [...new Set(given.flatMap((g) => [...g.keys()]))].filter((id) => !shown.has(id));
  return [
    ...rows.flatMap((row) => rowAgainst(row, given, measures.length === 1 ? ['share'] : ['share', 'votes'])),
    ...lost.map((id) => ({ step: 'proof', what: `the answer leaves ${id} out, the proof has it` })),
  ];
}

/** Of one quantity, by holder. */
function givenOf(premises: readonly Premise[], measure: Measure): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  for (const p of premises) {
    if (p.kind === 'holding' && p.measure === measure) given.set(p.holder, p);
    if (p.kind === 'column' && p.measure === measure) for (const h of p.holders) given.set(h.party, h);
  }
  return given;
}

function rowAgainst(row: Row, given: readonly ReadonlyMap<string, Given>[], fields: readonly string[]): Failure[] {
  const id = idOf(row);
  const differs = fields.some((field, at) => {
    const held = given[at]?.get(id);
    return JSON.stringify(row[field]) !== (held && JSON.stringify(shareOf(held)));
  });
  const statements = [...new Set(given.flatMap((g) => [...(g.get(id)?.statements ?? [])]))].sort();
  return [
    ...(differs ? [{ step: 'proof', what: `the answer shows another share for ${id} than the proof has` }] : []),
    ...(JSON.stringify(row['statements']) === JSON.stringify(statements)
      ? []
      : [{ step: 'proof', what: `the answer names other statements for ${id} than the proof has` }]),
  ];
}

const idOf = (row: Row): string => (row['party'] as { id?: string } | undefined)?.id ?? '';
const shareOf = (e: Given): unknown => shareOut(interval(exact(e.lo), exact(e.hi), e.loOpen, e.hiOpen));

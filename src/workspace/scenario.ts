/** What a scenario says, before anything is worked out: each sentence as read, with whom its names mean. */
import { type AmountOut, amountOut } from '../answers/index.ts';
import { type Amount, isHedged } from '../snapshot/amount.ts';
import { LookthroughError } from '../terms/problem.ts';
import { type NamedChange, parseChange } from './change-sentence.ts';
import { partiesIn } from './named-change.ts';
import { resolveParty } from './resolve.ts';
import type { Workspace } from './workspace.ts';

export interface ScenarioParty {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}
export interface ScenarioChange {
  readonly sentence: string;
  readonly kind: NamedChange['kind'];
  /** everybody the sentence names, each once */
  readonly parties: readonly ScenarioParty[];
  /** exactly this much, a fraction of one: "3/100"; absent where the words allow more than one number */
  readonly share?: string;
  /** how much, in per cent, as the words were read: "nearly 3%" is 2.5 to under 3 */
  readonly amount?: AmountOut;
}
export interface Scenario {
  readonly subject: ScenarioParty;
  readonly changes: readonly ScenarioChange[];
}

function asRead(amount: Amount | undefined): Pick<ScenarioChange, 'share' | 'amount'> {
  if (amount === undefined) return {};
  const one = isHedged(amount) ? {} : { share: amount.bounds.lo.toFraction() };
  return { ...one, amount: amountOut(amount) };
}

/**
 * Reads a scenario and resolves its names; nothing is stored. Whether a seller has as much is the question `what-if`.
 * @param change sentences such as "A sells 3% of C to B", taken in order
 * @throws LookthroughError usage (with the column), not-found, ambiguous
 * @example (await readScenario(workspace, 'Kingsoft', ['Tencent sells 3% of Kingsoft to Xiaomi'])).changes[0]?.kind
 */
export async function readScenario(
  workspace: Workspace,
  subject: string,
  change: readonly string[],
): Promise<Scenario> {
  const party = async (text: string): Promise<ScenarioParty> => {
    const id = await resolveParty(workspace.store, text);
    const [found] = await workspace.store.find(`@${id}`, 1);
    if (found === undefined) throw new LookthroughError('not-found', `${id} is named nowhere`, { received: text });
    return { id, name: found.name, type: found.type };
  };
  const changes: ScenarioChange[] = [];
  for (const sentence of change) {
    const read = parseChange(sentence);
    const parties = new Map<string, ScenarioParty>();
    for (const name of partiesIn(read)) {
      const found = await party(name);
      parties.set(found.id, found);
    }
    const amount = 'amount' in read ? read.amount : undefined;
    changes.push({ sentence, kind: read.kind, parties: [...parties.values()], ...asRead(amount) });
  }
  return { subject: await party(subject), changes };
}

/** `power`: who decides, as power indices see it: exact, with the sea of small holders, never guessed from ranges. */
import { companyPower } from '../compute/index.ts';
import { type Exact, exact, fractionText, HALF } from '../terms/exact.ts';
import { type AnswerBody, type AnswerContext, listWords, majority, nameOf, partyOut } from './context.ts';
import { withPacts } from './control.ts';
import type { Question } from './question.ts';
import { shareOut } from './share-out.ts';

type PowerQuestion = Extract<Question, { verb: 'power' }>;

/** Twelve digits after the point are more than anybody reads; the fraction beside it is exact. */
const decimal = (a: Exact): number => Number(a.valueOf().toFixed(12));

export function power(context: AnswerContext<PowerQuestion>): AnswerBody {
  const s = withPacts(context);
  const { subject, question: q } = context;
  const quota = q.quota === undefined ? HALF : exact(q.quota).div(100);
  const found = companyPower(s, subject, { ...majority(q), quota });
  const players = found.players.map((p) => ({
    members: p.members.map((n) => partyOut(s, n)),
    votes: shareOut(p.votes),
  }));
  const top = found.indices.find((i) => i.name === 'shapley-shubik');
  const best = top?.values.reduce((at, v, i, all) => (v.compare(all[at] as Exact) > 0 ? i : at), 0);
  const who = best === undefined ? '' : listWords((found.players[best]?.members ?? []).map((n) => nameOf(s, n)));
  return {
    answer: {
      headline:
        top === undefined || best === undefined
          ? `No power index of ${nameOf(s, subject)}: ${found.notes[0] ?? 'it has no declared holder'}.`
          : `In ${nameOf(s, subject)}, ${who} has a Shapley–Shubik power of ${decimal(top.values[best] as Exact).toFixed(4)}.`,
      subject: partyOut(s, subject),
      players,
      ocean: shareOut(found.ocean),
      indices: found.indices.map((i) => ({
        name: i.name,
        values: i.values.map((v) => ({ value: decimal(v), fraction: fractionText(v) })),
      })),
      ...(found.act === undefined
        ? {}
        : { powerToAct: { value: decimal(found.act), fraction: fractionText(found.act) } }),
      notes: found.notes,
    },
    prove() {},
  };
}

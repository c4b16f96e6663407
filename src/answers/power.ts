/** `power`: who decides, as power indices see it: exact or between proven ends, with the sea, never guessed from ranges. */
import { companyPower } from '../compute/index.ts';
import { exact, HALF } from '../terms/exact.ts';
import { type Interval, isPoint } from '../terms/interval.ts';
import { type AnswerBody, type AnswerContext, listWords, majority, nameOf, partyOut } from './context.ts';
import { withPacts } from './control.ts';
import { provePower } from './prove-power.ts';
import type { Question } from './question.ts';
import { shareOut } from './share-out.ts';
import { decimal, middle, valueOut } from './value-out.ts';

type PowerQuestion = Extract<Question, { verb: 'power' }>;

/** "of 0.4524", "between 0.4519 and 0.4530": four digits, outward. */
function powerWords(v: Interval): string {
  if (isPoint(v)) return `of ${decimal(v.lo).toFixed(4)}`;
  const four = exact(10_000);
  const low = Number(v.lo.mul(four).floor()) / 10_000;
  const high = Number(v.hi.mul(four).ceil()) / 10_000;
  return `between ${low.toFixed(4)} and ${high.toFixed(4)}`;
}

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
  const best = top?.values.reduce((at, v, i, all) => (middle(v).compare(middle(all[at] as Interval)) > 0 ? i : at), 0);
  const who = best === undefined ? '' : listWords((found.players[best]?.members ?? []).map((n) => nameOf(s, n)));
  return {
    answer: {
      headline:
        top === undefined || best === undefined
          ? `No power index of ${nameOf(s, subject)}: ${found.notes[0] ?? 'it has no declared holder'}.`
          : `In ${nameOf(s, subject)}, ${who} has a Shapley–Shubik power ${powerWords(top.values[best] as Interval)}.`,
      subject: partyOut(s, subject),
      players,
      ocean: shareOut(found.ocean),
      indices: found.indices.map((i) => ({
        name: i.name,
        method: i.method,
        values: i.values.map(valueOut),
      })),
      ...(found.act === undefined ? {} : { powerToAct: valueOut(found.act) }),
      notes: found.notes,
    },
    prove: (builder) => provePower(builder, subject, found, { quota, inclusive: majority(q).inclusive }),
  };
}

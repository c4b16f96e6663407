/** `controlled`: every company a party, or a group acting together, controls: certainly or possibly. */
import { attributedVotes, control } from '../compute/index.ts';
import type { ControlStep } from '../compute/types.ts';
import { exact, HALF } from '../terms/exact.ts';
import { type AnswerBody, type AnswerContext, listWords, majority, nameOf, partyOut } from './context.ts';
import type { Question } from './question.ts';
import { shareOut } from './share-out.ts';

type ControlledQuestion = Extract<Question, { verb: 'controlled' }>;

export function controlled(context: AnswerContext<ControlledQuestion>): AnswerBody {
  const { snapshot: s, subject, question: q, concerts } = context;
  const quota = q.quota === undefined ? HALF : exact(q.quota).div(100);
  const members = [
    ...new Set([subject, ...concerts.flatMap((c) => (c.members.includes(subject) ? c.members : []))]),
  ].sort((a, b) => a - b);
  const limited = new Map(
    concerts.flatMap((c) =>
      c.issuers.length === 0 ? [] : c.members.filter((m) => m !== subject).map((m) => [m, new Set(c.issuers)] as const),
    ),
  );
  const options = { ...majority(q), quota, ...(limited.size === 0 ? {} : { limited }) };
  const result = control(s, members, options);
  const certain = new Set(result.certain.map((step) => step.company));
  const rows = [...result.certain, ...result.possible.filter((step) => !certain.has(step.company))];
  const out = (step: ControlStep): object => ({
    party: partyOut(s, step.company),
    verdict: certain.has(step.company) ? 'certain' : 'possible',
    basis: step.basis,
    votes: shareOut(step.held),
    through: step.through.map((n) => partyOut(s, n)),
  });
  const who = listWords(members.map((m) => nameOf(s, m)));
  const sure = result.certain.map((step) => nameOf(s, step.company));
  const unsure = rows.length - sure.length;
  return {
    answer: {
      headline: `${who} ${members.length > 1 ? 'control' : 'controls'} ${sure.length === 0 ? 'no company for certain' : listWords(sure)}${
        unsure > 0 ? `; possibly ${listWords(rows.slice(sure.length).map((step) => nameOf(s, step.company)))}` : ''
      }.`,
      subject: partyOut(s, subject),
      ...(members.length > 1 ? { group: members.map((m) => partyOut(s, m)) } : {}),
      controlled: rows.map(out),
      note: 'two parties that possibly control one company may exclude one another',
    },
    prove(builder) {
      for (const step of rows) {
        const votes = attributedVotes(s, members, step.company, options);
        builder.addAttributedVotes(votes, members, step.company, options, result);
      }
    },
  };
}

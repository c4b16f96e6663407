/** `holdings`: what a party owns, downwards: the same two quantities as `owners`. */
import { holdingsWithBounds } from '../compute/index.ts';
import { order } from '../snapshot/ledger.ts';
import type { Node } from '../snapshot/types.ts';
import { type Interval, isNothing, NOTHING } from '../terms/interval.ts';
import { descendantsOf } from './ancestors.ts';
import { type AnswerBody, type AnswerContext, majority, nameOf, partyOut, undisclosedOf } from './context.ts';
import type { Question } from './question.ts';
import { intervalWords, shareOut } from './share-out.ts';
import { CompanyVotes } from './votes.ts';

type HoldingsQuestion = Extract<Question, { verb: 'holdings' }>;

export function holdings(context: AnswerContext<HoldingsQuestion>): AnswerBody {
  const { snapshot: s, subject, question: q } = context;
  const measure = q.measure ?? 'both';
  const economic = new Map(
    holdingsWithBounds(s, subject, { measure: 'economic', undisclosed: undisclosedOf(q) }).map(
      (r) => [r.company, r.result] as const,
    ),
  );
  const rows = descendantsOf(s, subject).map((company) => ({
    company,
    bounds: economic.get(company),
    economic: economic.get(company)?.bounds ?? NOTHING,
    attributed: new CompanyVotes(s, company, majority(q)).of([subject]),
  }));
  const main = (r: (typeof rows)[number]): Interval => (measure === 'votes' ? r.attributed.share : r.economic);
  const kept = rows.filter((r) => !isNothing(main(r)) || (measure === 'both' && !isNothing(r.attributed.share)));
  kept.sort(
    (a, b) =>
      main(b).lo.compare(main(a).lo) ||
      main(b).hi.compare(main(a).hi) ||
      order(nameOf(s, a.company), nameOf(s, b.company)),
  );
  const direct = (company: Node): Interval | undefined =>
    (measure === 'votes' ? s.votes : s.economic).get(company)?.holdings.find((h) => h.owner === subject)?.bounds;
  return {
    answer: {
      headline:
        kept.length === 0
          ? `${nameOf(s, subject)} is not said to hold a part of anything.`
          : `${nameOf(s, subject)} has a part of ${kept.length === 1 ? 'one company' : `${kept.length} companies`}: ${kept
              .slice(0, 3)
              .map((r) => `${intervalWords(main(r))} of ${nameOf(s, r.company)}`)
              .join('; ')}${kept.length > 3 ? `; ${kept.length - 3} more` : ''}.`,
      subject: partyOut(s, subject),
      holdings: kept.map((r) => {
        const own = direct(r.company);
        return {
          party: partyOut(s, r.company),
          share: shareOut(main(r)),
          ...(measure === 'both' ? { votes: shareOut(r.attributed.share) } : {}),
          ...(own === undefined ? {} : { directShare: shareOut(own) }),
        };
      }),
    },
    prove(builder) {
      for (const r of kept) {
        if (r.bounds !== undefined && measure !== 'votes') builder.addOwnershipBounds(r.bounds);
        if (measure !== 'economic') new CompanyVotes(s, r.company, majority(q)).prove(builder, [subject]);
      }
    },
  };
}

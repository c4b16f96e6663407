/**
 * `control`: who controls the company. Without a rule: majority chains, joint holdings, stated control, pacts. With a
 * rule: the rule's verdicts, each with share, clause, basis and what would settle it.
 */
import { controllersOf, remainder } from '../compute/index.ts';
import type { Controller, ControlOptions } from '../compute/types.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { exact, HALF } from '../terms/exact.ts';
import { type Interval, reaches } from '../terms/interval.ts';
import { chainOut, chainWarnings } from './chain-out.ts';
import { type AnswerBody, type AnswerContext, listWords, majority, nameOf, partyOut } from './context.ts';
import { summedUpOut } from './judged.ts';
import { meaningsOf, meaningsSentence } from './meanings.ts';
import { notStatedWarnings } from './not-stated.ts';
import { partedSources } from './parted-sources.ts';
import type { Question } from './question.ts';
import { intervalWords, shareOut } from './share-out.ts';
import { askedOf, headlineOf, judgedUnder, rulesOf, warningsOf } from './side-by-side.ts';
import { CompanyVotes } from './votes.ts';

type ControlQuestion = Extract<Question, { verb: 'control' }>;

export function control(context: AnswerContext<ControlQuestion>): AnswerBody {
  const { snapshot, subject, question: q } = context;
  const s = withPacts(context);
  const options: ControlOptions = { ...majority(q), quota: q.quota === undefined ? HALF : exact(q.quota).div(100) };
  const votes = new CompanyVotes(s, subject, options);
  const controllers = controllersOf(s, subject, options).map((c) => ({ ...c, votes: votes.of(c.seed).share }));
  const list = q.rule === undefined ? [] : judgedUnder({ ...context, snapshot: s }, q.rule, 'control');
  const meanings = q.turnout === undefined ? undefined : meaningsOf(s, subject, options, q.turnout);
  const said = q.rule === undefined ? headline(s, subject, controllers) : headlineOf(s, subject, list);
  return {
    answer: {
      headline: meanings === undefined || q.rule !== undefined ? said : meaningsSentence(s, subject, meanings.list),
      because: (list.length === 1 ? list[0]?.because : undefined) ?? why(s, subject, controllers),
      subject: partyOut(s, subject),
      controllers: controllers.map((c) => ({
        ...(c.seed.length === 1
          ? { party: partyOut(s, c.seed[0] as Node) }
          : { group: c.seed.map((n) => partyOut(s, n)) }),
        verdict: c.verdict,
        basis: c.basis,
        votes: shareOut(c.votes),
        majorityByVotes: reaches(c.votes, options.quota, false),
        ...chainOut(s, c.chain),
      })),
      ...(q.rule === undefined
        ? {}
        : {
            verdicts: list.flatMap((j) => j.verdicts),
            notPersons: list.flatMap((j) => j.ends),
            ...askedOf(list),
            ...summedUpOut(list),
          }),
      ...(meanings === undefined ? {} : { meanings: meanings.list }),
      undisclosed: [{ measure: 'votes', share: shareOut(remainder(snapshot, subject, 'votes')) }],
    },
    ...(q.rule === undefined ? {} : { rules: rulesOf(list) }),
    warnings: [
      ...partedSources(s, subject, controllers, votes),
      ...chainWarnings(controllers.map((c) => c.chain)),
      ...warningsOf(list),
      ...notStatedWarnings(s, subject),
    ],
    prove(builder) {
      for (const c of controllers) votes.prove(builder, c.seed);
      meanings?.prove(builder);
      for (const j of list) j.prove(builder);
    },
  };
}

/** The snapshot with the pacts of --concert added; one that names no issuer counts in the company asked about. */
export function withPacts(context: AnswerContext): Snapshot {
  if (context.concerts.length === 0) return context.snapshot;
  const pacts = context.concerts.map((c) => ({
    members: [...c.members].sort((a, b) => a - b),
    issuers: c.issuers.length === 0 ? [context.subject] : [...c.issuers].sort((a, b) => a - b),
    statements: [],
  }));
  return { ...context.snapshot, concerts: [...context.snapshot.concerts, ...pacts] };
}

/** Who controls the company, by the plain majority question. */
export function controllersNow(s: Snapshot, company: Node, q: Question): readonly Controller[] {
  return controllersOf(s, company, majority(q)).filter((c) => c.verdict === 'certain');
}

const BASIS: Record<Controller['basis'], string> = {
  majority: 'by a majority of the votes',
  'joint-majority': 'by a majority of the votes, together with what it controls',
  stated: 'as a source states',
  contract: 'by contract',
  board: 'by the right to appoint the majority of the board',
  concert: 'acting in concert',
};

type Row = Controller & { readonly votes: Interval };

function headline(s: Snapshot, company: Node, rows: readonly Row[]): string {
  const name = nameOf(s, company);
  const certain = rows.filter((r) => r.verdict === 'certain');
  const possible = rows.filter((r) => r.verdict === 'possible');
  const who = (r: Row): string => listWords(r.seed.map((n) => nameOf(s, n)));
  if (certain.length > 0) {
    const top = certain[0] as Row;
    const more =
      certain.length > 1 ? `; so ${certain.length > 2 ? 'do' : 'does'} ${listWords(certain.slice(1).map(who))}` : '';
    return `${who(top)} ${top.seed.length > 1 ? 'control' : 'controls'} ${name}, ${BASIS[top.basis]}${more}.`;
  }
  if (possible.length > 0) return `Cannot tell who controls ${name}: possibly ${listWords(possible.map(who))}.`;
  return `Nobody controls ${name} as far as the facts say.`;
}

function why(s: Snapshot, company: Node, rows: readonly Row[]): string {
  const top = rows[0];
  if (top === undefined)
    return `No declared holder, alone or with what it controls, can reach a majority of the votes of ${nameOf(s, company)}.`;
  const who = listWords(top.seed.map((n) => nameOf(s, n)));
  const votes = `${who} ${top.seed.length > 1 ? 'have' : 'has'} ${intervalWords(top.votes)} of the votes`;
  if (top.basis !== 'stated') return `${votes}.`;
  const alone = reaches(top.votes, HALF, false);
  const tail =
    alone === 'no'
      ? 'by votes alone certainly not a majority'
      : alone === 'yes'
        ? 'a majority by votes too'
        : 'by votes alone it cannot be told';
  return `${votes}: ${tail}.`;
}

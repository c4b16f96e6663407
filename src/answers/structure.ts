/** `structure`: what a chart draws, flat: nodes, edges with words and hedges, verdicts, readings on a scale, events. */

import { remainder } from '../compute/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { percentNumber } from '../terms/exact.ts';
import type { Interval } from '../terms/interval.ts';
import { ancestorsOf } from './ancestors.ts';
import { type AnswerBody, type AnswerContext, listWords, majority, nameOf, partyOf, partyOut } from './context.ts';
import { control } from './control.ts';
import { type Judged, judged } from './judged.ts';
import { bySize, holdersOf, owners } from './owners.ts';
import type { Question } from './question.ts';
import { intervalWords, shareOut } from './share-out.ts';
import { counted } from './structure-count.ts';
import { edgesOut } from './structure-edges.ts';
import { eventsOf, sourceOf } from './structure-events.ts';
import type { ForestRow, StructureAnswer, StructureNode } from './structure-out.ts';
import { CompanyVotes } from './votes.ts';

type StructureQuestion = Extract<Question, { verb: 'structure' }>;

export function structure(context: AnswerContext<StructureQuestion>): AnswerBody {
  const { snapshot: s, subject, question: q } = context;
  const rule = q.rule === undefined ? undefined : judged(context, q.rule, 'structure');
  const plain = plainOf(context);
  const places = placesOf(s, subject);
  const road = roadOf(rule);
  const answer: StructureAnswer = {
    headline: sentenceOf(s, rule, plain.answer.headline),
    lead: rule === undefined && q.measure === 'economic' ? '' : leadOf(rule, plain.answer.headline),
    because: rule?.because ?? String(plain.answer['because'] ?? ''),
    subject: partyOut(s, subject),
    nodes: nodesOut(s, places, subject),
    edges: edgesOut(s, places, road),
    ...blockOf(s, rule),
    undisclosed: {
      economic: shareOut(remainder(s, subject, 'economic')),
      votes: shareOut(remainder(s, subject, 'votes')),
    },
    ...thresholdOf(rule),
    ...forestOf(context, rule),
    verdicts: [...(rule?.verdicts ?? [])],
    events: eventsOf(s, subject),
  };
  return {
    answer: q.measure === undefined || q.measure === 'both' ? answer : counted(answer, q.measure),
    ...(rule === undefined ? {} : { rules: rule.rules }),
    warnings: rule?.warnings ?? plain.warnings ?? [],
    prove(builder) {
      plain.prove(builder);
      rule?.prove(builder);
    },
  };
}

/** The answer without a rule: who has the majority of the votes, or, of economics alone, who owns how much. */
function plainOf(context: AnswerContext<StructureQuestion>): AnswerBody {
  const { question: q } = context;
  if (q.rule === undefined && q.measure === 'economic')
    return owners({ ...context, question: { ...q, verb: 'owners', measure: 'economic' } } as AnswerContext<
      Extract<Question, { verb: 'owners' }>
    >);
  return control({ ...context, question: { ...q, verb: 'control' } } as AnswerContext<
    Extract<Question, { verb: 'control' }>
  >);
}

/** Everybody above, what it holds directly, and whom a suspect figure may mean. */
function placesOf(s: Snapshot, subject: Node): Map<Node, StructureNode['place']> {
  const places = new Map<Node, StructureNode['place']>();
  for (const column of s.economic.values()) {
    for (const h of column.holdings) if (h.owner === subject) places.set(h.company, 'below');
  }
  for (const c of s.statedControl) if (c.controller === subject) places.set(c.company, 'below');
  for (const node of ancestorsOf(s, subject)) places.set(node, 'above');
  for (const st of s.statements.values()) {
    if (st.kind !== 'relationship') continue;
    const parties = [st.subject, st.interestedParty, ...(st.otherReadings ?? []).flatMap((r) => r.subject ?? [])].map(
      (p) => s.nodeOf.get(p) ?? -1,
    );
    if ((st.otherReadings ?? []).length === 0 || !parties.some((n) => n === subject || places.get(n) === 'above'))
      continue;
    for (const n of parties) if (n >= 0 && n !== subject && !places.has(n)) places.set(n, 'beside');
  }
  places.set(subject, 'subject');
  return places;
}

function nodesOut(s: Snapshot, places: ReadonlyMap<Node, StructureNode['place']>, subject: Node): StructureNode[] {
  const offices = new Map<Node, string[]>();
  for (const o of s.offices) {
    if (o.company !== subject || o.live === 'no') continue;
    const roles = offices.get(o.party);
    if (roles === undefined) offices.set(o.party, [o.role]);
    else roles.push(o.role);
  }
  return [...places.keys()]
    .sort((a, b) => a - b)
    .map((n) => nodeOut(s, n, places.get(n) ?? 'beside', offices.get(n) ?? []));
}

function nodeOut(s: Snapshot, node: Node, place: StructureNode['place'], offices: readonly string[]): StructureNode {
  const p = partyOf(s, node);
  return {
    ...partyOut(s, node),
    otherNames: [...p.otherNames],
    ...(p.jurisdiction === undefined ? {} : { jurisdiction: p.jurisdiction }),
    ...(p.listed === undefined ? {} : { listed: p.listed }),
    place,
    offices: [...new Set(offices)].sort(),
  };
}

/** Edges on the way of the first verdict that is not a plain no. */
function roadOf(rule: Judged | undefined): ReadonlySet<string> {
  const top = rule?.found.verdicts.find((v) => v.verdict !== 'no');
  const road = new Set<string>();
  for (const limb of top?.limbs ?? []) {
    if (limb.verdict === 'no' || limb.path === undefined) continue;
    const company = limb.path.at(-1) as Node;
    const [seed, ...between] = limb.path.slice(0, -1);
    if (seed === undefined) continue;
    road.add(`${seed} ${company}`);
    for (const n of between) {
      road.add(`${seed} ${n}`);
      road.add(`${n} ${company}`);
    }
  }
  return road;
}

/** The first words, then what the block in question has: a reader who stops here leaves with the answer and its doubt. */
function sentenceOf(s: Snapshot, rule: Judged | undefined, plain: string): string {
  const top = rule?.found.verdicts[0];
  if (rule === undefined || top?.share === undefined) return rule?.headline ?? plain;
  const limb = top.limbs.find((l) => l.verdict === top.verdict && l.share !== undefined) ?? top.limbs[0];
  const hands = limb?.evidence.attributed?.result.certainWith ?? [];
  const many = top.seed.length > 1;
  const together =
    hands.length === 0 ? '' : `, together with ${listWords(hands.map((n) => nameOf(s, n)))} under the same control,`;
  const what = limb?.rule.measure === 'economic' ? 'shares' : 'votes';
  return `${leadOf(rule, plain)} ${listWords(top.seed.map((n) => nameOf(s, n)))}${together} ${many ? 'have' : 'has'} ${intervalWords(top.share)} of the ${what}${limb?.path === undefined ? '' : ` of ${nameOf(s, limb.path.at(-1) as Node)}`}.`;
}

function leadOf(rule: Judged | undefined, headline: string): string {
  const top = rule?.found.verdicts[0];
  if (top === undefined) return headline.split(/[,:;]/)[0] ?? '';
  const line = top.limbs.find((l) => l.verdict === top.verdict) ?? top.limbs[0];
  const at = line === undefined ? '' : ` at the ${percentNumber(line.rule.threshold, 'nearest')} % line`;
  return top.verdict === 'cannot-tell' ? `Cannot tell${at}:` : top.verdict === 'yes' ? `Yes${at}:` : `No${at}:`;
}

function blockOf(s: Snapshot, rule: Judged | undefined): Pick<StructureAnswer, 'block'> {
  const top = rule?.found.verdicts[0];
  if (top?.share === undefined) return {};
  const names = [...top.seed, ...(top.limbs[0]?.evidence.attributed?.result.certainWith ?? [])].map((n) =>
    nameOf(s, n),
  );
  return { block: { label: listWords(names), share: shareOut(top.share) } };
}

function thresholdOf(rule: Judged | undefined): Pick<StructureAnswer, 'threshold'> {
  const top = rule?.found.verdicts[0];
  const limb =
    top?.limbs.find((l) => l.verdict === top.verdict && l.share !== undefined)?.rule ?? rule?.version.limbs[0];
  if (limb === undefined || rule === undefined) return {};
  const percent = percentNumber(limb.threshold, 'nearest');
  return {
    threshold: {
      percent,
      inclusive: limb.inclusive,
      label: `${percent} %${limb.inclusive ? ' or more' : ', more than'} · ${rule.rule.title}`,
    },
  };
}

/** The answer on its scale: together, under each reading that settles it, and as each source has it. */
function forestOf(
  context: AnswerContext<StructureQuestion>,
  rule: Judged | undefined,
): Pick<StructureAnswer, 'forest' | 'forestLeftOut'> {
  const { snapshot: s, subject, question: q } = context;
  const top = rule?.found.verdicts[0];
  if (top?.share === undefined) return ownRows(s, subject, q);
  const label = listWords(
    [...top.seed, ...(top.limbs[0]?.evidence.attributed?.result.certainWith ?? [])].map((n) => nameOf(s, n)),
  );
  const rows: ForestRow[] = [
    { label, sub: 'together', share: shareOut(top.share), verdict: top.verdict, kind: 'together' },
  ];
  for (const settle of top.wouldSettle) {
    const [fact] = settle.facts;
    const point = s.openPoints.find((p) => p.id === fact?.openPoint);
    if (settle.facts.length > 1 || point === undefined) continue;
    for (const o of settle.outcomes) {
      const option = point.options.find((x) => x.text === o.if);
      if (o.share === undefined || option === undefined) continue;
      rows.push({
        label: o.if,
        share: shareOut(o.share),
        verdict: o.verdict,
        kind: 'reading',
        choice: { [point.id]: option.id },
      });
    }
  }
  for (const x of s.said.filter((w) => w.company === subject && top.seed.includes(w.owner) && w.hedge !== 'some')) {
    rows.push({
      label: nameOf(s, x.owner),
      sub: `${x.words ?? 'as stated'} · ${sourceOf(s.statements.get(x.statement))}`,
      share: shareOut(x.bounds),
      kind: 'source',
    });
  }
  return { forest: rows, forestLeftOut: 0 };
}

/** Rows a picture can hold; the smaller ones are counted, and stand in `owners`. */
const MOST_ROWS = 12;

function ownRows(s: Snapshot, subject: Node, q: StructureQuestion): Pick<StructureAnswer, 'forest' | 'forestLeftOut'> {
  const rows = q.measure === 'economic' && q.rule === undefined ? economicRows(s, subject, q) : voteRows(s, subject, q);
  return {
    forest: rows
      .slice(0, MOST_ROWS)
      .map((r) => ({ label: nameOf(s, r.n), share: shareOut(r.share), kind: 'together' as const })),
    forestLeftOut: Math.max(0, rows.length - MOST_ROWS),
  };
}

interface Row {
  readonly n: Node;
  readonly share: Interval;
}

function voteRows(s: Snapshot, subject: Node, q: Question): Row[] {
  const votes = new CompanyVotes(s, subject, majority(q));
  return ancestorsOf(s, subject)
    .map((n) => ({ n, share: votes.of([n]).share as Interval }))
    .filter((r) => r.share.hi.n !== 0n)
    .sort((a, b) => b.share.lo.compare(a.share.lo) || b.share.hi.compare(a.share.hi) || a.n - b.n);
}

const economicRows = (s: Snapshot, subject: Node, q: Question): Row[] =>
  holdersOf(s, subject, q)
    .holders.filter((h) => h.economic.hi.n !== 0n)
    .sort(bySize(s, (h) => h.economic))
    .map((h) => ({ n: h.node, share: h.economic }));

/** What each view shows of its answer, as HTML: the same facts as the explorer's view, in fewer words. */
import { type Envelope, explainProof, type Proof, type StructureAnswer, UNDATED } from '../../index.ts';
import type { ShareIn } from '../draw/words.ts';
import { chart } from './chart.ts';
import type { TieLike } from './focus.ts';
import { escaped, forest, glyph, own, said, table, worked } from './parts.ts';
import type { Scene } from './scene.ts';
import type { Language } from './story.ts';
import { type StoryWords, WORDS } from './words.ts';

interface Named {
  readonly name: string;
}
interface Judged {
  readonly rule: string;
  readonly party?: Named | undefined;
  readonly group?: readonly Named[] | undefined;
  readonly verdict: 'yes' | 'no' | 'cannot-tell';
  readonly share?: ShareIn | undefined;
  readonly clause: string;
  readonly basis: string;
  readonly wouldSettle: readonly {
    readonly facts: readonly { readonly text: string }[];
    readonly outcomes: readonly { readonly if: string; readonly verdict: 'yes' | 'no' | 'cannot-tell' }[];
  }[];
}
interface Moved {
  readonly rule: string;
  readonly party: Named;
  readonly verdict: 'yes' | 'no' | 'cannot-tell';
  readonly from: ShareIn;
  readonly to: ShareIn;
  readonly clause: string;
}
interface Holder {
  readonly party: Named;
  readonly share: ShareIn;
  readonly votes?: ShareIn | undefined;
}

const rows = <T>(e: Envelope | undefined, key: string): readonly T[] =>
  (e?.answer[key] as readonly T[] | undefined) ?? [];
const who = (v: { readonly party?: Named | undefined; readonly group?: readonly Named[] | undefined }): string =>
  own(v.party?.name ?? (v.group ?? []).map((p) => p.name).join(' + '));

/** @param id a letter and digits that no other step of the page has */
export function bodyOf(scene: Scene, language: Language, id: string): string {
  const w = WORDS[language];
  const [first, second] = scene.envelopes;
  switch (scene.view.view) {
    case 'structure':
      return structureBody(scene, w, language, id);
    case 'table':
      return scene.structure === undefined ? '' : holdingsTable(scene.structure, w);
    case 'ties':
      return tiesTable(rows<TieLike>(first, 'ties'), w);
    case 'timeline':
      return `${second === undefined ? '' : changesBody(second, w)}${scene.structure === undefined ? '' : eventsTable(scene.structure, w)}`;
    case 'what-if':
      return first === undefined ? '' : scenarioBody(first, w);
    case 'verdicts':
      return verdictsTable(rows<Judged>(first, 'verdicts'), w);
    case 'proof':
      return `<ol class="proof">${explainProof(first?.proof as unknown as Proof)
        .map((l) => `<li>${said(l)}</li>`)
        .join('')}</ol>`;
  }
}

function structureBody({ structure, envelopes, view }: Scene, w: StoryWords, language: Language, id: string): string {
  if (structure === undefined) return '';
  const day = envelopes[0]?.asAt ?? UNDATED;
  const caption = `${w.chart} ${day === UNDATED ? w.undated : day}`;
  return `${forest(structure, w)}${settleList(structure.verdicts, w)}<figure>${chart(structure, view.notation, language, id)}<figcaption class="sub">${escaped(caption)}</figcaption></figure>`;
}

function settleList(verdicts: readonly Judged[], w: StoryWords): string {
  const items = verdicts.flatMap((v) =>
    v.wouldSettle.map((s) => {
      const outcomes = s.outcomes.map((o) => `<li>${glyph(o.verdict, w)} ${said(o.if)}</li>`).join('');
      return `<p>${who(v)}: ${said(s.facts.map((f) => f.text).join(' + '))}</p><ul>${outcomes}</ul>`;
    }),
  );
  return items.length === 0 ? '' : `<section class="settle"><h4>${escaped(w.settle)}</h4>${items.join('')}</section>`;
}

function holdingsTable(answer: StructureAnswer, w: StoryWords): string {
  const nameOf = new Map(answer.nodes.map((n) => [n.id, n.name]));
  return table(
    [w.holder, w.held, w.said, w.economics, w.votes, w.source],
    answer.edges.map((e) => [
      own(nameOf.get(e.from) ?? e.from),
      own(nameOf.get(e.to) ?? e.to),
      e.said.map((s) => (s.words === undefined ? '' : `<span class="said">“${own(s.words)}”</span>`)).join(' '),
      worked(e.economic),
      worked(e.votes),
      own([...new Set(e.said.map((s) => s.source))].join('; ')),
    ]),
  );
}

const tiesTable = (ties: readonly TieLike[], w: StoryWords): string =>
  table(
    [w.what, w.when, w.share, w.because, w.source],
    ties.map((t) => [
      said(t.text),
      escaped(t.date ?? ''),
      said(t.strengthText ?? ''),
      escaped(t.ownership ? w.counted : w.notCounted),
      own(t.sources.join('; ')),
    ]),
  );

function eventsTable(answer: StructureAnswer, w: StoryWords): string {
  const day = ({ start, end }: { start?: string | undefined; end?: string | undefined }): string =>
    start === undefined && end === undefined
      ? escaped(w.notSaid)
      : escaped([start ?? '', end === undefined ? '' : `${w.ended} ${end}`].filter((d) => d !== '').join(' '));
  return `<section><h4>${escaped(w.events)}</h4>${table(
    [w.when, w.what, w.source],
    answer.events.map((e) => [day(e), said(e.text), own(e.source)]),
  )}</section>`;
}

const changesBody = (e: Envelope, w: StoryWords): string =>
  `<section><h4>${escaped(w.linesCrossed)}</h4>${movesTable(rows<Moved>(e, 'verdicts'), w)}</section>`;

const movesTable = (moves: readonly Moved[], w: StoryWords): string =>
  table(
    [w.rule, w.party, w.before, w.after, w.due, w.clause],
    moves.map((m) => [
      said(m.rule),
      own(m.party.name),
      worked(m.from),
      worked(m.to),
      glyph(m.verdict, w),
      said(m.clause),
    ]),
  );

function scenarioBody(e: Envelope, w: StoryWords): string {
  const before = e.answer['before'] as { readonly holders: readonly Holder[] };
  const after = e.answer['after'] as { readonly holders: readonly Holder[] };
  const names = [...new Set([...after.holders, ...before.holders].map((h) => h.party.name))];
  const of = (list: readonly Holder[], name: string): Holder | undefined => list.find((h) => h.party.name === name);
  return `<section><h4>${escaped(w.linesCrossed)}</h4>${movesTable(rows<Moved>(e, 'crossed'), w)}</section><section><h4>${escaped(w.holdings)}</h4>${table(
    [w.holder, `${w.votes}, ${w.before}`, `${w.votes}, ${w.after}`],
    names.map((n) => [own(n), ...moved(of(before.holders, n)?.votes, of(after.holders, n)?.votes)]),
  )}</section>`;
}

/** A number that the scenario changes: struck before, in its colour after. */
function moved(before: ShareIn | undefined, after: ShareIn | undefined): readonly [string, string] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [worked(before), worked(after)];
  return [
    before === undefined ? '' : `<s>${worked(before)}</s>`,
    after === undefined ? '' : `<span class="scen">${worked(after)}</span>`,
  ];
}

const verdictsTable = (verdicts: readonly Judged[], w: StoryWords): string =>
  table(
    [w.rule, w.party, w.verdict, w.share, w.clause, w.because],
    verdicts.map((v) => [said(v.rule), who(v), glyph(v.verdict, w), worked(v.share), said(v.clause), said(v.basis)]),
  );

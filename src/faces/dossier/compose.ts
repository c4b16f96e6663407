/**
 * One entity on a few pages: the answer, the chart, who owns and who controls it, the verdicts asked for with what would
 * settle them, the paths, the proof line by line, the sources in their own words, what is open, and the version of the data. Every figure comes
 * from an answer any other face gives; nothing is worked out here.
 */
import {
  ask,
  dayPhrase,
  type Envelope,
  explainProof,
  type Proof,
  type Question,
  StructureAnswer,
  type Workspace,
} from '../../index.ts';
import { type ShareLike, shareText } from '../cli/shares.ts';
import { draw, type Language } from '../draw/index.ts';
import { type Block, heading, paragraph, section } from './blocks.ts';

/** " on 2015-03-31" */
const when = ({ asAt }: Envelope): string => {
  const said = dayPhrase(' on', asAt);
  return said.startsWith(' ') ? said : `; ${said}`;
};
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

type Row = Readonly<Record<string, unknown>>;
interface PartyLike {
  readonly name: string;
}

/**
 * @param common what every question of the dossier shares: days, choices, assumptions
 * @param rules verdicts to give, in this order; each must serve `beneficial-owners` or `control`
 * @param language of the words of the chart; the text is English
 * @throws LookthroughError as `ask`
 */
export async function compose(
  workspace: Workspace,
  subject: string,
  common: Partial<Question>,
  rules: readonly { readonly id: string; readonly verb: 'beneficial-owners' | 'control' }[],
  language: Language = 'en',
): Promise<readonly Block[]> {
  const one = (question: Partial<Question>): Promise<Envelope> =>
    ask(workspace, { ...common, subject, ...question } as Question);
  const owners = await one({ verb: 'owners', measure: 'both' });
  const control = await one({ verb: 'control' });
  const structure = await one({ verb: 'structure' });
  const judged: Envelope[] = [];
  for (const { id, verb } of rules) judged.push(await one({ verb, rule: id } as Partial<Question>));
  const envelopes = [owners, control, ...judged];
  const drawn = StructureAnswer.parse(structure.answer);
  return [
    heading(1, drawn.subject.name),
    paragraph(headline(owners), 'answer'),
    paragraph(headline(control), 'answer'),
    ...judged.map((e) => paragraph(headline(e), 'answer')),
    paragraph(
      `${sentence(dayPhrase('as of', owners.asAt))}; known by: ${owners.knownAt === 'all' ? 'everything in the data' : owners.knownAt}.`,
    ),
    {
      kind: 'chart',
      svg: draw(drawn, 'svg', { language }),
      caption: `Structure of ${drawn.subject.name}${when(owners)}`,
    },
    ...section('Owners', [ownersTable(owners), ...remainder(owners)]),
    ...section('Control', [controlTable(control)]),
    ...judged.flatMap(verdictSection),
    ...section('Open questions', openQuestions(envelopes)),
    ...section('Assumptions', [
      { kind: 'list', items: unique(envelopes.flatMap((e) => e.assumptions.map(assumption))) },
    ]),
    ...section('Warnings', [
      { kind: 'list', items: unique(envelopes.flatMap((e) => e.warnings.map((w) => `${w.message} (${w.code})`))) },
    ]),
    ...(judged.length === 0 ? [control] : judged).flatMap(proofSection),
    ...section('What the sources say', [said(drawn)]),
    ...section('Sources', [{ kind: 'list', items: await sources(workspace, [...envelopes, structure]) }]),
    ...section('How to check this', [replay(owners, judged)]),
  ];
}

const headline = (e: Envelope): string => String((e.answer as Row)['headline']);
const rowsOf = (e: Envelope | Row, key: string): readonly Row[] => {
  const list = ('answer' in e ? (e.answer as Row) : (e as Row))[key];
  return Array.isArray(list) ? (list as Row[]) : [];
};
const share = (r: Row, key: string): string => shareText(r[key] as ShareLike | undefined);
const names = (list: unknown, between: string): string =>
  Array.isArray(list) ? list.map((p: PartyLike | string) => (typeof p === 'string' ? p : p.name)).join(between) : '';
const who = (r: Row): string => (r['group'] === undefined ? names([r['party']], '') : names(r['group'], ' + '));
const unique = (list: readonly string[]): readonly string[] => [...new Set(list)];
const assumption = (a: { readonly text: string; readonly on: boolean }): string =>
  `${a.on ? '' : 'Switched off: '}${a.text}`;

const ownersTable = (e: Envelope): Block => ({
  kind: 'table',
  head: ['owner', 'economics', 'votes', 'direct', 'declared'],
  rows: rowsOf(e, 'holders').map((r) => [
    who(r),
    share(r, 'share'),
    share(r, 'votes'),
    share(r, 'directShare'),
    share(r, 'declared'),
  ]),
});

const controlTable = (e: Envelope): Block => ({
  kind: 'table',
  head: ['controller', 'verdict', 'by', 'votes', 'chain'],
  rows: rowsOf(e, 'controllers').map((r) => [
    who(r),
    String(r['verdict']),
    String(r['basis']),
    share(r, 'votes'),
    names(r['chain'], ' → '),
  ]),
});

function remainder(e: Envelope): readonly Block[] {
  const parts = rowsOf(e, 'undisclosed').map((u) => `${u['measure']} ${share(u, 'share')}`);
  return parts.length === 0 ? [] : [paragraph(`Not declared: ${parts.join('; ')}.`)];
}

function verdictSection(e: Envelope): readonly Block[] {
  const rule = Object.entries(e.rules)
    .map(([id, version]) => `${id} (${version})`)
    .join(', ');
  const verdicts = [...rowsOf(e, 'owners'), ...rowsOf(e, 'verdicts')];
  const limbs = verdicts.flatMap((v) =>
    rowsOf(v, 'limbs').map((l) => [
      who(v),
      String(l['limb']),
      String(l['verdict']),
      share(l, 'share'),
      String(l['clause']),
      names(l['path'], ' → '),
    ]),
  );
  return section(`Under ${rule}`, [
    {
      kind: 'table',
      head: ['party', 'verdict', 'share', 'clause', 'because'],
      rows: verdicts.map((v) => [
        who(v),
        String(v['verdict']),
        share(v, 'share'),
        String(v['clause']),
        String(v['basis']),
      ]),
    },
    { kind: 'table', head: ['party', 'limb', 'verdict', 'share', 'clause', 'path'], rows: limbs },
    { kind: 'list', items: verdicts.flatMap(settled) },
  ]);
}

/** Lines of one proof that are printed; the rest is in the answer itself. */
const MOST_LINES = 400;
function proofSection(e: Envelope): readonly Block[] {
  const lines = explainProof(e.proof as unknown as Proof);
  const [rule] = Object.keys(e.rules);
  return section(rule === undefined ? 'Proof of the control' : `Proof under ${rule}`, [
    { kind: 'list', items: lines.slice(0, MOST_LINES) },
    ...(lines.length > MOST_LINES
      ? [paragraph(`${lines.length - MOST_LINES} more lines: ask the same question with --json.`)]
      : []),
  ]);
}

function settled(v: Row): readonly string[] {
  return rowsOf(v, 'wouldSettle').map((w) => {
    const facts = rowsOf(w, 'facts').map((f) => String(f['text']));
    const outcomes = rowsOf(w, 'outcomes').map((o) => `${o['if']}: ${o['verdict']}`);
    return `What would settle ${who(v)}: ${facts.join(' and ')} (${outcomes.join('; ')})`;
  });
}

/** Each open point once, with what every answer would be under its other options. */
function openQuestions(envelopes: readonly Envelope[]): readonly Block[] {
  const outcomes = new Map<string, Set<string>>();
  for (const e of envelopes) {
    for (const p of e.openPoints) {
      const known = outcomes.get(p.text) ?? new Set();
      outcomes.set(p.text, known);
      for (const o of p.options) if (o.wouldBe !== undefined) known.add(`If ${o.text}: ${o.wouldBe}`);
    }
  }
  return [...outcomes].flatMap(([text, found]) => [
    paragraph(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`),
    { kind: 'list' as const, items: [...found] },
  ]);
}

const said = (drawn: StructureAnswer): Block => {
  const nameOf = new Map(drawn.nodes.map((n) => [n.id, n.name]));
  return {
    kind: 'table',
    head: ['owner', 'company', 'words', 'read as', 'use', 'source'],
    rows: drawn.edges.flatMap((edge) =>
      edge.said.map((s) => [
        nameOf.get(edge.from) ?? edge.from,
        nameOf.get(edge.to) ?? edge.to,
        s.words === undefined ? '–' : `“${s.words}”`,
        `${shareText(s.share)} of ${s.of}`,
        s.use,
        s.source,
      ]),
    ),
  };
};

async function sources({ store }: Workspace, envelopes: readonly Envelope[]): Promise<readonly string[]> {
  const ids = new Set<string>();
  for (const e of envelopes) {
    for (const p of e.proof.premises as readonly Row[]) {
      for (const id of (p['statements'] as string[] | undefined) ?? []) ids.add(id);
      for (const h of rowsOf(p, 'holders'))
        for (const id of (h['statements'] as string[] | undefined) ?? []) ids.add(id);
    }
    for (const p of e.openPoints) for (const id of p.statements) ids.add(id);
  }
  const found = new Map<string, number>();
  for (const id of ids) {
    const statement = await store.statement(id);
    if (statement === undefined) continue;
    const { name, publisher, published } = statement.source;
    const title = [name, publisher, published].filter((part) => part !== undefined).join(', ');
    found.set(title, (found.get(title) ?? 0) + 1);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([title, count]) => `${title}: ${count} statements`);
}

const replay = (owners: Envelope, judged: readonly Envelope[]): Block => ({
  kind: 'list',
  items: [
    `data ${owners.data.version}`,
    `engine ${owners.engine.name} ${owners.engine.version}`,
    ...unique(judged.flatMap((e) => Object.entries(e.rules).map(([id, version]) => `rule ${id}, version ${version}`))),
    'every figure can be replayed: ask the same question with --json and give the answer to "lookthrough verify"',
  ],
});

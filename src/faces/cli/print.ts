/** One envelope for a person to read. */
import { dayPhrase, type Envelope, type Workspace } from '../../index.ts';
import { assumedLines } from './assumed.ts';
import { conditions, markOf } from './print-conditional.ts';
import { rulesAsked, withoutOneSource } from './print-rules.ts';
import { type ShareLike, shareText } from './shares.ts';
import { harmless, table, wrapped } from './text.ts';

interface PartyLike {
  readonly name: string;
  readonly type?: string;
}
type Row = Readonly<Record<string, unknown>>;

export interface PrintOptions {
  readonly width: number;
}

export async function printed(envelope: Envelope, workspace: Workspace, { width }: PrintOptions): Promise<string> {
  const a = envelope.answer as Row & { headline: string; because?: string };
  const parts = [wrapped(a.headline, width)];
  if (typeof a.because === 'string' && a.because !== '') parts.push(wrapped(a.because, width));
  parts.push(...TABLES.flatMap((make) => make(a, width)));
  parts.push(
    ...rulesAsked(a, width),
    ...conditions(a, who, width),
    ...withoutOneSource(a, who, width),
    ...settles(a, width),
    ...openPoints(envelope, width),
    ...notes(envelope, width),
  );
  parts.push(...(await sources(envelope, workspace, width)));
  parts.push(
    `${dayPhrase('as at', envelope.asAt)}, known at ${envelope.knownAt}, data ${envelope.data.version.slice(0, 19)}…${rulesText(envelope)}`,
  );
  return `${parts.filter((p) => p !== '').join('\n\n')}\n`;
}

const rulesText = (e: Envelope): string =>
  Object.entries(e.rules)
    .map(([id, v]) => `, ${id} (${v})`)
    .join('');
const rows = (a: Row, key: string): readonly Row[] => (Array.isArray(a[key]) ? (a[key] as Row[]) : []);
const who = (r: Row): string => {
  const group = r['group'] as readonly PartyLike[] | undefined;
  return group === undefined
    ? ((r['party'] as PartyLike | undefined)?.name ?? '')
    : group.map((p) => p.name).join(' + ');
};
/** The party of a row, marked where the row hangs on an open point. */
const marked = (r: Row): string => `${who(r)}${markOf(r)}`;
const share = (r: Row, key: string): string => shareText(r[key] as ShareLike | undefined);
const names = (value: unknown): string => (Array.isArray(value) ? value.map((p: PartyLike) => p.name).join(' > ') : '');

type Make = (a: Row, width: number) => string[];
function tableOf(key: string, head: readonly string[], cells: (r: Row) => readonly string[], title = ''): Make {
  return (a, width) => {
    const list = rows(a, key);
    return list.length === 0 ? [] : [`${title === '' ? '' : `${title}\n`}${table(head, list.map(cells), width)}`];
  };
}

const VERDICT = (r: Row): readonly string[] => [
  marked(r),
  String(r['verdict']),
  share(r, 'share'),
  String(r['clause']),
  String(r['basis']),
];

const JUDGED = ['party', 'verdict', 'share', 'clause', 'basis'] as const;
/** With a column for the rule where the rows are of several. */
function judgedTable(key: string, head: readonly string[], cells: (r: Row) => readonly string[]): Make {
  return (a, width) => {
    const several = new Set(rows(a, key).map((r) => r['rule'])).size > 1;
    if (!several) return tableOf(key, head, cells)(a, width);
    const ruled = (r: Row): readonly string[] => [String(r['rule']), ...cells(r)];
    return tableOf(key, ['rule', ...head], ruled)(a, width);
  };
}

/** One line for each meaning and party; a meaning in which nobody is named stands there too. */
const meaningsTable: Make = (a, width) => {
  const lines = rows(a, 'meanings').flatMap((m) => {
    const parties = rows(m, 'parties');
    return parties.length === 0 ? [{ ...m, nobody: true }] : parties.map((p) => ({ ...p, name: m['name'] }) as Row);
  });
  return tableOf('lines', ['meaning', 'who', 'verdict', 'votes or power'], (r) => [
    String(r['name']),
    r['nobody'] === true ? '–' : who(r),
    String(r['verdict'] ?? ''),
    r['power'] === undefined ? share(r, 'share') : Number((r['power'] as Row)['value']).toFixed(4),
  ])({ lines }, width);
};

const lookedThrough = tableOf('holders', ['owner', 'economics', 'votes', 'direct', 'declared'], (r) => [
  marked(r),
  share(r, 'share'),
  share(r, 'votes'),
  share(r, 'directShare'),
  share(r, 'declared'),
]);
/** Each with what is said of it, in the words of the sources. */
const direct = tableOf('holders', ['holder', 'share', 'votes', 'resolution', 'words'], (r) => [
  marked(r),
  share(r, 'share'),
  share(r, 'votes'),
  String(r['resolution']),
  [...new Set(rows(r, 'said').flatMap((x) => (typeof x['words'] === 'string' ? x['words'] : [])))].join('; '),
]);
const holdersTable: Make = (a, width) =>
  rows(a, 'holders').some((r) => 'resolution' in r) ? direct(a, width) : lookedThrough(a, width);

const TABLES: readonly Make[] = [
  holdersTable,
  tableOf('holdings', ['company', 'economics', 'votes', 'direct'], (r) => [
    marked(r),
    share(r, 'share'),
    share(r, 'votes'),
    share(r, 'directShare'),
  ]),
  tableOf('controllers', ['controller', 'verdict', 'basis', 'votes', 'chain'], (r) => [
    marked(r),
    String(r['verdict']),
    String(r['basis']),
    share(r, 'votes'),
    names(r['chain']),
  ]),
  meaningsTable,
  tableOf('controlled', ['company', 'verdict', 'basis', 'votes', 'through'], (r) => [
    marked(r),
    String(r['verdict']),
    String(r['basis']),
    share(r, 'votes'),
    names(r['through']),
  ]),
  (a, width) => (Array.isArray(a['verdicts']) && 'from' in a ? [] : judgedTable('verdicts', JUDGED, VERDICT)(a, width)),
  judgedTable('owners', JUDGED, VERDICT),
  judgedTable('notPersons', ['no person', 'over the line', 'share', 'clause', 'who stands behind'], (r) => [
    marked(r),
    String(r['overLine']),
    share(r, 'share'),
    String(r['clause']),
    String(r['says']),
  ]),
  judgedTable('blocked', ['company', 'verdict', 'blocked share', 'contributors'], (r) => [
    marked(r),
    String(r['verdict']),
    share(r, 'share'),
    rows(r, 'contributors')
      .map((c) => `${who(c)} ${share(c, 'share')}`)
      .join(', '),
  ]),
  tableOf('ties', ['tie', 'certain', 'date', 'strength', 'what'], (r) => [
    String((r['kinds'] as string[])[0]),
    String(r['verdict']),
    String(r['date'] ?? '–'),
    share(r, 'strength'),
    `${r['text']}${r['discounted'] === undefined ? '' : ` (discounted: ${r['discounted']})`}${r['because'] === undefined ? '' : ` (${r['because']})`}`,
  ]),
  tableOf(
    'leftOut',
    ['reason', 'what'],
    (r) => [String(r['reason']), `${r['text']} (${r['because']})`],
    'Looked at and left out',
  ),
  tableOf(
    'edges',
    ['party', 'measure', 'from', 'to'],
    (r) => [who(r), String(r['measure']), share(r, 'from'), share(r, 'to')],
    'Holdings that differ',
  ),
  tableOf('crossed', ['party', 'rule', 'before', 'after', 'offer due'], (r) => [
    who(r),
    String(r['rule']),
    share(r, 'from'),
    share(r, 'to'),
    String(r['verdict']),
  ]),
  tableOf(
    'standings',
    ['party', 'rule', 'before', 'after', 'clause'],
    (r) => [who(r), String(r['rule']), side(r, 'from'), side(r, 'to'), String(r['clause'])],
    'Verdicts before and after',
  ),
  (a, width) => (a['scenario'] === true ? scenario(a, width) : []),
  (a, width) => powerMoved(a, width),
  (a, width) => indices(a, width),
  tableOf('findings', ['finding', 'what'], (r) => [String(r['kind']), String(r['text'])]),
  (a) => remainder(a),
  (a, width) => fallback(a, width),
];

function scenario(a: Row, width: number): string[] {
  const side = (key: string): Map<string, Row> =>
    new Map(rows((a[key] ?? {}) as Row, 'holders').map((r) => [who(r), r] as const));
  const [before, after] = [side('before'), side('after')];
  const list = [...new Set([...after.keys(), ...before.keys()])].map((name) => {
    const [x, y] = [before.get(name), after.get(name)];
    return [
      name,
      x === undefined ? '–' : share(x, 'votes'),
      y === undefined ? '–' : share(y, 'votes'),
      x === undefined ? '–' : share(x, 'share'),
      y === undefined ? '–' : share(y, 'share'),
    ];
  });
  return [
    `Scenario, not fact\n${table(['holder', 'votes before', 'votes after', 'economics before', 'economics after'], list, width)}`,
  ];
}

/** "yes, 32.9 %" */
function side(r: Row, key: string): string {
  const found = r[key] as Row;
  return `${found['verdict']}${found['share'] === undefined ? '' : `, ${share(found, 'share')}`}`;
}

/** Power indices that differ between the two sides, or why there are none. */
function powerMoved(a: Row, width: number): string[] {
  const power = a['power'] as Row | undefined;
  if (power === undefined) return [];
  const moved = rows(power, 'changed');
  const indices = [...new Set(moved.map((r) => String(r['index'])))];
  const who = (r: Row): string => (r['members'] as PartyLike[]).map((m) => m.name).join(' + ');
  const value = (r: Row | undefined, key: string): string =>
    r?.[key] === undefined ? '–' : indexText(r[key] as IndexValue);
  const list = [...new Set(moved.map(who))].map((name) => [
    name,
    ...indices.map((index) => {
      const row = moved.find((r) => who(r) === name && r['index'] === index);
      return row === undefined ? 'as before' : `${value(row, 'from')} → ${value(row, 'to')}`;
    }),
  ]);
  const notes = ((power['notes'] as string[] | undefined) ?? []).map((n) => wrapped(`No power index: ${n}`, width));
  return list.length === 0 ? notes : [table(['votes as one', ...indices], list, width), ...notes];
}

function indices(a: Row, width: number): string[] {
  const found = rows(a, 'indices');
  if (found.length === 0) return [];
  const players = rows(a, 'players');
  const list = players.map((p, at) => [
    (p['members'] as PartyLike[]).map((m) => m.name).join(' + '),
    share(p, 'votes'),
    ...found.map((i) => indexText((i['values'] as IndexValue[])[at])),
  ]);
  return [table(['votes as one', 'votes', ...found.map((i) => String(i['name']))], list, width)];
}

interface IndexValue {
  readonly value: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** "0.2222", or the two ends, outward, where they differ in what is printed. */
function indexText(v: IndexValue | undefined): string {
  if (v?.minimum === undefined || v.maximum === undefined) return (v?.value ?? 0).toFixed(4);
  const low = (Math.floor(v.minimum * 1e4) / 1e4).toFixed(4);
  const high = (Math.ceil(v.maximum * 1e4) / 1e4).toFixed(4);
  return low === high ? low : `${low}–${high}`;
}

function remainder(a: Row): string[] {
  const list = rows(a, 'undisclosed');
  if (list.length === 0) return [];
  const text = list.map(
    (u) =>
      `${u['rule'] === undefined ? '' : `${u['rule']}: `}${u['measure']} ${share(u, 'share')}${u['couldHideOwner'] === 'cannot-tell' ? ' (could hide an owner)' : ''}`,
  );
  return [`Not declared: ${text.join('; ')}`];
}

function fallback(a: Row, width: number): string[] {
  const single = a['fallback'] as Row | undefined;
  return [...(single === undefined ? [] : [single]), ...rows(a, 'fallbacks')].flatMap((f) => fallbackText(f, width));
}

function fallbackText(f: Row, width: number): string[] {
  const officials = (f['officials'] as PartyLike[]).map((p) => p.name).join(', ');
  return [
    wrapped(
      `Fallback to senior managing officials${f['rule'] === undefined ? '' : ` under ${f['rule']}`}: ${f['verdict']} (${f['clause']}): ${f['because']}${officials === '' ? '' : `. Named: ${officials}`}`,
      width,
    ),
  ];
}

/** What would settle the verdicts that cannot be told. */
function settles(a: Row, width: number): string[] {
  const judged = [
    ...rows(a, 'verdicts'),
    ...rows(a, 'owners'),
    ...rows(a, 'notPersons'),
    ...rows(a, 'crossed'),
    ...rows(a, 'standings'),
  ];
  // Several rules may turn on the same fact at the same number: it is told once.
  const told = judged.flatMap((v) => {
    const list = rows(v, 'wouldSettle');
    if (list.length === 0) return [];
    const lines = list.flatMap((w) => {
      const facts = rows(w, 'facts').map((f) => String(f['text']));
      const outcomes = rows(w, 'outcomes').map(
        (o) =>
          `    ${wrapped(`${o['if']}: ${o['verdict']}${o['share'] === undefined ? '' : `, ${share(o, 'share')}`}`, width - 4, '      ')}`,
      );
      return [
        `  ${wrapped(`${w['strength'] === 'always' ? '' : '(could) '}${facts.join(' + ')}`, width - 2, '  ')}`,
        ...outcomes,
      ];
    });
    return [`What would settle ${who(v)}:\n${lines.join('\n')}`];
  });
  return [...new Set(told)];
}

function openPoints(e: Envelope, width: number): string[] {
  if (e.openPoints.length === 0) return [];
  const lines = e.openPoints.flatMap((p) => [
    `  ${wrapped(p.text, width - 2, '  ')}`,
    ...p.options.map(
      (o) =>
        `    ${o.id === p.chosen ? '*' : ' '} ${wrapped(`${o.text.startsWith(`${o.id}:`) ? o.text : `${o.id}: ${o.text}`}${o.wouldBe === undefined ? '' : ` → ${o.wouldBe}`}`, width - 6, '        ')}`,
    ),
    `      ${wrapped(`--choose "${p.id}=${p.options.find((o) => o.id !== p.chosen)?.id ?? ''}"`, width - 6, '        ')}`,
  ]);
  return [`Open points (* is taken here):\n${lines.join('\n')}`];
}

function notes(e: Envelope, width: number): string[] {
  const list = (title: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`${title}:\n${items.map((i) => `  - ${wrapped(i, width - 4, '    ')}`).join('\n')}`];
  return [
    ...list(
      'Warnings',
      e.warnings.map((w) => `${w.message} [${w.code}]`),
    ),
    ...list('Assumptions', assumedLines(e.assumptions)),
    ...list('Notes', ((e.answer as Row)['notes'] as string[] | undefined) ?? []),
  ];
}

/** Where the premises come from: title, publisher, places. */
async function sources(e: Envelope, { store }: Workspace, width: number): Promise<string[]> {
  const ids = new Set(
    e.proof.premises.flatMap((p) => [
      ...((p['statements'] as string[] | undefined) ?? []),
      ...((p['holders'] as Row[] | undefined) ?? []).flatMap((h) => (h['statements'] as string[] | undefined) ?? []),
    ]),
  );
  for (const p of e.openPoints) for (const id of p.statements) ids.add(id);
  const places = new Map<string, Set<string>>();
  for (const id of ids) {
    const s = await store.statement(id);
    if (s === undefined) continue;
    const { name, publisher, published } = s.source;
    const title = [name, publisher, published].filter((x) => x !== undefined).join(', ');
    const { paragraph, page, row, line } = s.locator;
    const place =
      paragraph !== undefined
        ? `paragraph ${paragraph}`
        : page !== undefined
          ? `page ${page}`
          : row !== undefined
            ? `row ${row}`
            : line === undefined
              ? ''
              : `line ${line}`;
    places.set(title, (places.get(title) ?? new Set()).add(place));
  }
  if (places.size === 0) return [];
  const byNumber = (a: string, b: string): number => Number(/\d+/.exec(a)?.[0] ?? 0) - Number(/\d+/.exec(b)?.[0] ?? 0);
  const lines = [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([title, set]) =>
        `  ${wrapped(
          harmless(
            `${title}: ${[...set]
              .filter((p) => p !== '')
              .sort(byNumber)
              .slice(0, 12)
              .join(', ')}${set.size > 12 ? ` and ${set.size - 12} more` : ''}`,
          ),
          width - 2,
          '    ',
        )}`,
    );
  return [`Sources:\n${lines.join('\n')}`];
}

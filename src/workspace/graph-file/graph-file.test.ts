/** What a graph file says is what the data holds: read back by independent readers (saxes, a small Cypher reader). */
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { exact, ratio } from '../../terms/exact.ts';
import { snapshotFor } from '../ask.ts';
import { exportAs } from '../export.ts';
import { openFiles } from '../workspace.ts';
import { cypher } from './cypher.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { GRAPH_FORMATS } from './index.ts';
import { graphOfSnapshot } from './of-snapshot.ts';
import { percentExact } from './share-text.ts';
import type { OwnershipGraph } from './types.ts';

const KINGSOFT = ['gallery/kingsoft-2015/financeasia.own', 'gallery/kingsoft-2015/january-2015-news.own'];

interface Read {
  nodes: Map<string, Record<string, string>>;
  edges: { from: string; to: string; data: Record<string, string> }[];
}

function readXml(text: string): Read {
  const read: Read = { nodes: new Map(), edges: [] };
  let into: Record<string, string> = {};
  let key: string | undefined;
  const parser = new SaxesParser();
  parser.on('error', (e) => {
    throw e;
  });
  parser.on('opentag', ({ name, attributes: a }) => {
    const at = a as Record<string, string>;
    if (name === 'node' || name === 'edge') into = {};
    if (name === 'node') read.nodes.set(at['id'] ?? '', into);
    if (name === 'edge') read.edges.push({ from: at['source'] ?? '', to: at['target'] ?? '', data: into });
    if (name === 'data') {
      key = at['key']?.replace(/^\w+\./, '') ?? '';
      into[key] = '';
    }
    if (name === 'attvalue') into[at['for'] ?? ''] = at['value'] ?? '';
  });
  parser.on('text', (t) => {
    if (key !== undefined) into[key] += t;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'data') key = undefined;
  });
  parser.write(text).close();
  return read;
}

const WRITERS = { graphml, gexf };
const HOSTILE = [
  '<b>&amp;]]></b>',
  `"quoted" 'twice'`,
  'two\nlines\r\n\tand a tab',
  '=cmd|calc!A1',
  '\u202eshalom שלום',
  '🐉 金山',
  "\\' }) DETACH DELETE n //",
  '\\u0027 }) DETACH DELETE n //',
  '\\\\u0027',
  '`tick`',
  '__proto__',
];
const graphOf = (names: readonly string[]): OwnershipGraph => ({
  frame: `as at 2015-03-31 ${names.join(' ')}`,
  nodes: names.map((name) => ({ id: `name:${name}`, name, kind: 'company', identifiers: [name], statements: [] })),
  edges: names.slice(1).map((name, i) => ({
    id: `${i}${name}`,
    from: `name:${names[i]}`,
    to: `name:${name}`,
    kind: 'control',
    role: name,
    statements: [],
    sources: [name],
  })),
});

describe.each(['graphml', 'gexf'] as const)('%s', (format) => {
  test('holds every party and edge of the day, shares exact, each edge with its statements', async () => {
    const workspace = await openFiles(KINGSOFT);
    const graph = graphOfSnapshot(await snapshotFor(workspace, { verb: 'audit' } as never));
    const { text } = await exportAs(workspace, format);
    const read = readXml(text);
    expect(graph.edges.length).toBeGreaterThan(3);
    expect([...read.nodes.values()].map((n) => [n['partyId'], n['name'], n['kind']])).toEqual(
      graph.nodes.map((n) => [n.id, n.name, n.kind]),
    );
    const seen = read.edges.map((e) => [
      read.nodes.get(e.from)?.['partyId'],
      read.nodes.get(e.to)?.['partyId'],
      e.data['kind'],
      e.data['economicLo'],
      e.data['economicHi'],
      e.data['votesLo'],
      e.data['votesHiOpen'],
      e.data['statements'],
    ]);
    expect(seen).toEqual(
      graph.edges.map((e) => [
        e.from,
        e.to,
        e.kind,
        e.economic?.lo,
        e.economic?.hi,
        e.votes?.lo,
        e.votes === undefined ? undefined : String(e.votes.hiOpen),
        e.statements.join('\n'),
      ]),
    );
  });
  test('gives hostile names back character for character', () => {
    const { text, replaced } = WRITERS[format](graphOf(HOSTILE));
    expect([...readXml(text).nodes.values()].map((n) => n['name'])).toEqual(HOSTILE);
    expect(replaced).toEqual([]);
  });
  test('writes U+FFFD for what XML 1.0 forbids and names whose text it was', () => {
    const { text, replaced } = WRITERS[format](graphOf(['plain', 'nul\u0000 half\ud800', 'end\uffff']));
    expect([...readXml(text).nodes.values()].map((n) => n['name'])).toEqual([
      'plain',
      'nul\ufffd half\ufffd',
      'end\ufffd',
    ]);
    expect(replaced).toContain('name:nul\u0000 half\ud800');
    expect(replaced).not.toContain('name:plain');
  });
});

describe('cypher', () => {
  /** Reads the quoted texts of a script as Neo4j does; throws where a quote is left open. */
  function textsOf(script: string): string[] {
    const texts = [...script.matchAll(/'((?:[^'\\]|\\.)*)'(?: \+ '((?:[^'\\]|\\.)*)')*/g)].map((m) =>
      m[0].replace(/' \+ '/g, '').slice(1, -1),
    );
    const outside = script.replace(/'(?:[^'\\]|\\.)*'/g, '');
    if (/['\\]|DELETE/.test(outside)) throw new Error(`text outside quotes: ${outside}`);
    const plain: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
    return texts.map((t) =>
      t.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_m, hex?: string, c?: string) =>
        hex === undefined ? (plain[c ?? ''] ?? c ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    );
  }
  test('gives hostile names back, one statement a line, nothing outside its quotes', () => {
    const names = [...HOSTILE, 'nul\u0000'];
    const { text } = cypher(graphOf(names));
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(2 + names.length + names.length - 1);
    const merges = lines.filter((l) => l.startsWith('MERGE'));
    expect(merges.map((l) => textsOf(l)[2])).toEqual(names);
  });
  test('never writes a \\u that data asked for, since older Neo4j resolves it before it parses', () => {
    const { text } = cypher(graphOf(['\\u0027', '\\\\u0027', '\\\\\\U0027']));
    expect(text).not.toMatch(/\\u0027/i);
  });
  test('sets every property anew by id, absent ones to null, so a second run changes nothing', async () => {
    const { text } = await exportAs(await openFiles(KINGSOFT), 'cypher');
    expect(text).not.toMatch(/^CREATE \(/m);
    for (const line of text.split('\n').filter((l) => l.startsWith('MATCH'))) {
      expect(line).toContain('MERGE (a)-[r:');
      expect(line).toContain('until: ');
    }
  });
});

describe('every graph format', () => {
  test.each(GRAPH_FORMATS)('%s draws a statement or lists it', async (format) => {
    const workspace = await openFiles(KINGSOFT);
    const { text, lost } = await exportAs(workspace, format);
    const listed = new Set(lost.map((l) => l.statementId));
    const silent: string[] = [];
    for await (const s of workspace.store.all())
      if (!text.includes(s.statementId) && !listed.has(s.statementId)) silent.push(s.statementId);
    expect(silent).toEqual([]);
  });
  test('stands on the day asked for', async () => {
    const workspace = await openFiles([
      { name: 'a.own', text: 'source "R" (register) published 2015\nAnn (person) owns 30% of Co since 2012\n' },
    ]);
    expect((await exportAs(workspace, 'graphml', { asAt: '2011-01-01' })).text).not.toContain('<edge');
    expect((await exportAs(workspace, 'graphml', { asAt: '2013-01-01' })).text).toContain('<edge');
    await expect(exportAs(workspace, 'csv', { asAt: '2013-01-01' })).rejects.toThrow(/keeps every date/);
  });
  test('a third is a fraction, not a cut decimal', () => {
    expect([ratio(1, 3), exact('0.299'), exact('0.00012'), exact(1), exact(0)].map(percentExact)).toEqual([
      '100/3',
      '29.9',
      '0.012',
      '100',
      '0',
    ]);
  });
});

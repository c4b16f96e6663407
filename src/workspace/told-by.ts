/** The documents and registers that statements come from. */
import { createHash } from 'node:crypto';
import type { Source, Statement, StatementKind } from '../statements/types.ts';
import { type Day, daysOf } from '../terms/day.ts';
import type { Workspace } from './workspace.ts';

/** One document or register; publications of one title by one publisher are one source. */
export interface SourceTold {
  /** "src:" and 16 hex digits of what tells two sources apart: title, publisher, kind, licence, address */
  readonly id: string;
  readonly name: string;
  readonly kind: Source['kind'];
  readonly publisher?: string;
  readonly licence?: string;
  readonly url?: string;
  /** counts by kind of statement, of the stretch that was read */
  readonly statements: Partial<Record<StatementKind, number>>;
  /** first and last possible day of its publications */
  readonly published?: { readonly first: Day; readonly last: Day };
}

export interface SourcesTold {
  /** by title, then id */
  readonly sources: readonly SourceTold[];
  /** statements read, and where the next stretch begins; without one, these are all the sources with all their counts */
  readonly read: number;
  readonly next?: string;
}

export interface StretchTold {
  /** read on behind this statement id */
  readonly after?: string;
  /** how many statements to read; a million take some ten seconds */
  readonly most?: number;
  /** sees each statement read */
  readonly each?: (s: Statement) => void;
}

export const sourceId = ({ name, publisher, kind, licence, url }: Source): string =>
  `src:${createHash('sha256')
    .update(JSON.stringify([name, publisher, kind, licence, url]))
    .digest('hex')
    .slice(0, 16)}`;

/**
 * Where the statements come from, a stretch of them at a time: counts of stretches add up to those of the whole.
 * @param stretch without one, all of it
 * @example await sourcesTold(await openFiles(['case.own']))
 */
export async function sourcesTold(
  { store }: Workspace,
  { after, most = Number.POSITIVE_INFINITY, each }: StretchTold = {},
): Promise<SourcesTold> {
  const found = new Map<string, SourceTold>();
  let [read, last] = [0, after];
  for await (const s of store.all(after === undefined ? {} : { after })) {
    // A store of somebody's own may not know stretches, and begin at the first.
    if (after !== undefined && s.statementId <= after) continue;
    if (read >= most) return { sources: listed(found), read, ...(last === undefined ? {} : { next: last }) };
    note(found, s);
    each?.(s);
    read += 1;
    last = s.statementId;
  }
  return { sources: listed(found), read };
}

const listed = (found: ReadonlyMap<string, SourceTold>): readonly SourceTold[] =>
  [...found.values()].sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1));

function note(found: Map<string, SourceTold>, s: Statement): void {
  const id = sourceId(s.source);
  const known = found.get(id) ?? described(id, s.source);
  const statements = { ...known.statements, [s.kind]: (known.statements[s.kind] ?? 0) + 1 };
  found.set(id, { ...known, statements, ...publishedBy(known, s.source) });
}

const described = (id: string, { name, kind, publisher, licence, url }: Source): SourceTold => ({
  id,
  name,
  kind,
  ...(publisher === undefined ? {} : { publisher }),
  ...(licence === undefined ? {} : { licence }),
  ...(url === undefined ? {} : { url }),
  statements: {},
});

function publishedBy({ published: known }: SourceTold, { published }: Source): Pick<SourceTold, 'published'> {
  if (published === undefined) return {};
  const { first, last } = daysOf(published);
  if (known === undefined) return { published: { first, last } };
  return {
    published: { first: first < known.first ? first : known.first, last: last > known.last ? last : known.last },
  };
}

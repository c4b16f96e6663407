/**
 * Defects between the statements of one file: ids that stand twice or nowhere, parts that belong to nothing, a history
 * that contradicts itself. References are judged only in a file with parties and relationships: a file of one kind is a
 * part of a set. Holds ids of at most `MOST` statements; a longer file says that it was not looked through.
 */
import type { Locator } from '../../../statements/types.ts';
import { daysOf } from '../../../terms/day.ts';
import { fault, type Json } from './fault.ts';
import { References } from './references.ts';
import { at, type PlacedFault, type Seen, seenOf } from './seen.ts';

export const MOST = 200_000;

export class PackageCheck {
  private seen: Seen[] = [];
  private count = 0;

  note(value: Json, place: Locator): void {
    this.count += 1;
    if (this.count > MOST) this.seen = [];
    else {
      const seen = seenOf(value, place, this.count);
      if (seen !== undefined) this.seen.push(seen);
    }
  }

  /** To be asked once, after the last statement. */
  *faults(): Iterable<PlacedFault> {
    if (this.count > MOST) {
      const message = `the file holds more than ${MOST} statements, so whether each id it names is in it was not checked`;
      yield {
        fault: fault('dangling-reference', '', message, `files of at most ${MOST} statements`),
        place: undefined,
      };
      return;
    }
    yield* this.twice();
    yield* this.versions();
    const byKey = new Map<string, Seen[]>();
    for (const s of this.seen) {
      if (s.key === undefined) continue;
      const same = byKey.get(s.key);
      if (same === undefined) byKey.set(s.key, [s]);
      else same.push(s);
    }
    for (const [, all] of byKey) yield* history(all);
    const relations = this.seen.filter((s) => s.kind === 'relationship');
    if (relations.length === 0 || relations.length === this.seen.length) return;
    const byStatement = new Map(this.seen.flatMap((s) => (s.id === undefined ? [] : [[s.id, s] as const])));
    const references = new References(byKey, byStatement);
    for (const r of relations) yield* references.of(r);
    yield* references.unused(this.seen, relations);
    yield* references.about(this.seen);
  }

  private *twice(): Iterable<PlacedFault> {
    const ids = new Set<string>();
    for (const { id, records, place } of this.seen) {
      if (id === undefined) continue;
      const pointer = records ? '/statementId' : '/statementID';
      if (ids.has(id))
        yield at(
          place,
          fault('duplicate-statement-id', pointer, 'another statement has this id', 'an id of its own', id),
        );
      ids.add(id);
    }
  }

  private *versions(): Iterable<PlacedFault> {
    // A record of 0.4 is known by its shape, and declares nothing without a day of publication.
    const told = this.seen.filter((s) => s.version !== undefined || !s.records);
    const [first] = told;
    const other = told.find((s) => s.version !== first?.version);
    if (first === undefined || other === undefined) return;
    const message = 'the statements of the file declare different versions of BODS; each is read by its shape';
    const pointer = '/publicationDetails/bodsVersion';
    yield at(
      other.place,
      fault('bad-version', pointer, message, first.version ?? 'no version', other.version ?? 'none'),
    );
  }
}

/** One record over time: one kind, begun once, nothing after its end. */
function* history(all: readonly Seen[]): Iterable<PlacedFault> {
  const [first] = all;
  if (first?.records !== true || all.length === 1) return;
  const kind = all.find((s) => s.kind !== first.kind);
  if (kind !== undefined)
    yield at(
      kind.place,
      fault('bad-statement', '/recordType', 'the record was of another type before', first.kind, kind.kind),
    );
  // The same statement said twice begins nothing twice; that is told by its id.
  const begun = [...new Map(all.filter((s) => s.status === 'new').map((s) => [s.id, s])).values()];
  for (const again of begun.slice(1))
    yield at(
      again.place,
      fault('bad-statement', '/recordStatus', 'the record is new for the second time', 'updated or closed', 'new'),
    );
  const closed = all.find((s) => s.status === 'closed');
  const later = all.find((s) => s !== closed && s.date !== undefined && after(s.date, closed?.date));
  if (closed !== undefined && later !== undefined)
    yield at(
      later.place,
      fault(
        'bad-date',
        '/statementDate',
        'the statement is later than the one that closed its record',
        `not after ${closed.date}`,
        later.date,
      ),
    );
}
const after = (a: string, b: string | undefined): boolean => b !== undefined && daysOf(a).first > daysOf(b).last;

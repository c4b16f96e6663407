/** References of relationships: to whom they lead, and what nothing leads to. */
import { fault } from './fault.ts';
import { at, type PlacedFault, type Seen } from './seen.ts';

/** Interests that only a trust, or only a nomination, has. */
const ROLES: Readonly<Record<string, string>> = {
  settlor: 'arrangement/trust',
  trustee: 'arrangement/trust',
  protector: 'arrangement/trust',
  beneficiaryOfLegalArrangement: 'arrangement/trust',
  nominee: 'arrangement/nomination',
  nominator: 'arrangement/nomination',
};

export class References {
  private readonly byKey: ReadonlyMap<string, readonly Seen[]>;
  /** components that a relationship lists */
  private readonly listed = new Set<string>();

  /** records named by a statement of theirs, as before 0.4 */
  private readonly byStatement: ReadonlyMap<string, Seen>;

  constructor(byKey: ReadonlyMap<string, readonly Seen[]>, byStatement: ReadonlyMap<string, Seen>) {
    this.byKey = byKey;
    this.byStatement = byStatement;
  }

  private found(key: string | undefined): Seen | undefined {
    return key === undefined ? undefined : this.byKey.get(key)?.[0];
  }

  *of(r: Seen): Iterable<PlacedFault> {
    const where = r.records ? '/recordDetails' : '';
    yield* this.party(r, r.subject, `${where}/subject`, ['entity']);
    yield* this.party(r, r.party, `${where}/interestedParty`, ['entity', 'person']);
    const [owner, owned] = [this.found(r.party), this.found(r.subject)];
    if (r.beneficial && owner?.kind === 'entity')
      yield at(
        r.place,
        fault(
          'bad-reference',
          `${where}/interestedParty`,
          'a beneficial owner is a person, and this is an entity',
          'a person',
          r.party,
        ),
      );
    const pointer = `${where}/interests`;
    for (const role of new Set(r.records && owned?.kind === 'entity' ? r.roles : [])) {
      const wanted = ROLES[role];
      if (wanted === undefined || owned?.type === wanted) continue;
      const message = `the interest "${role}" is in something that is no ${wanted.replace('arrangement/', '')}`;
      yield at(r.place, fault('bad-statement', pointer, message, `a subject of the type ${wanted}`, owned?.type));
    }
    yield* this.componentsOf(r, where);
  }

  private *party(r: Seen, key: string | undefined, pointer: string, kinds: readonly string[]): Iterable<PlacedFault> {
    if (key === undefined) return;
    const found = this.found(key) ?? (r.described ? this.byStatement.get(key) : undefined);
    if (found === undefined)
      yield at(
        r.place,
        fault('dangling-reference', pointer, 'no statement of the file has this id', 'an id of the file', key),
      );
    else if (!kinds.includes(found.kind))
      yield at(r.place, fault('bad-reference', pointer, `the id is that of a ${found.kind}`, kinds.join(' or '), key));
    else if (!r.records && found.order > r.order)
      yield at(
        r.place,
        fault(
          'bad-reference',
          pointer,
          'the statement named here comes later in the file',
          'a statement before this one',
          key,
        ),
      );
  }

  private *componentsOf(r: Seen, where: string): Iterable<PlacedFault> {
    const pointer = `${where}/${r.records ? 'componentRecords' : 'componentStatementIDs'}`;
    for (const key of r.components) {
      this.listed.add(key);
      const found = this.found(key);
      if (found === undefined)
        yield at(
          r.place,
          fault(
            'dangling-reference',
            pointer,
            'no statement of the file has the id of this component',
            r.records ? 'the id of a record' : 'the id of a statement',
            key,
          ),
        );
      else if (!found.isComponent)
        yield at(
          r.place,
          fault(
            'bad-reference',
            pointer,
            'what is listed as a component does not say that it is one',
            'isComponent: true there',
            key,
          ),
        );
      else if (found.order > r.order)
        yield at(
          r.place,
          fault('bad-reference', pointer, 'the component comes later in the file', 'components before the whole', key),
        );
    }
  }

  *unused(all: readonly Seen[], relations: readonly Seen[]): Iterable<PlacedFault> {
    const named = new Set(relations.flatMap((r) => [r.subject, r.party]));
    for (const s of all) {
      const where = s.records ? '/recordDetails' : '';
      if (s.isComponent && s.key !== undefined && !this.listed.has(s.key))
        yield at(
          s.place,
          fault(
            'bad-reference',
            `${where}/isComponent`,
            'this is a component, and no relationship lists it',
            'its id in componentRecords',
            s.key,
          ),
        );
      if (!s.records && s.kind !== 'relationship' && s.key !== undefined && !named.has(s.key))
        yield at(
          s.place,
          fault(
            'dangling-reference',
            '/statementID',
            `no relationship names this ${s.kind}`,
            'a relationship with it',
            s.key,
          ),
        );
    }
  }

  /** What a declaration is about is an entity or a person of the file. */
  *about(all: readonly Seen[]): Iterable<PlacedFault> {
    for (const s of all) {
      if (s.about === undefined) continue;
      const found = this.found(s.about);
      const message =
        found === undefined ? 'no record of the file has this id' : 'the declaration is about a relationship';
      if (found === undefined || found.kind === 'relationship')
        yield at(
          s.place,
          fault('dangling-reference', '/declarationSubject', message, 'the record of an entity or a person', s.about),
        );
    }
  }
}

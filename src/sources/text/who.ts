/** Who is meant: a name as printed, a short form of a longer one, or a word that stands for a name said before. */

import type { KnownNames } from './known.ts';
import type { NameChunk } from './names.ts';
import type { KnownParty, NamedHow } from './types.ts';

export interface Meant {
  readonly name: string;
  readonly how: NamedHow;
  readonly known?: KnownParty;
  /** several parties of the open case bear this name */
  readonly ambiguous?: true;
}

interface Said {
  readonly sentence: number;
  readonly start: number;
  readonly name: string;
}

const BODY =
  /\b(?:Holdings?|Group|Capital|Partners|Bank|Fund|Trust|Ltd|Limited|Inc|Corp|Corporation|Company|Co|AG|SE|SA|NV|BV|plc|GmbH|LLC|LP|Energy|Ventures?|Industries|International|Systems|Media|Foods|Mines|Insurance|Re|Bidco|Scheme|Investments?|Technologies|Telecom|Shipping|Airlines?|Motors|Steel|Glass|Securities|Management|Authority|Ministry|Republic|Kingdom|State|Estates|Nominees|Electric|Solar|Logistics|Paper|Cement|Grid|Rail|Hydro)\b/i;
const PLACE =
  /^(?:London|New York|Hong Kong|Shanghai|Shenzhen|Beijing|Singapore|Frankfurt|Paris|Tokyo|Zurich|Geneva|Toronto|Sydney|Amsterdam|Brussels|Dublin|Madrid|Milan|Oslo|Stockholm|Copenhagen|Helsinki|Vienna|Warsaw|Moscow|Mumbai|Delhi|Dubai|Jersey|Guernsey|Luxembourg|Switzerland|Germany|France|China|Japan|India|Britain|UK|U\.K|US|U\.S|USA|United States|United Kingdom|Europe|Asia|Africa|Norway|Sweden|Denmark|Finland|Spain|Italy|Cyprus|Malta|Bermuda|Cayman Islands|Nasdaq|NYSE|HKEX)\.?$/;

const wordsAtEnds = (name: string): readonly string[] => {
  const words = name.split(' ');
  return words.length < 2 ? [] : [...new Set([words[0] ?? '', words.at(-1) ?? ''])];
};

/** The names of one text, in the order they are said. */
export class Who {
  private readonly known: KnownNames;
  /** by sentence: a word that stands for a name looks one sentence back */
  private readonly said: readonly (readonly Said[])[];
  /** longer names by the word they begin or end with */
  private readonly longer = new Map<string, Said[]>();
  private readonly persons = new Set<string>();
  private readonly apart = new Set<string>();
  /** the company a holding was last read of */
  lastCompany: string | undefined;

  /** @param sentences the name marks of each sentence, in order */
  constructor(sentences: readonly (readonly NameChunk[])[], known: KnownNames) {
    this.known = known;
    this.said = sentences.map((chunks, sentence) => {
      const names = chunks.filter((c) => c.form === 'name');
      for (const c of names) {
        for (const other of names)
          if (other.name !== c.name)
            this.apart.add(`${c.name}
${other.name}`);
      }
      return names.map(({ start, name }) => ({ sentence, start, name }));
    });
    const first = new Set<string>();
    for (const said of this.said.flat()) {
      if (first.has(said.name)) continue;
      first.add(said.name);
      for (const word of wordsAtEnds(said.name)) this.longer.set(word, [...(this.longer.get(word) ?? []), said]);
    }
    for (const chunk of sentences.flat()) if (chunk.titled === true) this.isPerson(this.named(chunk).name);
  }

  isPerson(name: string): void {
    this.persons.add(name);
  }
  get people(): readonly string[] {
    return [...this.persons].sort();
  }

  /** @param not names it cannot stand for: the other parties of the reading */
  meant(chunk: NameChunk, sentence: number, not: readonly string[]): Meant | undefined {
    if (chunk.form === 'name') return this.named(chunk);
    const before = this.before(chunk.start, sentence).filter((n) => !not.includes(n.name));
    const name = chunk.form === 'person' ? this.person(before) : this.thing(chunk, before, sentence);
    return name === undefined ? undefined : this.inferred(name);
  }

  /** The company left out where the clause says "holds 12 %". */
  company(not: readonly string[]): Meant | undefined {
    const { lastCompany } = this;
    return lastCompany === undefined || not.includes(lastCompany) ? undefined : this.inferred(lastCompany);
  }

  private inferred(name: string): Meant {
    return { ...this.printed(name), how: 'inferred' };
  }

  private printed(name: string): Meant {
    const parties = this.known.of(name);
    const [party] = parties;
    if (party === undefined) return { name, how: 'named' };
    return parties.length > 1
      ? { name, how: 'named', ambiguous: true }
      : { name: party.name, how: 'named', known: party };
  }

  private named({ name, start, titled }: Pick<NameChunk, 'name' | 'start' | 'titled'>): Meant {
    const printed = this.printed(name);
    if (printed.known !== undefined || printed.ambiguous === true) return printed;
    const fuller = this.fuller(name, start, titled === true);
    if (fuller !== undefined) return { ...this.printed(fuller), how: 'short' };
    const known = /\s/.test(name) ? undefined : this.known.byWord(name);
    return known === undefined ? printed : { name: known.name, how: 'short', known };
  }

  /** The one longer name said before that begins or ends with this one: "Meridian" of "Meridian Capital Partners". */
  private fuller(name: string, start: number, titled: boolean): string | undefined {
    const [word = ''] = name.split(' ');
    const last = name.split(' ').at(-1) ?? '';
    const longer = [...(this.longer.get(word) ?? []), ...(this.longer.get(last) ?? [])].filter(
      (s) =>
        s.start < start &&
        s.name.length > name.length &&
        !this.apart.has(`${name}\n${s.name}`) &&
        ((!titled && s.name.startsWith(`${name} `)) || (s.name.endsWith(` ${name}`) && !BODY.test(name))),
    );
    const [only, ...others] = new Set(longer.map((s) => s.name));
    return others.length > 0 ? undefined : only;
  }

  private first(): string | undefined {
    const said = this.said.flat().find((s) => BODY.test(s.name) && !PLACE.test(s.name));
    return said === undefined ? undefined : this.named(said).name;
  }

  private before(start: number, sentence: number): readonly Said[] {
    const around = [...(this.said[sentence - 1] ?? []), ...(this.said[sentence] ?? [])];
    const near = around.filter((s) => s.start < start && !PLACE.test(s.name));
    return near.map((s) => ({ ...s, name: this.named(s).name }));
  }
  private personal(name: string): boolean {
    const type = this.known.of(name)[0]?.type;
    if (type !== undefined && type !== 'unknown') return type === 'person';
    return this.persons.has(name);
  }

  /** "it" and "its" go on with what the sentence began with, "the company" with the one company there is. */
  private thing(chunk: NameChunk, before: readonly Said[], sentence: number): string | undefined {
    const bodies = before.filter((s) => !this.personal(s.name));
    // A report speaks of the company that files it: the first named in it.
    if (/^(?:our|we|us)$/i.test(chunk.name)) return this.first();
    if (/^(?:it|its|itself)$/i.test(chunk.name)) {
      const here = bodies.find((s) => s.sentence === sentence);
      return (here ?? bodies.find((s) => s.sentence === sentence - 1))?.name;
    }
    const spokenOf = bodies.find((s) => s.name === this.lastCompany);
    if (spokenOf !== undefined) return spokenOf.name;
    const [only, ...others] = new Set(bodies.map((s) => s.name));
    return others.length > 0 ? undefined : only;
  }
  private person(before: readonly Said[]): string | undefined {
    const sure = before.filter((s) => this.personal(s.name));
    const like = before.filter(
      (s) => /^\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'.-]*){1,2}$/u.test(s.name) && !BODY.test(s.name),
    );
    return (sure.at(-1) ?? like.at(-1))?.name;
  }
}

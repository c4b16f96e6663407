/** Names somebody knows already: found before anything is guessed from capitals. */

import { type NameChunk, nameAt } from './names.ts';
import type { KnownParty } from './types.ts';

const key = (name: string): string =>
  name.normalize('NFKC').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim().replace(/\.$/, '').toLowerCase();

/** Looked up by first word; a name is met as it is written, but for case and spaces. */
export class KnownNames {
  private readonly byFirst = new Map<string, (readonly [words: string, party: KnownParty])[]>();
  private readonly byName = new Map<string, KnownParty[]>();

  constructor(parties: readonly KnownParty[]) {
    for (const party of parties) {
      for (const name of new Set([party.name, ...(party.otherNames ?? [])].map(key))) {
        if (name.length < 2) continue;
        this.byName.set(name, [...(this.byName.get(name) ?? []), party]);
        const first = name.split(' ')[0] ?? '';
        this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), [name, party]]);
      }
    }
  }

  /** Parties of exactly this name. */
  of(name: string): readonly KnownParty[] {
    return this.byName.get(key(name)) ?? [];
  }
  /** The one party one of whose names begins or ends with this word: "Lei" of Lei Jun. */
  byWord(word: string): KnownParty | undefined {
    const wanted = key(word);
    const found = new Set<KnownParty>();
    for (const [name, parties] of this.byName)
      if (name.startsWith(`${wanted} `) || name.endsWith(` ${wanted}`)) for (const p of parties) found.add(p);
    return found.size === 1 ? [...found][0] : undefined;
  }

  /** The longest known name at a place, unless a longer name stands there: Kingsoft Cloud is not Kingsoft. */
  at(plain: string, at: number, end: number): NameChunk | undefined {
    const first = /^[^\s,;:()"]+/u.exec(plain.slice(at, Math.min(end, at + 80)))?.[0] ?? '';
    if (!/[\p{Lu}\p{Lo}\p{N}]/u.test(first)) return undefined;
    const words = [first, first.replace(/'s?$|[.!?]+$/, ''), first.replace(/'s?[.,]?$/, '')].map(key);
    const lower = plain.slice(at, end).toLowerCase();
    let longest = '';
    for (const word of new Set(words))
      for (const [name] of this.byFirst.get(word) ?? [])
        if (name.length > longest.length && lower.startsWith(name) && !/^[\p{L}\p{N}-]/u.test(lower.slice(name.length)))
          longest = name;
    if (longest === '') return undefined;
    const guessed = nameAt(plain, at, { first: true, end });
    if (guessed !== undefined && guessed.form === 'name' && guessed.name.length > longest.length) return undefined;
    const owns = lower.startsWith("'s", longest.length);
    const stop = at + longest.length + (owns ? 2 : 0);
    return {
      kind: 'name',
      start: at,
      end: stop,
      name: plain.slice(at, at + longest.length),
      form: 'name',
      ...(owns ? { possessive: true } : {}),
    };
  }
}

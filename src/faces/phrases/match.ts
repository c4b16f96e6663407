/**
 * A sentence of the engine taken apart by its pattern: "{a} holds a part of {b}". A name may hold any word, so a sentence is
 * taken apart only where that can be done in one way; where names are known they decide, and where they do not, nothing does.
 */
export interface Slot {
  readonly name: string;
  /** what may stand there; undefined: not this */
  readonly read: (text: string) => string | undefined;
}
export interface Pattern {
  readonly literals: readonly string[];
  readonly slots: readonly Slot[];
}
export type Parts = Readonly<Record<string, string>>;

/** @param slotOf what a slot of this name takes, by the letters it begins with */
export function patternOf(text: string, slotOf: (kind: string) => Slot['read']): Pattern {
  const pieces = text.split(/\{(\w+)\}/);
  return {
    literals: pieces.filter((_, n) => n % 2 === 0),
    slots: pieces.filter((_, n) => n % 2 === 1).map((name) => ({ name, read: slotOf(name.replace(/\d+$/, '')) })),
  };
}

/** Ways to take a sentence apart that are looked at; one with more is not understood. */
const WAYS = 24;

/** @returns each way as what stands in the slots, unread */
export function waysOf(text: string, { literals, slots }: Pattern): readonly Parts[] {
  const [first = '', ...rest] = literals;
  if (!text.startsWith(first) || !rest.every((l) => text.includes(l))) return [];
  let open: { at: number; parts: Parts }[] = [{ at: first.length, parts: {} }];
  for (const [n, slot] of slots.entries()) {
    const next: typeof open = [];
    for (const { at, parts } of open) {
      for (const end of endsOf(text, at, rest[n] ?? '', n === slots.length - 1)) {
        const taken = text.slice(at, end);
        if (parts[slot.name] === undefined || parts[slot.name] === taken)
          next.push({ at: end + (rest[n] ?? '').length, parts: { ...parts, [slot.name]: taken } });
        if (next.length > WAYS) return [];
      }
    }
    open = next;
  }
  return open.filter(({ at }) => at === text.length).map(({ parts }) => parts);
}

function endsOf(text: string, at: number, literal: string, last: boolean): number[] {
  if (last) return text.endsWith(literal) && text.length - literal.length > at ? [text.length - literal.length] : [];
  const ends: number[] = [];
  if (literal === '') return ends;
  for (let end = text.indexOf(literal, at + 1); end !== -1; end = text.indexOf(literal, end + 1)) ends.push(end);
  return ends;
}

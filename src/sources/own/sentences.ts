/** Every verb of the notation. A new kind of sentence is its file plus one line here. */
import { CONTROLS } from './control.ts';
import { EVENTS } from './event.ts';
import { HOLDINGS } from './holding.ts';
import { IS_SENTENCES } from './is.ts';
import { masked } from './lines.ts';
import { OFFICE_SENTENCES } from './office.ts';
import { type Phrase, phraseEnd, phrases } from './phrase.ts';
import type { Sentence } from './sentence-types.ts';
import { TIES } from './ties.ts';
import { TRADES } from './trade.ts';

const SENTENCES: readonly Sentence[] = [
  ...HOLDINGS,
  ...CONTROLS,
  ...IS_SENTENCES,
  ...OFFICE_SENTENCES,
  ...TRADES,
  ...EVENTS,
  ...TIES,
];
const BY_VERB = new Map(SENTENCES.flatMap((s) => s.verbs.map((verb) => [verb.toLowerCase(), s] as const)));
export const VERBS: readonly string[] = [...BY_VERB.keys()];
/** First word -> verbs that begin with it, longest first. */
const BY_FIRST_WORD = new Map<string, readonly Phrase[]>();
for (const p of phrases(...VERBS)) {
  const first = p.words.split(' ')[0] ?? '';
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), p]);
}
const WORD = /[\p{L}-]+/uy;

export interface VerbAt {
  readonly verb: string;
  readonly phrase: Phrase;
  readonly sentence: Sentence;
  readonly at: number;
}

/**
 * The first verb outside quotes, brackets and ids; of several at one place the longest. Verbs as they are written here
 * go first, so that "Own Brand Ltd owns 5% of B" has one; where there is none, case does not matter.
 */
export function findVerb(text: string, from: number): VerbAt | undefined {
  const plain = masked(text);
  return verbIn(plain, from, true) ?? verbIn(plain, from, false);
}

function verbIn(plain: string, from: number, asWritten: boolean): VerbAt | undefined {
  for (let at = from; at < plain.length; at += 1) {
    if (at > 0 && !/[\s"]/u.test(plain[at - 1] ?? ' ')) continue;
    WORD.lastIndex = at;
    const word = WORD.exec(plain)?.[0] ?? '';
    if (asWritten && word !== word.toLowerCase()) continue;
    for (const p of BY_FIRST_WORD.get(word.toLowerCase()) ?? []) {
      const sentence = phraseEnd(p, plain, at) === undefined ? undefined : BY_VERB.get(p.words.toLowerCase());
      if (sentence !== undefined) return { verb: p.words, phrase: p, sentence, at };
    }
  }
  return undefined;
}

/** What a bare name never holds: words that make a sentence of it, and slips of the notation's own words. */
import { type Cursor, Misread } from './cursor.ts';
import type { Phrase } from './phrase.ts';
import { didYouMean } from './spelling.ts';

/**
 * Words that turn a sentence round ("A does not own B", "A may buy", "an option on 3% of B"). Taken for part of a name
 * they would make a wrong fact without a sound, so a bare name never holds them; in quotes anything goes.
 */
const GRAMMAR = new Set(
  (
    'now currently today already again recently later previously formerly still longer ' +
    'may might could would will shall should must can does do did not no never nobody ' +
    'reportedly allegedly possibly probably supposedly likely conditionally directly indirectly jointly together each ' +
    'respectively but or if when while after before because although whose which who that than then also only ' +
    'from until since been being is was are were have has had am vote votes seat seats percent per cent million billion ' +
    'through via by for at on as under into without within against upon between among during about per than ' +
    'behalf option options warrant warrants shares share stake his her its their some any either neither'
  ).split(' '),
);
export function refuseGrammar(c: Cursor): void {
  const word = /^(?:\p{Ll}+(?![\p{L}\p{N}'’-])|[-+]?[\d.,]+\s*%)/u.exec(c.text.slice(c.at, c.at + 40))?.[0];
  if (word === undefined || !(word === 'and' || GRAMMAR.has(word) || word.endsWith('%'))) return;
  const expected =
    word === 'and'
      ? 'the whole name in quotes if "and" is part of it, else one line for each of the parties'
      : 'a name, in quotes if this word is part of it; hearsay is said as "according to …", a plan as "plans to buy"';
  throw new Misread(c.at, `"${word}" is not understood here`, word, expected, 'notation-word');
}

/** A lower-case word inside a bare name that is one slip away from a word of the notation: "sinse 2015". */
export function refuseSlip(c: Cursor, stops: readonly Phrase[]): void {
  const word = /^\p{Ll}{5,}(?=\s|$)/u.exec(c.text.slice(c.at, c.at + 40))?.[0];
  if (word === undefined) return;
  const hint = didYouMean(
    word,
    stops.map((p) => p.words.split(' ')[0] ?? ''),
  );
  if (hint === '') return;
  throw new Misread(
    c.at,
    `"${word}" is not understood here`,
    word,
    `the whole name in quotes if it is part of the name${hint}`,
    'notation-word',
  );
}

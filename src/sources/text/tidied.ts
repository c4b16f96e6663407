/** Words before a name that only describe it, and the town behind it, left out: "the Dutch brewer Zon of Breda" is Zon. */
import type { Coded } from './coded.ts';
import { N, OFFICES, OWNER_NOUN, S, SUBSIDIARY, VERB } from './lexicon.ts';

const STOP = `(?:of|in|at|to|from|for|by|with|and|or|but|than|that|which|who|whose|as|on|into|over|under|through|via|both|each|all|not|no|votes?|voting|shares?|capital|equity|stock|stakes?|holdings?|interests?|rest|remaining|other|together|jointly|${OFFICES}|${OWNER_NOUN}|${SUBSIDIARY}|${VERB})`;
const BEFORE_NAME = new RegExp(
  `(?<![^\\s(])(?:(?:the|an?|our|this|rival|fellow|billionaire|investor|financier|businessman|entrepreneur|[a-z]+-(?:based|listed|born|backed)) )(?:(?!${STOP} )[a-z][a-z'-]* ){0,4}(?=${N})`,
  'u',
);
const TOWN = new RegExp(
  `(?<=^(?:${N}(?:,| and) )?${N})(?: of| from|, of) ${N}(?= and |, | (?:${VERB}|each|jointly|together)\\b)`,
  'u',
);
const MOST = 40;

/** Says that it is not said how: the notation's prose means that anyway. */
const EITHER_WAY = /,? (?:directly or indirectly|directly and indirectly|indirectly or directly),?(?= )/u;

/** "Acme Holdings, Inc. (“AHI”)": the short name is found by its letters where it is used. */
const SHORT_NAME = new RegExp(`(?<=${N}) \\((?:the |hereinafter |collectively,? )*${N}\\)`, 'u');
/** "49 per cent. interest": the point belongs to the abbreviation. */
const ABBREVIATED = new RegExp(`(?<=${S})\\.(?= [a-z(])`, 'u');

/** "the 35% it did not already own" is 35 %. */
const NOT_YET_ITS = new RegExp(
  `(?<=${N}) (?:that |which )?${N} (?:did|does|do) not (?:yet )?(?:own|hold|control)(?= |$)`,
  'u',
);

export function tidied(coded: Coded): Coded {
  const end = /[\s.!?]*$/u.exec(coded.text)?.index;
  let now = coded.slice(0, end);
  for (const pattern of [EITHER_WAY, SHORT_NAME, ABBREVIATED, NOT_YET_ITS, BEFORE_NAME, TOWN]) {
    for (let n = 0; n < MOST; n += 1) {
      const match = pattern.exec(now.text);
      if (match === null) break;
      now = now.slice(0, match.index).plus(now.slice(match.index + match[0].length));
    }
  }
  return now;
}

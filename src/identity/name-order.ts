/** Names of people in another order: "Roe, Jane" is Jane Roe, and so is ROE JANE; and names that are nobody's. */
import { ERASED_NAME } from '../statements/erased.ts';
import { comparableName, isLegalForm } from './comparable-name.ts';

/** Words for whoever else holds a part: in every register they are others. */
const COLLECTIVE =
  /^(?:(?:the |all )?(?:others?|other shareholders|various|management|employees|minorities|public|free ?float)|(?:les )?autres(?: actionnaires)?|divers(?:es?)?|salariés|sonstige|streubesitz|varios|otros|altri)$/iu;
/** What readers call somebody whose name is withheld, and an erasure everybody: two of them are not one for it. */
const NOBODY = /^(?:unnamed|anonymous|unknown) (?:person|entity)$|^not named \(/;
export const isNobodysName = (name: string): boolean =>
  NOBODY.test(name) || COLLECTIVE.test(name.trim()) || name === ERASED_NAME;

/** "Roe, Jane" the other way round; undefined where a legal form stands behind the comma, or more than one comma. */
export function turned(name: string): string | undefined {
  const [, last, first] = /^([^,]+), ([^,]+)$/u.exec(name.trim()) ?? [];
  if (last === undefined || first === undefined) return undefined;
  return isLegalForm(first) ? undefined : `${first} ${last}`;
}

/** The words of a person's name in one order, whichever comes first; of one word there is no other order. */
export function wordsKey(name: string): string | undefined {
  const words = comparableName(name).split(' ');
  return words.length < 2 ? undefined : `words ${words.sort().join(' ')}`;
}

/** How else the name of a person may be written as for looking it up: family name first, with a comma and without. */
export function ordersOf(name: string): readonly string[] {
  const given = turned(name);
  const words = (given ?? name).normalize('NFKC').trim().split(/\s+/u);
  const last = words.at(-1) ?? '';
  const rest = words.slice(0, -1).join(' ');
  if (words.length < 2 || words.length > 4) return [];
  return [
    `${last}, ${rest}`,
    `${last} ${rest}`,
    `${words.slice(1).join(' ')} ${words[0]}`,
    ...(given === undefined ? [] : [given]),
  ];
}

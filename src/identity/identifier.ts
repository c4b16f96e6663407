/** Register numbers as keys: two spellings of one number meet, and a number that says nothing names nobody. */
import { folded } from '../terms/folding.ts';
import { listed, SPOKEN } from './schemes.ts';

/** What people type into a field they must fill: it would make one party of all who typed it. */
const SAYS_NOTHING =
  /^(?:0+|9{6,}|X+|N\/?A|NONE|NULL|NIL|UNKNOWN|UNDEFINED|PENDING|NOTAPPLICABLE|NOTAVAILABLE|NOTKNOWN|TBC|TBD|TBA|[^\p{L}\p{N}]*)$/u;

/**
 * One key for one number of one scheme: width, case, spaces, dots and dashes do not matter, nor which of a register's
 * names the file uses, nor zeros a number is filled up with (`schemes.ts`).
 * @param scheme the register or code list: "LEI", "XI-LEI", "GB-COH", "RA000585"
 * @param id the number as written
 * @returns "LEI 529900T8BM49AURSDO55"; undefined for a placeholder ("N/A", "0000") and for a code that names no
 *   authority ("RA999999")
 */
export function identifierKey(scheme: string, id: string): string | undefined {
  const register = plain(scheme).replace(/\s+/gu, ' ').trim();
  const number = plain(id).replace(/[\s.-]/gu, '');
  if (SAYS_NOTHING.test(number)) return undefined;
  const found = listed(register, number);
  return found === undefined ? undefined : `${found.list} ${found.number}`;
}

/** Most numbers are plain already. */
const PLAIN = /^[\x20-\x7e]*$/;
const plain = (text: string): string => (PLAIN.test(text) ? text : folded(text.normalize('NFKC'))).toUpperCase();

/** Shape of an ISO 17442 identifier: eighteen letters or digits and two check digits. */
const LEI = /^[A-Z0-9]{18}\d{2}$/;

/** Every key a typed text can mean: "LEI 5493…", "GB-COH:01234567", "Companies House 01234567", or a bare LEI. */
export function keysOfText(text: string): readonly string[] {
  const keys = new Set<string>();
  for (const gap of text.matchAll(/[\s:]+/gu)) {
    if (gap.index === 0) continue;
    const [register, number] = [text.slice(0, gap.index), text.slice(gap.index + gap[0].length)];
    for (const name of [register, SPOKEN.get(plain(register).replace(/\s+/gu, ' ').trim())]) {
      const key = name === undefined ? undefined : identifierKey(name, number);
      if (key !== undefined) keys.add(key);
    }
  }
  const bare = plain(text).replace(/[\s.-]/gu, '');
  if (LEI.test(bare)) keys.add(`LEI ${bare}`);
  return [...keys];
}

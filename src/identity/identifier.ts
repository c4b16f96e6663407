/** Register numbers as keys: two spellings of one number meet, and a number that says nothing names nobody. */
import { folded } from '../terms/folding.ts';

/** Schemes with two names. BODS files write the LEI both ways. */
const SAME_SCHEME: ReadonlyMap<string, string> = new Map([['XI-LEI', 'LEI']]);

/** What people type into a field they must fill: it would make one party of all who typed it. */
const SAYS_NOTHING =
  /^(?:0+|9{6,}|X+|N\/?A|NONE|NULL|NIL|UNKNOWN|UNDEFINED|PENDING|NOTAPPLICABLE|NOTAVAILABLE|NOTKNOWN|TBC|TBD|TBA|[^\p{L}\p{N}]*)$/u;

/**
 * One key for one number of one scheme: width, case, spaces, dots and dashes do not matter; UK company numbers are
 * filled to eight digits, as Companies House prints them.
 * @param scheme the register or code list: "LEI", "XI-LEI", "GB-COH"
 * @param id the number as written
 * @returns "LEI 529900T8BM49AURSDO55"; undefined for a placeholder ("N/A", "0000")
 */
export function identifierKey(scheme: string, id: string): string | undefined {
  const register = plain(scheme).replace(/\s+/gu, ' ').trim();
  const number = plain(id).replace(/[\s.-]/gu, '');
  if (SAYS_NOTHING.test(number)) return undefined;
  const name = SAME_SCHEME.get(register) ?? register;
  return `${name} ${name === 'GB-COH' && /^\d{1,7}$/.test(number) ? number.padStart(8, '0') : number}`;
}

const plain = (text: string): string => folded(text.normalize('NFKC')).toUpperCase();

/** Shape of an ISO 17442 identifier: eighteen letters or digits and two check digits. */
const LEI = /^[A-Z0-9]{18}\d{2}$/;

/** Every key a typed text can mean: "LEI 5493…", "GB-COH:01234567", "Companies House 01234567", or a bare LEI. */
export function keysOfText(text: string): readonly string[] {
  const keys = new Set<string>();
  for (const gap of text.matchAll(/[\s:]+/gu)) {
    const key = identifierKey(text.slice(0, gap.index), text.slice(gap.index + gap[0].length));
    if (key !== undefined && gap.index > 0) keys.add(key);
  }
  const bare = plain(text).replace(/[\s.-]/gu, '');
  if (LEI.test(bare)) keys.add(`LEI ${bare}`);
  return [...keys];
}

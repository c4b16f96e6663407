/**
 * How Chinese names sound in Mandarin, as letters: what a pinyin spelling and a name in simplified or traditional
 * characters have in common. A likeness only: many names sound alike, so a sound suggests and never identifies.
 */

const HAN = /\p{Script=Han}/u;
/** Japanese and Korean names in Chinese characters are read otherwise. */
const OTHER_READING = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

export const isChinese = (name: string): boolean => HAN.test(name) && !OTHER_READING.test(name);

/** Letters and digits without tones, spaces and marks; ü is u. */
const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** @returns the sounds of one name: as its words are read, and as its characters are, each for itself */
export type Sounds = (name: string, person: boolean) => readonly string[];

/**
 * The reader of Chinese names. Its dictionary is loaded when first asked for, so that data without Chinese never waits.
 * @returns for "雷军" ["leijun"]; for "重慶" ["zhongqing", "chongqing"], since words of traditional characters are not
 *   known as words and a character of several readings then has its most common one; none if a character has no
 *   reading. Surnames have the reading of a surname where `person`. Some 20 to 90 µs a name
 */
export async function chineseSounds(): Promise<Sounds> {
  const { pinyin, polyphonic } = await import('pinyin-pro');
  const options = { toneType: 'none', type: 'array' } as const;
  const first = new Map<string, string>();
  // One of its readings, the same for both forms of a character: which one does not matter.
  const readingOf = (character: string): string => {
    const known = first.get(character);
    if (known !== undefined) return known;
    const [reading = ''] = [...(polyphonic(character, options)[0] ?? [])].sort();
    first.set(character, reading);
    return reading;
  };
  return (name, person) => {
    if (!isChinese(name)) return [];
    const plain = name.normalize('NFKC');
    const asWords = pinyin(plain, { ...options, surname: person ? 'head' : 'off' }).join('');
    if (HAN.test(asWords)) return [];
    const byCharacter = [...plain].map((c) => (HAN.test(c) ? readingOf(c) : c)).join('');
    return [...new Set([letters(asWords), letters(byCharacter)])].filter((sound) => sound !== '');
  };
}

/**
 * What a text in Latin letters may spell: "Léi Jūn", "lei2 jun1", "LeiJun" are "leijun"; "lv" is "lü".
 * @returns none for a text in other letters
 */
export function spelledSounds(text: string): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(plain) || !/[a-z]/.test(plain)) return [];
  const spelled = plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([ln])v/g, '$1u');
  const toneless = spelled.replace(/(?<=[a-z])[1-5](?!\d)/g, '');
  return [...new Set([letters(spelled), letters(toneless)])];
}

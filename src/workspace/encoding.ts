/**
 * Which encoding the bytes of a text are in, where nothing declares it: UTF-8 where they are that, else the old ones that
 * lists of companies still come in. Told from the first bytes beyond ASCII; before them all of these are the same.
 */
import { TextDecoder } from 'node:util';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';

export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  gb18030: 'GB18030',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
};

/** By its mark; undefined without one. */
export function markedEncoding(first: Uint8Array): Encoding | undefined {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  return first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf ? 'utf-8' : undefined;
}

/**
 * @param bytes from the first byte above 127 on, or from before it; may end within a character
 * @returns undefined: in none of them
 */
export function guessedEncoding(bytes: Uint8Array): Encoding | undefined {
  if (decodes(bytes, 'utf-8') || isDamagedUtf8(bytes)) return 'utf-8';
  const chinese = (['gb18030', 'big5'] as const).filter((e) => decodes(bytes, e) && USUAL[e](bytes) >= MOSTLY);
  const [first, second] = chinese;
  if (first !== undefined && second !== undefined)
    return commonIn(bytes, second) > commonIn(bytes, first) ? second : first;
  if (first !== undefined) return first;
  return bytes.some((b) => UNUSED_IN_1252.has(b)) ? undefined : 'windows-1252';
}

/** More characters of several bytes than broken ones: UTF-8 that was cut or spoilt, and must not become another text. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let [whole, broken] = [0, 0];
  for (const c of new TextDecoder('utf-8').decode(bytes)) {
    if (c === '\ufffd') broken += 1;
    else if (c > '\u007f') whole += 1;
  }
  return whole > broken;
}

const MOSTLY = 0.8;
const UNUSED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The part of the two-byte characters that are everyday ones. Accented Latin letters before a plain one are not. */
const USUAL = {
  gb18030: (bytes: Uint8Array): number =>
    partOfPairs(
      bytes,
      (lead, trail) => trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa9)),
    ),
  big5: (bytes: Uint8Array): number => partOfPairs(bytes, (lead) => lead >= 0xa1 && lead <= 0xc6),
};

function partOfPairs(bytes: Uint8Array, usual: (lead: number, trail: number) => boolean): number {
  let [pairs, good] = [0, 0];
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    pairs += 1;
    if (usual(lead, bytes[at + 1] as number)) good += 1;
    at += 1;
  }
  return pairs === 0 ? 0 : good / pairs;
}

/** Characters that names of companies and tables of them are full of, simplified and traditional. */
const COMMON = new Set(
  '有限公司股份中国中國大人民投资投資集团集團控股发展發展科技实业實業北京上海广东廣東香港台湾臺灣持比例东東资产資產管理银行銀行电電子网網络絡信息资讯資訊国際际国际名称稱姓',
);

function commonIn(bytes: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  return [...text].filter((c) => COMMON.has(c)).length;
}

import { describe, expect, test } from 'vitest';
import { guessedEncoding, markedEncoding } from './encoding.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('an encoding nobody declares', () => {
  test.each([
    ['金山软件有限公司 in GB18030', hex('bd f0 c9 bd c8 ed bc fe d3 d0 cf de b9 ab cb be'), 'gb18030'],
    ['金山軟件有限公司 in Big5', hex('aa f7 a4 73 b3 6e a5 f3 a6 b3 ad ad a4 bd a5 71'), 'big5'],
    ['accented Latin names', latin1('Jürgen Müller,Société Générale,27.5\nJosé Peña,Ålborg A/S,10\n'), 'windows-1252'],
    ['one accented letter', latin1('owner,owned,share\nRené,Acme,5\n'), 'windows-1252'],
    ['UTF-8', Buffer.from('雷军,金山\n'), 'utf-8'],
    ['UTF-8 cut within a character', Buffer.from('雷军,金山').subarray(0, -1), 'utf-8'],
    ['UTF-8 with one spoilt byte', Buffer.from('雷军,金山,腾讯,小米').fill(0xff, 4, 5), 'utf-8'],
  ] as const)('%s', (_, bytes, encoding) => expect(guessedEncoding(bytes)).toBe(encoding));
  test('is none where bytes have no letter in any of them', () => {
    expect(guessedEncoding(hex('41 81 20 8d 8f 90'))).toBeUndefined();
  });
  test('a mark is believed', () => {
    expect(markedEncoding(hex('ff fe 41 00'))).toBe('utf-16le');
    expect(markedEncoding(hex('fe ff 00 41'))).toBe('utf-16be');
    expect(markedEncoding(hex('ef bb bf 41'))).toBe('utf-8');
    expect(markedEncoding(hex('41 42'))).toBeUndefined();
  });
});

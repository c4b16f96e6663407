/** Workbooks as files: packed, damaged, too large, among others. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { header, number, text, workbook } from '../../test/workbook.ts';
import { zip } from '../../test/zip.ts';
import { problemText } from '../terms/problem.ts';
import { openPackage } from './package.ts';
import { filesOf, readFile } from './read-files.ts';

const DIR = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(DIR, { recursive: true, force: true }));
const put = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(DIR, name), bytes);
  return join(DIR, name);
};
const rows = [header('owner', 'owned', 'share'), [text('Ann'), text('Acme'), number(0.6, 1)]];
const PARTS = workbook({ formats: [9], sheets: [{ name: 'Owners', rows }] });

async function read(path: string): Promise<{ places: string[]; problems: string[] }> {
  const [places, problems]: [string[], string[]] = [[], []];
  for (const input of await filesOf([path]))
    for await (const item of readFile(input)) {
      if ('problem' in item) problems.push(`${item.problem.severity} ${problemText(item.problem)}`);
      else places.push(`${item.statement.locator.file}, row ${item.statement.locator.row}`);
    }
  return { places: [...new Set(places)], problems };
}

describe('a workbook', () => {
  test('is read from its zip, and is told by its parts, whatever its ending', async () => {
    const whole = { places: ["a.xlsx, sheet 'Owners', row 2"], problems: [] };
    expect(await read(put('a.xlsx', zip(PARTS)))).toEqual(whole);
    expect((await read(put('a.bin', zip(PARTS)))).places).toEqual(["a.bin, sheet 'Owners', row 2"]);
  });
  test('that is damaged is named; what came before the damage is kept', async () => {
    const whole = zip(PARTS);
    expect((await read(put('cut.xlsx', whole.subarray(0, 200)))).problems).toEqual([
      expect.stringMatching(/^rejected cut.xlsx: the archive is cut or damaged/),
    ]);
    const sheet = Buffer.from('xl/worksheets/sheet1.xml');
    const wrong = Buffer.from(whole);
    // The checksum in the directory, 30 bytes before the last name.
    const at = wrong.lastIndexOf(sheet) - 30;
    wrong.writeUInt8(wrong.readUInt8(at) ^ 1, at);
    const found = await read(put('wrong.xlsx', wrong));
    expect(found.problems).toEqual([
      expect.stringMatching(/^rejected wrong.xlsx: .*sheet1.xml is damaged: its checksum/),
    ]);
    expect(found.places).toEqual(["wrong.xlsx, sheet 'Owners', row 2"]);
  });
  test('of the kind before, or behind a password, says what to do', async () => {
    const old = put('old.xls', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'));
    await expect(read(old)).rejects.toMatchObject({ code: 'input-rejected', message: /save it as .xlsx/ });
  });
  test('in an archive is refused by name, since archives in archives are', async () => {
    const { problems } = await read(put('outer.zip', zip({ 'a.xlsx': zip(PARTS) })));
    expect(problems).toEqual([expect.stringMatching(/^rejected outer.zip\/a.xlsx: .*another archive/)]);
  });
  test('that grows beyond a ceiling is a limit', async () => {
    const path = put('bomb.xlsx', zip({ ...PARTS, 'xl/worksheets/sheet1.xml': ' '.repeat(1e6) }));
    const size = async (ceilings: Parameters<typeof openPackage>[2]): Promise<number> => {
      const parts = await openPackage(path, 'bomb.xlsx', ceilings);
      let [total, all] = [0, ''];
      for await (all of parts?.open('xl/worksheets/sheet1.xml') ?? []) total += all.length;
      parts?.close();
      return total;
    };
    const wide = { total: 1e9, ratio: 1e9, judgedFrom: 1e4, entries: 100 };
    const limit = { code: 'limit-reached' };
    expect(await size(wide)).toBe(1e6);
    await expect(size({ ...wide, ratio: 200 })).rejects.toMatchObject(limit);
    await expect(size({ ...wide, total: 1e5 })).rejects.toMatchObject(limit);
    await expect(size({ ...wide, entries: 3 })).rejects.toMatchObject(limit);
  });
});

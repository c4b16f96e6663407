/** How a chart is laid on paper: whole where it can be, else cut where nothing stands. */
import { describe, expect, test } from 'vitest';
import { type Sheets, sheetsFor } from '../web/src/save/paper.ts';

const covered = ({ parts }: Sheets): number => parts.reduce((sum, p) => sum + p.width * p.height, 0);

describe('a chart on paper', () => {
  test('that fits stands on one page as large as it is, upright or lying', () => {
    expect(sheetsFor('A4', 700, 1000)).toMatchObject({ size: 'A4 portrait', scale: 1, parts: [{ width: 700 }] });
    expect(sheetsFor('A4', 1000, 700)).toMatchObject({ size: 'A4 landscape', scale: 1, parts: [{ width: 1000 }] });
  });
  test('of its own size is one page without a margin', () => {
    expect(sheetsFor('one', 3000, 5000)).toMatchObject({ size: '3000px 5000px', margin: 0, scale: 1 });
  });
  test('is reduced where two thirds of its size bring it onto one page, and no further', () => {
    const fits = sheetsFor('A3', 1500, 2100);
    expect([fits.parts.length, fits.scale >= 2 / 3, fits.scale < 1]).toEqual([1, true, true]);
    const cut = sheetsFor('A3', 1500, 2600);
    expect([cut.parts.length > 1, cut.scale]).toEqual([true, 1]);
  });
  test.each([
    [700, 9000],
    [3000, 3000],
    [9000, 500],
  ])('cut into pages loses nothing and doubles nothing: %i by %i', (width, height) => {
    for (const paper of ['A4', 'A3'] as const) {
      const sheets = sheetsFor(paper, width, height);
      expect(covered(sheets)).toBe(width * height);
      expect(sheets.parts.length % sheets.columns).toBe(0);
    }
  });
  test('ends a page above the box that would be cut', () => {
    const [first, second] = sheetsFor('A4', 700, 3000, [
      [990, 1060],
      [980, 992],
    ]).parts;
    expect([first?.height, second?.y]).toEqual([980, 980]);
  });
  test('cuts through what is taller than half a page, rather than lose the page', () => {
    const sheets = sheetsFor('A4', 700, 3000, [[100, 2900]]);
    expect(sheets.parts[0]?.height).toBeGreaterThan(900);
    expect(covered(sheets)).toBe(700 * 3000);
  });
});

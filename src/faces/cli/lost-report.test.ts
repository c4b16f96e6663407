import { expect, test } from 'vitest';
import { lostReport } from './lost-report.ts';

test('what a format cannot say is told once a kind, the most frequent first, with all of it counted', () => {
  const lost = [
    { statementId: 's:1', what: 'that it is a fund' },
    { statementId: 's:2', what: 'the lot of the shares, 7' },
    { statementId: 's:3', what: 'the lot of the shares, 7' },
  ];
  expect(lostReport(lost, 'bods', 100)).toBe(
    'not written (2 times, first s:2): the lot of the shares, 7\nnot written (s:1): that it is a fund\n3 things cannot be said as bods\n',
  );
  expect(lostReport([], 'bods', 100)).toBe('');
});

test('kinds beyond the first fifty are counted, not shown', () => {
  const lost = Array.from({ length: 60 }, (_, at) => ({ statementId: `s:${at}`, what: `thing ${at}` }));
  const lines = lostReport(lost, 'csv', 100).trim().split('\n');
  expect(lines.slice(-2)).toEqual(['… and 10 more', '60 things cannot be said as csv']);
  expect(lines).toHaveLength(52);
});

import { describe, expect, test } from 'vitest';
import { answerOf, edge, node } from '../../../test/random-groups.ts';
import { draw } from './index.ts';
import { isolated, ownWay } from './isolate.ts';

const [F, P] = ['\u2068', '\u2069'];

describe('a name from right to left in a sentence from left to right', () => {
  test('is isolated, each name on its own, and nothing else is touched', () => {
    expect(isolated('אלף → בית')).toBe(`${F}אלף${P} → ${F}בית${P}`);
    expect(isolated('شركة النور القابضة has 60 % of the votes')).toBe(
      `${F}شركة النور القابضة${P} has 60 % of the votes`,
    );
    expect(isolated('Lei Jun has 30 % of Kingsoft 金山')).toBe('Lei Jun has 30 % of Kingsoft 金山');
  });
  test('is whole where its name is known, figures and Latin letters in it too', () => {
    const name = 'שיכון 100 Ltd (בע"מ)';
    expect(isolated(`${name} = 30 %`, [name])).toBe(`${F}${name}${P} = 30 %`);
    expect(isolated(isolated('אלף = 3'))).toBe(`${F}אלף${P} = 3`);
    expect(isolated('אלף בית')).toBe('אלף בית');
    expect([ownWay('אלף 3 Ltd'), ownWay('Alef')]).toEqual([`${F}אלף 3 Ltd${P}`, 'Alef']);
  });
  test('is isolated in the bar of a chart that is saved', () => {
    const group = answerOf([node('s', 'S', 'company'), node('a', 'דוד לוי', 'person')], [edge('a', 's', 30)], {
      block: { label: 'דוד לוי', share: { exact: 30, fraction: '3/10' } },
    });
    expect(draw(group, 'svg')).toContain(`${F}דוד לוי${P} = 30`);
  });
});

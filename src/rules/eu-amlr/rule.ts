/** Regulation (EU) 2024/1624, Articles 51 to 54 and 63: beneficial owners of legal entities. */
import { HALF, percent } from '../../terms/exact.ts';
import { EVERY_PARTY, limbOfArrangement } from '../arrangement.ts';
import type { LimbRule, Rule } from '../types.ts';

const QUARTER = percent(25);
const limb = (
  id: string,
  title: string,
  engine: LimbRule['engine'],
  measure: LimbRule['measure'],
  clause: string,
): LimbRule => ({
  id,
  title,
  engine,
  measure,
  threshold: engine === 'control' ? HALF : QUARTER,
  inclusive: engine !== 'control',
  clause,
  // Concert counts towards a majority of the votes (Art. 53(3)) and nowhere else.
  pacts: engine === 'control' ? 'added' : 'apart',
});

export const euAmlr: Rule = {
  id: 'eu-amlr',
  title: 'EU Anti-Money-Laundering Regulation: beneficial owner',
  name: 'the EU anti-money-laundering regulation',
  role: 'a beneficial owner',
  jurisdiction: 'EU',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  versions: [
    {
      version: '2024/1624',
      from: '2027-07-10',
      control: { quota: HALF, inclusive: false, sharesToo: true },
      limbs: [
        limb('ownership', '25 % or more of the shares, multiplied along chains', 'multiply', 'economic', 'Art. 52(1)'),
        limb('votes', '25 % or more of the votes, multiplied along chains', 'multiply', 'votes', 'Art. 52(1)'),
        limb('control', 'control: a majority of the votes, or other means', 'control', 'votes', 'Art. 53'),
        limb(
          'coexistence-a',
          'controls entities that directly hold 25 % or more',
          'coexist-a',
          'economic',
          'Art. 54(a)',
        ),
        limb(
          'coexistence-b',
          '25 % or more of an entity that controls the company',
          'coexist-b',
          'economic',
          'Art. 54(b)',
        ),
        limbOfArrangement(
          (id, title, engine, measure, clause, more) => ({ ...limb(id, title, engine, measure, clause), ...more }),
          'Art. 55, 58',
          EVERY_PARTY,
        ),
      ],
    },
  ],
  fallback: {
    clause: 'Art. 63(4)',
    text: 'with no beneficial owner identified, the senior managing officials are named, and they are not beneficial owners',
  },
  url: 'https://eur-lex.europa.eu/eli/reg/2024/1624/oj',
  verified: true,
  confidence: 'text',
  notes: [
    'the text does not say whether a person’s own direct part is added to the part of entities it controls (Art. 54(a))',
  ],
};

/** Directive 2014/65/EU Art. 4(1)(35), and Regulation (EU) No 575/2013 Art. 4(1)(38): close links. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbOfControl, limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(20), true);

export const euCloseLinks: Rule = {
  id: 'eu-close-links',
  title: 'EU close links',
  name: 'the EU rules on close links',
  role: 'a closely linked holder',
  jurisdiction: 'EU',
  verbs: ['control', 'structure'],
  who: 'anyone',
  versions: [
    {
      version: '2014/65',
      from: '2018-01-03',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'capital',
          '20 % or more of the capital, directly or by way of control',
          'roll-up',
          'economic',
          'Art. 4(1)(35)(a)',
        ),
        limb(
          'votes',
          '20 % or more of the votes, directly or by way of control',
          'attribute',
          'votes',
          'Art. 4(1)(35)(a)',
        ),
        limbOfControl(limb, 'Art. 4(1)(35)(b)', HALF),
      ],
    },
  ],
  url: 'https://eur-lex.europa.eu/eli/dir/2014/65/oj',
  verified: true,
  confidence: 'text',
  notes: ['two parties tied only by a common controller (c) are a question of two companies and are not judged here'],
};

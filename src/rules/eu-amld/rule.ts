/** Directive (EU) 2015/849 Art. 3(6)(a), as amended by Directive (EU) 2018/843: beneficial owner, until the Regulation applies. */
import { HALF, percent } from '../../terms/exact.ts';
import { EVERY_PARTY, limbOfArrangement } from '../arrangement.ts';
import { limbOfControl, limbsAt } from '../limb.ts';
import { MULTIPLIED_OR_ROLLED_UP } from '../open-readings.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(25), false);

export const euAmld: Rule = {
  id: 'eu-amld',
  title: 'EU Anti-Money-Laundering Directive: beneficial owner',
  name: 'the EU anti-money-laundering directive',
  role: 'a beneficial owner',
  jurisdiction: 'EU',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  scope: [{ means: 'left-out', companies: 'listed', where: 'regulated', clause: 'art. 3(6)(a)(i)' }],
  versions: [
    {
      version: '2015/849',
      from: '2017-06-26',
      to: '2027-07-10',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'shares',
          '25 % plus one share, or an ownership interest of more than 25 %',
          'readings',
          'economic',
          'Art. 3(6)(a)(i)',
          {
            readings: MULTIPLIED_OR_ROLLED_UP,
          },
        ),
        limb('votes', 'more than 25 % of the votes', 'readings', 'votes', 'Art. 3(6)(a)(i)', {
          readings: MULTIPLIED_OR_ROLLED_UP,
        }),
        limbOfControl(limb, 'Art. 3(6)(a)(i); Directive 2013/34/EU Art. 22', HALF),
        limb('influence', 'control via other means, as stated', 'influence', 'votes', 'Art. 3(6)(a)(i)'),
        limbOfArrangement(limb, 'Art. 3(6)(b)', EVERY_PARTY),
      ],
    },
  ],
  fallback: {
    clause: 'Art. 3(6)(a)(ii)',
    text: 'with no beneficial owner identified, the senior managing officials are named instead',
  },
  url: 'https://eur-lex.europa.eu/eli/dir/2015/849/oj',
  verified: false,
  confidence: 'quoted',
  notes: [
    'practice is split between multiplying and rolling up (the question was put to the EBA as 2022_6622 and no answer is known): where the two part, it cannot be told',
    'Member States may set a lower line; companies listed on a regulated market are outside; 25 % plus one share is read as more than 25 %',
    'the day from which it is answered is the end of transposition; the day it ends is the first of the Regulation',
  ],
};

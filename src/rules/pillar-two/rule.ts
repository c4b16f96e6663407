/** Directive (EU) 2022/2523 and the GloBE Model Rules: ownership interest of the ultimate parent in a joint venture. */
import { HALF } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(HALF, true);

export const pillarTwo: Rule = {
  id: 'pillar-two',
  title: 'Pillar Two: joint venture',
  name: 'the Pillar Two rules',
  role: 'a parent of a joint venture',
  jurisdiction: 'international',
  verbs: ['control', 'structure'],
  who: 'anyone',
  versions: [
    {
      version: '2022/2523',
      from: '2023-12-31',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'joint-venture',
          '50 % or more of the ownership interests, directly or indirectly, multiplied along chains',
          'multiply',
          'economic',
          'GloBE art. 6.4, 10.1',
        ),
      ],
    },
  ],
  url: 'https://eur-lex.europa.eu/eli/dir/2022/2523/oj',
  verified: true,
  confidence: 'text',
  notes: [
    'that the venture is reported under the equity method is not judged here',
    'minority-owned constituents (30 % or less with a controlling interest) and partially owned parents (more than 20 % of the profits outside) are lines from above and are not judged',
    'whether a group is in scope (EUR 750 million in two of four years) is not judged',
  ],
};

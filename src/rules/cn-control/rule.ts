/** China, CSRC Measures for the Takeover of Listed Companies art. 84: control of a listed company. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(30), false);

export const cnControl: Rule = {
  id: 'cn-control',
  title: 'China: control of a listed company',
  name: 'the Chinese takeover measures',
  role: 'in control',
  jurisdiction: 'CN',
  verbs: ['control', 'structure'],
  who: 'anyone',
  scope: [{ means: 'only', companies: 'listed', where: 'CN', clause: 'art. 84' }],
  versions: [
    {
      version: '2020',
      from: '2020-03-20',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb('shares', 'controlling shareholder with 50 % or more of the shares', 'roll-up', 'economic', 'art. 84(1)', {
          threshold: HALF,
          inclusive: true,
        }),
        limb('votes', 'can direct more than 30 % of the votes', 'attribute', 'votes', 'art. 84(2)'),
        limb('board', 'decides the election of more than half of the board', 'board', 'votes', 'art. 84(3)'),
        limb('influence', 'votes that suffice for a material influence, as stated', 'influence', 'votes', 'art. 84(4)'),
      ],
    },
  ],
  url: 'https://www.csrc.gov.cn/',
  verified: false,
  confidence: 'quoted',
  notes: [
    'below 30 % material influence on general meetings (art. 84(4)) may be control too: a "no" here is one by shares and statements alone',
    'interests of parties acting in concert are counted together (art. 12) where the data names them; a company may have no actual controller',
  ],
};

/** China, Order [2024] No. 3 of the People’s Bank and the State Administration for Market Regulation: beneficial owner. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbOfControl, limbsAt } from '../limb.ts';
import { MULTIPLIED_OR_ROLLED_UP } from '../open-readings.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(25), true);

export const cnBo: Rule = {
  id: 'cn-bo',
  title: 'China: beneficial owner',
  name: 'the Chinese beneficial owner measures',
  role: 'a beneficial owner',
  jurisdiction: 'CN',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  versions: [
    {
      version: '2024-3',
      from: '2024-11-01',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'equity',
          '25 % or more of the equity, ultimately, directly or indirectly',
          'readings',
          'economic',
          'art. 6(1)',
          {
            readings: MULTIPLIED_OR_ROLLED_UP,
          },
        ),
        limb('votes', '25 % or more of the votes', 'readings', 'votes', 'art. 6(2)', {
          readings: MULTIPLIED_OR_ROLLED_UP,
        }),
        limbOfControl(limb, 'art. 6(3)', HALF),
        limb('influence', 'actual control, alone or jointly, as stated', 'influence', 'votes', 'art. 6(3)'),
      ],
    },
  ],
  fallback: {
    clause: 'art. 6',
    text: 'with nobody found, the person who runs the daily management is named',
  },
  url: 'https://www.gov.cn/gongbao/2024/issue_11426/202406/content_6960192.html',
  verified: false,
  confidence: 'quoted',
  notes: [
    'how an indirect stake is computed stands in the filing guide, which has not been read: where multiplying and rolling up part, it cannot be told',
    'the right to 25 % of the profits is judged with the equity; small companies of natural persons may promise instead of filing',
  ],
};

/** Germany, Geldwäschegesetz § 3: wirtschaftlich Berechtigter. */
import { HALF, percent } from '../../terms/exact.ts';
import { EVERY_PARTY, limbOfArrangement } from '../arrangement.ts';
import { limbsAt } from '../limb.ts';
import type { Reading, Rule } from '../types.ts';

const limb = limbsAt(percent(25), false);
/** Majority of the votes; or half of them, where blocking power counts as dominant influence. */
const DOMINANCE: readonly Reading[] = [
  { name: 'a majority is dominant influence', engine: 'roll-up' },
  { name: 'half is dominant influence', engine: 'roll-up', control: { quota: HALF, inclusive: true } },
];

export const deGwg: Rule = {
  id: 'de-gwg',
  title: 'Germany: beneficial owner',
  name: 'the German anti-money-laundering act',
  role: 'a beneficial owner',
  jurisdiction: 'DE',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  scope: [{ means: 'left-out', companies: 'listed', where: 'regulated', clause: '§ 3(2)' }],
  versions: [
    {
      version: '2017',
      from: '2017-06-26',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb('capital', 'more than 25 % of the capital', 'readings', 'economic', '§ 3(2) no. 1', {
          readings: DOMINANCE,
        }),
        limb('votes', 'control of more than 25 % of the votes', 'readings', 'votes', '§ 3(2) no. 2', {
          readings: DOMINANCE,
        }),
        limb('control', 'comparable control, as stated', 'influence', 'votes', '§ 3(2) no. 3'),
        limbOfArrangement(limb, '§ 3(3)', EVERY_PARTY),
      ],
    },
  ],
  fallback: {
    clause: '§ 3(2) sentence 5',
    text: 'with no owner found, the legal representatives, managing shareholders or partners are named',
  },
  url: 'https://www.gesetze-im-internet.de/gwg_2017/__3.html',
  verified: true,
  confidence: 'text',
  notes: [
    'a holding counts through an entity over which there is dominant influence (HGB § 290); exactly half of its votes may be enough by the practice of the register authority on blocking power, so that there it cannot be told',
    'companies on an organised market are outside; foundations follow rules of their own that are not judged here',
  ],
};

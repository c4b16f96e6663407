/** The cut-off of 10 % of the votes at every link (La Porta, Lopez-de-Silanes and Shleifer 1999): ultimate owner. */
import { percent } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(10), true);

export const academic10: Rule = {
  id: 'academic-10',
  title: 'Academic cut-off: ultimate owner at 10 %',
  name: 'the academic cut-off of 10 %',
  role: 'an ultimate owner',
  jurisdiction: 'none',
  verbs: ['control', 'structure'],
  who: 'anyone',
  versions: [
    {
      version: '1999',
      from: '1999-04-01',
      control: { quota: percent(10), inclusive: true },
      limbs: [limb('votes', '10 % or more of the votes at every link of the chain', 'attribute', 'votes', 'section I')],
    },
  ],
  url: 'https://doi.org/10.1111/0022-1082.00115',
  verified: false,
  confidence: 'memory',
  notes: ['a convention of research and no law: an entity counts as controlled from the cut-off on, link by link'],
};

/** A cut-off of the votes at every link (La Porta, Lopez-de-Silanes and Shleifer 1999): ultimate owner. */
import { percent } from '../terms/exact.ts';
import { limbsAt } from './limb.ts';
import type { Rule } from './types.ts';

/**
 * @param cutOff per cent of the votes, itself included; the study uses 10 and 20
 * @example ultimateOwnerAt(20).id // 'academic-20'
 */
export function ultimateOwnerAt(cutOff: 10 | 20): Rule {
  const limb = limbsAt(percent(cutOff), true);
  const title = `${cutOff} % or more of the votes at every link of the chain`;
  return {
    id: `academic-${cutOff}`,
    title: `Academic cut-off: ultimate owner at ${cutOff} %`,
    name: `the academic cut-off of ${cutOff} %`,
    role: 'an ultimate owner',
    jurisdiction: 'none',
    verbs: ['control', 'structure'],
    who: 'anyone',
    versions: [
      {
        version: '1999',
        from: '1999-04-01',
        control: { quota: percent(cutOff), inclusive: true },
        limbs: [limb('votes', title, 'attribute', 'votes', 'section I')],
      },
    ],
    url: 'https://doi.org/10.1111/0022-1082.00115',
    verified: false,
    confidence: 'memory',
    notes: ['a convention of research and no law: an entity counts as controlled from the cut-off on, link by link'],
  };
}

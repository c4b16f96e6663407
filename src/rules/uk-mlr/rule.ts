/** Money Laundering Regulations 2017 (SI 2017/692) reg. 5: beneficial owner of a body corporate. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbOfArrangement, TRUSTEES } from '../arrangement.ts';
import { limbOfControl, limbsAt } from '../limb.ts';
import { MULTIPLIED_OR_ROLLED_UP } from '../open-readings.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(25), false);

export const ukMlr: Rule = {
  id: 'uk-mlr',
  title: 'UK Money Laundering Regulations: beneficial owner',
  name: 'the UK money laundering regulations',
  role: 'a beneficial owner',
  jurisdiction: 'GB',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  scope: [{ means: 'left-out', companies: 'listed', where: 'regulated', clause: 'reg. 5' }],
  versions: [
    {
      version: '2017',
      from: '2017-06-26',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb('shares', 'more than 25 % of the shares, ultimately', 'readings', 'economic', 'reg. 5(1)(b)', {
          readings: MULTIPLIED_OR_ROLLED_UP,
        }),
        limb('votes', 'more than 25 % of the votes, ultimately', 'readings', 'votes', 'reg. 5(1)(b)', {
          readings: MULTIPLIED_OR_ROLLED_UP,
        }),
        limbOfControl(limb, 'reg. 5(1)(c), (2)', HALF),
        limb('board', 'the right to appoint or remove a majority of the board', 'board', 'votes', 'reg. 5(2)(a)'),
        limb('influence', 'ultimate control over the management, as stated', 'influence', 'votes', 'reg. 5(1)(a)'),
        limbOfArrangement(limb, 'reg. 5(2)(a); Companies Act 2006 Sch. 1A para. 6', TRUSTEES),
      ],
    },
  ],
  fallback: {
    clause: 'reg. 28(6) to (8)',
    text: 'with no beneficial owner identified, the senior person responsible for managing the body is treated as one',
  },
  url: 'https://www.legislation.gov.uk/uksi/2017/692/regulation/5',
  verified: true,
  confidence: 'text',
  notes: [
    'the regulation says "direct or indirect" and not how: where multiplying and rolling up part, it cannot be told',
    'companies listed on a regulated market are outside reg. 5; the wording is that of the regulations as made',
  ],
};

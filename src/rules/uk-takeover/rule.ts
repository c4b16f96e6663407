/** City Code on Takeovers and Mergers r. 9.1: when a move obliges to make an offer. */
import { HALF, percent, ZERO } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(30), true);

export const ukTakeover: Rule = {
  id: 'uk-takeover',
  title: 'UK Takeover Code: mandatory offer',
  name: 'the UK Takeover Code',
  role: 'an offeror',
  jurisdiction: 'GB',
  verbs: ['what-if', 'changes'],
  who: 'anyone',
  versions: [
    {
      version: '2006',
      from: '2006-05-20',
      control: { quota: HALF, inclusive: false },
      // From 30 % up to and including exactly 50 % any increase is enough: there is no allowance of points.
      creeper: { to: HALF, points: ZERO, months: 12 },
      limbs: [
        limb(
          'offer',
          'to 30 % or more of the votes, or any increase from 30 up to 50 %',
          'offer',
          'votes',
          'r. 9.1(a), (b)',
        ),
      ],
    },
  ],
  url: 'https://code.thetakeoverpanel.org.uk/',
  verified: true,
  confidence: 'text',
  notes: [
    'the Panel may consent to no offer; presumptions of acting in concert count only where the data names the parties',
  ],
};

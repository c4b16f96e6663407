/** Hong Kong Code on Takeovers and Mergers, r. 26.1: when a move obliges to make an offer. */
import { HALF, percent } from '../../terms/exact.ts';
import type { Rule } from '../types.ts';

export const hkTakeovers30: Rule = {
  id: 'hk-takeovers-30',
  title: 'Hong Kong Takeovers Code: mandatory offer',
  name: 'the Hong Kong Takeovers Code',
  role: 'an offeror',
  jurisdiction: 'HK',
  verbs: ['what-if', 'changes'],
  who: 'anyone',
  versions: [
    {
      version: '2001',
      from: '2001-10-19',
      control: { quota: HALF, inclusive: false },
      creeper: { to: HALF, points: percent(2), months: 12 },
      limbs: [
        {
          id: 'offer',
          title: 'to 30 % or more of the votes, or more than 2 points in twelve months between 30 and 50 %',
          engine: 'offer',
          measure: 'votes',
          threshold: percent(30),
          inclusive: true,
          clause: 'r. 26.1(a) to (d)',
        },
      ],
    },
  ],
  url: 'https://www.sfc.hk/en/Rules-and-standards/Codes-and-guidelines/Codes/The-Codes-on-Takeovers-and-Mergers-and-Share-Buy-backs',
  verified: true,
  confidence: 'quoted',
  notes: ['a waiver or a whitewash is for the Executive to grant and is not judged here'],
};

/** 31 USC 5336 and 31 CFR 1010.380 (Corporate Transparency Act): beneficial owner of a reporting company. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(25), true);

export const usBoi: Rule = {
  id: 'us-boi',
  title: 'US Corporate Transparency Act: beneficial owner',
  name: 'the US Corporate Transparency Act',
  role: 'a beneficial owner',
  jurisdiction: 'US',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  scope: [{ means: 'left-out', companies: 'formed', where: 'US', clause: '90 FR 13688', from: '2025-03-26' }],
  versions: [
    {
      version: '2024',
      from: '2024-01-01',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'ownership',
          '25 % or more of the ownership interests, directly or indirectly',
          'multiply',
          'economic',
          '31 CFR 1010.380(d)(2)',
        ),
        limb(
          'votes',
          '25 % or more of the voting interests, directly or indirectly',
          'multiply',
          'votes',
          '31 CFR 1010.380(d)(2)',
        ),
        limb(
          'board',
          'the right to appoint or remove a majority of the board',
          'board',
          'votes',
          '31 CFR 1010.380(d)(1)(i)(B)',
        ),
        limb('control', 'substantial control, as stated', 'influence', 'votes', '31 CFR 1010.380(d)(1)'),
      ],
    },
  ],
  url: 'https://www.ecfr.gov/current/title-31/section-1010.380',
  verified: false,
  confidence: 'quoted',
  notes: [
    'since 26 March 2025 (90 FR 13688) entities formed in the United States are exempt and US persons are not reported; who is a US person is not judged here',
    'that indirect interests are multiplied is a reading: paragraph (d)(2)(iii) has not been read',
    'minors, nominees, creditors and heirs are left out by the statute and are not told apart here',
  ],
};

/** Singapore, Companies Act 1967 Part 11A: register of controllers, with the deemed interests of s. 7. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(25), false);
const DEEMED = { quota: percent(20), inclusive: true };

export const sgRorc: Rule = {
  id: 'sg-rorc',
  title: 'Singapore: registrable controller',
  name: 'the Singapore register of controllers',
  role: 'a registrable controller',
  jurisdiction: 'SG',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  scope: [{ means: 'left-out', companies: 'listed', where: 'SG', clause: 'Part 11A' }],
  versions: [
    {
      version: '2017',
      from: '2017-03-31',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'shares',
          'more than 25 % of the shares, deemed interests included',
          'roll-up',
          'economic',
          's. 386AA(1), s. 7',
          {
            oneStep: DEEMED,
          },
        ),
        limb(
          'votes',
          'more than 25 % of the votes, deemed interests included',
          'roll-up',
          'votes',
          's. 386AA(1), s. 7',
          {
            oneStep: DEEMED,
          },
        ),
        limb('board', 'the right to appoint or remove a majority of the board', 'board', 'votes', 'Sixteenth Schedule'),
        limb('influence', 'significant influence or control, as stated', 'influence', 'votes', 'Sixteenth Schedule'),
      ],
    },
  ],
  url: 'https://sso.agc.gov.sg/Act/CoA1967',
  verified: false,
  confidence: 'quoted',
  notes: [
    'an entity in which 20 % or more of the votes are held counts in full, one step and no further (s. 7(4A)); a controlling interest carries on (s. 7(4))',
    'listed companies and others are exempt; associates are added only where the data names a pact; the Sixteenth Schedule was read in quotation',
  ],
};

/** Hong Kong Companies Ordinance (Cap. 622) Part 12 Division 2A: significant controllers register. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbOfArrangement, TRUSTEES } from '../arrangement.ts';
import type { LimbRule, Rule } from '../types.ts';

const limb = (
  id: string,
  title: string,
  engine: LimbRule['engine'],
  measure: LimbRule['measure'],
  clause: string,
): LimbRule => ({ id, title, engine, measure, threshold: percent(25), inclusive: false, clause });

export const hkScr: Rule = {
  id: 'hk-scr',
  title: 'Hong Kong significant controller',
  name: 'the Hong Kong significant controllers register',
  role: 'a significant controller',
  jurisdiction: 'HK',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  scope: [
    { means: 'left-out', companies: 'listed', where: 'HK', clause: 'Part 12 Division 2A' },
    { means: 'only', companies: 'formed', where: 'HK', clause: 'Part 12 Division 2A' },
  ],
  versions: [
    {
      version: '2018',
      from: '2018-03-01',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'shares',
          'more than 25 % of the issued shares, majority stakes rolled up',
          'roll-up',
          'economic',
          'Sch. 5A condition (a)',
        ),
        limb(
          'votes',
          'more than 25 % of the votes, majority stakes rolled up',
          'roll-up',
          'votes',
          'Sch. 5A condition (b)',
        ),
        limb(
          'board',
          'the right to appoint or remove a majority of the board',
          'board',
          'votes',
          'Sch. 5A condition (c)',
        ),
        limb('influence', 'significant influence or control', 'influence', 'votes', 'Sch. 5A condition (d)'),
        limbOfArrangement(
          (id, title, engine, measure, clause, more) => ({ ...limb(id, title, engine, measure, clause), ...more }),
          'Sch. 5A condition (e)',
          TRUSTEES,
        ),
      ],
    },
  ],
  url: 'https://www.elegislation.gov.hk/hk/cap622',
  verified: false,
  confidence: 'quoted',
  notes: [
    'the majority stake that carries a holding up a chain is read as in the United Kingdom and has not been checked against Schedule 5A',
    'companies listed in Hong Kong keep no such register; a registrable legal entity is not named here',
  ],
};

/** EU asset freezes: owned or controlled by listed persons, by the Council’s Best Practices of 3 July 2024 and before. */
import { HALF } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(HALF, true);

export const euSanctions: Rule = {
  id: 'eu-sanctions',
  title: 'EU sanctions: owned or controlled',
  name: 'the EU sanctions regulations',
  role: 'a listed owner',
  jurisdiction: 'EU',
  verbs: ['screen'],
  who: 'anyone',
  versions: [
    {
      version: 'best practices until 2024',
      from: '2018-05-04',
      to: '2024-07-03',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'ownership',
          'owned more than 50 %, or controlled, by listed persons',
          'aggregate',
          'economic',
          'Best Practices para. 62, 63',
          { inclusive: false },
        ),
      ],
      addsBlocked: true,
      blocks: [
        { measure: 'economic', quota: HALF, inclusive: false, stated: false },
        { measure: 'votes', quota: HALF, inclusive: false, stated: true },
      ],
    },
    {
      version: 'best practices 2024',
      from: '2024-07-03',
      control: { quota: HALF, inclusive: true },
      limbs: [
        limb(
          'ownership',
          'owned 50 % or more, or controlled, by listed persons',
          'aggregate',
          'economic',
          'Best Practices of 3 July 2024',
        ),
      ],
      addsBlocked: true,
      blocks: [
        { measure: 'economic', quota: HALF, inclusive: true, stated: false },
        { measure: 'votes', quota: HALF, inclusive: false, stated: true },
      ],
    },
  ],
  url: 'https://data.consilium.europa.eu/doc/document/ST-11623-2024-INIT/en/pdf',
  verified: false,
  confidence: 'quoted',
  notes: [
    'what is found is a presumption that can be rebutted: at exactly 50 % the listed person’s control is presumed (Court of Justice, 12 March 2026, C-84/24, on a regulation of this kind)',
    'control by other means counts as far as a source states it; the regulation a person is listed under may say otherwise',
    'the first day of the earlier version and its paragraph numbers have not been checked',
  ],
};

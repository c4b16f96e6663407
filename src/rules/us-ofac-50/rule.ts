/** OFAC's 50 Percent Rule: guidance of 14 February 2008, revised on 13 August 2014; FAQ 398 to 402. */
import { HALF } from '../../terms/exact.ts';
import type { LimbRule, Rule } from '../types.ts';

const limb = (clause: string): LimbRule => ({
  id: 'ownership',
  title: 'owned 50 % or more by blocked persons',
  engine: 'aggregate',
  measure: 'economic',
  threshold: HALF,
  inclusive: true,
  clause,
});
const control = { quota: HALF, inclusive: true };

export const usOfac50: Rule = {
  id: 'us-ofac-50',
  title: 'OFAC 50 Percent Rule',
  name: 'OFAC’s 50 Percent Rule',
  role: 'a blocked owner',
  jurisdiction: 'US',
  verbs: ['screen'],
  who: 'anyone',
  versions: [
    {
      version: '2008',
      from: '2008-02-14',
      to: '2014-08-13',
      control,
      limbs: [limb('guidance of 14 February 2008')],
      addsBlocked: false,
    },
    {
      version: '2014',
      from: '2014-08-13',
      control,
      limbs: [limb('guidance of 13 August 2014; FAQ 401')],
      addsBlocked: true,
    },
  ],
  url: 'https://ofac.treasury.gov/faqs/401',
  verified: true,
  confidence: 'text',
  notes: ['ownership alone counts; control without ownership does not block (FAQ 398)'],
};

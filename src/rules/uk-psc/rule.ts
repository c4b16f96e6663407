/** Companies Act 2006, Part 21A and Schedule 1A: people with significant control. */
import { HALF, ONE, percent } from '../../terms/exact.ts';
import { interval } from '../../terms/interval.ts';
import { limbOfArrangement, TRUSTEES } from '../arrangement.ts';
import type { LimbRule, Rule } from '../types.ts';

/** SI 2016/339 Sch. 2: exactly 50 % is in the lower band, exactly 75 % in the upper one. */
const BANDS: NonNullable<LimbRule['bands']> = [
  { nature: 'over 25 up to 50', share: interval(percent(25), HALF, true, false) },
  { nature: 'over 50 under 75', share: interval(HALF, percent(75), true, true) },
  { nature: '75 or more', share: interval(percent(75), ONE) },
];

const limb = (
  id: string,
  title: string,
  engine: LimbRule['engine'],
  measure: LimbRule['measure'],
  clause: string,
): LimbRule => ({
  id,
  title,
  engine,
  measure,
  threshold: percent(25),
  inclusive: false,
  clause,
  ...(engine === 'roll-up' ? { bands: BANDS } : {}),
});

export const ukPsc: Rule = {
  id: 'uk-psc',
  title: 'UK person with significant control',
  name: 'the UK register of significant control',
  role: 'a person with significant control',
  jurisdiction: 'GB',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  versions: [
    {
      version: '2016',
      from: '2016-04-06',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'shares',
          'more than 25 % of the shares, majority stakes rolled up',
          'roll-up',
          'economic',
          'Sch. 1A para. 2, 18',
        ),
        limb(
          'votes',
          'more than 25 % of the votes, majority stakes rolled up',
          'roll-up',
          'votes',
          'Sch. 1A para. 3, 18',
        ),
        limb('board', 'the right to appoint or remove a majority of the board', 'board', 'votes', 'Sch. 1A para. 4'),
        limb('influence', 'significant influence or control', 'influence', 'votes', 'Sch. 1A para. 5'),
        limbOfArrangement(
          (id, title, engine, measure, clause, more) => ({ ...limb(id, title, engine, measure, clause), ...more }),
          'Sch. 1A para. 6',
          TRUSTEES,
        ),
      ],
    },
  ],
  url: 'https://www.legislation.gov.uk/ukpga/2006/46/schedule/1A',
  verified: true,
  confidence: 'text',
  notes: ['a relevant legal entity may be entered in place of the person above it; this answer names the persons'],
};

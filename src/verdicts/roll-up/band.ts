/** The band a share is filed in, where the law files bands and the share lies in one of them for certain. */
import type { LimbRule } from '../../rules/types.ts';
import { type Interval, intersect, sameInterval } from '../../terms/interval.ts';

export function bandOf(rule: LimbRule, share: Interval): string | undefined {
  return rule.bands?.find((band) => sameInterval(intersect(share, band.share), share))?.nature;
}

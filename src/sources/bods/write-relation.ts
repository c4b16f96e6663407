/** A relationship as a record of BODS 0.4. */
import type { Interest, RelationshipStatement } from '../../statements/types.ts';
import { compare, type Exact, fractionText, HUNDRED, percentNumber } from '../../terms/exact.ts';
import type { Share } from '../../terms/share.ts';
import { type Altered, annotationsOf } from './altered.ts';
import { firstDay, lastDay } from './days-out.ts';
import { exceptionAsPublished } from './gleif-exception.ts';
import { exactOf } from './share.ts';
import { common } from './write-common.ts';
import type { Written } from './write-package.ts';
import { reasonOut, type UnnamedParty } from './write-party.ts';

/** @param unnamed the holder, where nobody is named */
export function relationOut(s: RelationshipStatement, unnamed: UnnamedParty | undefined): Written {
  const isComponent = s.isComponent ?? false;
  const altered: Altered[] = [];
  const exception = unnamed && exceptionAsPublished(s.interests, unnamed.unspecified);
  const interests = exception?.interests ?? s.interests.filter((i) => i.interestType !== 'otherOffice');
  return {
    ...common(s, s.recordId, 'relationship', altered, s.subject),
    recordDetails: {
      isComponent,
      subject: s.subject,
      interestedParty:
        unnamed === undefined ? s.interestedParty : reasonOut(exception?.unspecified ?? unnamed.unspecified),
      interests: interests.map((i, at) => interestOut(i, `/recordDetails/interests/${at}`, altered)),
      // The schema gives a component none of its own.
      ...(s.components === undefined || isComponent ? {} : { componentRecords: s.components }),
    },
    ...annotationsOf(altered),
  };
}

function interestOut(i: Interest, pointer: string, altered: Altered[]): object {
  return {
    type: i.interestType,
    directOrIndirect: i.directness === 'direct' || i.directness === 'indirect' ? i.directness : 'unknown',
    ...(i.share === undefined ? {} : { share: shareOut(i.share, `${pointer}/share`, altered) }),
    ...(i.startDate === undefined ? {} : { startDate: firstDay(i.startDate, `${pointer}/startDate`, altered) }),
    ...(i.endDate === undefined ? {} : { endDate: lastDay(i.endDate, `${pointer}/endDate`, altered) }),
    ...(i.details === undefined ? {} : { details: i.details }),
  };
}

function shareOut({ bounds: b }: Share, pointer: string, altered: Altered[]): object {
  const end = (name: string, value: Exact, way: 'nearest' | 'down' | 'up'): object => ({
    [name]: numberOut(value, way, `${pointer}/${name}`, altered),
  });
  if (compare(b.lo, b.hi) === 0) return end('exact', b.lo, 'nearest');
  return {
    ...end(b.loOpen ? 'exclusiveMinimum' : 'minimum', b.lo, 'down'),
    ...end(b.hiOpen ? 'exclusiveMaximum' : 'maximum', b.hi, 'up'),
  };
}

/** A third has no decimal that ends: the nearest one outward is written, with the fraction beside it. */
function numberOut(value: Exact, way: 'nearest' | 'down' | 'up', pointer: string, altered: Altered[]): number {
  const percent = value.mul(HUNDRED);
  const whole = Number(percent.toString(20));
  if (Number.isFinite(whole) && exactOf(whole)?.equals(percent) === true) return whole;
  altered.push({ pointer, before: fractionText(percent) });
  return percentNumber(value, way);
}

/** Statements as JSON and back, nothing lost: exact fractions are texts "n/d" at the places where shares have numbers. */
import { type Exact, exact, fractionText } from '../terms/exact.ts';
import { interval } from '../terms/interval.ts';
import type { Share } from '../terms/share.ts';
import type { Statement } from './types.ts';

interface ShareJson {
  readonly lo: string;
  readonly hi: string;
  readonly loOpen?: true;
  readonly hiOpen?: true;
  readonly hedge: Share['hedge'];
  readonly of: Share['of'];
  readonly figure?: string;
  readonly words?: string;
}

const isShare = (value: object): value is Share => 'bounds' in value && 'hedge' in value && 'of' in value;

/** One line of JSON. */
export function statementJson(statement: Statement): string {
  return JSON.stringify(statement, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && isShare(value) ? shareJson(value) : value,
  );
}

function shareJson({ bounds: b, hedge, of, figure, words }: Share): { readonly $share: ShareJson } {
  return {
    $share: {
      lo: fractionText(b.lo),
      hi: fractionText(b.hi),
      ...(b.loOpen ? { loOpen: true } : {}),
      ...(b.hiOpen ? { hiOpen: true } : {}),
      hedge,
      of,
      ...(figure === undefined ? {} : { figure: fractionText(figure) }),
      ...(words === undefined ? {} : { words }),
    },
  };
}

/** The statement of one line written by `statementJson`. */
export function statementFromJson(text: string): Statement {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('$share' in value)) return value;
    return shareFrom((value as { $share: ShareJson }).$share);
  }) as Statement;
}

function shareFrom(s: ShareJson): Share {
  const number = (text: string): Exact => exact(text);
  return {
    bounds: interval(number(s.lo), number(s.hi), s.loOpen ?? false, s.hiOpen ?? false),
    hedge: s.hedge,
    of: s.of,
    ...(s.figure === undefined ? {} : { figure: number(s.figure) }),
    ...(s.words === undefined ? {} : { words: s.words }),
  };
}

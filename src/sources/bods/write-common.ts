/** What every statement of BODS 0.4 begins with. */
import { digestOf } from '../../statements/seal.ts';
import type { Statement } from '../../statements/types.ts';
import type { Altered } from './altered.ts';
import { lastDay, NO_DAY } from './days-out.ts';
import type { Written } from './write-package.ts';

/** @param altered takes what could not be written as it stands */
export function common(
  s: Statement,
  record: string,
  kind: string,
  altered: Altered[],
  about = record,
): Omit<Written, 'recordDetails'> {
  const { published, publisher, licence, name, url } = s.source;
  const day = published === undefined ? '' : lastDay(published, '/publicationDetails/publicationDate', altered);
  return {
    statementId: idOut(s, altered),
    recordId: record,
    recordType: kind,
    recordStatus: s.recordStatus,
    declarationSubject: about,
    statementDate: dateOut(s, altered),
    // Without a day of publication the schema allows no details of publication at all.
    ...(published === undefined
      ? {}
      : {
          publicationDetails: {
            publicationDate: day,
            bodsVersion: '0.4',
            publisher: { name: publisher ?? name },
            ...(licence === undefined || !isUri(licence) ? {} : { license: licence }),
          },
        }),
    source: { type: [typeOut(s)], description: name, ...(url === undefined || !isUri(url) ? {} : { url }) },
  };
}

/** The source's own id where 0.4 can hold it, which wants 32 to 64 characters. */
function idOut(s: Statement, altered: Altered[]): string {
  const id = s.originalId ?? s.statementId;
  if (id.length >= 32 && id.length <= 64) return id;
  altered.push({ pointer: '/statementId', before: id });
  return `s:${digestOf({ id })}`;
}

/** The day it is said for, else the day it was published. */
function dateOut(s: Statement, altered: Altered[]): string {
  if (s.statementDate !== undefined) return lastDay(s.statementDate, '/statementDate', altered);
  altered.push({ pointer: '/statementDate', before: undefined });
  return s.source.published === undefined ? NO_DAY : lastDay(s.source.published, '', []);
}

export const isUri = (text: string): boolean => URL.canParse(text);

const typeOut = ({ source: { kind } }: Statement): string =>
  kind === 'register' || kind === 'filing'
    ? 'officialRegister'
    : kind === 'self-declaration'
      ? 'selfDeclaration'
      : 'thirdParty';

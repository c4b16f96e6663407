/** One party: its names and numbers, and what is said of it. */
import { z } from 'zod';
import type { PartyProfile } from '../../index.ts';
import type { Api } from './api.ts';
import { EvidenceOut, evidenceOf } from './evidence.ts';
import { JSON_ONLY } from './forms.ts';
import { cursor, limit, page, paged, startOf } from './lists.ts';
import type { Route } from './route.ts';

const PartyName = z.strictObject({ id: z.string(), name: z.string() });
const Days = z.strictObject({ first: z.string(), last: z.string() });

export const EntityOut = z.strictObject({
  id: z.string(),
  name: z.string(),
  otherNames: z.array(z.string()).describe('former names, other scripts'),
  type: z.string(),
  identifiers: z.array(z.strictObject({ scheme: z.string(), id: z.string() })),
  jurisdiction: z.string().optional(),
  listed: z.string().optional(),
  unspecified: z.string().optional().describe('why nobody is named'),
  members: z.array(PartyName).describe('of a joint holder'),
  mergedFrom: z.array(z.string()).describe('ids that are certainly this party'),
  dates: z.strictObject({
    founded: z.string().optional(),
    born: z.string().optional().describe('year and month'),
    told: Days.optional().describe('first and last possible day of what names it'),
  }),
  said: z.array(EvidenceOut.extend({ as: z.enum(['itself', 'owner', 'owned', 'named']) })),
  count: z.int().describe('statements that name it, those of other pages too'),
  ...paged,
});

export const entityRoute = (api: Api): Route => ({
  path: '/api/v1/entities/:id',
  name: 'one entity',
  summary: 'one party by id, name or identifier: names, numbers, dates, and what is said of it, in pages',
  parameters: z.strictObject({ limit: limit(1000, 100), cursor }),
  forms: JSON_ONLY,
  answer: EntityOut,
  async reply(asked) {
    const { limit: size } = asked.values as { limit: number };
    const from = Number(startOf(asked) ?? 0);
    const profile = await api.entity(asked.id);
    const said = profile.said.slice(from, from + size).map((s) => ({ ...evidenceOf(s.statement), as: s.as }));
    const more = profile.said.length > from + size;
    return page(asked, { ...whoIs(profile), said, count: profile.said.length }, more ? String(from + size) : undefined);
  },
});

function whoIs({ party, members, founded, born, told }: PartyProfile): object {
  const { id, name, otherNames, type, identifiers, jurisdiction, listed, unspecified, mergedFrom = [] } = party;
  return {
    id,
    name,
    otherNames,
    type,
    identifiers: identifiers.map((i) => ({ scheme: i.scheme, id: i.id })),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(listed === undefined ? {} : { listed }),
    ...(unspecified === undefined ? {} : { unspecified: unspecified.description ?? unspecified.reason }),
    members,
    mergedFrom,
    dates: {
      ...(founded === undefined ? {} : { founded }),
      ...(born === undefined ? {} : { born }),
      ...(told === undefined ? {} : { told }),
    },
  };
}

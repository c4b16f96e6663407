/** Where one statement comes from: source, place, the words themselves. */
import { z } from 'zod';
import type { Statement } from '../../index.ts';

export const EvidenceOut = z.strictObject({
  statement: z.string(),
  kind: z.string(),
  source: z.strictObject({
    name: z.string(),
    kind: z.string(),
    manner: z.string(),
    publisher: z.string().optional(),
    published: z.string().optional(),
    url: z.string().optional(),
  }),
  place: z.string().describe('paragraph, page, row or line; empty where the source has none'),
  words: z.array(z.string()),
  attributedTo: z.string().optional(),
  dates: z.record(z.string(), z.string()),
});
export type EvidenceOut = z.infer<typeof EvidenceOut>;

export function evidenceOf(s: Statement): EvidenceOut {
  const { name, kind, manner, publisher, published, url } = s.source;
  const words = saidIn(s);
  const dates = Object.entries({ published, stated: s.statementDate }).filter(
    (e): e is [string, string] => e[1] !== undefined,
  );
  return {
    statement: s.statementId,
    kind: s.kind,
    source: {
      name,
      kind,
      manner,
      ...(publisher === undefined ? {} : { publisher }),
      ...(published === undefined ? {} : { published }),
      ...(url === undefined ? {} : { url }),
    },
    place: placeOf(s),
    words: s.locator.words === undefined ? words : [s.locator.words, ...words],
    ...(s.attributedTo === undefined ? {} : { attributedTo: s.attributedTo }),
    dates: Object.fromEntries(dates),
  };
}

/** The narrowest place the source has. */
function placeOf({ locator }: Statement): string {
  for (const part of ['paragraph', 'page', 'row', 'line'] as const) {
    if (locator[part] !== undefined) return `${part} ${locator[part]}`;
  }
  return '';
}

function saidIn(s: Statement): string[] {
  if (s.kind === 'relationship') return s.interests.flatMap((i) => i.share?.words ?? i.role ?? []);
  return s.kind === 'transaction' ? [s.share?.words ?? ''].filter((w) => w !== '') : [];
}

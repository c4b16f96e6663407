/** What the server may ask of a workspace; a test can put anything in its place. */
import {
  ask,
  type Envelope,
  envelopeText,
  exportAs,
  type LimbRule,
  type Question,
  REGIMES,
  type Workspace,
} from '../../index.ts';

export interface EvidenceOut {
  readonly statement: string;
  readonly kind: string;
  readonly source: {
    readonly name: string;
    readonly kind: string;
    readonly manner: string;
    readonly publisher?: string;
    readonly published?: string;
    readonly url?: string;
  };
  readonly place: string;
  readonly words: readonly string[];
  readonly attributedTo?: string;
  readonly dates: Readonly<Record<string, string>>;
}

export interface Api {
  ask(question: Question): Promise<Envelope>;
  text(envelope: Envelope): string;
  find(
    text: string,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly type: string; readonly score: number }[]>;
  evidence(statement: string): Promise<EvidenceOut | undefined>;
  /** all statements in a format of `EXPORTS`; `lost` counts those the format cannot say */
  exported(format: string): Promise<{ readonly text: string; readonly lost: number }>;
  version(): Promise<string>;
  regimes(): readonly {
    readonly id: string;
    readonly title: string;
    readonly verbs: readonly string[];
    readonly url: string;
    readonly name: string;
    readonly role: string;
    readonly jurisdiction: string;
    readonly verified: boolean;
    readonly confidence: string;
    readonly notes: readonly string[];
    readonly versions: readonly {
      readonly version: string;
      readonly from?: string;
      readonly to?: string;
      readonly limbs: readonly LimbLine[];
    }[];
  }[];
}

/** A line of a rule; `percent` is text, since a third has no decimals. */
export interface LimbLine {
  readonly id: string;
  readonly title: string;
  readonly percent: string;
  readonly inclusive: boolean;
  readonly measure: string;
  readonly logic: string;
  readonly clause: string;
}

const lineOf = ({ id, title, threshold, inclusive, measure, engine, clause }: LimbRule): LimbLine => ({
  id,
  title,
  percent: threshold.mul(100).toFraction(),
  inclusive,
  measure,
  logic: engine,
  clause,
});

export function apiOf(workspace: Workspace): Api {
  const { store } = workspace;
  return {
    ask: (question) => ask(workspace, question),
    text: envelopeText,
    find: (text, limit) => store.find(text, limit),
    async exported(format) {
      const { text, lost } = await exportAs(workspace, format);
      return { text, lost: lost.length };
    },
    version: async () => (await store.meta()).version,
    regimes: () =>
      REGIMES.map((rule) => ({
        id: rule.id,
        title: rule.title,
        verbs: rule.verbs,
        url: rule.url,
        name: rule.name,
        role: rule.role,
        jurisdiction: rule.jurisdiction,
        verified: rule.verified,
        confidence: rule.confidence,
        notes: rule.notes,
        versions: rule.versions.map(({ version, from, to, limbs }) => ({
          version,
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
          limbs: limbs.map(lineOf),
        })),
      })),
    async evidence(id) {
      const s = await store.statement(id);
      if (s === undefined) return undefined;
      const { name, kind, manner, publisher, published, url } = s.source;
      const place = [
        s.locator.paragraph === undefined ? '' : `paragraph ${s.locator.paragraph}`,
        s.locator.page === undefined ? '' : `page ${s.locator.page}`,
        s.locator.row === undefined ? '' : `row ${s.locator.row}`,
        s.locator.line === undefined ? '' : `line ${s.locator.line}`,
      ];
      const words =
        s.kind === 'relationship'
          ? s.interests.flatMap((i) => i.share?.words ?? i.role ?? [])
          : s.kind === 'transaction'
            ? [s.share?.words ?? ''].filter((w) => w !== '')
            : [];
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
        place: place.filter((p) => p !== '')[0] ?? '',
        words: s.locator.words === undefined ? words : [s.locator.words, ...words],
        ...(s.attributedTo === undefined ? {} : { attributedTo: s.attributedTo }),
        dates: Object.fromEntries(dates),
      };
    },
  };
}

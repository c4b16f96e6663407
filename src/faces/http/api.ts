/** What the server may ask of a workspace; a test can put anything in its place. */
import {
  type AskLimits,
  ask,
  askNearby,
  type ChangeDays,
  type ChangeDaysQuestion,
  changeDays,
  type Envelope,
  envelopeText,
  exportAs,
  type PartyProfile,
  type Problem,
  partyProfile,
  type Question,
  readScenario,
  readText,
  type Scenario,
  type SourcesTold,
  sourceId,
  sourcesTold,
  type TextReading,
  type TextSource,
  type Workspace,
} from '../../index.ts';
import { compose, page, verdictRule } from '../dossier/index.ts';
import { answerFile, type FileOptions } from '../draw/index.ts';
import { type Language, type Story, storyPage } from '../story/index.ts';
import { type EvidenceOut, evidenceOf } from './evidence.ts';
import { firstOf } from './first.ts';
import { type RegimeOut, regimesOut } from './regimes.ts';

/** A story, and the page it is saved as. */
export interface Told {
  readonly story: Story;
  page(language: Language): Promise<string>;
}

export interface Api {
  ask(question: Question): Promise<Envelope>;
  /** the same where it costs less than to hand it to a thread */
  near(question: Question): Promise<Envelope | undefined>;
  text(envelope: Envelope): string;
  /** the answer in a form of `DRAWN_FILES` or `TABLES_ALONE` */
  file(envelope: Envelope, form: string, options: FileOptions): Promise<string | Uint8Array>;
  /** everything about the subject of a `structure` question as one page, with the verdicts of its rule */
  dossier(question: Question, language?: Language): Promise<string>;
  find(
    text: string,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly name: string; readonly type: string; readonly score: number }[]>;
  evidence(statement: string): Promise<EvidenceOut | undefined>;
  /** the first of those whose id comes after this one, in order of id */
  statements(after: string | undefined, limit: number): Promise<readonly EvidenceOut[]>;
  /** all statements in a format of `EXPORTS`; `lost` counts those the format cannot say */
  exported(format: string): Promise<{ readonly text: string | Uint8Array; readonly lost: number }>;
  /** @param text an id, a name or an identifier */
  entity(text: string): Promise<PartyProfile>;
  sources(stretch: Read): Promise<SourcesTold>;
  /** what one source says within a stretch of the statements */
  saidBy(source: string, stretch: Read): Promise<SourcesTold & { readonly said: readonly EvidenceOut[] }>;
  dates(question: ChangeDaysQuestion): Promise<ChangeDays>;
  scenario(subject: string, change: readonly string[]): Promise<Scenario>;
  /** running text for proposals; names are looked up in the data, nothing is added to it */
  read(text: string, source: TextSource): Promise<TextReading>;
  /** bad rows of the files read; of a store none */
  problems(): readonly Problem[];
  /** how many statements there are */
  count(): Promise<number>;
  version(): Promise<string>;
  regimes(): readonly RegimeOut[];
  /** the id of the party to begin with */
  first(): Promise<string | undefined>;
  /** a story somebody sent along, as the page it is saved as; @throws LookthroughError what a view of it asks */
  tell(story: Story, language: Language): Promise<string>;
  /** the story told over the data, where there is one */
  readonly story?: Told;
}

/** Statements behind this id, so many of them. */
export interface Read {
  readonly after: string | undefined;
  readonly most: number;
}
const stretchOf = ({ after, most }: Read): { after?: string; most: number } =>
  after === undefined ? { most } : { after, most };

/**
 * @param limits what one question may cost; without them any
 * @param told a story that was read, and its file for the messages
 */
export function apiOf(
  workspace: Workspace,
  limits: AskLimits = {},
  told?: { readonly story: Story; readonly file: string },
): Api {
  const { store } = workspace;
  return {
    ...(told === undefined
      ? {}
      : {
          story: {
            story: told.story,
            page: (language) => storyPage(workspace, told.story, { language, file: told.file }),
          },
        }),
    ask: (question) => ask(workspace, question, limits),
    near: (question) => askNearby(workspace, question),
    text: envelopeText,
    file: (envelope, form, options) => answerFile(workspace, envelope, form, options),
    dossier: (question, language) => dossierOf(workspace, question, language),
    find: (text, limit) => store.find(text, limit),
    async evidence(id) {
      const found = await store.statement(id);
      return found === undefined ? undefined : evidenceOf(found);
    },
    async statements(after, limit) {
      const found: EvidenceOut[] = [];
      for await (const s of store.all({ ...(after === undefined ? {} : { after }), limit })) {
        // A store of somebody's own may not know stretches, and begin at the first.
        if (after !== undefined && s.statementId <= after) continue;
        if (found.push(evidenceOf(s)) >= limit) break;
      }
      return found;
    },
    async exported(format) {
      const written = await exportAs(workspace, format);
      return { text: 'text' in written ? written.text : written.bytes, lost: written.lost.length };
    },
    entity: (text) => partyProfile(workspace, text),
    sources: (stretch) => sourcesTold(workspace, stretchOf(stretch)),
    async saidBy(source, stretch) {
      const said: EvidenceOut[] = [];
      const told = await sourcesTold(workspace, {
        ...stretchOf(stretch),
        each: (s) => void (sourceId(s.source) === source && said.push(evidenceOf(s))),
      });
      return { ...told, sources: told.sources.filter((s) => s.id === source), said };
    },
    dates: (question) => changeDays(workspace, question),
    read: (text, source) => readText({ text }, source, workspace),
    scenario: (subject, change) => readScenario(workspace, subject, change),
    problems: () => workspace.problems,
    count: async () => (await store.meta()).count,
    version: async () => (await store.meta()).version,
    regimes: regimesOut,
    first: () => firstOf(workspace),
    tell: (story, language) => storyPage(workspace, story, { language, file: 'story.json' }),
  };
}

/** As the command line makes it from the same days, choices and switches. */
async function dossierOf(workspace: Workspace, question: Question, language?: Language): Promise<string> {
  const { verb: _verb, subject, rule, measure: _both, ...common } = question as Question & Record<string, unknown>;
  const rules = typeof rule === 'string' ? [verdictRule(rule)] : [];
  return page(await compose(workspace, String(subject), common as Partial<Question>, rules, language));
}

/**
 * A story: numbered steps, each a title, a few sentences and the address of a view whose answer is asked anew whenever
 * the step is shown. It is data, so that anybody can write one for any statements.
 */
import { z } from 'zod';
import { LookthroughError } from '../../index.ts';
import { pointerTo } from '../http/query.ts';
import { viewOf } from './address.ts';

export const FORMAT = 'lookthrough-story-1';
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
/** More text than this is no story. */
export const LONGEST_STORY = 1_048_576;
const MOST_STEPS = 200;

const TEXT = 'a text, or one text a language: {"en": "…", "zh": "…"}';
const words = z.string({ error: TEXT }).regex(/\S/, { error: TEXT });
const Text = z.union([words, z.strictObject({ en: words, zh: words.optional() })], { error: TEXT });
export type Text = z.infer<typeof Text>;

const ADDRESS = 'the address of a view, such as "?subject=Kingsoft&asAt=2015-03-31"';
const Step = z.strictObject({
  title: Text,
  /** one paragraph, or several */
  text: z.union([Text, z.array(Text).min(1)], { error: `${TEXT}, or a list of them` }),
  view: z.string({ error: ADDRESS }).regex(/^\?/, { error: ADDRESS }),
  /** what the step is about: "Xiaomi > Kingsoft" is a holding, anything else a part of the words of an event or tie */
  focus: z.array(words, { error: 'a list such as ["Xiaomi > Kingsoft"]' }).optional(),
});
export type Step = z.infer<typeof Step>;

export const Story = z.strictObject({
  format: z.literal(FORMAT, { error: `"${FORMAT}"` }),
  title: Text,
  /** who tells it */
  by: words.optional(),
  steps: z
    .array(Step, { error: 'a list of steps' })
    .min(1, { error: 'at least one step' })
    .max(MOST_STEPS, { error: `at most ${MOST_STEPS} steps` }),
});
export type Story = z.infer<typeof Story>;

/** The text in a language; in English where the story has no other. */
export const textIn = (text: Text, language: Language): string =>
  typeof text === 'string' ? text : (text[language] ?? text.en);

export const paragraphsIn = (text: Step['text'], language: Language): readonly string[] =>
  (Array.isArray(text) ? text : [text]).map((t) => textIn(t, language));

/**
 * Reads a story; every fault is named at once with its place, what stands there and what was expected.
 * @param file stands in the messages
 * @throws LookthroughError input-rejected
 */
export function readStory(text: string, file: string): Story {
  if (text.length > LONGEST_STORY)
    throw rejected([`${file}: ${text.length} characters; expected at most ${LONGEST_STORY}`]);
  const raw = parsed(text, file);
  const result = Story.safeParse(raw);
  if (!result.success) throw rejected(result.error.issues.map((issue) => faultText(issue, raw, file)));
  const faults = result.data.steps.flatMap(({ view }, at) => {
    const found = viewOf(view);
    return 'fault' in found ? [`${placeOf(file, at, 'view')}: ${found.fault}`] : [];
  });
  if (faults.length > 0) throw rejected(faults);
  return result.data;
}

export const rejected = (faults: readonly string[]): LookthroughError =>
  new LookthroughError('input-rejected', faults.join('\n'));

/** "story.json, step 3, #/steps/2/view": counted as a reader counts, and as a machine does. */
export const placeOf = (file: string, step: number, field: string): string =>
  `${file}, step ${step + 1}, ${pointerTo(['steps', step, field])}`;

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = (error as Error).message;
    const at = /position (\d+)/.exec(message)?.[1];
    const line = at === undefined ? '' : `, line ${text.slice(0, Number(at)).split('\n').length}`;
    throw rejected([`${file}${line}: this is not JSON (${message}); expected a story, {"format": "${FORMAT}", …}`]);
  }
}

function faultText(issue: z.core.$ZodIssue, raw: unknown, file: string): string {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const expected =
    issue.code === 'unrecognized_keys'
      ? `no such key; there are ${keysAt(issue.path).join(', ')}`
      : `expected ${issue.message}`;
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], raw);
  const [list, step] = path;
  const place = list === 'steps' && typeof step === 'number' ? `, step ${step + 1}` : '';
  return `${file}${place}, ${pointerTo(path)}: ${short(value)}; ${expected}`;
}

function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(Story.shape);
  return path.length === 2 ? Object.keys(Step.shape) : ['en', 'zh'];
}

const SHOWN = 80;
const short = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)} … (${text.length} characters)`;
};

/** The story told over this data: as data for the explorer, and as the page that is saved. */
import type { Context } from 'hono';
import { z } from 'zod';
import { LookthroughError } from '../../index.ts';
import { LANGUAGES, type Language, LONGEST_STORY, readStory, Story } from '../story/index.ts';
import type { Api } from './api.ts';
import { JSON_FORM } from './forms.ts';
import { Refusal } from './problem.ts';
import { read } from './query.ts';
import { json, type Route } from './route.ts';

/** `null` where none is told: to have no story is no error. */
export const StoryOut = z.strictObject({ story: Story.nullable() });
export type StoryOut = z.infer<typeof StoryOut>;

const LANGUAGE = LANGUAGES.join(' or ');

export const STORY_PATH = '/api/v1/story';
const Parameters = z.strictObject({
  language: z
    .enum(LANGUAGES, { error: LANGUAGE })
    .default('en')
    .describe(`the language of the page: ${LANGUAGE}; the steps hold all`),
});

/** @returns the page; the signal gives it up */
export type TellsStory = (story: Story, language: Language, signal?: AbortSignal) => Promise<string>;

/**
 * A story that is sent along, told and forgotten: the page it is saved as.
 * @throws Refusal media, too-long; LookthroughError input-rejected: no story; and what a view of it asks
 */
export async function told(c: Context, tell: TellsStory): Promise<Response> {
  const kind = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (kind !== 'application/json')
    throw new Refusal('media', 'a story is sent as application/json', { available: ['application/json'] });
  const { language } = read(Parameters, new URL(c.req.url).searchParams, 'story') as { language: Language };
  if (Number(c.req.header('content-length') ?? 0) > LONGEST_STORY)
    throw new Refusal('too-long', `a story has at most ${LONGEST_STORY} characters`);
  const page = await tell(readStory(await c.req.text(), 'story.json'), language, c.req.raw.signal);
  return c.body(page, 200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
}

export function storyRoute({ story }: Api): Route {
  return {
    path: STORY_PATH,
    name: 'story',
    summary: 'the story told over this data, as steps or as a page that needs nothing else',
    parameters: Parameters,
    forms: [JSON_FORM, { id: 'html', media: 'text/html', sent: 'text/html; charset=utf-8' }],
    answer: StoryOut,
    ...(story === undefined ? {} : { tells: JSON.stringify(story.story) }),
    async reply({ form, values }) {
      if (form.id === 'json') return json({ story: story?.story ?? null });
      if (story === undefined) throw new LookthroughError('not-found', 'there is no story beside this data');
      return { text: await story.page(values['language'] as Language) };
    },
  };
}

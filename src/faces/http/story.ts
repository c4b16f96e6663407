/** The story told over this data: as data for the explorer, and as the page that is saved. */
import { z } from 'zod';
import { LookthroughError } from '../../index.ts';
import { LANGUAGES, type Language, Story } from '../story/index.ts';
import type { Api } from './api.ts';
import { JSON_FORM } from './forms.ts';
import { json, type Route } from './route.ts';

/** `null` where none is told: to have no story is no error. */
export const StoryOut = z.strictObject({ story: Story.nullable() });
export type StoryOut = z.infer<typeof StoryOut>;

const LANGUAGE = LANGUAGES.join(' or ');

export function storyRoute({ story }: Api): Route {
  return {
    path: '/api/v1/story',
    name: 'story',
    summary: 'the story told over this data, as steps or as a page that needs nothing else',
    parameters: z.strictObject({
      language: z
        .enum(LANGUAGES, { error: LANGUAGE })
        .default('en')
        .describe(`the language of the page: ${LANGUAGE}; the steps hold all`),
    }),
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

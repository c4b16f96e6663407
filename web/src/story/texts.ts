/** A story's text in the language of the page; in English where the story has no other. */
import type { Story } from '../types.ts';

type Text = Story['title'];
export const textIn = (text: Text, language: 'en' | 'zh'): string =>
  typeof text === 'string' ? text : (text[language] ?? text.en);

export const paragraphsIn = (text: Story['steps'][number]['text'], language: 'en' | 'zh'): readonly string[] =>
  (Array.isArray(text) ? text : [text]).map((t) => textIn(t, language));

/** A guided story over the answers: read, shown step by step, and written as one page that needs nothing else. */

export { storyPage } from './page.ts';
export { LANGUAGES, type Language, LONGEST_STORY, readStory, Story } from './story.ts';

/** Who is who: same, not the same, unsure, with reasons. */
export { nameKey, spellingsOf } from './comparable-name.ts';
export { identifierKey, keysOfText } from './identifier.ts';
export { joinedGroups } from './links.ts';
export { ordersOf } from './name-order.ts';
export { MOST_NAMESAKES, mayBeNamesakes, type Namesakes, namesakesOf, type TooCommon } from './namesakes.ts';
export { type Resolved, resolveIdentities, type Unsure } from './resolve.ts';
export { type SameSuggestion, type SameSuggestions, suggestSame } from './suggest.ts';

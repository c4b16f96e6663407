/**
 * Ids and names as the database can keep them. It stores UTF-8 and ends a literal at NUL: an id with a NUL or half a
 * surrogate pair would come back as another one. Those are kept as JSON text, all others as they are.
 */

const AWKWARD = /^"|\0|\p{Cs}/u;
/** Texts without any of these are not awkward; almost all are, and this is the cheaper question. */
const PERHAPS = /["\0\ud800-\udfff]/;

/** One key for one text, and no two texts share one. */
export const keyOf = (text: string): string => (PERHAPS.test(text) && AWKWARD.test(text) ? JSON.stringify(text) : text);

export const textOfKey = (key: string): string => (key.startsWith('"') ? (JSON.parse(key) as string) : key);

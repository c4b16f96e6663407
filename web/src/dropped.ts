/** A file dropped on the page: a saved view opens; of any other the page says how to open it, since its server only reads. */

/** Longer than this is no saved view. */
export const LONGEST_VIEW = 65_536;

/** @param names of files, as the system has them; @returns the line for a terminal in their folder, names quoted where a shell needs it */
export const openCommand = (names: readonly string[]): string => ['lookthrough open', ...names.map(quoted)].join(' ');

const PLAIN = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;
/** A name that starts with a dash would be read as a flag. */
const quoted = (name: string): string => {
  const safe = name.startsWith('-') ? `./${name}` : name;
  return PLAIN.test(safe) ? safe : `'${safe.replaceAll("'", `'\\''`)}'`;
};

/** The sources of all that a page says, each once, without the place in it. */
import type { Structure } from '../types.ts';

/** What a source's name is followed by in an answer. */
const PLACE = /, (paragraph|page|row) [^,]*$/;

export const sourcesOf = ({ edges, events }: Structure['answer']): string[] =>
  [
    ...new Set(
      [...edges.flatMap((e) => e.said.map((s) => s.source)), ...events.map((e) => e.source)].map((name) =>
        name.replace(PLACE, '').replace(PLACE, ''),
      ),
    ),
  ].sort();

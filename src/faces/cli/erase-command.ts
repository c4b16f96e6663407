/** `erase`: a person is taken out of a store, and stays out. */
import { Command } from 'commander';
import { type Erasure, erase } from '../../index.ts';
import { EXIT_OF } from './exit.ts';
import type { Session } from './session.ts';

export function eraseCommand(session: Session): Command {
  const made = new Command('erase')
    .description('take a person out of a store: names, numbers, dates of birth, words; shares stay, under a stand-in')
    .requiredOption('--store <file>', 'the store; what is erased is noted in FILE.erased, which belongs with it')
    .option('--sure', 'do it; without it, it is only said what would be erased')
    .argument('<person>', 'a name, @id or identifier');
  return made.action(async (person: string) => {
    const { store, sure } = made.opts() as { store: string; sure?: boolean };
    const found = await erase(store, person, { sure: sure === true });
    session.out(said(found, store));
    if (!found.erased) session.exitCode = EXIT_OF.usage;
  });
}

function said({ ids, names, statements, erased }: Erasure, store: string): string {
  const who = `${names.map((n) => `"${n}"`).join(', ')} (${ids.map((id) => `@${id}`).join(', ')})`;
  const some = statements === 1 ? '1 statement' : `${statements} statements`;
  return erased
    ? `erased: ${who}, named in ${some}. Keep ${store}.erased with the store: by it whoever is erased stays so.\nSources, exports and answers saved elsewhere are not touched.\n`
    : `this would erase ${who}, named in ${some}, for ever; nothing was erased. To do it, add --sure\n`;
}

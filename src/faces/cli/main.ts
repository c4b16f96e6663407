/** The command line: parse, call, print. No decision about ownership is made here. */
import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION, LookthroughError } from '../../index.ts';
import { dataCommands } from './data-commands.ts';
import { EXIT_OF } from './exit.ts';
import { questionCommands } from './question-commands.ts';
import { Session, type Streams } from './session.ts';

/** @returns the exit code */
export async function main(args: readonly string[], streams: Streams): Promise<number> {
  const session = new Session(streams);
  const program = programOf(session);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return session.exitCode;
  } catch (error) {
    return failed(error, session);
  }
}

/** The whole command tree; the docs test reads it. */
export function programOf(session: Session): Command {
  const program = new Command('lookthrough')
    .description(
      'Who really owns and controls this company, through whom, since when, under which rule, and how do we know.',
    )
    .version(ENGINE_VERSION)
    .showSuggestionAfterError()
    .configureOutput({ writeOut: (t) => session.out(t), writeErr: (t) => session.note(t) })
    .exitOverride()
    .addHelpText(
      'after',
      '\nExit codes: 0 done (also for "no" and "cannot tell"), 1 difference found, 2 usage, 3 input had rejected rows,\n4 not found or ambiguous, 5 limit reached, 6 store locked or damaged, or disk full, 130 interrupted.\n\nExample: lookthrough owners Kingsoft gallery/kingsoft-2015/financeasia.own --as-at 2015-03-31',
    );
  for (const command of [...questionCommands(session), ...dataCommands(session)]) {
    program.addCommand(
      command.exitOverride().configureOutput({ writeOut: (t) => session.out(t), writeErr: (t) => session.note(t) }),
    );
  }
  return program;
}

function failed(error: unknown, session: Session): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_OF.usage;
  if (error instanceof LookthroughError) {
    session.note(`${error.code}: ${error.message}\n`);
    return EXIT_OF[error.code];
  }
  throw error;
}

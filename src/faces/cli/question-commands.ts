/** One command a question. */
import { Command } from 'commander';
import { LookthroughError, type Question } from '../../index.ts';
import { DIFFERENCE } from './exit.ts';
import { fileFlags } from './file-options.ts';
import { namesIn } from './list-file.ts';
import { commonOf, concertsOf, type Flags, many, measureOf, questionFlags } from './options.ts';
import type { Session } from './session.ts';

type Build = (flags: Flags, args: readonly string[]) => Question | Promise<Question>;

const saved = (c: Command): Command =>
  fileFlags(c).option('-o, --out <file>', 'write the answer to a file ending in .csv, .xlsx or .json');

/** Arguments before the files, then files. */
function command(
  session: Session,
  name: string,
  description: string,
  args: readonly string[],
  build: Build,
  more: (c: Command) => Command = (c) => c,
): Command {
  const made = saved(questionFlags(more(new Command(name).description(description))));
  for (const arg of args) made.argument(arg);
  made.argument('[files...]', 'statements: .own, .csv, .xlsx, BODS JSON; or --store');
  return made.action(async (...given: unknown[]) => {
    const flags = made.opts() as Flags;
    const texts = given.slice(0, args.length) as string[];
    const files = given[args.length] as string[];
    await session.answer(await build(flags, texts), files, flags);
  });
}

const concert = (c: Command): Command =>
  c
    .option('--concert <A,B@X>', 'A and B act together in X (repeatable)', many)
    .option('--quota <percent>', 'more than this share of the votes controls', '50');
const common = (flags: Flags): Partial<Question> => commonOf(flags);
const quota = (flags: Flags): { quota?: string } => {
  if (flags.quota === undefined) return {};
  if (!/^\d{1,3}(\.\d+)?$/.test(flags.quota) || Number(flags.quota) > 100)
    throw new LookthroughError('usage', `--quota takes per cent between 0 and 100, not "${flags.quota}"`, {
      received: flags.quota,
    });
  return { quota: flags.quota };
};
const directly = ({ direct, limit, after }: Flags): Partial<Extract<Question, { verb: 'owners' }>> => {
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit))
    throw new LookthroughError('usage', `--limit takes a whole number from 1, not "${limit}"`, { received: limit });
  return {
    ...(direct === true ? { direct } : {}),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(after === undefined ? {} : { after }),
  };
};
const AS_IF = 'with --rule all: rules not in force on the day too, answered as if they were';
const ALL_PARTIES = 'a row for every party, also for those far from every line where there are over a thousand';
const RULE = '--rule <id>';

export function questionCommands(session: Session): Command[] {
  const measure = (c: Command): Command => c.option('--measure <measure>', 'economic, votes or both', 'both');
  return [
    command(
      session,
      'owners',
      'who owns the company: economics looked through, votes attributed; or who holds it directly',
      ['<company>'],
      (f, [subject = '']) => ({ ...common(f), verb: 'owners', subject, measure: measureOf(f), ...directly(f) }),
      (c) =>
        measure(c)
          .option('--direct', 'who holds the company itself, as stated; nothing is looked through')
          .option('--limit <rows>', 'with --direct: rows of one page (default: all)')
          .option('--after <id>', 'with --direct: the page after this row, "nextAfter" of the page before'),
    ),
    command(
      session,
      'holdings',
      'what a party owns',
      ['<party>'],
      (f, [subject = '']) => ({ ...common(f), verb: 'holdings', subject, measure: measureOf(f) }),
      measure,
    ),
    command(
      session,
      'control',
      'who controls the company, or is a controller under a rule',
      ['<company>'],
      (f, [subject = '']) => ({
        ...common(f),
        verb: 'control',
        subject,
        concert: concertsOf(f.concert),
        ...quota(f),
        ...(f.rule === undefined ? {} : { rule: f.rule }),
        ...(f.turnout === undefined ? {} : { turnout: f.turnout }),
        ...(f.allParties === true ? { allParties: true } : {}),
        ...(f.asIf === true ? { asIf: true } : {}),
      }),
      (c) =>
        concert(c)
          .option(RULE, 'judge under this rule, or all')
          .option('--all-parties', ALL_PARTIES)
          .option('--as-if', AS_IF)
          .option('--turnout <percent>', 'every meaning of control by its name, de facto at this turnout'),
    ),
    command(
      session,
      'controlled',
      'what a party controls',
      ['<party>'],
      (f, [subject = '']) => ({
        ...common(f),
        verb: 'controlled',
        subject,
        concert: concertsOf(f.concert),
        ...quota(f),
      }),
      concert,
    ),
    command(
      session,
      'beneficial-owners',
      'whom a rule means, limb by limb',
      ['<company>'],
      (f, [subject = '']) => ({
        ...common(f),
        verb: 'beneficial-owners',
        subject,
        rule: f.rule ?? '',
        concert: concertsOf(f.concert),
        ...(f.allParties === true ? { allParties: true } : {}),
        ...(f.asIf === true ? { asIf: true } : {}),
      }),
      (c) =>
        c
          .requiredOption(RULE, 'a rule on owners, such as eu-amlr or uk-psc, or all')
          .option('--all-parties', ALL_PARTIES)
          .option('--as-if', AS_IF)
          .option('--concert <A,B@X>', 'A and B act together in X (repeatable)', many),
    ),
    command(
      session,
      'screen',
      'what listed parties block by what they own',
      [],
      async (f) => ({
        ...common(f),
        verb: 'screen',
        rule: f.rule ?? '',
        blocked: await namesIn((f as { list?: readonly string[] }).list ?? []),
      }),
      (c) =>
        c
          .requiredOption(RULE, 'a rule on blocked lists, such as us-ofac-50, or all')
          .requiredOption('--list <file-or-name>', 'a file with one name a line, or a name (repeatable)', many),
    ),
    command(session, 'ties', 'how two parties are tied', ['<a>', '<b>'], (f, [subject = '', other = '']) => ({
      ...common(f),
      verb: 'ties',
      subject,
      other,
    })),
    changes(session),
    command(
      session,
      'what-if',
      'a scenario: what moves, who crosses which line',
      ['<company>'],
      (f, [subject = '']) => ({
        ...common(f),
        verb: 'what-if',
        subject,
        change: (f as { change?: readonly string[] }).change ?? [],
        ...quota(f),
        ...(f.rule === undefined ? {} : { rule: f.rule }),
      }),
      (c) =>
        c
          .requiredOption('--change <sentence>', '"A sells 3% of C to B" (repeatable, in order)', many)
          .option('--quota <percent>', 'more than this share of the votes decides, for the power indices', '50')
          .option(RULE, 'a rule on moves or on companies (default: all)'),
    ),
    command(
      session,
      'power',
      'who decides: Shapley–Shubik, Banzhaf and others, exact',
      ['<company>'],
      (f, [subject = '']) => ({ ...common(f), verb: 'power', subject, concert: concertsOf(f.concert), ...quota(f) }),
      concert,
    ),
    command(
      session,
      'audit',
      'what is odd in the data: sums, loops, missing shares and owners, ultimate parents',
      [],
      (f) => ({
        ...common(f),
        verb: 'audit',
      }),
    ),
  ];
}

interface Period {
  readonly from?: string;
  readonly to?: string;
  readonly knownFrom?: string;
  readonly knownTo?: string;
}
function periodOf({ from, to, knownFrom, knownTo }: Period): Period {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(knownFrom === undefined ? {} : { knownFrom }),
    ...(knownTo === undefined ? {} : { knownTo }),
  };
}

/** Alone among questions it can say by its exit code that something is different. */
function changes(session: Session): Command {
  const made = saved(
    questionFlags(
      new Command('changes')
        .description('what is different between two days, or between two states of knowledge')
        .option('--from <day>', 'the earlier day')
        .option('--to <day>', 'the later day')
        .option('--known-from <day>', 'what was published by this day …')
        .option('--known-to <day>', '… against what was published by this one')
        .option(RULE, 'a rule on moves or on companies (default: all)')
        .option('--exit-code', 'exit with 1 if anything changed')
        .argument('<company>')
        .argument('[files...]', 'statements: .own, .csv, .xlsx, BODS JSON; or --store'),
    ),
  );
  return made.action(async (subject: string, files: string[]) => {
    const flags = made.opts() as Flags & Period & { exitCode?: boolean };
    const question: Question = {
      ...commonOf(flags),
      verb: 'changes',
      subject,
      ...periodOf(flags),
      ...(flags.rule === undefined ? {} : { rule: flags.rule }),
    };
    const changed = await session.answer(question, files, flags);
    if (flags.exitCode === true && changed.answer['changed'] === true && session.exitCode === 0)
      session.exitCode = DIFFERENCE;
  });
}

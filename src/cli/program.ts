/** The commands, their options and their help in the terms of commander. */
import { Command, Option } from 'commander';
import { type CommandOption, describeDefault } from '../options/command-options.js';
import { COLOR } from '../options/output-tables.js';
import { printable } from '../records/quote.js';
import { painter, STYLE } from '../report/paint.js';
import { wrapText } from '../report/wrap.js';
import { hasColor } from './color.js';
import { COMMAND_HELP, type CommandHelp, PROGRAM_HELP } from './command-help.js';
import type { CommandCall } from './commands.js';
import type { Streams } from './output.js';
import { version } from './version.js';

/** The streams that help and errors go to. */
type HelpStreams = Omit<Streams, 'signal'>;

/** The program; `run` gets the command that the user calls. */
export function buildProgram(
  streams: HelpStreams,
  run: (call: CommandCall) => Promise<void>,
): Command {
  const program = new Command('wirecopy')
    .description('Finds copied news: copies of articles, passages that travelled, repeats.')
    .version(version(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .showHelpAfterError('(wirecopy --help lists the commands)')
    .configureHelp({ styleTitle: bold, subcommandTerm: (command) => command.name() })
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(printableLines(text)),
      outputError: (text, write) => write(text.replace(/^error: /, 'wirecopy: ')),
    });
  for (const help of COMMAND_HELP) addCommand(program, help, run);
  addHelp(program, PROGRAM_HELP, streams);
  for (const command of program.commands) {
    const help = COMMAND_HELP.find(({ name }) => name === command.name());
    if (help) addHelp(command, help, streams);
  }
  return program;
}

function addCommand(
  program: Command,
  { name, group, summary, description, operands, options }: CommandHelp,
  run: (call: CommandCall) => Promise<void>,
): void {
  const command = program
    .command(name)
    .helpGroup(`${group}:`)
    .summary(summary)
    .description(description)
    .showHelpAfterError(`(wirecopy ${name} --help shows all options)`)
    // The arguments come before the options and the command itself.
    .action((...all: unknown[]) => {
      const args = all.slice(0, -2).flat() as string[];
      return run({ name, args, given: all.at(-2) as CommandCall['given'] });
    });
  for (const [operand, meaning] of operands) command.argument(operand, meaning);
  for (const option of commanderOptions(options)) command.addOption(option);
  command.addOption(new Option('--no-color', 'the same as --color never').hideHelp());
}

/** Adds notes and examples after the options, in the width and the colours of the stream. */
function addHelp(
  command: Command,
  { notes, examples }: Pick<CommandHelp, 'notes' | 'examples'>,
  { stdout, env }: HelpStreams,
): void {
  const isColored = () => {
    const when = COLOR.parse(command.opts().color ?? 'auto') ?? 'auto';
    return hasColor(when, stdout, env);
  };
  command.configureOutput({ getOutHasColors: isColored });
  command.addHelpText('after', () => {
    const width = Math.max(40, stdout.columns || 80);
    const title = (text: string) => painter({ color: isColored() })(STYLE.bold, `${text}:`);
    const indented = (text: string) =>
      text.split('\n').flatMap((line) => wrapText(line, { indent: 2, hanging: 2, width }));
    const blocks = notes.map(([heading, text]) => [title(heading), ...indented(text)]);
    const shown = [title('Examples'), ...examples.map((example) => `  ${example}`)];
    return [...blocks, shown].map((block) => `\n${block.join('\n')}`).join('\n');
  });
}

/** Always with colour, which commander takes away where none is wanted. */
function bold(title: string): string {
  return painter({ color: true })(STYLE.bold, title);
}

/**
 * An option table in the terms of commander, which checks no values: `src/options/validate-cli.ts`
 * does.
 */
function commanderOptions(options: readonly CommandOption[]): Option[] {
  return options.map((spec) => {
    const flag = spec.default === true ? spec.flag.replace('--', '--no-') : spec.flag;
    const preset = describeDefault(spec);
    const details = spec.value === '' ? '' : ` (${spec.takes}; default ${preset})`;
    const help = spec.group === 'Fields of a record' ? spec.help : spec.help + details;
    const named = spec.short === undefined ? flag : `${spec.short}, ${flag}`;
    const shown = spec.value === '' ? named : `${named} <${spec.value.toLowerCase()}>`;
    return new Option(shown, help).helpGroup(`${spec.group}:`);
  });
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

import { exit, type Command, type Io } from './command.ts';
import { checkCommand } from './commands/check.ts';
import { exportCommand } from './commands/export.ts';
import { diffCommand } from './commands/diff.ts';
import { doctorCommand } from './commands/doctor.ts';
import { importCommand } from './commands/import.ts';
import { keysCommand } from './commands/keys.ts';
import { newCommand } from './commands/new.ts';
import { previewCommand } from './commands/preview.ts';
import { publishCommand } from './commands/publish.ts';
import { schemaCommand } from './commands/schema.ts';
import { speechCommand } from './commands/speech.ts';
import { todayCommand } from './commands/today.ts';
import { signCommand } from './commands/sign.ts';

const commands: readonly Command[] = [
  checkCommand,
  importCommand,
  exportCommand,
  schemaCommand,
  keysCommand,
  previewCommand,
  publishCommand,
  todayCommand,
  signCommand,
  diffCommand,
  doctorCommand,
  newCommand,
  speechCommand,
];

/** In the order of the list. */
export const commandNames: readonly string[] = commands.map(({ name }) => name);

const overview = `NAME
  sportello-catalogue - the editor's side of Sportello: check, import, export, describe and publish a catalogue

SYNOPSIS
  sportello-catalogue COMMAND ...        (from a clone: npm run catalogue -- COMMAND ...)

COMMANDS
${commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}
  help       print this page, or that of a command: sportello-catalogue help check

OPTIONS
  --json      of every command: print what was done or found as one JSON value, and nothing else on the output
  -h, --help  of every command: print its page

  What is wrong with the command, and what is being done where that takes longer than a second, goes to the error
  output, with --json too.

EXIT STATUS
  0  done, nothing to mend
  1  findings: what was looked at has errors, or differs; each page says what that means there
  2  nothing was done: the command was misused, or a file, folder, host or key cannot be used`;

const isHelp = (arg: string): boolean => arg === '--help' || arg === '-h';

/** Runs one command line. Resolves with its exit status; what it says goes through `io`. */
export const run = async (args: readonly string[], io: Io): Promise<number> => {
  const [name, ...rest] = args;
  if (name === undefined) {
    io.err(overview);
    return exit.usage;
  }
  if (isHelp(name) || (name === 'help' && rest.length === 0)) {
    io.out(overview);
    return exit.ok;
  }
  const wanted = name === 'help' ? (rest[0] ?? '') : name;
  const command = commands.find((one) => one.name === wanted);
  if (command === undefined) {
    io.err(
      `There is no command "${wanted}". Commands are: ${commands.map((one) => one.name).join(', ')}, help.`,
    );
    return exit.usage;
  }
  if (name === 'help' || rest.some(isHelp)) {
    io.out(command.help);
    return exit.ok;
  }
  return command.run(rest, io);
};

import { createInterface } from 'node:readline';
import { type CodeKind, leastDigits, mostDigits, setCode } from '../kiosk/staff/codes.ts';

/**
 * Sets a code that is typed, or piped, into the standard input. At a terminal it is not shown; it stands in no command line, where
 * other users of the machine would read it.
 * @returns the exit status: 1 where the code cannot be used
 */
export const askCode = async (
  dataDir: string,
  kind: CodeKind,
  input: NodeJS.ReadableStream & { isTTY?: boolean },
): Promise<number> => {
  const isTerminal = input.isTTY === true;
  if (isTerminal)
    process.stderr.write(
      `The code of the ${kind}, ${leastDigits[kind]} to ${mostDigits} digits (empty takes it away): `,
    );
  // Without an output readline shows nothing of what is typed.
  const lines = createInterface({ input, terminal: isTerminal });
  const code = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
  });
  lines.close();
  if (isTerminal) process.stderr.write('\n');
  const problem = await setCode(dataDir, kind, code.trim());
  console.log(problem ?? `The code of the ${kind} is ${code.trim() === '' ? 'taken away' : 'set'}.`);
  return problem === undefined ? 0 : 1;
};

import { logCodes, logFacts, logPairs } from './log-events.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((title, column) =>
    Math.max(title.length, 3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
};

/** `docs/log-events.md`, as the table says it. */
export const logGuide = (): string => `# What a kiosk's log holds

Generated from \`kiosk/health/log-events.ts\`: change it there, then \`npm run docs\`.

\`log/sportello.jsonl\` in the data folder, a JSON object a line: \`time\` (ms since 1970) and one of what follows. A file is turned over at 512 kB; four are kept, none older than 30 days. Nothing of a person is in it: no answer, touch, key, search or ticket. The technician's screen shows it and saves it to a stick.

## Messages

\`code\`, with \`words\` as they go to the terminal.

${table(
  ['Code', 'Meaning', 'What to do'],
  Object.entries(logCodes).map(([code, { meaning, todo }]) => [code, meaning, todo]),
)}

## What begins and ends

\`pair\` with \`step\` \`start\`, and again with \`step\` \`complete\` and an \`outcome\`. A start without its end was cut off.

${table(
  ['Pair', 'Meaning', 'Outcomes'],
  Object.entries(logPairs).map(([pair, { meaning, outcomes }]) => [
    `\`${pair}\``,
    meaning,
    outcomes.map((one) => `\`${one}\``).join(', '),
  ]),
)}

## What happens

${table(
  ['Fact', 'Meaning'],
  Object.entries(logFacts).map(([fact, meaning]) => [`\`${fact}\``, meaning]),
)}
`;

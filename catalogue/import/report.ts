/** What happened to a value on its way in. */
export type EntryKind =
  | 'mistake'
  | 'conflict'
  | 'mended'
  | 'guessed'
  | 'unmapped'
  | 'dangling'
  | 'test'
  | 'left-out'
  | 'yours'
  | 'updated';

/** One thing that an import did other than take a value as it was. */
export type Entry = {
  kind: EntryKind;
  /** What sort of thing, for counting: `phone-zero`, `blank-hours`. */
  code: string;
  /** The record written, such as `services/imu`; empty where there is none. */
  record: string;
  /** The class and identifier of the record read. */
  source: string;
  field: string;
  /** A sentence for the editor. */
  words: string;
  was?: unknown;
  now?: unknown;
};

/** The whole report of an import: what JSON holds, and Markdown tells. */
export type ImportReport = {
  from: string;
  town: string;
  /** Figures, by name: services, services.active, services.with-places, units, ... */
  counts: Record<string, number>;
  /** Identifier there to id here: the next import keeps them. */
  ids: Record<string, Record<string, string>>;
  /** Every file written, so that the next import knows which are its own. */
  files: string[];
  entries: Entry[];
};

const headings: Readonly<Record<EntryKind, readonly [string, string]>> = {
  mistake: ['To mend at the source', 'They could not be read; the record has them in its `unmapped` field.'],
  conflict: [
    'Conflicts',
    'You and the source both changed these since the last import. What you wrote stays; look whether the source is right.',
  ],
  test: ['Test records', 'Imported, but not shown. Set `status: active` on those that are real.'],
  guessed: ['Guesses to confirm', 'Values that the source does not say outright.'],
  dangling: ['Links to nothing', 'Relations to records that are not in the folder.'],
  unmapped: [
    'Kept as they were',
    'Values that have no field here. They are in the `unmapped` field of their record.',
  ],
  'left-out': [
    'Not in the catalogue',
    'Records that nothing refers to, and the rest of those of which only a name, an address or hours were taken. They are whole in import-report.json.',
  ],
  yours: ['Your own changes', 'They stayed as they are.'],
  updated: ['Changed at the source', 'Records that nobody had edited here: they are as the source has them.'],
  mended: ['Mended', 'Values that were written in another form, or had a plain mistake.'],
};
const order = Object.keys(headings) as EntryKind[];

/** How many of one sort are told one by one; the JSON has them all. */
const told = 15;

const short = (value: unknown): string => {
  const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
    .replace(/\s+/g, ' ')
    .replaceAll('`', "'");
  return text.length > 90 ? `${text.slice(0, 87)}...` : text;
};

const changeOf = ({ was, now, kind }: Entry): string => {
  const [before, after] = kind === 'conflict' ? ['yours', 'the source'] : ['was', 'now'];
  const change = [
    ...(was === undefined ? [] : [`${before} \`${short(was)}\``]),
    ...(now === undefined ? [] : [`${after} \`${short(now)}\``]),
  ].join(', ');
  return change === '' ? '' : ` (${change})`;
};

const lineOf = (entry: Entry): string => {
  const { record, source, field, words } = entry;
  return `- **${record === '' ? source : record}**${field === '' ? '' : ` \`${field}\``}: ${words}${changeOf(entry)}`;
};

/** An entry on the terminal. */
export const describeEntry = (entry: Entry): string =>
  entry.kind === 'mistake'
    ? entry.words
    : `${entry.record === '' ? entry.source : entry.record}${entry.field === '' ? '' : ` ${entry.field}`}: ${entry.words}${changeOf(entry)}`;

/** The report as Markdown, for the person who mends the catalogue. */
export const reportInWords = (report: ImportReport): string => {
  const lines = [
    `# Import of ${report.town} from ${report.from}`,
    '',
    'Every value is in the catalogue or in this report; `import-report.json` has all of it.',
    '',
    '| What | How many |',
    '|---|---:|',
  ];
  for (const [name, count] of Object.entries(report.counts)) lines.push(`| ${name} | ${count} |`);
  for (const kind of order) {
    const ofKind = report.entries.filter((entry) => entry.kind === kind);
    if (ofKind.length === 0) continue;
    lines.push('', `## ${headings[kind][0]} (${ofKind.length})`, '', headings[kind][1]);
    for (const [code, entries] of Map.groupBy(ofKind, (entry) => entry.code)) {
      lines.push('', `### ${code} (${entries.length})`, '', ...entries.slice(0, told).map(lineOf));
      if (entries.length > told) lines.push(`- ... and ${entries.length - told} more in import-report.json`);
    }
  }
  return `${lines.join('\n')}\n`;
};

/** A column of a table: what an editor reads, and what the import calls it. */
export type Column = {
  key: string;
  /** The heading, in the words of the national model. */
  title: string;
  /** Other headings that mean it, as towns write them. */
  aliases: readonly string[];
  /** What goes into a cell, for the row of help. */
  help: string;
  example: string;
  /** Characters of a column that shows its cells. */
  width: number;
  /** Whether a second heading such as "In breve (en)" gives it in another language. */
  inLanguages?: boolean;
};
/** A table: a sheet of the workbook, or a CSV file of the same name. */
export type Table = { key: string; title: string; columns: readonly Column[] };

/** A column of which only what is told is not as usual. */
export const column = (
  key: string,
  title: string,
  help: string,
  example: string,
  more: Partial<Column> = {},
): Column => ({
  key,
  title,
  help,
  example,
  aliases: [],
  width: 24,
  ...more,
});

const days = [
  ['mon', 'Lunedì'],
  ['tue', 'Martedì'],
  ['wed', 'Mercoledì'],
  ['thu', 'Giovedì'],
  ['fri', 'Venerdì'],
  ['sat', 'Sabato'],
  ['sun', 'Domenica'],
] as const;
/** The hours of a week, a day a column. */
export const weekdayColumns = days.map(([key, title], at) =>
  column(
    key,
    title,
    at === 0 ? 'Orario, per esempio 8.30-12.30 / 14-16. Vuoto o "chiuso": chiuso.' : 'Come lunedì.',
    at < 5 ? '8.30-12.30' : 'chiuso',
    {
      width: 16,
      aliases: [title.slice(0, 3)],
    },
  ),
);
export const phone = column(
  'phone',
  'Telefono',
  'Con il prefisso. Se sono più di uno, separati da una virgola.',
  '0461 123456',
  { aliases: ['tel', 'telefoni'], width: 18 },
);
export const email = column('email', 'Email', 'La casella che qualcuno legge.', 'anagrafe@comune.prova.it', {
  aliases: ['e-mail', 'posta elettronica', 'mail'],
});
/** A code of one's own, which stays when the name changes. */
export const codeOf = (what: string, example: string): Column =>
  column(
    'code',
    'Codice',
    `Un codice vostro. Se cambiate il nome, il codice dice che ${what} è lo stesso.`,
    example,
    {
      aliases: ['identificativo', 'id'],
      width: 12,
    },
  );
/** The place of something, by the name that stands in the table of places. */
export const placeColumn = (help: string): Column =>
  column('place', 'Luogo', help, 'Municipio', { aliases: ['sede', 'dove'] });

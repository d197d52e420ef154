/** An entry of a calendar. Times are epoch ms. */
export type Entry = {
  /** The same for the same slip: putting it in twice changes one entry. */
  id: string;
  title: string;
  place: string;
  notes: string;
  from: number;
  to: number;
  written: number;
};

/** A text value (RFC 5545, 3.3.11). */
const escape = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    // eslint-disable-next-line no-control-regex -- 3.1 allows no control characters in text
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ');

/** A time in UTC, which needs no time zone beside it (3.3.5). */
const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** Lines of 75 bytes at most, the rest on lines that begin with a space (3.1); characters are not cut. */
const fold = (line: string): string => {
  const encoder = new TextEncoder();
  const rows: string[] = [];
  let row = '';
  let bytes = 0;
  for (const character of line) {
    const length = encoder.encode(character).length;
    if (bytes + length > 75) {
      rows.push(row);
      row = ' ';
      bytes = 1;
    }
    row += character;
    bytes += length;
  }
  return [...rows, row].join('\r\n');
};

/** A calendar file with one entry (RFC 5545). */
export const calendarFile = (entry: Entry): string =>
  `${[
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sportello//Take-away page//IT',
    'BEGIN:VEVENT',
    `UID:${escape(entry.id)}`,
    `DTSTAMP:${utc(entry.written)}`,
    `DTSTART:${utc(entry.from)}`,
    `DTEND:${utc(entry.to)}`,
    `SUMMARY:${escape(entry.title)}`,
    `LOCATION:${escape(entry.place)}`,
    `DESCRIPTION:${escape(entry.notes)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map(fold)
    .join('\r\n')}\r\n`;

import type { DraftService } from '../../../core/model/service.ts';
import type { Rich } from '../../../core/model/rich.ts';
import { plainToRich } from '../../standards/plain-rich.ts';
import type { Channel, Cost } from '../../../core/model/service-parts.ts';
import { townId } from '../italian-town.ts';
import { capitalised } from '../text.ts';
import { costOf, dateOf, lineOf, textOf, timesOf } from './cells.ts';
import type { RowReading } from './reading.ts';

/** A service before it has an id; the names are those that the row gives, for who knows all offices and places. */
export type RowService = Omit<DraftService, 'id'> & {
  unitName?: string | undefined;
  placeName?: string | undefined;
  categoryNames: string[];
};

const maxSummary = 160;
const optional = /\s*\((?:se serve|se necessario|facoltativ[oa]|eventuale)\)\s*$/i;

const statusOf = (reading: RowReading): NonNullable<DraftService['status']> => {
  const cell = reading.row.get('status');
  const words = lineOf(cell?.value).toLowerCase();
  if (cell === undefined || words === '' || /^(?:servizio )?attiv[oa]$/.test(words)) return 'active';
  if (/sospes/.test(words)) return 'suspended';
  if (/svilupp|prepar/.test(words)) return 'in-development';
  if (/intern/.test(words)) return 'internal';
  if (/non attiv|disattiv|inattiv|chius/.test(words)) return 'inactive';
  reading.mistake(
    'status',
    'status',
    cell,
    `"${words}" is no status. Write attivo, sospeso or non attivo. Taken as not active.`,
  );
  return 'inactive';
};

const costsOf = (reading: RowReading): Cost[] => {
  const cell = reading.row.get('costs');
  if (cell === undefined) return [];
  const lines =
    typeof cell.value === 'number'
      ? [cell.value.toFixed(2)]
      : textOf(cell.value).split(/\r?\n|\s*;\s*|\s\+\s/);
  return lines.flatMap((line): Cost[] => {
    const words = lineOf(line).replace(/^[-\u2013\u2022*]\s*/, '');
    if (words === '') return [];
    const cost = costOf(words);
    if (cost !== undefined) return [cost];
    if (/\d/.test(words))
      reading.mistake('cost', 'costs', cell, `"${words}" is not an amount of money. Write 22,21 or gratis.`);
    else
      reading.note('guessed', 'cost-words', 'costs', 'A cost without an amount: its words are shown.', {
        was: words,
      });
    return [{ label: { it: capitalised(words) } }];
  });
};

const channelsOf = (reading: RowReading, placeName: string | undefined): Channel[] => {
  const channels: Channel[] = [];
  const online = reading.row.get('online');
  const address = lineOf(online?.value);
  if (placeName !== undefined) channels.push({ type: 'counter' });
  if (online !== undefined) {
    const url = /^www\./i.test(address) ? `https://${address}` : address;
    if (/^https?:\/\/\S+$/.test(url)) channels.push({ type: 'online', url });
    else
      reading.mistake(
        'url',
        'online',
        online,
        `"${address}" is not an address. Write it whole, with https://.`,
      );
  }
  return channels;
};

/** A day in a cell. */
const dayOf = (reading: RowReading, key: string): string | undefined => {
  const cell = reading.row.get(key);
  const date = cell === undefined ? undefined : dateOf(cell.value);
  if (cell !== undefined && date === undefined)
    reading.mistake('date', key, cell, `"${textOf(cell.value)}" is not a date. Write 2/11/2026.`);
  return date;
};

const descriptionOf = (reading: RowReading): Rich | undefined => {
  const it = reading.row.get('description');
  const said = [
    ...(it === undefined ? [] : [['it', it] as const]),
    ...reading.row.inLanguages('description'),
  ];
  const texts = said.map(
    ([language, { value }]) => [language, plainToRich(textOf(value).replace(/\r\n?/g, '\n'))] as const,
  );
  const [first] = texts;
  return first === undefined ? undefined : { it: first[1], ...Object.fromEntries(texts) };
};

/** A row of "Servizi". */
export const serviceOf = (reading: RowReading, name: string): RowService => {
  const summary = reading.text('summary');
  if (summary !== undefined && [...summary.it].length > maxSummary)
    reading.note(
      'guessed',
      'long-summary',
      'summary',
      `Longer than ${maxSummary} characters: a card has no room for it. Make it one sentence.`,
    );
  const [date, verifiedAt, description] = [
    dayOf(reading, 'modified'),
    dayOf(reading, 'verifiedAt'),
    descriptionOf(reading),
  ];
  const [audience, unitName, placeName, code] = [
    reading.text('audience'),
    reading.line('unit'),
    reading.line('place'),
    reading.line('code'),
  ];
  const words = (value: string): string[] =>
    value
      .split(/[,;\n]/)
      .map((one) => lineOf(one))
      .filter((one) => one !== '');
  const cell = reading.row.get('synonyms');
  const synonyms = Object.fromEntries(
    [...(cell === undefined ? [] : [['it', cell] as const]), ...reading.row.inLanguages('synonyms')].map(
      ([language, { value }]) => [language, words(textOf(value))],
    ),
  );
  const service: RowService = {
    source: 'table',
    ...(code === undefined ? {} : { sourceId: code }),
    title: reading.text('name') ?? { it: name },
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    status: statusOf(reading),
    authority: townId,
    ...(audience === undefined ? {} : { audience }),
    howTo: reading.lines('howTo').map((it) => ({ text: { it: capitalised(it) } })),
    inputs: reading.lines('inputs').map((line) => ({
      name: { it: capitalised(line.replace(optional, '').replace(/[;,.]$/, '')) },
      ...(optional.test(line) ? { required: false } : {}),
    })),
    outputs: reading.lines('outputs').map((it) => ({ name: { it: capitalised(it) } })),
    costs: costsOf(reading),
    channels: channelsOf(reading, placeName),
    contacts: reading.contacts(),
    ...(Object.keys(synonyms).length === 0 ? {} : { synonyms }),
    ...(date === undefined ? {} : { modified: date }),
    ...(verifiedAt === undefined ? {} : { verifiedAt }),
    unitName,
    placeName,
    categoryNames: (reading.line('category') ?? '').split(/\s*;\s*/).filter((one) => one !== ''),
  };
  const times = timesOf(reading.row.get('times')?.value);
  if (times !== undefined) service.times = times;
  const unmapped = reading.finish();
  if (unmapped !== undefined) service.unmapped = unmapped;
  return service;
};

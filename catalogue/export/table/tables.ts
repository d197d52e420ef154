import type { Catalogue } from '../../../core/model/catalogue.ts';
import { languages, type Language, type Text } from '../../../core/model/language.ts';
import type { Contact } from '../../../core/model/place.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { numbered } from '../../standards/numbered-lines.ts';
import { osmOpeningHours } from '../../standards/osm-opening-hours.ts';
import type { Row, Table } from '../../standards/table.ts';
import { joinTexts, plainText, wordingsOf, type Wordings } from '../wordings.ts';

const lines = (parts: readonly string[]): string => parts.filter((one) => one !== '').join('\n');
/** A column for each language that the town offers: `title_it`, `title_en`. */
const inColumns = (field: string, text: Text | undefined, spoken: readonly Language[]): Row =>
  Object.fromEntries(spoken.map((language) => [`${field}_${language}`, text?.[language]]));
const contactsRow = (contacts: readonly Contact[] = []): Row => ({
  phone: lines(contacts.flatMap(({ phone = [] }) => phone)),
  email: lines(contacts.flatMap(({ email = [] }) => email)),
  website: lines(contacts.flatMap(({ url = [] }) => url)),
});

/** Euros with two decimals and the words of the fee; `0` is free. */
const costText = ({ text }: Wordings, costs: DraftService['costs']): Text | undefined =>
  joinTexts(
    (costs ?? []).flatMap(({ amount, currency = 'EUR', label, condition }) => {
      const price = amount === undefined ? [] : [{ it: `${(amount / 100).toFixed(2)} ${currency}` }];
      return (
        joinTexts([...price, ...[text(label) ?? []].flat(), ...[text(condition) ?? []].flat()], (parts) =>
          parts.join(', '),
        ) ?? []
      );
    }),
    lines,
  );

const serviceRow = (catalogue: Catalogue, wordings: Wordings, spoken: readonly Language[]) => {
  const { text } = wordings;
  const columns = (fields: Readonly<Record<string, Text | undefined>>): Row =>
    Object.assign({}, ...Object.entries(fields).map(([field, one]) => inColumns(field, one, spoken))) as Row;
  return (service: DraftService): Row => {
    const items = (all: readonly { name: Parameters<typeof text>[0] }[] | undefined): Text | undefined =>
      joinTexts(
        (all ?? []).flatMap(({ name }) => text(name) ?? []),
        lines,
      );
    return {
      id: service.id,
      sourceId: service.sourceId,
      status: service.status,
      authority: service.authority,
      responsibleUnit: service.responsibleUnit,
      ...columns({
        title: service.title,
        summary: service.summary,
        description: service.description && plainText(service.description),
        audience: service.audience,
        applicants: text(service.applicants),
        howTo: joinTexts(
          (service.howTo ?? []).flatMap((step) => text(step.text) ?? []),
          numbered,
        ),
        inputs: items(service.inputs),
        outputs: items(service.outputs),
        costs: costText(wordings, service.costs),
        timesNote: text(service.times?.note),
      }),
      maxDays: service.times?.immediate === true ? 0 : service.times?.maxDays,
      channels: (service.channels ?? []).map(({ type }) => type).join(' '),
      channelUrl: lines((service.channels ?? []).flatMap(({ url = [] }) => url)),
      channelPhone: lines((service.channels ?? []).flatMap(({ phone = [] }) => phone)),
      channelEmail: lines((service.channels ?? []).flatMap(({ email = [] }) => email)),
      places: (service.places ?? []).map(({ place }) => place).join(' '),
      ...contactsRow(service.contacts as Contact[] | undefined),
      category: service.category,
      topics: (service.topics ?? []).join(' '),
      needs: (service.needs ?? []).join(' '),
      modified: service.modified,
      verifiedAt: service.verifiedAt,
      synonyms: lines(Object.values(service.synonyms ?? {}).flatMap((words) => words ?? [])),
    };
  };
};

const lazily = <Item>(items: readonly Item[], make: (item: Item) => Row): Iterable<Row> => ({
  *[Symbol.iterator]() {
    for (const item of items) yield make(item);
  },
});

/** A catalogue as four tables that a person reads: services, offices, places, organisations. */
export const tablesOf = (catalogue: Catalogue): Table[] => {
  const wordings = wordingsOf(catalogue);
  const { municipality, services, units, places, organisations } = catalogue;
  const spoken = municipality.languages ?? languages;
  const hasHolidays = (municipality.holidays ?? []).length > 0;
  const table = <Item>(
    name: string,
    items: readonly Item[],
    make: (item: Item) => Row,
    sample: Item,
  ): Table => ({
    name,
    columns: Object.keys(make(sample)),
    rows: lazily(items, make),
  });
  return [
    table('services', services, serviceRow(catalogue, wordings, spoken), { id: '' }),
    table(
      'units',
      units,
      (unit) => ({
        id: unit.id,
        sourceId: unit.sourceId,
        organisation: unit.organisation,
        parent: unit.parent,
        ...inColumns('name', unit.name, spoken),
        ...inColumns('purpose', unit.purpose, spoken),
        places: (unit.places ?? []).join(' '),
        opening_hours:
          unit.hours && osmOpeningHours(unit.hours, hasHolidays, ({ reason }) => wordings.italian(reason)),
        ...contactsRow(unit.contacts),
      }),
      { id: '' },
    ),
    table(
      'places',
      places,
      (place) => ({
        id: place.id,
        sourceId: place.sourceId,
        ...inColumns('name', place.name, spoken),
        address: place.address,
        city: place.city,
        lat: place.lat,
        lon: place.lon,
        wheelchair: place.access?.wheelchair,
        opening_hours:
          place.hours && osmOpeningHours(place.hours, hasHolidays, ({ reason }) => wordings.italian(reason)),
        ...inColumns('directions', place.directions, spoken),
        ...contactsRow(place.contacts),
      }),
      { id: '' },
    ),
    table(
      'organisations',
      organisations,
      (one) => ({
        id: one.id,
        kind: one.kind,
        ...inColumns('name', one.name, spoken),
        website_home: one.url,
        ...contactsRow(one.contacts),
      }),
      { id: '', kind: 'other' as const, name: { it: '' } },
    ),
  ];
};

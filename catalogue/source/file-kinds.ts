import * as z from 'zod/mini';
import { Municipality, Phrase, Topic } from '../../core/model/catalogue.ts';
import { Guide, Need } from '../../core/model/guide.ts';
import { Notice, Organisation, Place, ServiceArea, Unit } from '../../core/model/place.ts';
import { DraftService } from '../../core/model/service.ts';

/** Folders with one record in each file, called after its id. */
export const folderKinds = ['services', 'units', 'places', 'notices', 'areas'] as const;
export type FolderKind = (typeof folderKinds)[number];
/** Lists of records in one file, or in a folder of files that hold such lists. */
export const listKinds = ['organisations', 'needs', 'topics', 'phrases'] as const;
export type ListKind = (typeof listKinds)[number];
/** Files that are one record by themselves. */
export const singleKinds = ['municipality', 'guide'] as const;

/** What the source form consists of. */
export const schemas = {
  municipality: Municipality,
  guide: Guide,
  services: DraftService,
  units: Unit,
  places: Place,
  notices: Notice,
  areas: ServiceArea,
  organisations: Organisation,
  needs: Need,
  topics: Topic,
  phrases: Phrase,
} as const;

/** The whole of a file that holds a list: `needs:` and then its records. */
export const listFile = <T extends z.ZodMiniType>(kind: ListKind, schema: T) =>
  z.strictObject({ [kind]: z.array(schema) });

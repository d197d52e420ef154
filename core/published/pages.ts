import * as z from 'zod/mini';
import { Catalogue, Municipality, TokenKeys } from '../model/catalogue.ts';
import { Question } from '../model/guide.ts';
import { Id, Language } from '../model/language.ts';
import { Notice, Place, Unit } from '../model/place.ts';
import { DraftService } from '../model/service.ts';
import { shardOf } from './shards.ts';

/*
 * What the two static pages read: the catalogue once more, cut down to one language (with Italian to fall back to) and to what a
 * person with a slip, or a desk, looks for. Phrases stand where the catalogue only names them. A phone loads one file about the
 * town and one with its service. Everything here is public: discreet services and units are left out.
 */

/** The version of the pages' data. A page that reads a later one must be loaded again. */
export const pagesVersion = 1;

/** Name of the signed index of a language among the targets. */
export const pagesTarget = (language: Language): string => `pages.${language}.json`;

/** Where the file with this hash is, below the folder of the catalogue. */
export const pageFileName = (hash: string): string => `pages/${hash}.json.gz`;

/**
 * The file of a service among the pages' data. Which file a phone asks for tells the web server a little of what its slip is for: so a
 * file holds services enough to hide one among, and a town of up to a hundred has one file.
 * @param digits of the shard's name that count: see `PagesIndex`
 */
export const pageShardOf = (id: string, digits: number): string =>
  digits === 0 ? 'all' : shardOf(id).slice(0, digits);
/** One file to a hundred services, 16 to two thousand, 256 beyond. */
export const pageShardDigits = (services: number): 0 | 1 | 2 =>
  services <= 100 ? 0 : services <= 2_000 ? 1 : 2;

/** Largest file once decompressed, in bytes: a town of 10,000 services has shards of 80 kB. */
const maxFileBytes = 32_000_000;

const File = z.strictObject({
  /** SHA-256 of the text, hexadecimal: some servers send compressed files decompressed, so the text is what is vouched for. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Bytes of the text. */
  length: z.int().check(z.gte(1), z.lte(maxFileBytes)),
});
export type PageFile = z.infer<typeof File>;

/** The index of one language. `services` are by `pageShardOf` their id and `digits`. */
export const PagesIndex = z.strictObject({
  formatVersion: z.literal(pagesVersion),
  municipality: Id,
  language: Language,
  town: File,
  /** The guide's questions, for the desk: what a person answered. */
  guide: File,
  /** The keys by which tokens are known: the same file in every language. */
  keys: File,
  /** The root of today's changes, as the catalogue names it. */
  todayRoot: Catalogue.shape.todayRoot,
  digits: z.int().check(z.gte(0), z.lte(2)),
  services: z.record(z.string().check(z.regex(/^(?:all|[0-9a-f]{1,2})$/)), File),
});
export type PagesIndex = z.infer<typeof PagesIndex>;

/** A service as the pages show it. */
export const PageService = z.pick(DraftService, {
  id: true,
  title: true,
  summary: true,
  responsibleUnit: true,
  inputs: true,
  places: true,
  reviewed: true,
});
export type PageService = z.infer<typeof PageService>;
export const PageServices = z.strictObject({ services: z.array(PageService) });

const PageUnit = z.pick(Unit, {
  id: true,
  name: true,
  places: true,
  contacts: true,
  hours: true,
  reception: true,
});
const PagePlace = z.omit(Place, { organisation: true, sourceId: true, unmapped: true });

/** The town as the pages show it. */
export const PageTown = z.strictObject({
  municipality: z.omit(Municipality, { brand: true, emergencyNumbers: true }),
  units: z.array(PageUnit),
  places: z.array(PagePlace),
  notices: z.array(Notice),
});
export type PageTown = z.infer<typeof PageTown>;

/** The keys by which the pages know a town's tokens. */
export const PageKeys = TokenKeys;
export type PageKeys = z.infer<typeof PageKeys>;

/** The guide as the desk shows it: what was asked, and what the answers say. */
export const PageGuide = z.strictObject({
  questions: z.array(z.pick(Question, { id: true, kind: true, text: true, options: true })),
});
export type PageGuide = z.infer<typeof PageGuide>;

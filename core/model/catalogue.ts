import * as z from 'zod/mini';
import { Guide, Need } from './guide.ts';
import { Id, Language, LocalDate, Text, WebAddress } from './language.ts';
import { Notice, Organisation, Place, ServiceArea, Unit } from './place.ts';
import { Holiday } from './schedule.ts';
import { DraftService } from './service.ts';

/** The version of this model. A kiosk one version older can always read what is published. */
const formatVersion = 1;

/** The town. Modello Comuni "Comune"; CPSV-AP `cv:PublicOrganisation`. */
export const Municipality = z.strictObject({
  formatVersion: z.literal(formatVersion),
  id: Id,
  name: Text,
  /** Code in the Indice dei domicili digitali della Pubblica Amministrazione (IPA). */
  ipaCode: z.optional(z.string()),
  /** IANA name, such as `Europe/Rome`. */
  timeZone: z.string(),
  /** Languages the town offers; all when not given. */
  languages: z.optional(z.array(Language)),
  holidays: z.optional(z.array(Holiday)),
  brand: z.optional(
    z.strictObject({
      colour: z.optional(z.string().check(z.regex(/^#[0-9a-f]{6}$/))),
      /** A file of `media/`, such as `stemma.svg`; reading the source puts the picture itself in its place, as a `data:` address. */
      coatOfArms: z.optional(
        z
          .string()
          .check(
            z.regex(
              /^(?:[a-z0-9]+(?:[-_.][a-z0-9]+)*\.(?:svg|png)|data:image\/(?:svg\+xml|png);base64,[A-Za-z0-9+/]+={0,2})$/,
            ),
            z.maxLength(90_000),
          ),
      ),
    }),
  ),
  /** Base of the take-away page, printed as a QR code. */
  takeAwayUrl: z.optional(WebAddress),
  website: z.optional(WebAddress),
  switchboard: z.optional(z.string()),
  /** The unit that receives whoever does not know whom to ask. */
  reception: z.optional(Id),
  /** Demonstration data: said on every screen and paper. */
  demonstration: z.optional(z.boolean()),
  /** Emergency numbers shown where a service is discreet. */
  emergencyNumbers: z.optional(z.array(z.strictObject({ number: z.string(), label: Text }))),
});
export type Municipality = z.infer<typeof Municipality>;

/** A controlled phrase, translated in every language. */
export const Phrase = z.strictObject({ id: Id, text: Text, reviewed: z.optional(z.array(Language)) });
export type Phrase = z.infer<typeof Phrase>;

/** A topic, or a category, by which services are grouped. */
export const Topic = z.strictObject({ id: Id, name: Text });
export type Topic = z.infer<typeof Topic>;

/** The keys by which a desk knows tokens: publishing puts them in, no editor writes them. */
export const TokenKeys = z.strictObject({
  /** The town's device keys, which sign certificates: Ed25519, base64url. */
  device: z.array(z.string().check(z.regex(/^[\w-]{43}$/))),
  /** Certificates of kiosks and desks, base64url. */
  certificates: z.array(z.string().check(z.regex(/^[\w-]+$/), z.maxLength(700))),
});
export type TokenKeys = z.infer<typeof TokenKeys>;

/** The whole catalogue, as the kiosk holds it in memory. Order is the editor's. */
export const Catalogue = z.strictObject({
  formatVersion: z.literal(formatVersion),
  municipality: Municipality,
  organisations: z.array(Organisation),
  units: z.array(Unit),
  places: z.array(Place),
  services: z.array(DraftService),
  needs: z.array(Need),
  guide: Guide,
  notices: z.array(Notice),
  areas: z.array(ServiceArea),
  phrases: z.array(Phrase),
  topics: z.array(Topic),
  /** The last day on which the whole was changed. */
  modified: z.optional(LocalDate),
  tokenKeys: z.optional(TokenKeys),
  /** The root of the keys that sign today's changes (`1.root.json` of the repository `today`, base64url): publishing puts it in. */
  todayRoot: z.optional(z.string().check(z.regex(/^[\w-]+$/), z.maxLength(8000))),
});
export type Catalogue = z.infer<typeof Catalogue>;

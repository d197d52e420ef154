import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';

const root = join(import.meta.dirname, '..');
const text = (least: number, most: number) => z.string().check(z.minLength(least), z.maxLength(most));

/** The rules of the publiccode.yml standard, version 0.5, for the keys in use; a key that is not in it is an error. */
const publiccode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.5'),
  name: text(1, 100),
  url: z.url(),
  softwareVersion: z.string(),
  releaseDate: z.iso.date(),
  platforms: z.array(z.enum(['web', 'windows', 'mac', 'linux', 'ios', 'android'])).check(z.minLength(1)),
  categories: z
    .array(z.enum(['digital-citizenship', 'knowledge-management', 'visitor-management']))
    .check(z.minLength(1)),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum([
    'standalone/mobile',
    'standalone/iot',
    'standalone/desktop',
    'standalone/web',
    'standalone/backend',
    'standalone/other',
    'addon',
    'library',
    'configurationFiles',
  ]),
  intendedAudience: z.strictObject({
    countries: z.array(z.string().check(z.regex(/^[a-z]{2}$/))),
    scope: z.array(z.enum(['government', 'healthcare', 'local-authorities', 'welfare', 'society'])),
  }),
  description: z.record(
    z.string().check(z.regex(/^[a-z]{2}$/)),
    z.strictObject({
      localisedName: z.string(),
      genericName: text(1, 35),
      shortDescription: text(1, 150),
      longDescription: text(150, 10_000),
      features: z.array(text(1, 100)).check(z.minLength(1)),
    }),
  ),
  legal: z.strictObject({ license: z.literal('EUPL-1.2') }),
  maintenance: z.strictObject({
    type: z.enum(['internal', 'contract', 'community', 'none']),
    contacts: z.array(z.strictObject({ name: z.string() })).check(z.minLength(1)),
  }),
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string()).check(z.minLength(1)),
  }),
  dependsOn: z.strictObject({
    open: z.array(
      z.strictObject({
        name: z.string(),
        versionMin: z.optional(z.string()),
        optional: z.optional(z.boolean()),
      }),
    ),
  }),
});

describe('publiccode.yml', () => {
  const file: unknown = parse(readFileSync(join(root, 'publiccode.yml'), 'utf8'));
  it('keeps the rules of the standard', () => {
    expect(z.prettifyError(publiccode.safeParse(file).error ?? new z.core.$ZodError([]))).toBe('');
  });
  it('names the languages that the kiosk speaks, and the version and licence of the package', async () => {
    const { languages } = await import('../core/model/language.ts');
    const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
      license: string;
    };
    const { localisation, softwareVersion, legal } = publiccode.parse(file);
    expect(localisation.availableLanguages).toEqual([...languages]);
    expect(softwareVersion).toBe(version);
    expect(legal.license).toBe(license);
  });
});

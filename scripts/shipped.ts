import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const LockedPackage = z.object({
  version: z.optional(z.string()),
  license: z.optional(z.string()),
  integrity: z.optional(z.string()),
  dev: z.optional(z.boolean()),
  hasInstallScript: z.optional(z.boolean()),
});
const Lockfile = z.object({ packages: z.record(z.string(), LockedPackage) });

type Package = z.infer<typeof LockedPackage> & {
  /** Its name, also where it stands below another package. */
  name: string;
  /** Its folder, from the root of the project. */
  path: string;
};

/** Every package of the lockfile, but the project itself. */
export const lockedPackages = (root: string): Package[] =>
  Object.entries(Lockfile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))).packages)
    .filter(([path]) => path !== '')
    .map(([path, locked]) => ({ ...locked, path, name: path.replace(/^.*node_modules\//, '') }));

/** What a production installation has: packages that only developers need are not among it. */
export const shippedPackages = (root: string): Package[] =>
  lockedPackages(root).filter(({ dev }) => dev !== true);

/** The texts that must go with a package: its licence and its notices, as it brings them. Nothing where it brings none. */
const textsOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name) && !/\.(js|json|html)$/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());

/** Notices of all that is shipped and installed here, one section a package, the same every time. */
export const thirdPartyNotices = (root: string): string => {
  const sections = shippedPackages(root)
    .filter(({ path }) => existsSync(join(root, path)))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ name, version, license, path }) => {
      const texts = textsOf(join(root, path));
      const words =
        texts.length > 0 ? texts : [`The package brings no text of its licence; it names ${license}.`];
      return `## ${name} ${version}\n\nLicence: ${license}\n\n${words.map((text) => `\`\`\`\`text\n${text}\n\`\`\`\``).join('\n\n')}\n`;
    });
  return `# Third-party software in Sportello\n\nSportello is published under the EUPL-1.2. It contains the packages below, each under its own licence. Electron's binary brings the notices of Chromium itself (LICENSES.chromium.html).\n\n${sections.join('\n')}`;
};

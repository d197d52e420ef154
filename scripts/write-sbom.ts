/* `npm run sbom`: writes what is shipped into dist/ (or `-- FOLDER`), as a CycloneDX bill of materials and as notices to read. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { shippedPackages, thirdPartyNotices } from './shipped.ts';

const root = join(import.meta.dirname, '..');
const out = resolve(process.argv[2] ?? join(root, 'dist'));

const Component = z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() });
const Bill = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({}) }),
  components: z.array(Component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

// Not with `--omit dev`: that leaves out whatever a developer's tool needs too, zod and svelte among it.
const run = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64_000_000,
});
if (run.status !== 0) {
  console.error(
    `The bill of materials could not be made: ${run.error?.message ?? run.stderr.trim()}. It needs npm 10 or newer, and the packages of the lockfile (npm ci).`,
  );
  process.exit(1);
}
const bill = Bill.parse(JSON.parse(run.stdout));
const shipped = new Set(shippedPackages(root).map(({ name, version }) => `${name}@${version}`));
const components = bill.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
const refs = new Set(components.map((component) => component['bom-ref']));

// Number and time are of the moment, and optional in CycloneDX: without them the same packages give the same bytes.
const { serialNumber: _number, ...rest } = bill;
const { timestamp: _time, ...metadata } = bill.metadata;
const sbom = {
  ...rest,
  // npm takes the folder's name, and calls it a library.
  metadata: { ...metadata, component: { ...metadata.component, type: 'application', name: 'sportello' } },
  components,
  dependencies: bill.dependencies
    .filter(({ ref }) => refs.has(ref) || ref === metadata.component['bom-ref'])
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
};

mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
writeFileSync(join(out, 'THIRD-PARTY.md'), thirdPartyNotices(root));
console.log(
  `${join(out, 'sbom.cdx.json')}: ${components.length} packages. ${join(out, 'THIRD-PARTY.md')}: their notices.`,
);

import type { Catalogue } from '../../core/model/catalogue.ts';
import { diffCatalogues, sayDifference } from '../diff/diff-catalogues.ts';
import type { Plan } from '../publish/plan.ts';
import { exit, type Io } from './command.ts';
import type { OpenDestination } from './open-destination.ts';

/** Lines of what changed that are printed; `diff` prints all. */
const shown = 40;

/** `publish --dry-run`: what would change there, for people or as JSON. */
export const dryRun = async (
  plan: Plan,
  destination: OpenDestination,
  catalogue: Catalogue,
  asJson: boolean,
  io: Io,
): Promise<number> => {
  const before = plan.current === undefined || !plan.changed ? undefined : await destination.read();
  const differences = before?.ok === true ? diffCatalogues(before.value, catalogue) : [];
  const files = [...plan.named, ...plan.pages, ...plan.roots].map(({ file, content }) => ({
    file,
    bytes: content().length,
  }));
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
  const keys = ['targets', 'snapshot', 'timestamp'].filter((role) =>
    (plan.due as ReadonlySet<string>).has(role),
  );
  if (asJson) {
    io.out(
      JSON.stringify({ dryRun: true, changed: plan.changed, keys, bytes, files, differences }, undefined, 2),
    );
    return exit.ok;
  }
  if (plan.current === undefined)
    io.out(`Nothing is published there yet: all ${catalogue.services.length} services would be.`);
  else if (!plan.changed) io.out('The catalogue there is the same; it would only be signed again.');
  else if (before?.ok !== true)
    io.out('The catalogue would change; the one that is there cannot be compared.');
  const lines = differences.flatMap(sayDifference);
  for (const line of lines.slice(0, shown)) io.out(line);
  if (lines.length > shown)
    io.out(`... and ${lines.length - shown} more: sportello-catalogue diff shows all.`);
  io.out(
    `${files.length} files, ${bytes} bytes, and the signatures of ${keys.join(', ')}. Nothing was written.`,
  );
  return exit.ok;
};

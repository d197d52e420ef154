import type { Entry } from '../report.ts';
import { cleanText } from '../text.ts';
import type { Context } from './context.ts';

/** Classes that become records of their own: what is not mapped of them is in their `unmapped`. */
const whole = new Set(['public_service', 'office', 'administrative_area', 'place']);

/** Records that nothing names, and those of which a part was taken: whole, so that nothing is lost. */
export const leftOver = ({ dump, used }: Context): Entry[] =>
  dump.classes.flatMap(dump.all).flatMap((one): Entry[] => {
    const isUsed = used.has(`${one.classIdentifier} ${one.remoteId}`);
    if (isUsed && whole.has(one.classIdentifier)) return [];
    const name = cleanText(one.name).text;
    return [
      {
        kind: 'left-out',
        code: isUsed ? `rest of ${one.classIdentifier}` : one.classIdentifier,
        record: '',
        source: `${one.classIdentifier} ${one.remoteId}`,
        field: '',
        words: isUsed
          ? `"${name}": what the catalogue has no field for.`
          : `"${name}" is named by nothing that was imported.`,
        was: one.data,
      },
    ];
  });

import type { Finding } from '../source/finding.ts';
import type { Located } from '../source/read-source.ts';
import { findingAt, isShown } from './finding-at.ts';
import { findJargon } from './jargon.ts';
import { textsOf } from './texts.ts';
import { findWebPhrase } from './web-phrases.ts';

/** Words that do not help at a kiosk: those of web pages, and those that only offices use. */
export const wordingFindings = (located: readonly Located[]): Finding[] =>
  located.filter(isShown).flatMap((one) =>
    textsOf(one.record).flatMap(({ path, text: { it = '' } }) => {
      const web = findWebPhrase(it);
      return [
        ...(web === undefined
          ? []
          : [
              {
                message: `says "${web}", which means nothing at a kiosk.`,
                fix: 'Say what to do there, at the desk or by phone.',
              },
            ]),
        ...findJargon(it).map(({ said, plain }) => ({
          message: `says "${said}", a word of offices.`,
          fix: `People say: ${plain}.`,
        })),
      ].map((said) => findingAt(one, { ...said, path: [...path, 'it'] }));
    }),
  );

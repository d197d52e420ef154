import { contrast, darkEnough, enoughContrast } from '../../core/colour/contrast.ts';
import type { Municipality } from '../../core/model/catalogue.ts';
import type { Place } from '../../core/model/place.ts';
import { planFaults } from '../../core/way/plan-faults.ts';
import type { Finding } from '../source/finding.ts';
import type { Located } from '../source/read-source.ts';
import { findingAt, type Said } from './finding-at.ts';

const ofPlans = ({ plans }: Place): Said[] =>
  (plans ?? []).flatMap((plan, index) =>
    planFaults(plan).map(({ path, ...words }) => ({
      ...words,
      severity: 'error',
      path: ['plans', index, ...path],
    })),
  );

const ofBrand = ({ brand }: Municipality): Said[] => {
  const { colour } = brand ?? {};
  if (colour === undefined || contrast(colour, '#ffffff') >= enoughContrast) return [];
  return [
    {
      path: ['brand', 'colour'],
      message: `White on ${colour} has a contrast of ${contrast(colour, '#ffffff').toFixed(1)}:1.`,
      fix: `People in a lobby need ${enoughContrast}:1: the screen shows ${darkEnough(colour)}. Write that, to see here what they see.`,
    },
  ];
};

/** What would not be seen or followed on the glass: plans whose ways lead through walls, colours that are too light. */
export const lookFindings = (located: readonly Located[]): Finding[] =>
  located.flatMap((one) => {
    const said =
      one.kind === 'places'
        ? ofPlans(one.record as Place)
        : one.kind === 'municipality'
          ? ofBrand(one.record as Municipality)
          : [];
    return said.map((words) => findingAt(one, words));
  });

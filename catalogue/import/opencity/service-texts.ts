import type { DraftService } from '../../../core/model/service.ts';
import type { HtmlNode } from '../html.ts';
import { blocksOf, isHeading, plainOf } from '../html-words.ts';
import { shorten } from '../text.ts';
import { saysNothing, withoutAnnouncement } from './readable.ts';
import type { Scope } from './scope.ts';

const maxSummary = 160;

/** The summary and the description. A summary that is too long is shortened, and stands whole in the description. */
export const describeService = (scope: Scope, service: DraftService): void => {
  const abstract = scope.nodes('abstract', scope.take('abstract'));
  const description = scope.nodes('description', scope.take('description'));
  const said = plainOf(abstract);
  const blocks = blocksOf(description);
  const isEmpty = said === '' || (saysNothing(said) && blocks.length > 0);
  if (!isEmpty) {
    const whole = withoutAnnouncement(said);
    if (whole !== said)
      scope.note('mended', 'announcement', 'abstract', 'Words that only announce the text were left out.', {
        was: said,
        now: whole,
      });
    service.summary = { it: shorten(whole, maxSummary) };
    if (service.summary.it !== whole) {
      blocks.unshift(...blocksOf(abstract));
      scope.note(
        'mended',
        'summary',
        'abstract',
        `Shortened to ${maxSummary} characters; the whole stands in the description.`,
        { was: whole, now: service.summary.it },
      );
    }
  } else if (description.length > 0) {
    service.summary = { it: shorten(plainOf(description.slice(0, 1)), maxSummary) };
    scope.note(
      'guessed',
      'summary',
      'abstract',
      'There was none that says what it is for: the start of the description stands for it.',
      { ...(said === '' ? {} : { was: said }), now: service.summary.it },
    );
  }
  const after = scope.nodes('output_notes', scope.take('output_notes'));
  if (after.length > 0) blocks.push({ paragraph: [{ bold: 'Che cosa succede dopo' }] }, ...blocksOf(after));
  if (blocks.length > 0) service.description = { it: blocks };
};

/** Stands before a case that has no heading of its own; the section says what it is. */
const generalCase = 'Da sapere';

/** Special cases: one for each heading, or all as one. */
export const casesOf = (nodes: readonly HtmlNode[]): NonNullable<DraftService['specialCases']> => {
  const groups: { when: string; nodes: HtmlNode[] }[] = [{ when: generalCase, nodes: [] }];
  for (const node of nodes) {
    if (isHeading(node)) groups.push({ when: plainOf([node]).replace(/:$/, ''), nodes: [] });
    else groups.at(-1)?.nodes.push(node);
  }
  // A heading with nothing under it is a sentence of its own.
  return groups.flatMap((group, index) =>
    group.nodes.length > 0
      ? [{ when: { it: group.when }, then: { it: plainOf(group.nodes) } }]
      : index === 0
        ? []
        : [{ when: { it: generalCase }, then: { it: group.when } }],
  );
};

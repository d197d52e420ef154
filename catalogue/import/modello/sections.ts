import type { DraftService } from '../../../core/model/service.ts';
import type { Times } from '../../../core/model/service-parts.ts';
import { readHtml, type HtmlNode } from '../html.ts';
import { blocksOf, plainOf } from '../html-words.ts';
import { casesOf } from '../opencity/service-texts.ts';
import { inputsOf, linesOf } from '../opencity/steps.ts';
import type { EntryKind } from '../report.ts';
import { statedCost } from '../stated-costs.ts';
import { capitalised, cleanText, shorten } from '../text.ts';
import { timesOf } from '../table/cells.ts';
import { removeWebWords } from '../web-words.ts';

/** Tells the report of a value that was not simply taken. */
export type Note = (
  kind: EntryKind,
  code: string,
  field: string,
  words: string,
  change?: { was?: unknown; now?: unknown },
) => void;

/**
 * The sections that the national model ("Modello Comuni") has for a service, as HTML or plain text; empty where a site says
 * nothing. `after`: what happens once it was asked for; `more`: what fits no other section.
 */
export type Sections = Readonly<
  Partial<
    Record<
      | 'title'
      | 'summary'
      | 'description'
      | 'after'
      | 'more'
      | 'audience'
      | 'applicants'
      | 'howTo'
      | 'inputs'
      | 'outputs'
      | 'times'
      | 'costs'
      | 'terms'
      | 'specialCases',
      string
    >
  >
>;

const maxSummary = 160;

/** A text that is nothing but a number of days is one; every other stays words. */
const readTimes = (text: string): Times => {
  const read = timesOf(text.replace(/\.$/, ''));
  return read?.maxDays !== undefined || read?.immediate === true ? read : { note: { it: capitalised(text) } };
};

/** The texts of a service from its sections. What was mended or guessed is noted by the field of ours. */
export const textsOf = (sections: Sections, note: Note): Omit<DraftService, 'id'> => {
  const nodes = (section: keyof Sections): HtmlNode[] => {
    const { nodes: kept, removed } = removeWebWords(readHtml(sections[section] ?? ''));
    for (const was of removed)
      note('mended', 'web-words', section, 'Words that only help on a web page were taken out.', { was });
    return kept;
  };
  const plain = (section: keyof Sections): string => capitalised(plainOf(nodes(section)));
  const titled = (heading: string, section: keyof Sections) => {
    const blocks = blocksOf(nodes(section));
    return blocks.length === 0 ? [] : [{ paragraph: [{ bold: heading }] }, ...blocks];
  };
  const title = cleanText(plainOf(readHtml(sections.title ?? ''))).text;
  const said = cleanText(plainOf(nodes('summary'))).text;
  const summary = shorten(said, maxSummary);
  if (summary !== said)
    note('mended', 'long-summary', 'summary', 'Shortened; whole in the description.', {
      was: said,
      now: summary,
    });
  const description = [
    ...(summary === said ? [] : [said]),
    ...blocksOf(nodes('description')),
    ...titled('Che cosa succede dopo', 'after'),
    ...titled('Altre informazioni', 'more'),
  ];
  const [audience, applicants, times] = [plain('audience'), plain('applicants'), plain('times')];
  const inputs = inputsOf(nodes('inputs'));
  if (inputs.length > 0)
    note(
      'guessed',
      'inputs',
      'inputs',
      'Things to bring, read from a text: say which are not always needed.',
    );
  const costs = linesOf(nodes('costs')).map(({ text }) => statedCost(text));
  const terms = blocksOf(nodes('terms'));
  return {
    ...(title === '' ? {} : { title: { it: title } }),
    ...(summary === '' ? {} : { summary: { it: summary } }),
    ...(description.length === 0 ? {} : { description: { it: description } }),
    ...(audience === '' ? {} : { audience: { it: audience } }),
    ...(applicants === '' ? {} : { applicants: { it: applicants } }),
    howTo: linesOf(nodes('howTo')).map(({ text }) => ({ text: { it: capitalised(text) } })),
    inputs,
    outputs: linesOf(nodes('outputs')).map(({ text }) => ({ name: { it: capitalised(text) } })),
    ...(times === '' ? {} : { times: readTimes(times) }),
    costs,
    ...(terms.length === 0 ? {} : { terms: { it: terms } }),
    specialCases: casesOf(nodes('specialCases')),
  };
};

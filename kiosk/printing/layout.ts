import { rightToLeft } from '../../core/model/language.ts';
import type { Bitmap } from './bitmap.ts';
import { assemble, bar } from './drawing.ts';
import type { CodePage } from './code-page.ts';
import { drawnPen } from './drawn-pen.ts';
import { letterPen } from './letter-pen.ts';
import { logoDrawing } from './logo.ts';
import { numberDrawing } from './number-drawing.ts';
import type { Paper } from './paper.ts';
import { addressInWords, besideCode, qrDrawing, slipModules, type Words } from './qr-block.ts';
import { type Directed, type Pen, type ReceiptElement, type Role, spacing } from './receipt-element.ts';
import type { Slip, SlipBlock, SlipText } from './slip.ts';
import type { Typesetter } from './typesetter.ts';

/** Control characters and halves of pairs have no place on paper; a printer would take some of them for commands. */
const clean = (text: string): string => text.toWellFormed().replace(/\p{Cc}+/gu, ' ');
const isRightToLeft = ({ lang }: SlipText): boolean => rightToLeft.includes(lang);
const space = (dots: number): ReceiptElement => ({ kind: 'space', dots });
const italian = (text: string): SlipText => ({ text, lang: 'it' });

const ruleDots = 2;
const rule = (paper: Paper, dots = ruleDots): ReceiptElement => ({
  kind: 'drawn',
  drawing: bar(paper.dots, dots),
});

/** The layout of one slip: elements from the top down, and the characters that no font has. */
export type Layout = { elements: ReceiptElement[]; lost: string[] };

/** Roles of a block's lines by its style. */
const lineRole: Readonly<Record<SlipBlock['style'], Role>> = {
  normal: 'body',
  large: 'large',
  checklist: 'body',
  steps: 'body',
  small: 'small',
};

const directed = (text: SlipText): Directed => ({ text: text.text, rightToLeft: isRightToLeft(text) });

const markerOf = (
  style: SlipBlock['style'],
  index: number,
  count: number,
): { marker?: 'box' | `${number}.` } =>
  style === 'checklist'
    ? { marker: 'box' }
    : style === 'steps' && count > 1
      ? { marker: `${index + 1}.` }
      : {};

const blockElements = (
  pen: Pen,
  { label, style, lines }: SlipBlock,
  part: 'person' | 'clerk',
): ReceiptElement[] => {
  const [only] = lines;
  const pairs = style === 'normal' || (part === 'clerk' && style === 'large');
  const beside =
    pairs && lines.length === 1 && only !== undefined && label !== undefined
      ? pen.pair(directed(label), directed(only))
      : undefined;
  if (beside !== undefined) return [space(spacing.beforeBlock), ...beside];
  // The clerk reads at a desk: nothing there needs to be large.
  const role = part === 'clerk' && style === 'large' ? 'strong' : lineRole[style];
  return [
    space(spacing.beforeBlock),
    ...(label === undefined ? [] : pen.paragraph('label', label.text, { rightToLeft: isRightToLeft(label) })),
    ...lines.flatMap((line, index) => [
      ...(index > 0 && style !== 'normal' && style !== 'small' ? [space(spacing.betweenItems)] : []),
      ...pen.paragraph(role, line.text, {
        rightToLeft: isRightToLeft(line),
        ...markerOf(style, index, lines.length),
      }),
    ]),
    ...(role === 'large' ? [space(spacing.afterLarge)] : []),
  ];
};

/** The clerk's part under a bar of its own, so that it is found at a glance. */
const clerkElements = (pen: Pen, blocks: readonly SlipBlock[]): ReceiptElement[] => {
  const [first, ...rest] = blocks;
  if (first === undefined) return [];
  const { label, ...head } = first;
  return [
    space(spacing.aroundRule),
    ...(label === undefined ? [] : pen.paragraph('banner', label.text)),
    ...blockElements(pen, head, 'clerk').slice(1),
    ...rest.flatMap((block) => blockElements(pen, block, 'clerk')),
  ];
};

const cleanBlocks = (blocks: readonly SlipBlock[]): SlipBlock[] =>
  blocks.map(({ label, style, lines }) => ({
    style,
    ...(label === undefined ? {} : { label: { ...label, text: clean(label.text) } }),
    lines: lines.map((line) => ({ ...line, text: clean(line.text) })),
  }));
const textsOf = (blocks: readonly SlipBlock[]): SlipText[] =>
  blocks.flatMap(({ label, lines }) => [...(label === undefined ? [] : [label]), ...lines]);

/**
 * Lays a slip out for a paper. The person's part is written in the printer's letters where its code page has every
 * character of it, else drawn as a whole: a page of two typefaces mixed line by line is hard to read. The clerk's
 * part decides for itself. Without a code page all is drawn: a page of a PDF has no letters of its own.
 */
export const layoutSlip = (
  slip: Slip,
  paper: Paper,
  page: CodePage | undefined,
  typesetter: Typesetter,
  logo?: Bitmap,
): Layout => {
  const lost = new Set<string>();
  const lose = (characters: string[]): void => characters.forEach((character) => void lost.add(character));
  const alignRight = rightToLeft.includes(slip.lang);
  const penFor = (texts: readonly SlipText[], right: boolean): Pen =>
    page !== undefined && !right && texts.every(({ text }) => page.printable(text) !== undefined)
      ? letterPen(paper, page)
      : drawnPen(paper, typesetter, right, lose);

  const tidy = (text: SlipText): SlipText => ({ ...text, text: clean(text.text) });
  const [title, qrLabel, footer, town] = [
    tidy(slip.title),
    tidy(slip.qrLabel),
    tidy(slip.footer),
    italian(clean(slip.town)),
  ];
  const banner = slip.banner === undefined ? [] : [tidy(slip.banner)];
  const blocks = cleanBlocks(slip.blocks);
  const clerk = cleanBlocks(slip.clerk);
  const pen = penFor([town, ...banner, title, qrLabel, footer, ...textsOf(blocks)], alignRight);
  const clerkPen = penFor(textsOf(clerk), false);
  const write = (role: Role, text: SlipText): ReceiptElement[] =>
    pen.paragraph(role, text.text, { rightToLeft: isRightToLeft(text) });

  const number =
    slip.number === undefined
      ? undefined
      : numberDrawing(typesetter.drawable(clean(slip.number)).text, paper, typesetter);
  const elements: ReceiptElement[] = [
    ...(logo === undefined
      ? []
      : [{ kind: 'drawn', drawing: logoDrawing(logo, paper.dots) } as const, space(spacing.aroundTownRule)]),
    ...write('town', town),
    space(spacing.aroundTownRule),
    rule(paper),
    space(spacing.aroundTownRule),
    ...banner.flatMap((text) => [...write('banner', text), space(spacing.afterBanner)]),
    ...(number === undefined
      ? []
      : [{ kind: 'drawn', drawing: number } as const, space(spacing.afterNumber)]),
    ...write('title', title),
    ...blocks.flatMap((block) => blockElements(pen, block, 'person')),
    ...clerkElements(clerkPen, clerk),
    space(spacing.aroundRule),
    rule(paper),
    ...qrElements(slip, qrLabel, { paper, typesetter, alignRight, write, lose }),
    space(spacing.beforeFooter),
    ...write('small', footer),
  ];
  return { elements, lost: [...lost] };
};

type QrTools = {
  paper: Paper;
  typesetter: Typesetter;
  alignRight: boolean;
  write: (role: Role, text: SlipText) => ReceiptElement[];
  lose: (characters: string[]) => void;
};

/** The code with its words beside it, or below it where they do not fit; the words alone where the code would be too dense. */
const qrElements = (
  slip: Slip,
  label: SlipText,
  { paper, typesetter, alignRight, write, lose }: QrTools,
): ReceiptElement[] => {
  const modules = slipModules(slip);
  const code = modules === undefined ? undefined : qrDrawing(modules, paper);
  const address = addressInWords(slip.url);
  const below = [...write('body', label), ...(address === undefined ? [] : write('small', italian(address)))];
  if (code === undefined) return [space(spacing.beforeBlock), ...below];
  const words = [label, ...(address === undefined ? [] : [italian(address)])].map((text, index): Words => {
    const drawable = typesetter.drawable(text.text);
    lose(drawable.lost);
    return { text: drawable.text, rightToLeft: isRightToLeft(text), weight: index === 0 ? 700 : 400 };
  });
  const beside = besideCode(code, words, paper, typesetter, alignRight);
  if (beside !== undefined) return [{ kind: 'drawn', drawing: beside }];
  const left = Math.floor((paper.dots - code.width) / 2);
  const alone = assemble(paper.dots, code.height, [{ drawing: code, left, top: 0 }]);
  return [{ kind: 'drawn', drawing: alone }, ...below];
};

import type { Block, Inline } from '../../core/model/rich.ts';

const inline = (run: Inline): string =>
  typeof run === 'string' ? run : 'bold' in run ? run.bold : `${run.link} (${run.url})`;
const runs = (item: string | readonly Inline[]): string =>
  typeof item === 'string' ? item : item.map(inline).join('');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Rich text for formats that know plain text only: an empty line between blocks, `- ` before items. Bold is lost, links keep their address in brackets. */
export const richToPlain = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (typeof block === 'string') return oneLine(block);
      if ('paragraph' in block) return oneLine(runs(block.paragraph));
      return block.list.map((item) => `- ${oneLine(runs(item))}`).join('\n');
    })
    .filter((block) => block !== '')
    .join('\n\n');

const bullet = /^\s*[-*\u2022]\s+/;

/** The other way: paragraphs and lists of a plain text. A single line break inside a paragraph is a space. */
export const plainToRich = (text: string): Block[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .flatMap((part): Block[] => {
      const lines = part.split('\n').filter((line) => line.trim() !== '');
      const first = lines.findIndex((line) => bullet.test(line));
      const before = oneLine((first === -1 ? lines : lines.slice(0, first)).join(' '));
      const paragraph: Block[] = before === '' ? [] : [before];
      if (first === -1) return paragraph;
      const list: string[] = [];
      for (const line of lines.slice(first)) {
        const words = oneLine(line.replace(bullet, ''));
        const last = list.length - 1;
        if (bullet.test(line) || last < 0) list.push(words);
        else list[last] = `${list[last]} ${words}`;
      }
      return [...paragraph, { list: list.filter((item) => item !== '') }];
    });

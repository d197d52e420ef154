import { isJson, listOf, textOf, type Json } from '../json.ts';

/** Deeper than this no page is written; only data that was made to break a reader is. */
const deepest = 40;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const linked = (url: unknown, html: string): string =>
  typeof url === 'string' && url !== '' ? `<a href="${escaped(url)}">${html}</a>` : html;

/** Elements of Slate that mean something to a reader; others are their children. */
const slateTags = new Set(['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'strong', 'b', 'blockquote', 'br']);

const slateHtml = (node: unknown, depth = 0): string => {
  if (!isJson(node) || depth > deepest) return '';
  if (typeof node['text'] === 'string') {
    const text = escaped(node['text']).replaceAll('\n', '<br>');
    return node['bold'] === true ? `<b>${text}</b>` : text;
  }
  const inner = listOf(node['children'])
    .map((child) => slateHtml(child, depth + 1))
    .join('');
  const type = textOf(node['type']);
  if (type === 'link' || type === 'a')
    return linked(isJson(node['data']) ? node['data']['url'] : node['url'], inner);
  return slateTags.has(type) ? `<${type}>${inner}</${type}>` : inner;
};

type Range = { offset: number; length: number; style?: unknown; key?: unknown };
const rangesOf = (value: unknown): Range[] =>
  listOf(value).filter(
    (one): one is Range => isJson(one) && Number.isInteger(one['offset']) && Number.isInteger(one['length']),
  );

/** One paragraph or item of Draft.js, its bold words and links in place. */
const draftLine = (block: Json, entities: Json): string => {
  const text = textOf(block['text']);
  const bold = rangesOf(block['inlineStyleRanges']).filter(({ style }) => style === 'BOLD');
  const links = rangesOf(block['entityRanges']).flatMap(({ offset, length, key }) => {
    const entity = entities[String(key)];
    const data = isJson(entity) && isJson(entity['data']) ? entity['data'] : {};
    const url = data['url'] ?? data['href'];
    return typeof url === 'string' ? [{ offset, length, url }] : [];
  });
  const cuts = [...bold, ...links].flatMap(({ offset, length }) => [offset, offset + length]);
  const points = [...new Set([0, ...cuts, text.length])]
    .filter((at) => at >= 0 && at <= text.length)
    .toSorted((a, b) => a - b);
  const covers = ({ offset, length }: Range, at: number): boolean => offset <= at && at < offset + length;
  return points
    .slice(0, -1)
    .map((at, index) => {
      const words = escaped(text.slice(at, points[index + 1]));
      const styled = bold.some((range) => covers(range, at)) ? `<b>${words}</b>` : words;
      return linked(links.find((range) => covers(range, at))?.url, styled);
    })
    .join('');
};

const draftHtml = (raw: unknown): string => {
  if (!isJson(raw)) return '';
  const entities = isJson(raw['entityMap']) ? raw['entityMap'] : {};
  let list = '';
  let html = '';
  for (const block of listOf(raw['blocks']).filter(isJson)) {
    const type = textOf(block['type']);
    const next = type === 'unordered-list-item' ? 'ul' : type === 'ordered-list-item' ? 'ol' : '';
    if (next !== list) html += `${list === '' ? '' : `</${list}>`}${next === '' ? '' : `<${next}>`}`;
    list = next;
    const line = draftLine(block, entities);
    html +=
      next !== '' ? `<li>${line}</li>` : type.startsWith('header') ? `<h3>${line}</h3>` : `<p>${line}</p>`;
  }
  return list === '' ? html : `${html}</${list}>`;
};

const cellHtml = (value: unknown): string =>
  Array.isArray(value) ? value.map((node) => slateHtml(node)).join('') : draftHtml(value);

const blockHtml = (block: Json, depth: number): string => {
  if (depth > deepest) return '';
  if (isJson(block['blocks'])) return blocksHtml(block, depth + 1);
  if (isJson(block['data']) && isJson(block['data']['blocks'])) return blocksHtml(block['data'], depth + 1);
  if (Array.isArray(block['value'])) return block['value'].map((node) => slateHtml(node)).join('');
  if (isJson(block['text'])) return draftHtml(block['text']);
  if (typeof block['html'] === 'string') return block['html'];
  if (isJson(block['table']))
    return listOf(block['table']['rows'])
      .filter(isJson)
      .map((row) => {
        const cells = listOf(row['cells']).filter(isJson);
        return `<p>${cells.map((cell) => cellHtml(cell['value']).replace(/<\/?p>/g, '')).join(' ')}</p>`;
      })
      .join('');
  const plain = textOf(block['plaintext']) || textOf(block['searchableText']) || textOf(block['text']);
  return plain === '' ? '' : `<p>${escaped(plain)}</p>`;
};

const blocksHtml = (field: Json, depth: number): string => {
  const blocks = isJson(field['blocks']) ? field['blocks'] : {};
  const layout = isJson(field['blocks_layout']) ? listOf(field['blocks_layout']['items']).map(String) : [];
  const order = layout.length > 0 ? layout : Object.keys(blocks);
  return order
    .map((id) => (Object.hasOwn(blocks, id) ? blocks[id] : undefined))
    .filter(isJson)
    .map((block) => blockHtml(block, depth))
    .join('');
};

/**
 * A field of Plone as HTML: blocks of Volto (Slate, or Draft.js before it), rich text of Plone (`{ data }`), or a string.
 * What holds no words is empty. Whatever it is, it never throws.
 */
export const fieldHtml = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (!isJson(value)) return '';
  if (typeof value['data'] === 'string') return value['data'];
  return blocksHtml(value, 0);
};

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';

/** A picture that every start of a screen carries: bytes. */
export const maxPictureBytes = 64_000;

/** What a drawing may be made of. Scripts, styles, links, foreign content, fonts and animations are not among it. */
const elements = new Set(
  'svg g path rect circle ellipse line polyline polygon defs title desc linearGradient radialGradient stop clipPath mask use symbol'.split(
    ' ',
  ),
);

/** Why a drawing is not taken; nothing where it is a plain one. */
export const svgFault = (text: string): string | undefined => {
  let fault: string | undefined;
  let first: string | undefined;
  const say = (words: string): void => void (fault ??= words);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) say('declares a document type');
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        first ??= name;
        if (!elements.has(name)) say(`holds <${name}>`);
        for (const [attribute, value] of Object.entries(attributes)) {
          if (/^on/i.test(attribute)) say(`holds a script (${attribute})`);
          if (/^(?:xlink:)?href$/i.test(attribute) && !/^#[\w-]+$/.test(value))
            say(`points elsewhere (${attribute})`);
          if (attribute === 'style' || /url\((?!["']?#)/i.test(value)) say(`points elsewhere (${attribute})`);
        }
      },
      onprocessinginstruction: (name) => {
        if (name !== '?xml') say(`holds an instruction (${name})`);
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return first === 'svg' ? fault : 'is no SVG';
};

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

type Read = { ok: true; address: string } | { ok: false; message: string; fix: string };

/** The coat of arms as a `data:` address: it then travels, and is signed, with all else of the town. */
export const readCoatOfArms = async (dir: string, name: string): Promise<Read> => {
  const refuse = (message: string, fix: string): Read => ({
    ok: false,
    message: `media/${name} ${message}.`,
    fix,
  });
  const bytes = await readFile(join(dir, 'media', name)).catch(() => undefined);
  if (bytes === undefined)
    return refuse('is not there', 'Put the picture into media/, or take the line out.');
  if (bytes.length > maxPictureBytes)
    return refuse(
      `has ${Math.ceil(bytes.length / 1000)} kB`,
      `At most ${maxPictureBytes / 1000} kB: make it simpler, or a PNG of 300 pixels.`,
    );
  if (name.endsWith('.png'))
    return bytes.subarray(0, pngStart.length).equals(pngStart)
      ? { ok: true, address: `data:image/png;base64,${bytes.toString('base64')}` }
      : refuse('is no PNG', 'Save the picture again as PNG.');
  const fault = svgFault(bytes.toString('utf8'));
  return fault === undefined
    ? { ok: true, address: `data:image/svg+xml;base64,${bytes.toString('base64')}` }
    : refuse(fault, 'Export it as plain SVG: shapes and colours only.');
};

import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { readCoatOfArms, svgFault } from './coat-of-arms.ts';

const svg = (inner: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" ${attributes}>${inner}</svg>`;

describe('a coat of arms', () => {
  it('is a plain drawing', () => {
    expect(svgFault(`<?xml version="1.0"?>${svg('<g><path d="M0 0h1" fill="#fff"/></g>')}`)).toBeUndefined();
    expect(svgFault(svg('<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/>'))).toBeUndefined();
  });
  it.each([
    ['a script', svg('<script>alert(1)</script>'), 'holds <script>'],
    ['an event', svg('<path onload="x()"/>'), 'holds a script (onload)'],
    ['an event of the whole', svg('', 'onload="x()"'), 'holds a script (onload)'],
    ['a page', svg('<foreignObject><p/></foreignObject>'), 'holds <foreignObject>'],
    ['another file', svg('<use href="https://a.example/x.svg#a"/>'), 'points elsewhere (href)'],
    ['a picture from elsewhere', svg('<rect fill="url(https://a.example)"/>'), 'points elsewhere (fill)'],
    ['a style', svg('<rect style="background:url(x)"/>'), 'points elsewhere (style)'],
    ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`, 'declares a document type'],
    ['a style sheet', `<?xml-stylesheet href="x"?>${svg('')}`, 'holds an instruction (?xml-stylesheet)'],
    ['no drawing', '<html></html>', 'is no SVG'],
    ['nothing', '', 'is no SVG'],
  ])('is not taken with %s', (_name, text, fault) => {
    expect(svgFault(text)).toBe(fault);
  });
});

describe('its file', () => {
  const demo = join(import.meta.dirname, '..', '..', 'assets', 'demo-catalogue');
  it('becomes an address that holds it', async () => {
    expect(await readCoatOfArms(demo, 'stemma.svg')).toMatchObject({
      ok: true,
      address: expect.stringMatching(/^data:image\/svg\+xml;base64,/) as unknown,
    });
  });
  it('is missed by name', async () => {
    expect(await readCoatOfArms(demo, 'niente.png')).toEqual({
      ok: false,
      message: 'media/niente.png is not there.',
      fix: 'Put the picture into media/, or take the line out.',
    });
  });
});

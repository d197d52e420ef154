import ReceiptPrinterEncoder, {
  type ReceiptPrinterEncoderOptions,
} from '@point-of-sale/receipt-printer-encoder';

/** What a printer's code page can print. */
export type CodePage = {
  name: CodePageName;
  /** The text as it can be printed with no letter lost; undefined where it must be drawn. */
  printable: (text: string) => string | undefined;
};
type Mapping = Extract<ReceiptPrinterEncoderOptions['codepageMapping'], string>;
export type CodePageName = NonNullable<ReceiptPrinterEncoderOptions['codepageCandidates']>[number];

/** Present in every printer, and the same as ASCII below 128. */
const lastResort: CodePageName = 'cp437';

/**
 * Signs that a code page may lack and that mean the same in a plainer form. Only signs between words: letters are
 * never replaced.
 */
const plainer: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u02bc': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u2212': '-',
  '\u2026': '...',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u2007': ' ',
  '\u2022': '-',
  '\u00ad': '',
  '\u200b': '',
  '\ufeff': '',
};

/**
 * Scripts that a printer writes as they stand, one letter after the other. Arabic or Hebrew code pages have the
 * letters but neither join them nor turn their order, so those are always drawn.
 */
const simple = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]$/u;
const questionMark = 0x3f;
const lineFeed = 0x0a;
/** Below, every code page has ASCII. */
const firstOwn = 0x80;

const supported = (name: string, mapping: Mapping): name is CodePageName => {
  try {
    new ReceiptPrinterEncoder({ columns: 48, codepageMapping: mapping }).codepage(name as CodePageName);
    return true;
  } catch {
    return false;
  }
};

/**
 * The code page of that name; one that the printers do not have leaves ASCII, and the rest is drawn. `mapping`: whose numbers
 * for the pages the printer follows; most makers follow Epson for those of Western Europe.
 */
export const codePage = (wanted: string, mapping: Mapping = 'epson'): CodePage => {
  const lower = wanted.toLowerCase().replace(/^cp125/, 'windows125');
  const name = supported(lower, mapping) ? lower : lastResort;
  const known = new Map<string, boolean>();
  // The encoder itself is asked: it puts `?` for what it lacks, and says nothing.
  const isIn = (character: string): boolean => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const code = character.codePointAt(0) ?? 0;
    let has = code >= 0x20 && code < 0x7f;
    if (code > 0xa0 && code <= 0xffff && simple.test(character) && name === lower) {
      const bytes = new ReceiptPrinterEncoder({
        columns: 48,
        codepageMapping: mapping,
        newline: '\n',
      })
        .codepage(name)
        .text(character)
        .encode();
      // The line feed comes last, the letter before it.
      const letter = bytes.at(-2) ?? questionMark;
      has = bytes.at(-1) === lineFeed && letter >= firstOwn;
    }
    known.set(character, has);
    return has;
  };
  return {
    name,
    printable: (text) => {
      let whole = '';
      for (const character of text.normalize('NFC')) {
        const printed = isIn(character) ? character : plainer[character];
        if (printed === undefined) return undefined;
        whole += printed;
      }
      return whole;
    },
  };
};

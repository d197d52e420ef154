import type { Language } from '../../core/model/language.ts';

/** Words on paper, in the language they are really in. */
export type SlipText = { text: string; lang: Language };

/** A group of lines under a label. `checklist` lines get a box to tick; `steps` are numbered. */
export type SlipBlock = {
  label?: SlipText;
  style: 'normal' | 'large' | 'checklist' | 'steps' | 'small';
  lines: SlipText[];
};

/**
 * One description of the slip, from which paper, PDF and screen are drawn. It holds nothing of a person but what they
 * agreed to. `clerk` repeats service, desk and documents in Italian; it is empty where the slip is Italian already.
 */
export type Slip = {
  /** The ticket it belongs to: also the id of its one print job. */
  ticket: string;
  lang: Language;
  town: string;
  /** Said on paper where the data are for demonstration. */
  banner?: SlipText;
  /** `A012-K`: drawn as large as the paper allows. */
  number?: string;
  title: SlipText;
  blocks: SlipBlock[];
  clerk: SlipBlock[];
  /** The QR code's text, with the words of `qrLabel` beside it: the take-away page, or a bare token for the desk. */
  url: string;
  qrLabel: SlipText;
  /** Date and time of issue, and the kiosk. */
  footer: SlipText;
};

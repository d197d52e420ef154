import english from '../../../assets/locales/staff/en.json' with { type: 'json' };
import italian from '../../../assets/locales/staff/it.json' with { type: 'json' };
import { fill, type Values } from '../../lib/words.ts';

export type StaffKey = keyof typeof italian;
const words: Record<'it' | 'en', Record<StaffKey, string>> = { it: italian, en: english };

/** The words behind the screens, in two languages. Whoever leaves leaves it Italian. */
export class StaffWords {
  lang = $state<'it' | 'en'>('it');
  t = (key: StaffKey, values?: Values): string => fill(words[this.lang][key], values);
  other = (): void => {
    this.lang = this.lang === 'it' ? 'en' : 'it';
  };
}

export const staffWords = new StaffWords();

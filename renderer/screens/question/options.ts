import Check from '@lucide/svelte/icons/check';
import X from '@lucide/svelte/icons/x';
import type { Language } from '../../../core/model/language.ts';
import type { Shown } from '../../../kiosk/contract/shown.ts';
import type { GuideView } from '../../../kiosk/contract/views.ts';
import { pictogramOf, type Pictogram } from '../../lib/icons.ts';
import type { Key } from '../../lib/words.ts';

type Option = { id: string; label: Shown; hint?: Shown | undefined; icon?: Pictogram | undefined };

/** Yes and no look the same on every question, whether or not the catalogue gives them a pictogram. */
const own: Readonly<Record<string, Pictogram>> = { yes: Check, no: X };

/** The answers to choose from. A yes-or-no question may come without naming its two. */
export const optionsOf = (
  { question, options }: Extract<GuideView, { kind: 'question' }>,
  t: (key: Key) => string,
  lang: Language,
): Option[] => {
  if (question === 'yes-no' && options.length === 0) {
    return (['yes', 'no'] as const).map((id) => ({
      id,
      label: { text: t(`question.${id}`), lang, machine: false },
      icon: own[id],
    }));
  }
  return options.map((option) => ({
    ...option,
    icon: option.icon === undefined ? own[option.id] : pictogramOf(option.icon),
  }));
};

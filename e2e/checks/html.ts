import { HtmlValidate } from 'html-validate';
import type { Page } from '@playwright/test';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // A tick is a button with that role: an <input> would act on a click, which never comes while a palm rests on the glass (A15).
    'prefer-native-element': 'off',
    // What ARIA allows, such as the name of a <video>.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
  },
});

/** What is wrong with the HTML of a page as it stands, by the HTML standard and ARIA. */
export const invalidHtml = async (page: Page): Promise<string[]> => {
  const { results } = await validator.validateString(await page.content());
  const lines = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
  );
  return [...new Set(lines)];
};

import { describe, expect, it } from 'vitest';
import { createSay } from './say.ts';

const phrases = new Map();
const service = {
  id: 'isee',
  title: { it: 'ISEE', ar: 'إيصال الدخل' },
  speech: { it: 'Isèe, la dichiarazione dei redditi della famiglia', ar: 'إيصالُ الدَّخْلِ' },
};

describe('what is said in place of a title', () => {
  it('is in the language in which the title is shown', () => {
    expect(createSay({ phrases }, 'ar').title(service)).toMatchObject({
      lang: 'ar',
      speech: service.speech.ar,
    });
    expect(createSay({ phrases }, 'fr').title(service)).toMatchObject({
      lang: 'it',
      speech: service.speech.it,
    });
  });
  it('is nothing where the editor wrote none', () => {
    const { speech: _, ...plain } = service;
    expect(createSay({ phrases }, 'it').title(plain)).toEqual({ text: 'ISEE', lang: 'it', machine: false });
  });
});

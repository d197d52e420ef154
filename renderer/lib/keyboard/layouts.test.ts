import { describe, expect, it } from 'vitest';
import { languageNames } from '../language.ts';
import type { Language } from '../../../core/model/language.ts';
import { candidatesFor, loadLayout, withoutLast } from './layouts.ts';

const needed: Partial<Record<Language, string>> = {
  it: "abcdefghijklmnopqrstuvwxyzàèéìòù0123456789'",
  en: 'abcdefghijklmnopqrstuvwxyz',
  ro: 'abcdefghijklmnopqrstuvwxyzăâîșț',
  sq: 'abcdefghijklmnopqrstuvwxyzçë',
  fr: 'abcdefghijklmnopqrstuvwxyzéèàçù',
  es: 'abcdefghijklmnopqrstuvwxyzñ',
  uk: "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'",
  ar: 'ءابةتثجحخدذرزسشصضطظعغفقكلمنهوىيأإآ',
  bn: 'অআইঈউঊএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহািীুূেৈোৌ্ং',
  pa: 'ਅਆਇਈਉਊਏਐਓਔਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵਸਹ',
};

describe.each(Object.keys(languageNames) as Language[])('the keyboard in %s', (lang) => {
  it('has the letters of the language', async () => {
    const { digits, rows, more } = await loadLayout(lang);
    const keys = new Set([digits, ...rows, ...more].flat().join(''));
    expect([...(needed[lang] ?? '')].filter((letter) => !keys.has(letter))).toEqual([]);
  });
  it('fits: no row is longer than 13 keys', async () => {
    const { digits, rows, more } = await loadLayout(lang);
    expect(digits).toHaveLength(10);
    expect(Math.max(...[...rows, ...more].map((row) => row.length))).toBeLessThanOrEqual(14);
    expect([...rows, ...more].flat().some((key) => key.includes('{'))).toBe(false);
  });
});

it('offers characters for pinyin', async () => {
  const layout = await loadLayout('zh-Hans');
  expect(candidatesFor('shen', layout).characters).toContain('身');
  expect(candidatesFor('身fen', layout)).toMatchObject({ typed: 'fen' });
  expect(candidatesFor('身份', layout).characters).toEqual([]);
});

it('deletes a letter with its marks at once', () => {
  expect(withoutLast('কি')).toBe('');
  expect(withoutLast('perché')).toBe('perch');
  expect(withoutLast('')).toBe('');
});

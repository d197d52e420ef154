import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../model/language.ts';
import type { Language } from '../../model/language.ts';
import { fold } from '../fold.ts';
import { stemmerOf } from './stem.ts';

/** Forms of one word, which people type for one another. */
const alike: readonly [Language, string][] = [
  ['it', 'multa multe'],
  ['it', 'certificato certificati'],
  ['it', 'rinnovo rinnovare rinnovato rinnovi'],
  ['it', 'smarrito smarrita smarrire smarrimento'],
  ['it', 'sposarsi sposarmi sposare sposati'],
  ['it', 'registrare registrazione registrato registro'],
  ['it', 'residente residenti residenza'],
  ['it', 'cambio cambiare cambiato'],
  ['it', 'tassa tasse'],
  ['it', 'banca banche'],
  ['it', 'asilo asili'],
  ['it', 'perso persa persi'],
  ['it', 'pagare pago pagamento pagato'],
  ['it', 'votare voto votazione'],
  ['it', 'invalido invalidita'],
  ['en', 'certificate certificates'],
  ['en', 'renovate renovation renovating'],
  ['en', 'renew renewal renewing renewed'],
  ['en', 'tax taxes'],
  ['en', 'baby babies'],
  ['en', 'marry marries'],
  ['ar', 'الجنسية جنسية بالجنسية'],
  ['ar', 'مدرسة المدرسة'],
  ['ar', 'يضربني يضرب'],
  ['ro', 'certificat certificate certificatul certificatele certificatului'],
  ['ro', 'căsătorie căsătorii căsătoria'],
  ['sq', 'certifikata certifikatat certifikaten'],
  ['fr', 'carte cartes'],
  ['fr', 'déclaration déclarer'],
  ['es', 'certificado certificados'],
  ['es', 'tarjeta tarjetas'],
  ['uk', 'довідка довідки довідку'],
];
/** Words of different services that must not become one. */
const apart: readonly [Language, string, string][] = [
  ['it', 'stato', 'stazione'],
  ['it', 'patente', 'patrimonio'],
  ['it', 'cane', 'canile'],
  ['it', 'casa', 'cassa'],
  ['en', 'tax', 'taxi'],
  ['en', 'bus', 'business'],
];

describe('stems', () => {
  it.each(alike)('%s: %s are one word', (lang, words) => {
    const stems = new Set(words.split(' ').map((word) => stemmerOf(lang)(fold(word))));
    expect([...stems]).toHaveLength(1);
  });
  it.each(apart)('%s: %s and %s stay two', (lang, one, other) => {
    expect(stemmerOf(lang)(one)).not.toBe(stemmerOf(lang)(other));
  });
  it('leave numbers, short words and languages without a stemmer alone', () => {
    expect(stemmerOf('it')('104')).toBe('104');
    expect(stemmerOf('it')('dat')).toBe('dat');
    expect(stemmerOf('zh-Hans')('身份')).toBe('身份');
  });
  it('are never empty', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.string({ unit: 'binary', minLength: 1 }),
        (lang, text) => {
          for (const word of fold(text)
            .split(' ')
            .filter((part) => part !== ''))
            expect(stemmerOf(lang)(word)).not.toBe('');
        },
      ),
    );
  });
});

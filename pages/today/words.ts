import { sayDate } from '../../core/words/dates.ts';
import type { EditorError } from '../../core/today/editor.ts';

const known: Readonly<Record<string, string>> = {
  locked: 'La chiave è chiusa: scrivi prima la frase segreta.',
  'wrong-passphrase': 'La frase segreta non è giusta. Riprova.',
  'no-key': 'La chiave di oggi non si trova. Chiedi a chi ha installato il programma.',
  'damaged-key': 'La chiave di oggi è rovinata. Chiedi a chi ha installato il programma.',
  over: 'È già passato: i totem non mostrerebbero niente. Controlla il giorno e l’ora.',
  'unknown-id': 'In quella sede nessuno riceve per questo: i totem non mostrerebbero niente.',
  invalid: 'Manca qualcosa, o un orario finisce prima di cominciare. Controlla i campi.',
  'other-today-key':
    'La cartella è stata pubblicata con un’altra chiave. Chiedi a chi ha installato il programma.',
  'damaged-folder':
    'Quello che è pubblicato non si legge, o qualcuno lo ha cambiato. Chiedi a chi ha installato il programma.',
  'older-than-known':
    'Quello che è pubblicato è più vecchio di quello che hai già pubblicato tu. Chiedi a chi ha installato il programma.',
  'changed-meanwhile':
    'Un collega ha pubblicato in questo momento. Controlla che cosa è in vigore, e riprova.',
  remote:
    'Il sito su cui si pubblica non risponde, o non accetta la pubblicazione. Controlla la rete e riprova: i totem mostrano ancora quello di prima.',
  'not-written':
    'La cartella pubblicata non si può scrivere. Controlla che la rete o il disco ci sia, e riprova: i totem mostrano ancora quello di prima.',
  gone: 'Il programma sul tuo computer non risponde più. Riaprilo dal terminale.',
};

/** Why something was not done, for the editor; what has no sentence of its own is said as the program says it. */
export const troubleOf = ({ code, words }: EditorError): string => known[code] ?? words;

/** `sabato 28 novembre`, with `, ore 8:05` where there is a time. */
export const momentOf = (moment: string, today: string): string => {
  const [date = '', time] = moment.split('T');
  // A local date, said as it stands: in no time zone but its own.
  const day = sayDate('it', date, today.slice(0, 10), 'UTC');
  return time === undefined ? day : `${day}, ore ${time}`;
};

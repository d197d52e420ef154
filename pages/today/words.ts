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
  'damaged-folder': 'La cartella pubblicata non si legge. Chiedi a chi ha installato il programma.',
  'not-written':
    'La cartella pubblicata non si può scrivere. Controlla che la rete o il disco ci sia, e riprova: i totem mostrano ancora quello di prima.',
  gone: 'Il programma sul tuo computer non risponde più. Riaprilo dal terminale.',
};

/** Why something was not done, for the editor; what has no sentence of its own is said as the program says it. */
export const troubleOf = ({ code, words }: EditorError): string => known[code] ?? words;

/** `28/11/2026`, with the time where there is one. */
export const momentOf = (moment: string): string => {
  const [date = '', time] = moment.split('T');
  const day = date.split('-').toReversed().join('/');
  return time === undefined ? day : `${day}, ore ${time}`;
};

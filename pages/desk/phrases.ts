import type { HandOverReason } from '../../core/token/claims.ts';
import type { Verdict } from '../../core/token/check-token.ts';

/** Why a person is sent on, in words that are the same at every desk. */
export const reasonWords: Readonly<Record<HandOverReason, string>> = {
  'responsible-there': "Se ne occupa quell'ufficio",
  'documents-checked': 'I documenti sono già stati controllati qui',
  'documents-missing': 'Mancano documenti: si completano là',
  'appointment-there': "Ha l'appuntamento là",
  'closing-here': 'Qui stiamo chiudendo',
};

/** What a code is worth, and what to do. */
export const verdictWords: Readonly<Record<Verdict['state'], { title: string; todo: string }>> = {
  valid: { title: 'Valido', todo: 'Viene da un totem del tuo comune.' },
  'not-verified': {
    title: 'Non verificato: ricevi la persona',
    todo: 'Il codice è intero, ma la sua chiave non è (ancora) nel catalogo. Quello che dice va chiesto alla persona.',
  },
  expired: {
    title: 'Scaduto',
    todo: 'Il foglio è vecchio. Ricevi la persona, e controlla che sia ancora il servizio giusto.',
  },
  'other-town': {
    title: 'È di un altro comune',
    todo: "Non si legge qui. Di' alla persona a quale comune rivolgersi.",
  },
  altered: {
    title: 'La firma non torna',
    todo: 'Qualcuno ha cambiato il codice, o il foglio è rovinato. Quello che dice non si mostra. Ricevi la persona e chiedi.',
  },
  'not-ours': {
    title: 'Non è un codice di Sportello',
    todo: 'O è un altro codice, o ne manca un pezzo: leggilo di nuovo. Se lo scanner scrive segni strani, imposta nello scanner la tastiera italiana.',
  },
  'newer-version': {
    title: 'Il codice è più nuovo di questa pagina',
    todo: 'Ricarica la pagina con la rete. Intanto ricevi la persona.',
  },
};

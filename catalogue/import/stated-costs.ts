import type { Cost } from '../../core/model/service-parts.ts';
import { centsOf } from './money.ts';
import { capitalised } from './text.ts';

const amount = String.raw`\d{1,3}(?:[.']\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
const currency = String.raw`\u20ac|\beuro\b|\beur\b`;
const money = new RegExp(
  String.raw`(?:${currency})\s*(${amount})(?![\d.,]*\d)|(?<![\d.,])(${amount})\s*(?:${currency})`,
  'giu',
);
const free =
  /^(?:(?:il|questo)\s+)?(?:servizio|rilascio|procedura)?\s*(?:\u00e8\s+)?(?:gratis|gratuit[oaie]|del tutto gratuit[oa]|senza (?:costi|spese)|nessun(?: costo|o|a spesa)?|non (?:ci sono|sono previsti) costi)\b[^\d]{0,40}$/iu;
/** Words that make an amount one of several, or a part of a sum: then the sentence is shown, not a figure. */
const depends =
  /\b(?:(?<!\bmarca )(?<!\bmarche )da|dai|dal|fino|tra|fra|oltre|massimo|minimo|almeno|ogni|al giorno|all'ora|a persona|al mese|all'anno|al metro|mq|circa|salvo|se|ridott[oaie]|aumentat[oaie])\b|%|\/\s*\p{L}/iu;
const filler = /^[\s:;,.\u2013-]+|[\s:;,\u2013-]+$/gu;

/**
 * What a sentence of a web page says of a cost. An amount only where exactly one is stated with its currency, and nothing
 * says that it depends on something; every other sentence stays words.
 */
export const statedCost = (sentence: string): Cost => {
  const words = sentence.trim();
  if (free.test(words.replace(/\.$/, ''))) return { amount: 0 };
  const found = [...words.matchAll(money)];
  const [only] = found;
  const cents = only === undefined ? undefined : centsOf(only[1] ?? only[2] ?? '');
  const before = only === undefined ? '' : words.slice(0, only.index).replace(filler, '');
  const after = only === undefined ? '' : words.slice(only.index + only[0].length).replace(filler, '');
  // Any other figure may be a second amount, or what this one is counted by.
  if (
    only === undefined ||
    found.length > 1 ||
    cents === undefined ||
    /\d/.test(before + after) ||
    depends.test(words)
  )
    return { label: { it: capitalised(words) } };
  const rest = [before, after.replace(/\.$/, '')].filter((part) => part !== '');
  if (rest.length === 0) return { amount: cents };
  // What stands on both sides of the amount is a sentence about it; on one side it is its name.
  const label = rest.length === 2 ? words : (rest[0] ?? '').replace(/^(?:di|per)\s+/iu, '');
  return { amount: cents, label: { it: capitalised(label) } };
};

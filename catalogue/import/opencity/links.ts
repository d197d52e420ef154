import type { DraftService } from '../../../core/model/service.ts';
import { capitalised, cleanText } from '../text.ts';
import { isTestAddress } from '../web-words.ts';
import { isJson } from '../json.ts';
import { type DumpObject } from './dump.ts';
import type { Scope } from './scope.ts';

const titleOf = (document: DumpObject): string =>
  cleanText(String(document.data['ita-IT']?.['name'] ?? document.name)).text;

/** The address of a document's file, where people outside can open it. */
const fileOf = (scope: Scope, field: string, document: DumpObject): string | undefined => {
  const { file } = document.data['ita-IT'] ?? {};
  const address =
    isJson(file) && typeof file['url'] === 'string' ? file['url'].replaceAll(' ', '%20') : undefined;
  if (address === undefined) return undefined;
  if (!isTestAddress(address)) return /^https?:\/\/\S+$/.test(address) ? address : undefined;
  scope.keep(
    `${field}.file`,
    address,
    `The file of "${titleOf(document)}" is on a test machine.`,
    'test-address',
  );
  return undefined;
};

/** Rules that a service follows: documents that it names. */
export const legalBasisOf = (scope: Scope): NonNullable<DraftService['legalBasis']> =>
  scope.related('is_compliant_with_rule').map((document) => {
    const url = fileOf(scope, 'is_compliant_with_rule', document);
    return { title: titleOf(document), ...(url === undefined ? {} : { url }) };
  });

const isLaw = /\b(?:legge|regolament\p{L}*|disciplinare|decreto|deliberazione|d\.?lgs|statuto)\b/iu;
const isForm = /\b(?:modul\p{L}*|domanda|richiesta|dichiarazione|istanza)\b/iu;
const isApplication = /\b(?:applicativo|applicazione|sportello|servizio on-?line|portale)\b/iu;

/** Forms and links: laws to the legal basis, forms to what to bring, applications to the channels, others to the contacts. */
export const addLinks = (scope: Scope, service: DraftService): void => {
  for (const document of scope.related('has_module_input')) {
    const title = titleOf(document);
    if (!isForm.test(title))
      scope.keep('has_module_input', title, 'A document that is no form: a guide.', 'document');
    else {
      fileOf(scope, 'has_module_input', document);
      (service.inputs ??= []).push({ name: { it: `Modulo: ${title}` } });
    }
  }
  for (const document of scope.related('faq'))
    scope.keep('faq', titleOf(document), 'A document with questions and answers.', 'document');
  for (const link of scope.list('link')) {
    if (!isJson(link)) continue;
    const name = cleanText(String(link['nome_sito'] ?? '')).text;
    const url = cleanText(String(link['link'] ?? '')).text;
    const known = [...(service.channels ?? []), ...(service.howTo ?? [])].some((one) => one.url === url);
    if (!/^https?:\/\/\S+$/.test(url) || isTestAddress(url))
      scope.keep('link', link, 'Not an address that people can open.', 'link');
    else if (isLaw.test(name)) (service.legalBasis ??= []).push({ title: name, url });
    else if (known)
      scope.note('mended', 'known-link', 'link', 'The address is among the channels already.', { was: url });
    else if (isApplication.test(name)) (service.channels ??= []).push({ type: 'online', url });
    else
      (service.contacts ??= []).push({
        ...(name === '' ? {} : { label: { it: capitalised(name.replace(/^link al?(?:l[ao'])? ?/i, '')) } }),
        url,
      });
  }
};

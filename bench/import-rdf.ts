import { join } from 'node:path';
import { namespaces } from '../catalogue/standards/namespaces.ts';
import { offices, places, sentence, topics, write } from './import-pieces.ts';

const base = 'https://data.prova.example/id/';
const node = (kind: string, at: number | string): string => `${base}${kind}/${at}`;

/** Statements about the town, its offices and places, then about each service, as [subject, property, object] in Turtle's terms. */
const statements = function* (count: number): Generator<[string, string, string]> {
  const title = (text: string): string => `"${text}"@it`;
  const town = `<${node('organisation', 'comune')}>`;
  yield [town, 'a', 'cv:PublicOrganisation'];
  yield [town, 'dct:title', title('Comune di Prova')];
  yield [town, 'org:classification', '"town"'];
  for (let at = 0; at < offices; at += 1) {
    const unit = `<${node('unit', at)}>`;
    yield [unit, 'a', 'org:OrganizationalUnit'];
    yield [unit, 'dct:title', title(`Ufficio ${at}`)];
    yield [unit, 'dct:spatial', `<${node('place', at)}>`];
  }
  for (let at = 0; at < places; at += 1) {
    const place = `<${node('place', at)}>`;
    yield [place, 'a', 'dct:Location'];
    yield [place, 'dct:identifier', `"p${at}"`];
    yield [place, 'dct:title', title(`Sede ${at}`)];
  }
  for (let at = 0; at < count; at += 1) {
    const service = `<${node('service', at)}>`;
    const part = (name: string): string => `<${node('service', at)}/${name}>`;
    yield [service, 'a', 'cpsv:PublicService'];
    yield [service, 'dct:identifier', `"c${at}"`];
    yield [service, 'dct:title', title(`Servizio ${at}`)];
    yield [service, 'dct:abstract', title(`Il documento numero ${at} per chi ne ha bisogno.`)];
    yield [service, 'dct:description', title(`${sentence} ${sentence} Numero ${at}.`)];
    yield [service, 'cv:hasCompetentAuthority', town];
    yield [service, 'cv:ownedBy', `<${node('unit', at % offices)}>`];
    yield [service, 'cv:thematicArea', `<${node('topic', at % topics)}>`];
    yield [service, 'cv:processingTime', `"P${(at % 60) + 1}D"^^xsd:duration`];
    for (const [index, thing] of ['Una foto', 'Il vecchio documento', 'La ricevuta'].entries()) {
      yield [service, 'cpsv:hasInput', part(`input-${index}`)];
      yield [part(`input-${index}`), 'a', 'cv:Evidence'];
      yield [part(`input-${index}`), 'dct:title', title(thing)];
    }
    yield [service, 'cv:hasCost', part('cost')];
    yield [part('cost'), 'a', 'cv:Cost'];
    yield [part('cost'), 'cv:hasValue', '"16.0"^^xsd:double'];
    yield [part('cost'), 'dct:description', title('Marca da bollo')];
    yield [service, 'cv:contactPoint', part('contact')];
    yield [part('contact'), 'a', 'cv:ContactPoint'];
    yield [part('contact'), 'cv:telephone', `"0461 ${100_000 + (at % 90_000)}"`];
    yield [service, 'cv:hasChannel', part('channel')];
    yield [part('channel'), 'a', 'cv:Channel'];
    yield [part('channel'), 'cv:contactPage', `<https://servizi.prova.example/${at}>`];
  }
};

const prefixes: Readonly<Record<string, string>> = {
  ...namespaces,
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** The statements as Turtle. */
export const turtle = (folder: string, count: number): string => {
  const file = join(folder, 'town.ttl');
  const lines = function* (): Generator<string> {
    for (const [name, iri] of Object.entries(prefixes)) yield `@prefix ${name}: <${iri}> .\n`;
    for (const [subject, property, object] of statements(count)) yield `${subject} ${property} ${object} .\n`;
  };
  write(file, lines());
  return file;
};

type Term = { iri?: string; text?: string; language?: string; type?: string };
const termOf = (object: string): Term => {
  const literal = /^"(.*)"(?:@(\w+)|\^\^(\w+):(\w+))?$/.exec(object);
  if (literal !== null)
    return {
      text: literal[1] ?? '',
      ...(literal[2] === undefined ? {} : { language: literal[2] }),
      ...(literal[3] === undefined ? {} : { type: `${prefixes[literal[3]]}${literal[4]}` }),
    };
  const [prefix = '', name = ''] = object.split(':');
  return { iri: object.startsWith('<') ? object.slice(1, -1) : `${prefixes[prefix]}${name}` };
};

/** The statements as RDF/XML. */
export const rdfXml = (folder: string, count: number): string => {
  const file = join(folder, 'town.rdf');
  const lines = function* (): Generator<string> {
    const spaces = Object.entries(prefixes).map(([name, iri]) => ` xmlns:${name}="${iri}"`);
    yield `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"${spaces.join('')}>\n`;
    for (const [subject, property, object] of statements(count)) {
      const { iri, text, language, type } = termOf(object);
      const name = property === 'a' ? 'rdf:type' : property;
      const attributes = `${language === undefined ? '' : ` xml:lang="${language}"`}${type === undefined ? '' : ` rdf:datatype="${type}"`}`;
      yield `<rdf:Description rdf:about="${subject.slice(1, -1)}"><${name}${iri === undefined ? `${attributes}>${text}</${name}>` : ` rdf:resource="${iri}"/>`}</rdf:Description>\n`;
    }
    yield '</rdf:RDF>\n';
  };
  write(file, lines());
  return file;
};

/** The statements as JSON-LD. */
export const jsonLd = (folder: string, count: number): string => {
  const file = join(folder, 'town.jsonld');
  const lines = function* (): Generator<string> {
    yield `{"@context":${JSON.stringify(prefixes)},"@graph":[`;
    let first = true;
    for (const [subject, property, object] of statements(count)) {
      const { iri, text, language, type } = termOf(object);
      const value =
        iri === undefined
          ? {
              '@value': text,
              ...(language === undefined ? {} : { '@language': language }),
              ...(type === undefined ? {} : { '@type': type }),
            }
          : { '@id': iri };
      const own = property === 'a' ? { '@type': iri } : { [property]: value };
      yield `${first ? '' : ','}\n${JSON.stringify({ '@id': subject.slice(1, -1), ...own })}`;
      first = false;
    }
    yield ']}\n';
  };
  write(file, lines());
  return file;
};

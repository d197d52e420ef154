import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hsdsCsv, hsdsJson } from './import-hsds.ts';
import { all, each, offices, places, sentence, topics, write } from './import-pieces.ts';
import { jsonLd, rdfXml, turtle } from './import-rdf.ts';

const table = (folder: string, count: number): string => {
  write(join(folder, 'comune.csv'), ['Nome del Comune\r\nComune di Prova\r\n']);
  write(
    join(folder, 'luoghi.csv'),
    all(
      'Nome del luogo;Indirizzo;Luned\u00ec;Marted\u00ec\r\n',
      each(places, (at) => `Sede ${at};Via Roma ${at};8.30-12.30;8.30-12.30 / 14-16\r\n`),
    ),
  );
  write(
    join(folder, 'uffici.csv'),
    all(
      "Nome dell'ufficio;Luogo;Telefono\r\n",
      each(offices, (at) => `Ufficio ${at};Sede ${at};0461 ${100_000 + at}\r\n`),
    ),
  );
  write(
    join(folder, 'servizi.csv'),
    all(
      'Nome del servizio;In breve;Per chi;Come fare;Cosa serve;Costo;Tempi;Ufficio;Categoria;Codice\r\n',
      each(
        count,
        (at) =>
          `Servizio ${at};Il documento numero ${at} per chi ne ha bisogno.;${sentence};"Prenota.\nVieni ${at}.";"Una foto\nIl vecchio documento\nLa ricevuta";16,00 marca da bollo;${(at % 60) + 1};Ufficio ${at % offices};Categoria ${at % topics};c${at}\r\n`,
      ),
    ),
  );
  return folder;
};

/** An input that a format reads: what `import` is given, and what writes it, with how many services. */
export type ImportInput = {
  format: string;
  as: string;
  /** Read so slowly that a bench leaves it out. */
  isSlow: boolean;
  write: (folder: string, services: number) => string;
};

/** One for each way in which a large directory may come. */
export const importInputs: readonly ImportInput[] = [
  { format: 'table', as: 'CSV', write: table },
  { format: 'hsds', as: 'JSON', write: hsdsJson },
  { format: 'hsds', as: 'CSV', write: hsdsCsv },
  { format: 'cpsv-ap', as: 'Turtle', write: turtle },
  { format: 'cpsv-ap', as: 'RDF/XML', write: rdfXml },
  { format: 'cpsv-ap', as: 'JSON-LD', write: jsonLd },
].map((input) => ({
  ...input,
  isSlow: input.as === 'JSON-LD',
  write: (folder, services) => {
    mkdirSync(folder, { recursive: true });
    return input.write(folder, services);
  },
}));

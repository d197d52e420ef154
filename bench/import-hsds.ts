import { join } from 'node:path';
import { all, each, offices, places, sentence, write } from './import-pieces.ts';

const organization = { id: 'o1', name: 'Comune di Prova', description: 'Comune di Prova' };
/** A page of services, as the API gives it. */
export const hsdsJson = (folder: string, count: number): string => {
  const file = join(folder, 'services.json');
  const service = (at: number): string =>
    JSON.stringify({
      id: `s${at}`,
      name: `Servizio ${at}`,
      description: `${sentence} ${sentence} Numero ${at}.`,
      status: 'active',
      application_process: `1. Prenota\n2. Vieni ${at}`,
      wait_time: `${(at % 60) + 1} giorni`,
      organization,
      program: {
        id: `p${at % offices}`,
        name: `Ufficio ${at % offices}`,
        description: 'Sbriga le pratiche.',
      },
      phones: [{ id: `ph${at}`, number: `0461 ${100_000 + (at % 90_000)}`, type: 'voice' }],
      cost_options: [{ id: `k${at}`, option: 'Marca da bollo', amount: 16, currency: 'eur' }],
      required_documents: [
        { id: `d${at}`, document: 'Una foto' },
        { id: `e${at}`, document: 'La ricevuta' },
      ],
      service_at_locations: [
        {
          id: `a${at}`,
          location: { id: `l${at % places}`, location_type: 'physical', name: `Sede ${at % places}` },
        },
      ],
    });
  write(
    file,
    all(
      '{"version":"3.0","contents":[',
      each(count, (at) => `${at === 0 ? '' : ',\n'}${service(at)}`),
      ']}\n',
    ),
  );
  return file;
};

/** The tables of a directory. */
export const hsdsCsv = (folder: string, count: number): string => {
  const csv = (name: string, head: string, rows: number, row: (at: number) => string): void =>
    write(
      join(folder, `${name}.csv`),
      all(
        `${head}\r\n`,
        each(rows, (at) => `${row(at)}\r\n`),
      ),
    );
  csv('organizations', 'id,name,description', 1, () => 'o1,Comune di Prova,Comune di Prova');
  csv('programs', 'id,organization_id,name', offices, (at) => `p${at},o1,Ufficio ${at}`);
  csv('locations', 'id,location_type,name', places, (at) => `l${at},physical,Sede ${at}`);
  csv(
    'services',
    'id,organization_id,program_id,name,description,status,application_process',
    count,
    (at) =>
      `s${at},o1,p${at % offices},Servizio ${at},"${sentence} ${sentence} Numero ${at}.",active,1. Vieni ${at}`,
  );
  csv(
    'phones',
    'id,service_id,number,type',
    count,
    (at) => `ph${at},s${at},0461 ${100_000 + (at % 90_000)},voice`,
  );
  csv('cost_options', 'id,service_id,option,amount,currency', count, (at) => `k${at},s${at},Bollo,16,EUR`);
  csv(
    'required_documents',
    'id,service_id,document',
    count * 2,
    (at) => `d${at},s${at % count},Documento ${at % 7}`,
  );
  csv('service_at_locations', 'id,service_id,location_id', count, (at) => `a${at},s${at},l${at % places}`);
  return folder;
};

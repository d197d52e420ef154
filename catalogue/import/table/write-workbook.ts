import { existsSync } from 'node:fs';
import writeExcelFile, { type Row, type Sheet } from 'write-excel-file/node';
import type { Result } from '../../../core/model/result.ts';
import type { Table } from '../../standards/town-columns.ts';
import { rowMarks, tables } from '../../standards/town-tables.ts';

const readme: readonly string[] = [
  'Il catalogo dei servizi del vostro Comune',
  'Compilate i fogli Comune, Luoghi, Uffici e Servizi; Chiusure quando serve. Una riga per ogni cosa.',
  'La riga "Aiuto" dice che cosa va in ogni colonna, la riga "Esempio" mostra come: potete lasciarle, non si importano.',
  'Le caselle vuote non sono un errore: la scheda dirà a chi chiedere.',
  'Importi con la virgola (22,21), date come 24/12/2026, orari come 8.30-12.30 / 14-16.',
  'Per un\'altra lingua aggiungete una colonna con lo stesso titolo e la lingua tra parentesi: "In breve (en)".',
  'Poi: npm run catalogue -- import table QUESTO-FILE.xlsx --out CARTELLA',
];

const head = {
  fontWeight: 'bold',
  backgroundColor: '#0b3d6b',
  textColor: '#ffffff',
  wrap: true,
  alignVertical: 'top',
} as const;
const quiet = {
  fontStyle: 'italic',
  textColor: '#4a4a4a',
  backgroundColor: '#f2f2f2',
  wrap: true,
  alignVertical: 'top',
} as const;

const sheetOf = ({ title, columns }: Table): Sheet<never> => {
  const row = (mark: string, pick: 'help' | 'example'): Row =>
    columns.map((one, at) => ({ value: `${at === 0 ? mark : ''}${one[pick]}`, type: String, ...quiet }));
  return {
    sheet: title,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map(({ title: value }) => ({ value, type: String, ...head })),
      row(rowMarks.help, 'help'),
      row(rowMarks.example, 'example'),
    ],
  };
};

/** The order in which a town fills it in: what others refer to first. */
const order = ['comune', 'luoghi', 'uffici', 'servizi', 'chiusure'];

/** Writes an empty workbook with help in its cells. A file that is there is not written over. */
export const writeWorkbook = async (
  file: string,
): Promise<Result<undefined, { code: string; words: string }>> => {
  const refuse = (code: string, words: string) => ({ ok: false, error: { code, words } }) as const;
  if (!file.endsWith('.xlsx'))
    return refuse('name', `Give the workbook a name that ends in .xlsx (not ${file}).`);
  if (existsSync(file)) return refuse('exists', `${file} is there already. Give another name.`);
  const sheets = order.flatMap((key) => tables.filter((table) => table.key === key).map(sheetOf));
  const lines: Row[] = readme.map((value, at) => [
    { value, type: String, wrap: true, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) },
  ]);
  try {
    await writeExcelFile([{ sheet: 'Leggimi', columns: [{ width: 110 }], data: lines }, ...sheets]).toFile(
      file,
    );
  } catch (fault) {
    return refuse(
      'write',
      `${file} cannot be written (${fault instanceof Error ? fault.message : String(fault)}).`,
    );
  }
  return { ok: true, value: undefined };
};

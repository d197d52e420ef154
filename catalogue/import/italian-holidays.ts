import type { Holiday } from '../../core/model/schedule.ts';

/** National holidays of Italy. 4 October is one again from 2026 (Law 8 October 2025, n. 151). */
export const nationalHolidays: readonly Holiday[] = [
  { yearly: '01-01', name: { it: 'Capodanno' } },
  { yearly: '01-06', name: { it: 'Epifania' } },
  { easter: 0, name: { it: 'Pasqua' } },
  { easter: 1, name: { it: "Lunedì dell'Angelo" } },
  { yearly: '04-25', name: { it: 'Festa della Liberazione' } },
  { yearly: '05-01', name: { it: 'Festa del lavoro' } },
  { yearly: '06-02', name: { it: 'Festa della Repubblica' } },
  { yearly: '08-15', name: { it: 'Ferragosto' } },
  { yearly: '10-04', name: { it: "San Francesco d'Assisi" } },
  { yearly: '11-01', name: { it: 'Ognissanti' } },
  { yearly: '12-08', name: { it: 'Immacolata Concezione' } },
  { yearly: '12-25', name: { it: 'Natale' } },
  { yearly: '12-26', name: { it: 'Santo Stefano' } },
];

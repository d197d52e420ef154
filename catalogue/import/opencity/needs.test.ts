import { describe, expect, it } from 'vitest';
import type { Need } from '../../../core/model/guide.ts';
import type { DraftService } from '../../../core/model/service.ts';
import { doors, otherDoor } from '../doors.ts';
import { imported, record, service, to, townWith } from './testing.ts';

const needsOf = (
  ...services: ReturnType<typeof service>[]
): { needs: [string, string[]][]; all: ReturnType<typeof imported> } => {
  const all = imported(
    townWith(
      record('topic', 'sport', { name: 'Sport' }),
      record('topic', 'town', { name: 'Comune' }),
      ...services,
    ),
  );
  const { needs } = all.records['needs.yaml'] as { needs: Need[] };
  return { needs: needs.map((need) => [need.id, need.services ?? []]), all };
};
const comune = { topics: [to('topic', 'town')] };

describe('the doors of an import', () => {
  it('are few, and short enough for home', () => {
    const all = [...doors, otherDoor];
    expect(all.length).toBeLessThanOrEqual(14);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { title } of all)
      for (const words of [title.it, title.en, title.ar]) {
        expect(words).toBeDefined();
        expect([...(words ?? '')].length).toBeLessThanOrEqual(45);
      }
  });
  it('are chosen by the words of a title, else by category and topics, else the last', () => {
    const { needs } = needsOf(
      service('a', { name: 'Pagamento della TARI' }),
      service('b', { name: 'Corsi', topics: [to('topic', 'sport')] }),
      service('c', { name: 'Altro', ...comune, type: ['Tributi e finanze'] }),
      service('d', { name: 'Gadget', ...comune }),
    );
    expect(needs).toEqual([
      ['tasse', ['altro', 'pagamento-della-tari']],
      ['tempo-libero', ['corsi']],
      ['altro', ['gadget']],
    ]);
  });
  it('have something behind them, and not the same as another', () => {
    const { needs, all } = needsOf(
      service('a', { name: "Nido d'infanzia - Domanda" }),
      service('b', { name: "Nido d'infanzia" }),
      service('c', { name: 'Pagamento IMU', has_service_status: ['Sospeso'] }),
    );
    expect(needs).toEqual([['scuola', ['nido-d-infanzia', 'nido-d-infanzia-domanda']]]);
    expect((all.records['services/pagamento-imu.yaml'] as DraftService).needs).toBeUndefined();
    expect((all.records['services/nido-d-infanzia.yaml'] as DraftService).needs).toEqual(['scuola']);
  });
  it('are guesses, and reported as such', () => {
    const { all } = needsOf(service('a', { name: 'Pagamento IMU' }));
    expect(all.report.entries.filter(({ code }) => code === 'needs')).toEqual([
      {
        kind: 'guessed',
        code: 'needs',
        record: 'services/pagamento-imu',
        source: 'public_service a',
        field: 'needs',
        words: 'Found under "Tasse, tributi e multe", by the words of its title.',
        now: ['tasse'],
      },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { ServiceHit } from '../../kiosk/contract/views.ts';
import { likelySteps } from './likely.ts';
import type { Shot } from './steps.ts';

const say = (text: string) => ({ text, lang: 'it', machine: false }) as const;
const hit = (id: string, more: Partial<ServiceHit> = {}): ServiceHit => ({ id, title: say(id), ...more });

type Question = Extract<Shot, { screen: 'question' }>;
const question = (kind: Question['view']['question'], options: readonly string[]): Question => ({
  screen: 'question',
  need: 'casa',
  answers: { chi: 'io' },
  view: {
    kind: 'question',
    id: 'dove',
    question: kind,
    text: say('Dove?'),
    options: options.map((id) => ({ id, label: say(id) })),
    answered: [],
  },
});

describe('the steps that a screen leads to', () => {
  it('are each answer of a question, and not knowing, with what was answered before', () => {
    expect(likelySteps(question('one', ['qui', 'altrove']))).toEqual(
      ['qui', 'altrove', 'unknown'].map((dove) => ({
        name: 'guide',
        need: 'casa',
        answers: { chi: 'io', dove },
      })),
    );
  });

  it('are yes and no where the two are not named; none where several answers go together', () => {
    expect(
      likelySteps(question('yes-no', [])).map((step) => step.name === 'guide' && step.answers['dove']),
    ).toEqual(['yes', 'no', 'unknown']);
    expect(likelySteps(question('many', ['qui', 'altrove']))).toEqual([]);
  });

  it('are the services of a list, but not the finder, which has a screen of its own', () => {
    const hits = [hit('tari'), hit('uffici', { finder: true }), hit('imu')];
    expect(likelySteps({ screen: 'results', view: { kind: 'results', hits, answered: [] } })).toEqual([
      { name: 'service', service: 'tari' },
      { name: 'service', service: 'imu' },
    ]);
  });

  it('are not more than a kiosk answers in passing', () => {
    const hits = Array.from({ length: 40 }, (_, at) => hit(`s${at}`));
    expect(likelySteps({ screen: 'results', view: { kind: 'results', hits, answered: [] } })).toHaveLength(
      10,
    );
  });
});

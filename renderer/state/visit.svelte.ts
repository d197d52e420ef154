import type { Language } from '../../core/model/language.ts';
import type { PrintView } from '../../kiosk/contract/hand-over.ts';
import type { PeopleView, SearchView } from '../../kiosk/contract/views.ts';
import type { StreetsView, DistrictView } from '../../kiosk/contract/where-to-go.ts';
import type { Ahead } from './ahead.ts';
import type { Answers, Shot, Step } from './steps.ts';

export const textSizes = ['standard', 'large', 'extra'] as const;
export type TextSize = (typeof textSizes)[number];
/** `high`: black on white; `dark`: white on black; `low`: for eyes that strong contrast hurts. */
export const contrasts = ['default', 'high', 'dark', 'low'] as const;
export type Contrast = (typeof contrasts)[number];
/** At which end of the line the steady actions lie, where a panel is so wide that it matters. */
export const hands = ['end', 'start'] as const;
export type Hand = (typeof hands)[number];

/** A step of the way here, and the language in which its picture was taken. */
export type Stop = { id: number; step: Step; shot: Shot; lang: Language };

/** How a ticket's paper went. `noted`: the person says that they wrote the words down. */
export type Handover = { outcome?: PrintView; noted: boolean };

const peopleOf = (shot: Shot): PeopleView | undefined =>
  shot.screen === 'home' ? shot.view.people : shot.screen === 'help' ? shot.view : undefined;

/**
 * All that is known of one person. A session ends by dropping the whole object: what is not in here cannot be
 * forgotten to be wiped (A18, A25).
 */
export class Visit {
  lang = $state<Language>('it');
  size = $state<TextSize>('standard');
  contrast = $state<Contrast>('default');
  /** All that can be touched at 1220 mm above the floor or lower (A16). */
  reach = $state(false);
  hand = $state<Hand>('end');
  /** Cards in easy-to-read language, where there is one. */
  easy = $state(false);
  stops = $state.raw<readonly Stop[]>([]);
  words = $state('');
  found = $state.raw<SearchView | undefined>();
  street = $state('');
  houseNumber = $state('');
  chosenStreet = $state.raw<StreetsView['streets'][number] | undefined>();
  streets = $state.raw<StreetsView['streets'] | undefined>();
  district = $state.raw<DistrictView | undefined>();
  /** Whom to ask, as last heard: it still holds when the kiosk no longer answers. */
  people: PeopleView | undefined;
  handovers = $state.raw<ReadonlyMap<string, Handover>>(new Map());
  rating = $state<number | undefined>();
  /** Next screens that nobody has asked for yet. */
  readonly ahead: Ahead;
  #last = 0;

  constructor(ahead: Ahead) {
    this.ahead = ahead;
  }

  get here(): Stop | undefined {
    return this.stops.at(-1);
  }

  /** The answers given on the way here; going back takes the last one back too. */
  get answers(): Answers {
    const guided = this.stops.findLast(({ step }) => step.name === 'guide')?.step;
    return guided?.name === 'guide' ? guided.answers : {};
  }

  push(step: Step, shot: Shot, lang: Language): void {
    this.people = peopleOf(shot) ?? this.people;
    this.#last += 1;
    this.stops = [...this.stops, { id: this.#last, step, shot, lang }];
  }

  /** A new picture of the same place, such as one in another language. */
  repaint(shot: Shot, lang: Language): void {
    const { here } = this;
    if (here) this.stops = [...this.stops.slice(0, -1), { ...here, shot, lang }];
  }

  pop(): void {
    if (this.stops.length > 1) this.stops = this.stops.slice(0, -1);
  }

  /** From a ticket there is no way back to the check that led to it: the number has been taken. */
  forgetWay(): void {
    this.stops = this.stops.slice(-1);
  }

  /** Another errand of the same person: language and settings stay, answers and words go (K15). */
  startAgain(): void {
    this.stops = [];
    this.clearSearch();
    this.clearDistrict();
    this.handovers = new Map();
  }

  /** As the screen was for somebody who has just come; where they are and what they said stays (A18). */
  resetLook(): void {
    this.size = 'standard';
    this.contrast = 'default';
    this.reach = false;
    this.hand = 'end';
  }

  clearSearch(): void {
    this.words = '';
    this.found = undefined;
  }

  clearDistrict(): void {
    this.street = '';
    this.houseNumber = '';
    this.chosenStreet = undefined;
    this.streets = undefined;
    this.district = undefined;
  }

  handover(request: string): Handover | undefined {
    return this.handovers.get(request);
  }

  setHandover(request: string, handover: Handover): void {
    this.handovers = new Map([...this.handovers, [request, handover]]);
  }
}

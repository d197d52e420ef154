import type { SpokenView } from '../../kiosk/contract/speech.ts';
import type { Piece } from './pieces.ts';

/** How loud (0 to 1) and how fast (1 is the voice's own pace) it is played. */
export type Manner = { volume: number; rate: number };

/** A sound that is being played. */
export type Playing = {
  /** True when it was heard to its end; false when it was stopped, or could not be played. */
  ended: Promise<boolean>;
  stop: () => void;
  pause: () => void;
  resume: () => void;
  adjust: (manner: Manner) => void;
};
export type Play = (sound: SpokenView, piece: Piece, manner: Manner) => Playing;

/** Plays from memory: nothing has an address that outlives it. Its pitch stays whatever its pace (A7). */
export const playSound: Play = ({ type, audio }, { lang, text }, manner) => {
  const bytes = Uint8Array.from(atob(audio), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const element = new Audio(address);
  element.lang = lang;
  element.title = text;
  const adjust = ({ volume, rate }: Manner): void => {
    element.preservesPitch = true;
    element.volume = volume;
    element.playbackRate = rate;
  };
  adjust(manner);
  const { promise: ended, resolve } = Promise.withResolvers<boolean>();
  const finish = (heard: boolean): void => {
    element.pause();
    element.removeAttribute('src');
    URL.revokeObjectURL(address);
    resolve(heard);
  };
  element.addEventListener('ended', () => {
    finish(true);
  });
  element.addEventListener('error', () => {
    finish(false);
  });
  const play = (): void => {
    element.play().catch(() => undefined);
  };
  play();
  return {
    ended,
    stop: () => {
      finish(false);
    },
    pause: () => {
      element.pause();
    },
    resume: play,
    adjust,
  };
};

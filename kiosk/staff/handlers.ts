import { localTime } from '../../core/schedule/local-time.ts';
import type { Answered } from '../contract/contract.ts';
import type { Handlers } from '../contract/dispatch.ts';
import type { StaffAct, StaffView } from '../contract/staff.ts';
import type { JournalEvent } from '../journal/events.ts';
import type { PrintDesk } from '../printing/print-desk.ts';
import { type KioskState, viewContext } from '../session/kiosk-state.ts';
import type { StaffStops } from './stops.ts';
import { staffView } from './staff-view.ts';
import type { Unlocking } from './unlocking.ts';

/** What is behind the screens, as the handlers need it. */
export type StaffParts = { unlocking: Unlocking; stops: StaffStops };

export const locked = { ok: false, error: { code: 'locked' } } as const;

type Acted = Extract<JournalEvent, { type: 'it.sportello.staff.acted.v1' }>;
const eventOf = (act: StaffAct): Acted => {
  const type = 'it.sportello.staff.acted.v1';
  if (act.act === 'queue')
    return { type, act: act.stopped ? 'queue-stopped' : 'queue-reopened', queue: act.queue };
  if (act.act === 'desk') return { type, act: act.closed ? 'desk-closed' : 'desk-reopened', unit: act.unit };
  return { type, act: act.act };
};

/** The commands of the desk staff (K30). */
export const createStaffHandlers = (
  state: KioskState,
  { unlocking, stops }: StaffParts,
  desk: PrintDesk,
): Pick<Handlers, 'unlock' | 'lock' | 'staff' | 'staffAct'> => {
  const view = (): Answered<StaffView> => {
    const generation = state.generation();
    return generation === undefined
      ? { ok: true, value: { place: '', queues: [], desks: [], printer: desk.state() } }
      : { ok: true, value: staffView(viewContext(state, generation, 'it'), stops, desk.state()) };
  };
  /** Only what is on the staff's own screen can be changed: the rest is the catalogue's. */
  const carryOut = async (act: StaffAct): Promise<boolean> => {
    if (act.act === 'paper-changed') {
      await desk.look();
      return true;
    }
    const generation = state.generation();
    const shown = view();
    if (generation === undefined || !shown.ok) return true;
    const context = viewContext(state, generation, 'it');
    const now = {
      day: context.today,
      place: context.hereId ?? '',
      minute: localTime(context.at, context.time.timeZone).minute,
    };
    if (act.act === 'queue')
      return (
        !shown.value.queues.some(({ queue }) => queue === act.queue) ||
        stops.setQueue(act.queue, act.stopped, now)
      );
    return (
      !shown.value.desks.some(({ unit }) => unit === act.unit) || stops.setDesk(act.unit, act.closed, now)
    );
  };
  return {
    unlock: async ({ code }) => ({ ok: true, value: await unlocking.unlock(code) }),
    lock: () => {
      unlocking.lock();
      return { ok: true, value: {} };
    },
    staff: ({ token }) => (unlocking.may(token, 'staff') ? view() : locked),
    staffAct: async ({ token, act }) => {
      if (!unlocking.may(token, 'staff')) return locked;
      const kept = await carryOut(act);
      // What somebody had been shown before holds no more.
      state.visit.dropWish();
      state.journal.appendEvent(eventOf(act));
      const shown = view();
      return shown.ok && !kept ? { ok: true, value: { ...shown.value, notKept: true } } : shown;
    },
  };
};

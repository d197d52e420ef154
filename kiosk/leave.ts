import { execFile } from 'node:child_process';

/** The exit status that asks systemd for a new start (`RestartForceExitStatus=75`; EX_TEMPFAIL of sysexits.h). */
const restartStatus = 75;

/**
 * How the program ends when a technician asks: the exit status. With `machine` it asks systemd to restart all of it; where that is not
 * allowed, or there is none, the program alone starts again.
 */
export const leaveStatus = (
  how: 'restart' | 'machine' | 'end',
  reboot: () => void = () => void execFile('systemctl', ['reboot'], () => undefined),
): number => {
  if (how === 'end') return 0;
  if (how === 'machine') reboot();
  return restartStatus;
};

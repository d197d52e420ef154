import { findChromium, hasDisplay } from '../kiosk/loopback/chromium.ts';
import { electronBinary } from './electron-binary.ts';
import type { ShellName } from './start-options.ts';

export type Shell =
  { name: 'electron'; binary: string } | { name: 'chromium'; binary: string } | { name: 'none' };

/** Picks the shell; each fallback says in one line what was missing and what to do. Nothing: the wanted one cannot be had. */
export const pickShell = (
  root: string,
  wanted: ShellName,
  say: (line: string) => void,
): Shell | undefined => {
  if (wanted === 'none') return { name: 'none' };
  const none: Shell | undefined = wanted === 'auto' ? { name: 'none' } : undefined;
  if (!hasDisplay()) {
    say(
      'There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open. Start it from a graphical session to see one.',
    );
    return none;
  }
  const electron = wanted === 'chromium' ? undefined : electronBinary(root, true);
  if (electron !== undefined) return { name: 'electron', binary: electron };
  if (wanted !== 'chromium') {
    const instead = wanted === 'auto' ? "Using the system's Chromium." : 'Or use --shell chromium.';
    say(
      `Electron's binary is not here and could not be fetched. Connect to the network once to have it. ${instead}`,
    );
    if (wanted === 'electron') return undefined;
  }
  const chromium = findChromium();
  if (chromium !== undefined) return { name: 'chromium', binary: chromium };
  say('There is no Chromium on this machine. Install it: apt install chromium');
  return none;
};

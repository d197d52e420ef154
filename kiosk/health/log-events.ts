/*
 * The closed vocabulary of the log: what is written to the disk is one of these, and nothing else. `docs/log-events.md` is generated
 * from here, and so are the types.
 */

/** `words: false`: the line may quote what somebody asked, so that only its code is kept (A26). */
type Coded = { level: 'note' | 'fault'; meaning: string; todo: string; words?: false };

/** Messages with a code. */
export const logCodes = {
  'CAT-1': {
    level: 'fault',
    meaning: 'the compiled catalogue cannot be used',
    todo: 'start again with `--catalogue`; the lines above it say what is wrong',
  },
  'CAT-2': { level: 'fault', meaning: 'the address of the catalogue is none', todo: 'mend it' },
  'CAT-3': {
    level: 'fault',
    meaning: 'no such folder; or its `municipality.yaml` cannot be read',
    todo: 'mend it: `npm run catalogue -- check FOLDER`',
  },
  'CAT-4': {
    level: 'fault',
    meaning: 'no such folder; or its `municipality.yaml` cannot be read',
    todo: 'mend it: `npm run catalogue -- check FOLDER`',
  },
  'SYN-1': {
    level: 'fault',
    meaning: "the catalogue's server cannot be reached",
    todo: 'the network; the kiosk goes on with what it has',
  },
  'SYN-2': {
    level: 'fault',
    meaning:
      'a page came in place of the catalogue, or this network answers for an `https:` server in the clear: a captive portal',
    todo: 'have the kiosk let through without a login',
  },
  'SYN-3': {
    level: 'fault',
    meaning:
      "the clock of this machine is wrong by a day or more, by a signature, a certificate or what the server's clock says",
    todo: 'set it; look at the battery and NTP',
  },
  'SYN-4': {
    level: 'fault',
    meaning:
      'the server has no catalogue, lacks files, compresses, answers with a fault, with nothing, or with a page where a file is missing',
    todo: 'mend the server: 404 for what is missing; finish the upload',
  },
  'SYN-5': {
    level: 'fault',
    meaning: 'a signature is wrong: changed by somebody, or other keys',
    todo: 'tell the publisher; `--root FILE` if the keys really changed',
  },
  'SYN-6': {
    level: 'fault',
    meaning: 'older than what was seen here (rollback)',
    todo: 'tell the publisher: was the folder published anew from nothing, or restored?',
  },
  'SYN-7': {
    level: 'fault',
    meaning: 'not signed again in time (freeze)',
    todo: 'tell the publisher: the daily `publish` does not run, or somebody holds it back',
  },
  'SYN-8': {
    level: 'fault',
    meaning: 'parts do not belong together (mix-and-match), or are damaged',
    todo: 'an upload in progress: wait; else tell the publisher',
  },
  'SYN-9': {
    level: 'fault',
    meaning: 'a file is too long, or does not end',
    todo: 'an attack: look at who answers',
  },
  'SYN-10': {
    level: 'fault',
    meaning:
      'the disk does not take it; a file of `--root`, `sync.root` or `sync.ca` cannot be read; the trusted root is damaged or there is none',
    todo: 'disk full, read-only or broken; the file',
  },
  'SYN-12': {
    level: 'fault',
    meaning: 'a file came too slowly and was left; what came of a large one is kept',
    todo: 'a very slow line, or somebody holds it back; it is tried again',
  },
  'SYN-11': {
    level: 'fault',
    meaning: 'the catalogue is for a newer Sportello, or cannot be used',
    todo: 'update the kiosk; else tell the publisher',
  },
  'DAT-1': {
    level: 'fault',
    meaning: 'the data folder cannot be made',
    todo: 'another `--data-dir`, or its rights',
  },
  'SET-1': {
    level: 'fault',
    meaning: 'settings restored from the last good copy; or defaults',
    todo: 'look at `settings.json.damaged`',
  },
  'SET-2': {
    level: 'fault',
    meaning: 'settings restored from the last good copy; or defaults',
    todo: 'look at `settings.json.damaged`',
  },
  'SCR-1': { level: 'fault', meaning: 'no such screen profile', todo: 'P32, L21 or a file' },
  'KEY-1': {
    level: 'fault',
    meaning: "the kiosk's key was damaged; its copy is in use",
    todo: 'look at the disk; `kiosk-key.json.damaged` can be deleted',
  },
  'KEY-2': {
    level: 'fault',
    meaning: 'the key and its copy were damaged; the kiosk has a new one',
    todo: 'certify it again',
  },
  'KEY-3': {
    level: 'fault',
    meaning: 'the disk does not take the key or the request',
    todo: 'disk full, read-only or broken: until then the key is new at every start',
  },
  'KEY-4': {
    level: 'note',
    meaning: 'the catalogue has no certificate of this kiosk',
    todo: 'certify it, publish',
  },
  'KEY-5': { level: 'fault', meaning: 'the certificate ends, or has ended', todo: 'certify again, publish' },
  'RUN-1': {
    level: 'fault',
    meaning: 'one is running on this data folder',
    todo: 'end it, or another folder',
  },
  'JRN-1': {
    level: 'fault',
    meaning: 'the journal cannot be opened; the kiosk runs without numbers',
    todo: 'disk full, read-only or broken',
  },
  'JRN-2': {
    level: 'fault',
    meaning: 'the journal was damaged and salvaged; numbers jumped',
    todo: 'look at the disk; keep the `.damaged-` files until the day is accounted for',
  },
  'JRN-3': {
    level: 'fault',
    meaning: 'tickets are missing from the journal; numbers jumped',
    todo: 'was the power cut, or an older copy put back? Look at the disk',
  },
  'JRN-4': {
    level: 'fault',
    meaning: 'the disk took no more: no numbers',
    todo: 'make room, or mend the disk',
  },
  'JRN-5': { level: 'note', meaning: 'there is room again: numbers', todo: 'nothing' },
  'JRN-6': { level: 'fault', meaning: 'a newer Sportello wrote the journal', todo: 'start that one' },
  'JRN-7': {
    level: 'note',
    meaning: 'numbers jumped ahead because of `--restored`',
    todo: 'leave it out at the next start',
  },
  'NET-1': { level: 'fault', meaning: 'the port is in use, or not allowed', todo: 'another `--port`' },
  'NET-2': { level: 'fault', meaning: 'the port is in use, or not allowed', todo: 'another `--port`' },
  'PRN-0': { level: 'note', meaning: 'the printer is ready again', todo: '' },
  'PRN-1': {
    level: 'fault',
    meaning: 'the printer cannot be reached, or is off-line; the queue is stopped, gone, or takes no jobs',
    todo: 'cable, switch, `lpstat -p`, `cupsenable`; the address in the settings',
  },
  'PRN-2': { level: 'fault', meaning: 'no paper', todo: 'put in paper: nothing prints by itself' },
  'PRN-3': { level: 'fault', meaning: 'a cover is open', todo: 'close it' },
  'PRN-4': {
    level: 'fault',
    meaning: 'another fault: cutter, jam, or the job was refused, held, cancelled or aborted',
    todo: "the printer's own lamp or screen; `lpstat -l -p`",
  },
  'PRN-5': {
    level: 'fault',
    meaning: 'characters that no font has were printed as boxes; their numbers are listed',
    todo: 'please report it',
  },
  'PRN-6': {
    level: 'fault',
    meaning: 'the printer profile cannot be used; the line says where it is wrong',
    todo: 'mend it; until then the printer counts as a usual one',
  },
  'PRN-7': {
    level: 'fault',
    meaning: 'the logo cannot be used',
    todo: 'another PNG or JPEG in the data folder',
  },
  'PRN-8': {
    level: 'fault',
    meaning: 'the printer did not say how a slip ended',
    todo: 'often: a queue that hears nothing back, or a printer without status',
  },
  'PRN-9': {
    level: 'fault',
    meaning: 'a number was not printed for its desk',
    todo: 'tell the desk: somebody waits; then mend that printer',
  },
  'SPK-1': {
    level: 'fault',
    meaning: 'there is no `espeak-ng`: only texts with a clip are spoken',
    todo: '`apt-get install espeak-ng`',
  },
  'SPK-2': {
    level: 'fault',
    meaning: 'no `pactl`, or no sound system behind it: plugged headsets are not noticed',
    todo: '`apt-get install pulseaudio-utils`; PipeWire or PulseAudio for the kiosk\'s user; or `"headset": "keys"`, `"none"`',
  },
  'SPK-3': {
    level: 'fault',
    meaning: 'a clip of the catalogue cannot be used; the machine says its text',
    todo: 'tell the editor: record it again',
  },
  'SPK-4': {
    level: 'fault',
    meaning: '`espeak-ng` did not say a text',
    todo: 'try it: `echo prova \\| espeak-ng -v it --stdin`',
  },
  'SPK-5': {
    level: 'fault',
    meaning: 'clips of the signed catalogue did not come',
    todo: 'as the SYN code after it; tried again with each sync',
  },
  'CMD-1': {
    level: 'fault',
    meaning: 'a command failed: a fault of the program',
    todo: 'please report it, with the line',
    words: false,
  },
  'UI-1': {
    level: 'fault',
    meaning: 'the screens ended too often',
    todo: 'restart; look at memory and the graphics driver',
  },
  'RUN-2': {
    level: 'fault',
    meaning: 'the Electron shell could not start',
    todo: 'the line says why; then the log of the system',
  },
  'UI-2': {
    level: 'fault',
    meaning: 'a page of the screens could not be loaded',
    todo: 'install again',
    words: false,
  },
  'STF-1': {
    level: 'fault',
    meaning: 'what the staff had stopped or closed today could not be read',
    todo: 'tell the staff; look at the disk',
  },
  'STF-2': {
    level: 'fault',
    meaning: 'what the staff changed could not be written: it holds until the next start',
    todo: 'disk full, read-only or broken',
  },
} as const satisfies Record<string, Coded>;
export type LogCode = keyof typeof logCodes;

/** What begins and ends. Each beginning has its end, with how it went; what has none was cut off. */
export const logPairs = {
  run: { meaning: 'the program runs', outcomes: ['ended', 'restart-asked', 'failed'] },
  sync: {
    meaning: 'somebody asked for the newest catalogue at once',
    outcomes: ['newer', 'newest', 'failed'],
  },
  print: { meaning: 'a slip goes to the printer', outcomes: ['printed', 'failed', 'unknown'] },
  export: { meaning: 'a technician saves the log to a stick', outcomes: ['saved', 'no-stick', 'failed'] },
  'test-print': { meaning: 'a test slip in each language', outcomes: ['printed', 'failed'] },
  network: { meaning: 'a technician tests the network', outcomes: ['good', 'failed'] },
} as const satisfies Record<string, { meaning: string; outcomes: readonly string[] }>;
export type LogPair = keyof typeof logPairs;
export type OutcomeOf<K extends LogPair> = (typeof logPairs)[K]['outcomes'][number];

/** What happens at once. */
export const logFacts = {
  'catalogue-in-use': 'another catalogue is in use',
  'opened-staff': 'the code of the staff was typed',
  'opened-technician': 'the code of the technician was typed',
  'wrong-code': 'a wrong code was typed',
  'locked-out': 'a code was typed while none may be',
  'not-ended': 'the run before was cut off: power, a kill, or a crash',
} as const;
export type LogFact = keyof typeof logFacts;

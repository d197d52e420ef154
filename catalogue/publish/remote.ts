/** A file with its bytes, on its way. */
export type Upload = { file: string; bytes: Uint8Array };

/** A host that a catalogue is published to. All of it throws `RemoteFault` where the host or the way to it does not do. */
export type Remote = {
  /** For people. */
  name: string;
  /** Every file that is there. */
  list: () => Promise<ReadonlySet<string>>;
  /** Reads files that `list` named. */
  fetch: (files: readonly string[]) => Promise<ReadonlyMap<string, Buffer>>;
  /** Brings files there, each of them whole; all are there once it resolves. */
  put: (files: readonly Upload[], onFile: (file: string) => void) => Promise<void>;
};

/** An expected failure of a host; `message` says what to do. */
export class RemoteFault extends Error {}

// What a script of the page sees, at once.
globalThis.seen = {
  bridge: Object.keys(globalThis.sportello ?? {}),
  node: typeof require,
  ipc: typeof electronDoubleSend,
  preload: typeof __electronDouble,
  secure: globalThis.isSecureContext,
};

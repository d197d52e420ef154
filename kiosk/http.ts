/**
 * Node's HTTP. Imported as a module, all that it offers is made, and with that `fetch` and WebSockets: a quarter of the time
 * until the window can open.
 */
export const http = process.getBuiltinModule('node:http');

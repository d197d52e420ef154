/* The least that prints a ticket: takes a POST, commits one row, answers (never before, and never after the paper), asks the printer once, writes. Run with a database and a port. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { DatabaseSync } from 'node:sqlite';

const [file = '', printerPort = ''] = process.argv.slice(2);
const db = new DatabaseSync(file);
db.exec(
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE tickets (seq INTEGER PRIMARY KEY, at INTEGER, ticket TEXT) STRICT',
);
const insert = db.prepare('INSERT INTO tickets (at, ticket) VALUES (?, ?)');
/** As many bytes as an Italian slip has. */
const slip = Buffer.alloc(6000, 'A');

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    insert.run(Date.now(), JSON.stringify(JSON.parse(Buffer.concat(parts).toString())));
    response.end('{}');
    const socket = connect({ port: Number(printerPort), host: '127.0.0.1', noDelay: true });
    socket.on('connect', () => socket.write(Uint8Array.of(0x10, 0x04, 0x01)));
    socket.once('data', () => socket.end(slip));
    socket.on('error', () => undefined);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
process.once('SIGTERM', () => process.exit(0));

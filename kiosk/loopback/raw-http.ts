import { connect, type Socket } from 'node:net';

/** What came back on a connection, unparsed but for its head. */
export type RawAnswer = { status: number; head: string; body: string };

const parse = (text: string): RawAnswer => {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const rest = end < 0 ? '' : text.slice(end + 4);
  // Answers are short: one chunk and the end.
  const body = /^transfer-encoding: chunked/im.test(head)
    ? (/^[0-9a-f]+\r\n([^]*?)\r\n0\r\n\r\n$/.exec(rest)?.[1] ?? rest)
    : rest;
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body };
};

/** For tests from outside: sends exactly these bytes to a port of this machine, and gives what came until the other side closed. */
export const sendRaw = (
  port: number,
  bytes: string | readonly string[],
  host = '127.0.0.1',
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket: Socket = connect(port, host, () => {
      for (const part of typeof bytes === 'string' ? [bytes] : bytes) socket.write(part, 'latin1');
    });
    socket.setEncoding('latin1');
    socket.on('data', (data) => (text += data));
    // A server that refuses a long body closes while we are still sending.
    socket.on('error', (fault) => (text === '' ? reject(fault) : resolve(parse(text))));
    socket.on('close', () => resolve(parse(text)));
  });

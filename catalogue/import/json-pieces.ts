import { closeSync, openSync, readSync } from 'node:fs';

/** A value of a document: a member of it, or an element of a member that is a list; of a document that is a list the key is empty. */
export type JsonPiece = { key: string; inList: boolean; text: string };

const pieceLength = 262_144;
const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const isOpen = (byte: number): boolean => byte === 0x7b || byte === 0x5b;
const isClose = (byte: number): boolean => byte === 0x7d || byte === 0x5d;
const isSpace = (byte: number): boolean => byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf;

/** The bytes of one value while they come, which may be in several pieces of the file. */
class Value {
  #parts: Buffer[] = [];
  depth = 0;
  isWord = false;
  inString = false;
  isEscaped = false;

  add(bytes: Buffer): void {
    this.#parts.push(Buffer.from(bytes));
  }

  get text(): string {
    return Buffer.concat(this.#parts).toString('utf8');
  }

  /** Whether the value ends with this byte. */
  endsWith(byte: number): boolean {
    if (this.inString) {
      if (this.isEscaped) this.isEscaped = false;
      else if (byte === backslash) this.isEscaped = true;
      else if (byte === quote) {
        this.inString = false;
        return this.depth === 0;
      }
      return false;
    }
    if (byte === quote) this.inString = true;
    else if (isOpen(byte)) this.depth += 1;
    else if (isClose(byte)) {
      this.depth -= 1;
      return this.depth === 0;
    }
    return false;
  }
}

/**
 * Reads a document of JSON value by value, so that it may be larger than memory. Lists that are members are read element by
 * element. What a value holds is not looked at: whoever parses it sees whether it is JSON.
 * @throws where the document ends too early, or is neither an object nor a list
 */
export function* jsonPieces(path: string): Generator<JsonPiece> {
  const handle = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(pieceLength);
    let root = 0;
    let inList = false;
    let key = '';
    let isKey = false;
    let ended = false;
    let value: Value | undefined;
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
      let start = 0;
      for (let at = 0; at < read; at += 1) {
        const byte = buffer[at] ?? 0;
        if (value !== undefined) {
          const isOver = value.isWord
            ? byte === comma || isClose(byte) || isSpace(byte)
            : value.endsWith(byte);
          if (!isOver) continue;
          value.add(buffer.subarray(start, value.isWord ? at : at + 1));
          const { text, isWord } = value;
          value = undefined;
          if (isKey) key = JSON.parse(text) as string;
          else {
            yield { key, inList, text };
            isKey = root === 0x7b && !inList;
          }
          if (!isWord) continue;
        }
        if (isSpace(byte) || byte === comma) continue;
        if (ended) throw new Error('Something stands after the end of the document.');
        if (root === 0) {
          if (!isOpen(byte)) throw new Error('The document is neither an object nor a list.');
          root = byte;
          isKey = byte === 0x7b;
          inList = !isKey;
        } else if (byte === colon) isKey = false;
        else if (isClose(byte)) {
          if (inList && root === 0x7b) [inList, isKey] = [false, true];
          else ended = true;
        } else if (byte === 0x5b && root === 0x7b && !inList && !isKey) inList = true;
        else {
          value = new Value();
          start = at;
          value.isWord = byte !== quote && !isOpen(byte);
          if (!value.isWord) value.endsWith(byte);
        }
      }
      value?.add(buffer.subarray(start, read));
    }
    if (!ended) throw new Error('The document ends in the middle.');
  } finally {
    closeSync(handle);
  }
}

/**
 * Messages of the Internet Printing Protocol (RFC 8010): as much of it as a queue of CUPS needs. Collections, dates and other
 * values that nobody asks for here are skipped when read.
 */
export type IppValue = string | number | boolean;
/** Attributes by name, each with all its values. */
export type IppAttributes = Readonly<Record<string, readonly IppValue[]>>;
export type IppGroup = { tag: number; attributes: IppAttributes };
export type IppResponse = { status: number; groups: IppGroup[] };

/** Delimiters of groups (RFC 8010, 3.5.1). */
export const groups = { operation: 0x01, job: 0x02, end: 0x03, printer: 0x04 } as const;
/** Value tags that are written here (RFC 8010, 3.5.2). */
const tags = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
} as const;
/** Read only: printers describe their trays so. */
const octets = 0x30;
type Tag = keyof typeof tags;
export type IppAttribute = readonly [type: Tag, name: string, ...values: IppValue[]];

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};
const counted = (bytes: Buffer): Buffer => Buffer.concat([word(bytes.length), bytes]);
const valueBytes = (type: Tag, value: IppValue): Buffer => {
  if (type === 'boolean') return Buffer.of(value === true ? 1 : 0);
  if (type !== 'integer' && type !== 'enum') return Buffer.from(String(value), 'utf8');
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Number(value));
  return bytes;
};
const attributeBytes = ([type, name, ...values]: IppAttribute): Buffer =>
  Buffer.concat(
    values.map((value, index) =>
      Buffer.concat([
        Buffer.of(tags[type]),
        // Further values of the same attribute have no name.
        counted(Buffer.from(index === 0 ? name : '', 'utf8')),
        counted(valueBytes(type, value)),
      ]),
    ),
  );

/** A request of IPP 1.1, which every CUPS understands; the document, if any, follows it. */
export const ippRequest = (
  operation: number,
  attributes: readonly IppAttribute[],
  { job = [], document }: { job?: readonly IppAttribute[]; document?: Uint8Array | undefined } = {},
): Buffer =>
  Buffer.concat([
    Buffer.of(1, 1),
    word(operation),
    // The number of the request: there is one on each connection.
    Buffer.of(0, 0, 0, 1),
    Buffer.of(groups.operation),
    ...(
      [
        ['charset', 'attributes-charset', 'utf-8'],
        ['language', 'attributes-natural-language', 'en'],
        ...attributes,
      ] as const
    ).map(attributeBytes),
    ...(job.length === 0 ? [] : [Buffer.of(groups.job), ...job.map(attributeBytes)]),
    Buffer.of(groups.end),
    ...(document === undefined ? [] : [document]),
  ]);

const readValue = (tag: number, bytes: Buffer): IppValue | undefined => {
  if ((tag === tags.integer || tag === tags.enum) && bytes.length === 4) return bytes.readInt32BE();
  if (tag === tags.boolean && bytes.length === 1) return bytes[0] === 1;
  if (tag === octets || (tag >= tags.text && tag <= tags.mime)) return bytes.toString('utf8');
  return undefined;
};

/** What a server answered; undefined where that is no whole IPP message. */
export const readIpp = (bytes: Buffer): IppResponse | undefined => {
  try {
    const read: { tag: number; attributes: Record<string, IppValue[]> }[] = [];
    let at = 8;
    let name = '';
    const field = (): Buffer => {
      const length = bytes.readUInt16BE(at);
      const end = at + 2 + length;
      if (end > bytes.length) throw new RangeError('The message ends in a value.');
      const value = bytes.subarray(at + 2, end);
      at = end;
      return value;
    };
    for (;;) {
      const tag = bytes.readUInt8(at);
      at += 1;
      if (tag === groups.end) return { status: bytes.readUInt16BE(2), groups: read };
      if (tag < 0x10) {
        read.push({ tag, attributes: Object.create(null) as Record<string, IppValue[]> });
        continue;
      }
      const own = field().toString('utf8');
      if (own !== '') name = own;
      const value = readValue(tag, field());
      if (value !== undefined)
        (read.at(-1)?.attributes ?? {})[name] = [...(read.at(-1)?.attributes[name] ?? []), value];
    }
  } catch {
    return undefined;
  }
};

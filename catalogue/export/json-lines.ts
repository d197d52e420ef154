/** A JSON document with one long list, a line for each item, so that it is never in memory whole. `head` is what stands beside the list. */
export function* jsonWithList(
  head: Readonly<Record<string, unknown>>,
  list: string,
  items: Iterable<unknown>,
): Generator<string> {
  const fields = Object.entries(head).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  yield `{\n${fields.map((field) => `${field},\n`).join('')}${JSON.stringify(list)}: [`;
  let separator = '\n';
  for (const item of items) {
    yield `${separator}${JSON.stringify(item)}`;
    separator = ',\n';
  }
  yield '\n]\n}\n';
}

type Json = Record<string, unknown>;

/** Keywords that say nothing about a value. */
const annotations = new Set([
  '$schema',
  'title',
  'description',
  'definitions',
  '$defs',
  'id',
  '$id',
  'default',
]);

const isOf = (type: unknown, value: unknown): boolean => {
  switch (type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
};

/**
 * What a JSON Schema (draft 7, the part that ours use) says against a value. A keyword that is not known here is an error of
 * the test: it would be passed over in silence.
 */
export const complaints = (root: Json, value: unknown, schema: Json = root, path = ''): string[] => {
  const at = (name: string | number): string => (path === '' ? String(name) : `${path}.${name}`);
  const inner = (next: unknown, one: unknown, where: string): string[] =>
    complaints(root, one, next as Json, where);
  const said: string[] = [];
  const refuse = (when: boolean, words: string): void => {
    if (when) said.push(`${path} ${words}`.trim());
  };
  for (const [keyword, rule] of Object.entries(schema)) {
    if (annotations.has(keyword)) continue;
    const text = typeof value === 'string' ? value : undefined;
    const number = typeof value === 'number' ? value : undefined;
    const list = Array.isArray(value) ? (value as unknown[]) : undefined;
    const fields = isOf('object', value) ? (value as Json) : undefined;
    switch (keyword) {
      case '$ref': {
        const target = String(rule)
          .replace(/^#\/?/, '')
          .split('/')
          .filter((step) => step !== '')
          .reduce<unknown>((node, step) => (node as Json)[step], root);
        said.push(...inner(target, value, path));
        break;
      }
      case 'type':
        refuse(!isOf(rule, value), `is not of type ${String(rule)}`);
        break;
      case 'const':
        refuse(value !== rule, `is not ${String(rule)}`);
        break;
      case 'enum':
        refuse(!(rule as unknown[]).includes(value), `is not one of ${String(rule)}`);
        break;
      case 'pattern':
        refuse(
          text !== undefined && !new RegExp(String(rule), 'u').test(text),
          `does not match ${String(rule)}`,
        );
        break;
      case 'minLength':
        refuse(text !== undefined && text.length < Number(rule), 'is too short');
        break;
      case 'maxLength':
        refuse(text !== undefined && text.length > Number(rule), 'is too long');
        break;
      case 'minimum':
        refuse(number !== undefined && number < Number(rule), 'is too small');
        break;
      case 'maximum':
        refuse(number !== undefined && number > Number(rule), 'is too large');
        break;
      case 'minItems':
        refuse(list !== undefined && list.length < Number(rule), 'has too few items');
        break;
      case 'maxItems':
        refuse(list !== undefined && list.length > Number(rule), 'has too many items');
        break;
      case 'items':
        list?.forEach((item, index) =>
          said.push(
            ...(Array.isArray(rule)
              ? rule[index] === undefined
                ? []
                : inner(rule[index], item, at(index))
              : inner(rule, item, at(index))),
          ),
        );
        break;
      case 'additionalItems':
        refuse(
          rule === false && list !== undefined && list.length > (schema['items'] as unknown[]).length,
          'has too many items',
        );
        break;
      case 'allOf':
        for (const option of rule as unknown[]) said.push(...inner(option, value, path));
        break;
      case 'anyOf':
        refuse(
          (rule as unknown[]).every((option) => inner(option, value, path).length > 0),
          'fits none',
        );
        break;
      case 'required':
        for (const name of rule as string[])
          if (fields !== undefined && !(name in fields)) said.push(`${at(name)} is missing`);
        break;
      case 'properties':
        for (const [name, next] of Object.entries(rule as Json))
          if (fields !== undefined && name in fields) said.push(...inner(next, fields[name], at(name)));
        break;
      case 'additionalProperties':
        for (const name of Object.keys(fields ?? {}))
          if (rule === false && !(name in ((schema['properties'] ?? {}) as Json)))
            said.push(`${at(name)} is unknown`);
        break;
      case 'propertyNames':
        for (const name of Object.keys(fields ?? {})) said.push(...inner(rule, name, at(name)));
        break;
      default:
        throw new Error(`The keyword ${keyword} is not known to this test.`);
    }
  }
  return said;
};

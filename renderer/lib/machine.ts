/** Whether any text in what the kiosk said is a translation that nobody reviewed: the screen says so once (not on every line). */
export const hasMachineText = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasMachineText);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) =>
    key === 'machine' ? inner === true : hasMachineText(inner),
  );
};

/** Names of places, offices and people are Italian in every language: nothing is missing there. */
const names: ReadonlySet<string> = new Set([
  'where',
  'unit',
  'place',
  'desk',
  'here',
  'ask',
  'people',
  'provider',
  'open',
  'hours',
  'sources',
  'verified',
]);

/** Whether something was left in Italian for want of a translation. */
export const hasItalianText = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasItalianText);
  if (typeof value !== 'object' || value === null) return false;
  if ('text' in value && 'lang' in value) return value.lang === 'it';
  return Object.entries(value).some(([key, inner]) => !names.has(key) && hasItalianText(inner));
};

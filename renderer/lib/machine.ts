/** Whether any text in what the kiosk said is a translation that nobody reviewed: the screen says so once (not on every line). */
export const hasMachineText = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasMachineText);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => (key === 'machine' ? inner === true : hasMachineText(inner)));
};

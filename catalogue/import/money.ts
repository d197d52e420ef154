/**
 * An amount as people write it, in cents: `40,60`, `26.00`, `47,7`, `1.250,00`, `150`, `0`, with or without a currency sign.
 * @returns undefined where it is no amount
 */
export const centsOf = (text: string): number | undefined => {
  const bare = text.replace(/(?:euro|eur|\u20ac)/gi, '').replace(/\s/g, '');
  const match =
    /^(\d{1,3}(?:[.']\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(bare) ?? /^(\d+)[.,](\d{1,2})$/.exec(bare);
  if (match === null) return undefined;
  const whole = (match[1] ?? '').replace(/[.']/g, '');
  const cents = (match[2] ?? '').padEnd(2, '0');
  const value = Number(whole) * 100 + Number(cents);
  return Number.isSafeInteger(value) ? value : undefined;
};

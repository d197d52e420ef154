type Words = { message: string; fix: string };

/** The formats of the model, by the pattern that checks them, as the schema reports it. A test holds this against every schema. */
const formats: ReadonlyMap<string, Words> = new Map([
  [
    String.raw`^[a-z0-9]+(?:-[a-z0-9]+)*$`,
    {
      message: 'is not an id.',
      fix: 'Write lower-case letters, digits and single hyphens, such as carta-identita.',
    },
  ],
  [
    String.raw`^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$`,
    { message: 'is not a time of day.', fix: "Write HH:MM in quotes, such as '08:30'." },
  ],
  [
    String.raw`^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$`,
    {
      message: 'is not a date or a date with a time.',
      fix: 'Write YYYY-MM-DD or YYYY-MM-DDTHH:MM, such as 2026-12-24T11:00.',
    },
  ],
  [
    String.raw`^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$`,
    { message: 'is not a date.', fix: 'Write YYYY-MM-DD, such as 2026-12-24.' },
  ],
  [
    String.raw`^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$`,
    { message: 'is not a day of the year.', fix: 'Write MM-DD, such as 12-25.' },
  ],
  [
    String.raw`^https?:\/\/[^\s]+$`,
    { message: 'is not a web address.', fix: 'Write the whole address, starting with https://.' },
  ],
  [
    String.raw`^\+?[\d][\d ./-]{1,24}$`,
    {
      message: 'is not a phone number.',
      fix: 'Write one number: digits, spaces and a leading + only, such as 0599 000 101.',
    },
  ],
  [
    String.raw`^[^\s@]+@[^\s@]+\.[^\s@]+$`,
    { message: 'is not an e-mail address.', fix: 'Write it without spaces, such as urp@comune.example.' },
  ],
  [
    String.raw`^[A-Z]{1,2}$`,
    { message: 'is not a queue prefix.', fix: 'Write one or two capital letters, such as A.' },
  ],
  [
    String.raw`^[A-Z]{3}$`,
    { message: 'is not a currency.', fix: 'Write its three capital letters, such as EUR.' },
  ],
  [
    String.raw`^(?:[a-z0-9]+(?:[-_.][a-z0-9]+)*\.(?:svg|png)|data:image\/(?:svg\+xml|png);base64,[A-Za-z0-9+/]+={0,2})$`,
    {
      message: 'is not a picture.',
      fix: 'Write the name of an SVG or PNG file in media/, in lower-case letters, such as stemma.svg.',
    },
  ],
  [
    String.raw`^#[0-9a-f]{6}$`,
    {
      message: 'is not a colour.',
      fix: "Write # and six digits or letters a-f, in quotes, such as '#003366'.",
    },
  ],
]);

/** What is wrong and what to write where `pattern` (`/.../` as a schema reports it, or bare) did not match. */
export const describeFormat = (pattern: string): Words | undefined =>
  formats.get(pattern.replace(/^\/(.*)\/$/s, '$1'));

/** Five taps in a corner within three seconds: nobody does that by chance, and nobody is told. */
const taps = 5;
const withinMs = 3_000;
/** A corner is a square of so many millimetres: as large as a target. */
const cornerMm = 25;

export type Contact = { x: number; y: number; at: number };
type Panel = { width: number; height: number; pxPerMm: number };

const cornerOf = ({ x, y }: Contact, { width, height, pxPerMm }: Panel): string | undefined => {
  const edge = cornerMm * pxPerMm;
  const side = x <= edge ? 'left' : x >= width - edge ? 'right' : undefined;
  const end = y <= edge ? 'top' : y >= height - edge ? 'bottom' : undefined;
  return side === undefined || end === undefined ? undefined : `${end} ${side}`;
};

/** Hears every contact; tells when the last five were in one corner, quickly. A tap elsewhere begins anew. */
export const secretTaps = (): ((contact: Contact, panel: Panel) => boolean) => {
  let corner: string | undefined;
  let times: number[] = [];
  return (contact, panel) => {
    const here = cornerOf(contact, panel);
    if (here === undefined || here !== corner) times = [];
    corner = here;
    if (here === undefined) return false;
    times = [...times.filter((at) => contact.at - at <= withinMs), contact.at];
    if (times.length < taps) return false;
    times = [];
    return true;
  };
};

/** The same way in for a keyboard. */
export const isSecretChord = ({
  code,
  ctrlKey,
  altKey,
}: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey'>): boolean => ctrlKey && altKey && code === 'KeyU';

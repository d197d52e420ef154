import type { Slip, SlipBlock } from '../../kiosk/printing/slip.ts';
import type { Claims } from '../../core/token/claims.ts';
import { claimsIn } from '../../kiosk/testing/claims-in.ts';
import type { Kiosk } from '../fixtures/test.ts';

/** The last slip that the printer got. */
export const lastSlip = async (kiosk: Kiosk): Promise<Slip> => {
  const slip = (await kiosk.devices.printed()).at(-1);
  if (slip === undefined) throw new Error('Nothing was printed.');
  return slip;
};

const blockText = ({ label, lines }: SlipBlock): string =>
  [label?.text ?? '', ...lines.map(({ text }) => text)].join('\n');
/** All words on a slip. */
export const textOf = (slip: Slip): string =>
  [
    slip.town,
    slip.banner?.text,
    slip.number,
    slip.title.text,
    ...slip.blocks.map(blockText),
    ...slip.clerk.map(blockText),
    slip.qrLabel.text,
    slip.footer.text,
  ]
    .filter(Boolean)
    .join('\n');
/** Words of the clerk's part, which is Italian. */
export const clerkOf = (slip: Slip): string => slip.clerk.map(blockText).join('\n');

/** What the QR code says. */
export const claimsOf = (slip: Slip): Claims => claimsIn(slip.url);

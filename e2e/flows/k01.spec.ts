import { expect } from '../fixtures/test.ts';
import { decodedText, decodeEscpos } from '../../kiosk/testing/escpos-decoder.ts';
import { flow } from '../pages/flow.ts';
import { lastSlip, textOf } from '../pages/paper.ts';

flow(
  'K1 Ada lost her identity card: what first, what to bring, what it costs, her age, and a number',
  async ({ kiosk, person }) => {
    await person.start();
    await person.need("Carta d'identità e certificati");
    await person.answer("Carta d'identità");
    await person.answer("L'ho persa");
    await person.open('carta-identita-smarrita');
    const { on } = person;
    // In order: the police first, then here.
    const steps = on.section(on.t('service.how'));
    await expect(steps.getByRole('listitem').first()).toContainText('Carabinieri');
    await expect(steps).toContainText('Via dei Cipressi 3');
    // With an appointment or not, and who books it for her.
    await expect(steps).toContainText('allo sportello URP prenotano per te');
    await expect(on.section(on.t('service.bring'))).toContainText('Denuncia di furto o smarrimento');
    await expect(on.section(on.t('service.cost'))).toContainText('22,21');
    // Her age has rules of its own, with source and date.
    await expect(on.section(on.t('service.cases'))).toContainText('70 anni');
    await expect(on.section(on.t('service.cases'))).toContainText('D.L. 19 febbraio 2026');

    await person.take();
    await expect(on.number).toHaveText(/^A001.[A-Z]$/);
    await expect(on.printOutcome).toHaveAttribute('data-outcome', 'printed');
    const slip = await lastSlip(kiosk);
    expect(slip.number).toBe(await on.number.textContent());
    expect(textOf(slip)).toContain('Denuncia di furto o smarrimento');
    expect(textOf(slip)).toContain('Stazione dei Carabinieri');
    // And as bytes, on both papers: nothing is lost on the way to the printer.
    for (const mm of [58, 80] as const) {
      const receipt = await kiosk.devices.lastReceipt(mm);
      expect(receipt?.lost).toEqual([]);
      const words = decodedText(decodeEscpos(Buffer.from(receipt?.base64 ?? '', 'base64'))).replace(
        /\s+/g,
        ' ',
      );
      expect(words).toContain('Denuncia di furto o smarrimento');
    }
  },
);

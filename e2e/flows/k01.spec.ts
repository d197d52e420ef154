import { expect, test } from '../fixtures/test.ts';
import { hands } from '../pages/hands.ts';
import { Visit } from '../pages/visit.ts';

for (const hand of hands)
  test(`K1 Ada lost her identity card (${hand})`, async ({ kiosk }) => {
    const ada = new Visit(kiosk.page, hand);
    await ada.start();
    await ada.need("Carta d'identità e certificati");
    await ada.answer("Carta d'identità");
    await ada.answer("L'ho persa");
    await ada.open('carta-identita-smarrita');
    const { on } = ada;
    // In order: the police first, then here.
    await expect(on.section(on.t('service.how')).getByRole('listitem').first()).toContainText('Carabinieri');
    await expect(on.section(on.t('service.how'))).toContainText('Stazione dei Carabinieri');
    // Who books for her, until when today.
    await expect(on.main).toContainText(/allo sportello URP/);
    await expect(on.section(on.t('service.bring'))).toContainText('Denuncia di furto o smarrimento');
    await expect(on.section(on.t('service.cost'))).toContainText('22,21');
    // Her age has rules of its own, with source and date.
    await expect(on.section(on.t('service.cases'))).toContainText(/70 anni/);
    await expect(on.section(on.t('service.cases'))).toContainText(/D\.L\. 19 febbraio 2026/);

    await ada.takeNumber();
    await ada.confirm();
    await expect(on.number).toHaveText(/^A001[- ][A-Z]$/);
    await expect(on.printOutcome).toHaveAttribute('data-outcome', 'printed');
    const [slip] = await kiosk.devices.printed();
    expect(slip?.number).toBe(await on.number.textContent());
    expect(JSON.stringify(slip?.blocks)).toContain('Denuncia di furto o smarrimento');
  });

import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../catalogue/cli/run.ts';
import { starterTown } from '../catalogue/starter/starter-town.ts';
import { initKeys } from '../catalogue/publish/keys-folder.ts';
import type { Keyring } from '../core/token/check-token.ts';
import { checkToken, createKeyring, withCertificate } from '../core/token/check-token.ts';
import { issuerOf } from '../core/token/token.ts';
import { verifyByWebCrypto } from '../core/token/web-ed25519.ts';
import { openSigned } from '../kiosk/catalogue/signed-catalogue.ts';
import type { TicketView } from '../kiosk/contract/hand-over.ts';
import { confEngine } from '../kiosk/settings/conf-engine.ts';
import { startKiosk } from '../kiosk/start.ts';
import { memoryPrinter } from '../kiosk/testing/printer-memory.ts';

const passphrase = 'cavallo batteria graffetta';
let dir: string;
let [keys, folder, source, data] = ['', '', '', ''];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sportello-certified-'));
  [keys, folder, source, data] = ['keys', 'public', 'town', 'data'].map((name) => join(dir, name)) as [
    string,
    string,
    string,
    string,
  ];
  initKeys(keys, passphrase, { singleKey: true, now: Date.now() - 1000, cost: 2 ** 10 });
  writeFileSync(join(dir, 'passphrase.txt'), passphrase);
  const { 'services/certificato-residenza.yaml': service = '', ...town } = starterTown('2026-11-01');
  for (const [file, text] of Object.entries({
    ...town,
    'municipality.yaml':
      'formatVersion: 1\nid: borgo\nname: {it: Borgo}\nipaCode: C_X998\ntimeZone: Europe/Rome\n',
    'places/sede.yaml': 'id: sede\nname: {it: Sede}\naddress: Via Roma 1\n',
    'services/aiuto.yaml': service
      .replace('id: certificato-residenza', 'id: aiuto')
      .replace('Certificato di residenza', 'Aiuto')
      .replace('place: municipio', 'place: sede'),
  })) {
    mkdirSync(join(source, file, '..'), { recursive: true });
    writeFileSync(join(source, file), text);
  }
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** The publisher's command. */
const publisher = async (...args: string[]): Promise<{ status: number; said: string }> => {
  const said: string[] = [];
  const out = (line: string): void => void said.push(line);
  const status = await run([...args, '--passphrase-file', join(dir, 'passphrase.txt')], {
    out,
    err: out,
    now: Date.now,
  });
  return { status, said: said.join('\n') };
};
const publish = () => publisher('publish', source, '--keys', keys, '--to', folder);
const request = (): string => join(data, 'kiosk-key-request.json');
const certify = (...more: string[]) =>
  publisher('keys', 'certify', keys, request(), '--catalogue', source, ...more);

/** One day of the kiosk: a slip is taken; what its code holds, and what its log said. `isRenewed`: a newer catalogue awaits it. */
const kioskDay = async (isRenewed = false): Promise<{ code: string; log: string }> => {
  const log: string[] = [];
  const kiosk = await startKiosk({
    dataDir: data,
    catalogueFile: undefined,
    catalogueAddress: folder,
    screen: undefined,
    kioskMode: false,
    settingsEngine: confEngine,
    printer: memoryPrinter(),
    log: (line) => log.push(line),
  });
  if (!kiosk.ok) throw new Error(kiosk.error.words);
  if (isRenewed) expect(await kiosk.value.syncNow()).toBe('A newer catalogue is in use.');
  const input = {
    lang: 'it',
    service: 'aiuto',
    place: 0,
    kind: 'slip',
    answers: {},
    request: randomUUID(),
    withAnswers: false,
    onPaper: false,
  };
  const answer = await kiosk.value.invoke('issue', input);
  await kiosk.value.close();
  if (!answer.ok) throw new Error(answer.error.code);
  const ticket = answer.value as TicketView;
  if (ticket.kind !== 'issued') throw new Error(ticket.reason);
  return { code: ticket.qr.url, log: log.join('\n') };
};
/** What a desk knows that has the catalogue of now. */
const desk = async (): Promise<Keyring> => {
  const signed = openSigned({
    address: folder,
    dir: mkdtempSync(join(dir, 'desk-')),
    floors: { floor: () => undefined, raiseFloor: () => ({ ok: true, value: undefined }) },
    clock: { now: Date.now },
    log: () => undefined,
  });
  if (!signed.ok) throw new Error(signed.error.words);
  await signed.value.refresh();
  const catalogue = signed.value.current()?.catalogue;
  if (catalogue === undefined) throw new Error('no catalogue');
  return createKeyring(issuerOf(catalogue.municipality), catalogue.tokenKeys, verifyByWebCrypto);
};

describe('a kiosk and the desks of its town', () => {
  it('signs from the first start; desks know it once it is certified and published (K31)', async () => {
    expect(await publish()).toMatchObject({ status: 0 });
    const first = await kioskDay();
    expect(first.log).toContain('KEY-4');
    expect(await checkToken(first.code, await desk(), Date.now())).toMatchObject({
      state: 'not-verified',
      token: { claims: { town: 'c_x998', service: 'aiuto', place: 'sede' } },
    });

    const certified = await certify('--place', 'sede', '--letter', 'B');
    expect(certified).toMatchObject({ status: 0 });
    const fingerprint = /[0-9a-f]{64}/.exec(certified.said)?.[0] ?? '';
    expect(first.log).toContain(fingerprint);
    const { device } = JSON.parse(readFileSync(request(), 'utf8')) as { device: string };

    expect(await publish()).toMatchObject({
      status: 0,
      said: expect.stringContaining('Published') as string,
    });
    expect(await checkToken(first.code, await desk(), Date.now())).toMatchObject({
      state: 'valid',
      signers: [{ device, kind: 'kiosk', letter: 'B', place: 'sede' }],
    });
    const second = await kioskDay(true);
    expect(second.log).not.toContain('KEY-');
    expect(await checkToken(second.code, await desk(), Date.now())).toMatchObject({ state: 'valid' });
  });

  it('a desk with the catalogue of yesterday can be shown the certificate of a new kiosk', async () => {
    await publish();
    const { code } = await kioskDay();
    await certify();
    await publish();
    const yesterday = await desk();
    rmSync(join(keys, 'certificates'), { recursive: true });
    const { said } = await certify();
    const text = said.split('\n').at(-1) ?? '';
    expect(text).toMatch(/^SC1:/);
    const ring = { ...yesterday, certificates: [] };
    expect(await checkToken(code, ring, Date.now())).toMatchObject({ state: 'not-verified' });
    const learnt = await withCertificate(ring, text);
    if (learnt === undefined) throw new Error('not learnt');
    expect(await checkToken(code, learnt, Date.now())).toMatchObject({ state: 'valid' });
  });

  it('a certificate that ends soon is said to the technician', async () => {
    await publish();
    await kioskDay();
    await certify('--days', '30');
    await publish();
    expect((await kioskDay(true)).log).toMatch(/KEY-5 The certificate of this kiosk ends on \d{4}-\d\d-\d\d/);
  });

  it('what cannot be certified or published is refused, with what to do', async () => {
    await publish();
    await kioskDay();
    for (const [args, words] of [
      [['--place', 'altrove'], 'has no place "altrove"'],
      [['--letter', 'bb'], 'one letter'],
      [['--days', 'molti'], 'whole number'],
    ] as const)
      expect(await certify(...args)).toMatchObject({
        status: 2,
        said: expect.stringContaining(words) as string,
      });
    writeFileSync(join(dir, 'other.json'), '{}');
    expect(
      await publisher('keys', 'certify', keys, join(dir, 'other.json'), '--catalogue', source),
    ).toMatchObject({
      status: 2,
      said: expect.stringContaining('is no request') as string,
    });
    await certify();
    writeFileSync(
      join(source, 'municipality.yaml'),
      'formatVersion: 1\nid: altro\nname: {it: Altro}\ntimeZone: Europe/Rome\n',
    );
    expect(await publish()).toMatchObject({
      status: 2,
      said: expect.stringContaining('a certificate of c_x998, not of altro') as string,
    });
  });
});

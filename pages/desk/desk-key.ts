import { toBase64url } from '../../core/token/base64url.ts';
import type { TokenSigner } from '../../core/token/token.ts';

/*
 * The key with which this desk signs hand-overs. The browser made it and keeps it, and gives its secret half to nobody, this page
 * included. Who it belongs to is for the town to certify.
 */

const [database, store, entry] = ['sportello-desk', 'keys', 'desk'];

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB'));
    };
  });

const openDatabase = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(database, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(store);
  };
  return done(request);
};

/** The desk's key, and the id by which the town knows it. */
export type DeskKey = TokenSigner & { device: string };
type Kept = CryptoKeyPair & { device: string };

/** The desk's key, made at its first use. Throws where the browser has no Ed25519 or keeps nothing. */
export const deskKey = async (): Promise<DeskKey> => {
  const open = await openDatabase();
  const read = (): Promise<Kept | undefined> =>
    done(open.transaction(store).objectStore(store).get(entry) as IDBRequest<Kept | undefined>);
  let pair = await read();
  if (pair === undefined) {
    const { publicKey, privateKey } = (await crypto.subtle.generateKey('Ed25519', false, [
      'sign',
      'verify',
    ])) as CryptoKeyPair;
    const made: Kept = { publicKey, privateKey, device: crypto.randomUUID() };
    // Two windows at once: the one that is kept is the one that both use.
    await done(open.transaction(store, 'readwrite').objectStore(store).add(made, entry)).catch(
      () => undefined,
    );
    pair = (await read()) ?? made;
  }
  const { privateKey, publicKey, device } = pair;
  return {
    device,
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)),
    sign: async (data) => new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, data.slice())),
  };
};

/** What the town is asked to certify: the file that `keys certify` reads. */
export const keyRequest = ({ device, publicKey }: DeskKey): string =>
  `${JSON.stringify({ formatVersion: 1, kind: 'desk', device, publicKey: toBase64url(publicKey) }, undefined, 2)}\n`;

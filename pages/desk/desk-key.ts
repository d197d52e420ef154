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

/** The desk's key, made at its first use. Throws where the browser has no Ed25519 or keeps nothing. */
export const deskKey = async (): Promise<TokenSigner> => {
  const open = await openDatabase();
  const read = (): Promise<CryptoKeyPair | undefined> =>
    done(open.transaction(store).objectStore(store).get(entry) as IDBRequest<CryptoKeyPair | undefined>);
  let pair = await read();
  if (pair === undefined) {
    const made = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
    // Two windows at once: the one that is kept is the one that both use.
    await done(open.transaction(store, 'readwrite').objectStore(store).add(made, entry)).catch(
      () => undefined,
    );
    pair = (await read()) ?? made;
  }
  const { privateKey, publicKey } = pair;
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)),
    sign: async (data) => new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, data.slice())),
  };
};

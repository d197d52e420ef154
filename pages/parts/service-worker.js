/*
 * Keeps the page itself, so that it opens without a network. Its data are kept by the page (published.ts), which knows what it
 * needs. No address that is asked for here holds a token: what stands after # never leaves the page.
 */
const cacheName = '__CACHE__';
const files = ['__FILES__'];
const page = cacheName.slice(0, cacheName.lastIndexOf('-') + 1);

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: 'no-cache' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith(page) && name !== cacheName)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(self.registration.scope)) return;
  const file = request.mode === 'navigate' ? './index.html' : request;
  event.respondWith(
    caches
      .open(cacheName)
      .then((cache) => cache.match(file, { ignoreSearch: true }))
      .then((kept) => kept ?? fetch(request)),
  );
});

/** Keeps the page itself on the device, for when there is no network. A browser that cannot leaves a page that needs one. */
export const keepPage = (): void => {
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register('./sw.js').catch(() => undefined);
};

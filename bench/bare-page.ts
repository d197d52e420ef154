import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One element that is exchanged for another when it is clicked. No style sheet, no library, no question to anybody. */
const html = `<!doctype html>
<html lang="it">
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>Bare</title>
<body>
<main data-screen="0"><h1>Schermata 0</h1><button>Avanti</button></main>
<script>
  let shown = 0;
  document.addEventListener('click', () => {
    shown += 1;
    const next = document.createElement('main');
    next.dataset.screen = String(shown);
    next.innerHTML = '<h1>Schermata ' + shown + '</h1><button>Avanti</button>';
    document.querySelector('main').replaceWith(next);
  });
</script>
`;

export type BarePage = { url: string; close: () => void };

/** Serves the bare page from this process, which is up already. */
export const serveBarePage = async (): Promise<BarePage> => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

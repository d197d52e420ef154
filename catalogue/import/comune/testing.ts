/** A page of a service in the markup of a WordPress theme: sections with headings, marks on the text itself. */
export const wordpressPage = `<!doctype html><html lang="it"><head><title>Carta d'identità - Comune di Prova</title></head><body>
<nav><ol data-element="breadcrumb"><li><a href="/">Home</a><span>/</span></li><li><a href="/servizi">Servizi</a></li><li>Anagrafe e stato civile</li><li>Carta d'identità</li></ol></nav>
<h1 data-element="service-title"> Carta d’identità </h1>
<span class="tag" data-element="service-status">Servizio attivo</span>
<p data-element="service-description">Il documento per farsi riconoscere.</p>
<section><h2 id="who">A chi è rivolto</h2><div data-element="service-addressed"><p>A chi abita nel Comune.</p></div></section>
<section><h2 id="how">Come fare</h2><div data-element="service-how-to"><p>Prenota un appuntamento.</p><p>Vieni allo sportello.</p></div></section>
<section><h2 id="needed">Cosa serve</h2><div data-element="service-needed"><p>Serve:</p><ul><li>una foto;</li><li>il vecchio documento.</li></ul></div></section>
<section><h2 id="obtain">Cosa si ottiene</h2><div data-element="service-achieved"><p>La carta.</p></div></section>
<section><h2 id="costs">Quanto costa</h2><div class="richtext-wrapper"><p>22,21 euro.</p></div></section>
<section><h2 id="times">Tempi e scadenze</h2><div data-element="service-calendar-text"><p>Sei giorni.</p></div></section>
<section><h2 id="access">Accedi al servizio</h2>
<a href="https://servizi.prova.example/cie" class="btn"><button data-element="service-online-access">Richiedi online</button></a>
<button onclick="location.href='/prenota';" data-element="service-booking-access">Prenota appuntamento</button></section>
<section><h2 id="contacts">Contatti</h2><div class="card"><a href="/uffici/anagrafe" data-element="service-area">Anagrafe</a>
<p><a href="tel:0461123456">T 0461 123456</a> <a href="mailto:anagrafe@prova.example?subject=x">scrivi</a></p></div></section>
<a href="/argomenti/residenza" data-element="service-topic">Residenza</a>
<footer><a href="tel:0000000000">Centralino</a></footer></body></html>`;

/** A page of a service in the markup of a component theme: marks on wrappers, links on the marked elements, no address for e-mail. */
export const componentPage = `<html><head><meta property="og:site_name" content="Comune di Prova"><title>IMU</title></head><body>
<div class="breadcrumb" data-element="breadcrumb"><ul><li>Servizi ></li><li>Tributi, finanze e contravvenzioni ></li><li>IMU</li></ul></div>
<header><h1 data-element="service-title"><span>IMU</span></h1><div data-element="service-description"><p>L'imposta sulla casa.</p></div>
<div class="chip" data-element="service-status"><span>Servizio non attivo</span></div></header>
<article><h2>Come fare</h2><div><div data-element="service-how-to"><ol><li>Calcola.</li><li>Paga.</li></ol></div></div></article>
<article><div><h3>Cosa serve</h3></div><div data-element="service-needed"><p>I dati catastali</p></div></article>
<a data-element="service-online-access" href="https://pagopa.example/imu">Paga</a>
<div data-element="service-area"><a href="/tributi">Ufficio Tributi</a></div>
<a data-element="service-topic" href="/x"><span>Imposte</span></a></body></html>`;

/** A page whose theme shows places in cards with an address, and hours and amounts in sentences. */
export const placesPage = `<!doctype html><html lang="it"><head><title>Cambio di residenza | Comune di Prova</title></head><body>
<h1 data-element="service-title">Cambio di residenza</h1><div data-element="service-status">Servizio attivo</div>
<p data-element="service-description">Per chi viene ad abitare nel Comune.</p>
<h2>Quanto costa</h2><div data-element="service-cost"><ul><li>Diritti di segreteria: 0,52 euro</li><li>Marca da bollo \u20ac 16,00</li><li>Da 5 a 10 euro per la copia</li></ul></div>
<div data-element="service-calendar-text">Entro 45 giorni.</div>
<a data-element="service-booking-access" href="https://prenota.prova.example/anagrafe">Prenota</a>
<section><h2>Contatti</h2><div data-element="service-area">Servizi demografici</div>
<div class="row"><div class="card card-teaser shadow"><div class="card-body"><h5 class="card-title"><a href="/luoghi/municipio">Municipio</a></h5>
<div class="card-text"><p>Piazza della Repubblica, 1 - 38100 Prova (TN)</p><p>Dal luned\u00ec al venerd\u00ec: 8.30 - 12.30</p><p>Gioved\u00ec anche 15.00-17.00</p></div></div></div>
<div class="card"><h5>Delegazione Nord</h5><p>Via dei Mille 12</p><p>Marted\u00ec su appuntamento</p></div>
<div class="card"><h5>Anagrafe</h5><a href="tel:0461123456">0461 123456</a></div></div></section>
<footer><div class="card"><h5>Comune di Prova</h5><address>Via Nuova 1</address></div></footer></body></html>`;

/** The same service where a theme tells places to search engines only, and marks nothing but what the model asks for. */
export const dataPage = `<html><head><meta property="og:site_name" content="Comune di Prova">
<script data-element="metadata" type="application/ld+json">{"@context":"https://schema.org","@type":"GovernmentService","name":"Passo carrabile","availableChannel":{"@type":"ServiceChannel","serviceLocation":{"@type":"Place","name":"Palazzo Nuovo","address":{"@type":"PostalAddress","streetAddress":"Corso Italia 3","postalCode":"38100","addressLocality":"Prova"},"openingHours":["Mo-Fr 09:00-13:00"]}}}</script>
<script type="application/ld+json">{ broken</script></head><body><h1 data-element="service-title">Passo carrabile</h1>
<p data-element="service-description">Per chi ha un garage.</p><h3>Costi</h3><div data-element="service-cost"><p>Il servizio \u00e8 gratuito.</p></div></body></html>`;

/** A small site: what stands at each path. */
export const site: Readonly<Record<string, string>> = {
  '/robots.txt': 'User-agent: *\nDisallow: /servizi/segreto\nCrawl-delay: 3\n',
  '/': '<title>Home - Comune di Prova</title><a data-element="all-services" href="/servizi">Servizi</a>',
  '/servizi':
    '<a data-element="service-link" href="/servizi/carta#x">Carta</a><a data-element="service-link" href="https://altrove.example/x">Altrove</a><a data-element="service-category-link" href="/servizi/tributi">Tributi</a>',
  '/servizi/tributi':
    '<a data-element="service-link" href="imu">IMU</a><a data-element="service-link" href="/servizi/segreto">Segreto</a><a data-element="service-link" href="/servizi/rotto">Rotto</a><a data-element="service-category-link" href="/servizi/tributi">Tributi</a>',
  '/servizi/carta': wordpressPage,
  '/servizi/imu': componentPage,
};

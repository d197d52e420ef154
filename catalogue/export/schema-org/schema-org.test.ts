import { describe, expect, it } from 'vitest';
import { openDataOf } from '../open-data.ts';
import { smallTown, textOf } from '../testing.ts';
import { schemaOrg } from './exporter.ts';

describe('schema.org export', () => {
  it('has the active services, with place, hours, channels, fees and office', () => {
    const [file] = schemaOrg.files(openDataOf(smallTown).catalogue, { base: 'https://example.it/id/' });
    const document = JSON.parse(textOf(file)) as { '@graph': Record<string, unknown>[] };
    expect(document).toMatchObject({ '@context': ['https://schema.org', { '@language': 'it' }] });
    // Suspended services, and those without a state, are nothing to come for.
    expect(document['@graph']).toHaveLength(1);
    expect(document['@graph'][0]).toMatchObject({
      '@type': 'GovernmentService',
      '@id': 'https://example.it/id/service/carta-identita',
      identifier: 'CI-01',
      name: [
        { '@language': 'it', '@value': "Carta d'identità" },
        { '@language': 'en', '@value': 'Identity card' },
      ],
      alternateName: ['CIE', 'documento', { '@language': 'en', '@value': 'ID card' }],
      provider: { '@type': 'GovernmentOrganization', name: 'Comune di Montelieve' },
      serviceOperator: [
        { name: 'Istituto Poligrafico' },
        {
          '@type': 'GovernmentOffice',
          contactPoint: [{ email: 'a@example.it' }, { telephone: '0599 000 100' }],
        },
      ],
      offers: [{ price: '22.21', priceCurrency: 'EUR', description: 'Rilascio' }],
      availableChannel: [
        { serviceUrl: 'https://example.it/ci', processingTime: 'P6D' },
        { servicePhone: { telephone: '0599 000 100' } },
        { serviceUrl: 'mailto:anagrafe@example.it' },
        { servicePostalAddress: { streetAddress: 'Piazza Grande 1' } },
        {
          name: 'Sportello 3',
          serviceLocation: {
            '@type': 'Place',
            address: { streetAddress: 'Piazza Grande 1', addressLocality: 'Montelieve' },
            geo: { latitude: 44.5, longitude: 10.75 },
            openingHoursSpecification: [
              { dayOfWeek: ['Monday', 'Tuesday', 'Wednesday'], opens: '08:30', closes: '12:30' },
              { dayOfWeek: ['Tuesday'], opens: '15:00', closes: '17:30' },
              { opens: '08:30', closes: '11:00', validFrom: '2026-12-24', validThrough: '2026-12-24' },
              { opens: '00:00', closes: '00:00', validFrom: '2026-12-28', validThrough: '2026-12-31' },
            ],
          },
        },
      ],
    });
  });
});

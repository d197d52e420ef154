import { describe, expect, it } from 'vitest';
import { sampleCatalogue } from '../testing/sample-catalogue.ts';
import { readGeneration } from './generation.ts';

const origin = { unsigned: true, confirmedAt: undefined };

describe('a generation', () => {
  it('holds active services with a title only', () => {
    const read = readGeneration(sampleCatalogue(), origin);
    expect(read.ok && [...read.value.services.keys()]).not.toContain('sospeso');
    expect(read.ok && read.value.services.has('carta')).toBe(true);
  });
  it.each([
    ['nothing', undefined],
    ['a list', []],
    ['a later format', { ...sampleCatalogue(), formatVersion: 2 }],
    ['an unknown field', { ...sampleCatalogue(), extra: 1 }],
    ['a broken record', { ...sampleCatalogue(), needs: [{ id: 'Not An Id' }] }],
  ])('refuses %s, with a code for the technician', (_, raw) => {
    const read = readGeneration(raw, origin);
    expect(read.ok ? '' : read.error.words).toMatch(/^CAT-1 /);
  });
});

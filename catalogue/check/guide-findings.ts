import type { Catalogue } from '../../core/model/catalogue.ts';
import type { Finding } from '../source/finding.ts';
import type { Located } from '../source/read-source.ts';

export const guideFindings = (_catalogue: Catalogue, _located: readonly Located[]): Finding[] => [];

import type { Importer } from '../importer.ts';
import { Graph } from './graph.ts';
import { importCpsvAp } from './import-cpsv-ap.ts';
import { readRdf } from './read-rdf.ts';

/** `import cpsv-ap`: public services in RDF. */
export const cpsvAp: Importer = {
  name: 'cpsv-ap',
  summary: 'services in the terms of CPSV-AP, 3.2 or older',
  input: 'FILE|FOLDER',
  missing: 'Give one file or folder to read.',
  description: `  Reads JSON-LD (.jsonld, .json), Turtle (.ttl, .nt) and RDF/XML (.rdf, .xml, .owl), one file or all of a folder, and
  fetches nothing: references to the context of CPSV-AP are known. What no record was made from is whole in
  import-report.json. JSON-LD takes longest to read.`,
  read: async (input, { earlierIds }, onProgress) => {
    const graph = new Graph();
    try {
      const read = await readRdf(input, (quad) => graph.add(quad), onProgress);
      return read.ok ? importCpsvAp(graph, earlierIds) : read;
    } finally {
      graph.close();
    }
  },
};

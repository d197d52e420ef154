/** A town that passes `check` and shows one service: an editor changes what is there, and copies it. By path, with comments that help. */
export const starterTown = (today: string): Readonly<Record<string, string>> => ({
  'municipality.yaml': `# Your town. docs/editors.md explains every file; "check" says what is missing.
formatVersion: 1
id: il-mio-comune # lower-case letters, digits, hyphens; never change it later
name:
  it: Comune di Esempio
timeZone: Europe/Rome
# The languages you offer. Each text may have all of them: { it: ..., en: ... }
languages: [it]
holidays: # they close every office
  - { yearly: 01-01, name: { it: Capodanno } }
  - { yearly: 12-25, name: { it: Natale } }
reception: urp # receives whoever does not know whom to ask
switchboard: 0000 000000
`,
  'organisations.yaml': `# Your town, and the others who do what the town does not: INPS, the ASL, a CAF.
organisations:
  - id: comune
    name: { it: Comune di Esempio }
    kind: town
`,
  'units/urp.yaml': `# An office. The file has the name of the id.
id: urp
name: { it: Ufficio relazioni con il pubblico }
organisation: comune
places: [municipio]
contacts:
  - phone: 0000 000001
`,
  'places/municipio.yaml': `# A building, with its hours.
id: municipio
name: { it: Municipio }
address: Piazza del Comune 1
access: { wheelchair: yes }
hours:
  weekly:
    - { days: [mon, tue, wed, thu, fri], open: '08:30', close: '12:30' }
`,
  'topics.yaml': `topics:
  - id: documenti
    name: { it: Documenti }
`,
  'needs.yaml': `# What people need, in their own words. A need leads to services, or to a question of guide.yaml.
needs:
  - id: documenti
    title: { it: Mi serve un documento }
`,
  'services/certificato-residenza.yaml': `# A service, in the order in which people ask. Copy this file for the next one.
id: certificato-residenza
title: { it: Certificato di residenza }
summary: { it: Dice dove abiti. Te lo diamo subito. }
status: active # else nobody sees it
authority: comune # organisations.yaml
responsibleUnit: urp # units/
howTo:
  - text: { it: Vieni con un documento. }
inputs: # what to bring
  - name: { it: "Carta d'identità" }
costs:
  - amount: 0 # cents: 22.21 euro is 2221, and 0 is free
times:
  immediate: true
channels:
  - type: counter
places:
  - place: municipio # places/
topics: [documenti]
needs: [documenti] # needs.yaml: how people come here
modified: ${today}
verifiedAt: ${today} # when the office last confirmed this card
synonyms: # the words people really use
  it: [residenza, dove abito]
`,
});

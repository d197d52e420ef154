import type { Text } from '../../core/model/language.ts';

/** A need of everyday life that an import may make: what services are found under. */
export type Door = {
  id: string;
  title: Text;
  /** Lucide's name of its pictogram. */
  icon: string;
  /** Words of a service's title that belong here. */
  words: RegExp;
  /** Names of topics and categories that belong here. */
  subjects: RegExp;
};

/** The door for what fits nowhere else. */
export const otherDoor: Pick<Door, 'id' | 'title' | 'icon'> = {
  id: 'altro',
  title: { it: 'Altri servizi del Comune', en: 'Other services of the town', ar: 'خدمات أخرى للبلدية' },
  icon: 'landmark',
};

/** The doors, in people's words. Of two that would lead to the same services the first stands. */
export const doors: readonly Door[] = [
  {
    id: 'documenti',
    title: {
      it: 'Documenti, anagrafe e firma digitale',
      en: 'Documents, registry, digital signature',
      ar: 'الوثائق والسجل المدني والتوقيع الرقمي',
    },
    icon: 'id-card',
    words:
      /carta d.identità|passaport|\bcie\b|\bspid\b|firma digitale|anagraf|residenz|stato di famiglia|stato civile|autentic|cittadinanza|\baire\b/,
    subjects: /anagrafe|residenza|cittadinanza|immigrazione|estero/,
  },
  {
    id: 'voto',
    title: { it: 'Voto ed elezioni', en: 'Voting and elections', ar: 'التصويت والانتخابات' },
    icon: 'vote',
    words: /elettoral|elezion|\bseggi|scrutator|referendu|tessera elettorale|\bvot[oi]\b/,
    subjects: /elettoral|elezion/,
  },
  {
    id: 'scuola',
    title: { it: 'Scuola e nido', en: 'School and nursery', ar: 'المدرسة والحضانة' },
    icon: 'graduation-cap',
    words:
      /\bnid[io]\b|\basil[io]\b|scuol|scolastic|\bmens[ae]\b|infanzia|student|borsa di studio|\btagesmutter/,
    subjects: /istruzione|educazione|student|formazione/,
  },
  {
    id: 'tasse',
    title: { it: 'Tasse, tributi e multe', en: 'Taxes, charges and fines', ar: 'الضرائب والرسوم والغرامات' },
    icon: 'receipt',
    words:
      /\b(?:imu|imis|tasi|tari|icp|cosap|tosap)\b|tribut|\btass[ae]\b|impost|\bmult[ae]\b|contravvenzion/,
    subjects: /tribut|finanz|impost|tass[ae]|contravvenzion/,
  },
  {
    id: 'casa',
    title: {
      it: 'Casa e lavori edilizi',
      en: 'Home and building work',
      ar: 'المنزل وأعمال البناء',
    },
    icon: 'house',
    words:
      /edilizi|urbanistic|paesagg|\bcatast|abitazion|alloggi|\bcas[ae]\b|\bscia\b|\bcila\b|agibilità|affitt/,
    subjects: /abitazione|casa\b|edilizi|urbanistic|catasto|edificio/,
  },
  {
    id: 'famiglia',
    title: {
      it: 'Figli, matrimonio, famiglia e lutto',
      en: 'Children, marriage, family, bereavement',
      ar: 'الأطفال والزواج والأسرة والوفاة',
    },
    icon: 'users',
    words:
      /\bnid[io]\b|nascit|matrimoni|unione civile|separazione|divorzi|famigli[ae]|maternità|cimiter|sepoltur|cremazion|decess/,
    subjects: /famiglia|fanciullo|matrimonio|nascita|morte|giovane/,
  },
  {
    id: 'sociale-salute',
    title: {
      it: 'Aiuti, salute e assistenza',
      en: 'Support, health and care',
      ar: 'المساعدة والصحة والرعاية',
    },
    icon: 'heart-pulse',
    words: /disabil|invalid|anzian|assistenza|assegno|contribut|sussidi|sostegno|\bsalut|sanitar|volontariat/,
    subjects: /anziano|salute|protezione sociale|integrazione sociale|assistenza|benessere/,
  },
  {
    id: 'impresa',
    title: {
      it: 'Lavoro, impresa e commercio',
      en: 'Work, business and trade',
      ar: 'العمل والشركات والتجارة',
    },
    icon: 'briefcase',
    words:
      /impres[ae]|commerci|\bmercat|hobbist|negozi|artigian|\blavoro\b|concors[oi]|\bappalt|fornitor|\bsuap\b|pubblicità/,
    subjects: /impres|commercio|produttiv|lavoro|lavorativa|professionale|appalti|agricoltura/,
  },
  {
    id: 'ambiente',
    title: {
      it: 'Ambiente, verde e animali',
      en: 'Environment, green areas and animals',
      ar: 'البيئة والحدائق والحيوانات',
    },
    icon: 'leaf',
    words: /ambient|rifiut|\bverde\b|\balber[io]\b|giardin|\bort[io]\b|animal|\bcan[ei]\b|inquinament/,
    subjects: /ambiente|verde|rifiuti|inquinamento|acqua|energia|animale|sviluppo sostenibile/,
  },
  {
    id: 'muoversi',
    title: {
      it: 'Strade, parcheggi e trasporti',
      en: 'Roads, parking and transport',
      ar: 'الطرق والمواقف والنقل',
    },
    icon: 'bus',
    words:
      /parcheggi|\bztl\b|permess[oi] (?:di )?(?:transito|sosta)|traffic|trasport|stradal|\bstrad[ae]\b|\bbus\b|biciclett|passo carr/,
    subjects: /mobilità|trasport|traffico|parcheggio|stradale/,
  },
  {
    id: 'tempo-libero',
    title: {
      it: 'Cultura, sport e tempo libero',
      en: 'Culture, sport and leisure',
      ar: 'الثقافة والرياضة والترفيه',
    },
    icon: 'palette',
    words:
      /bibliotec|muse[oi]\b|teatr|\bsport|palestr|piscin|\bsal[ae] pubblic|\beventi?\b|manifestazion|hobbist|turis/,
    subjects: /cultura|sport|tempo libero|turismo|associazione/,
  },
  {
    id: 'atti',
    title: {
      it: 'Vedere atti, dati e mappe del Comune',
      en: "See the town's records, data and maps",
      ar: 'الاطلاع على وثائق البلدية وخرائطها',
    },
    icon: 'building-2',
    words:
      /\batti\b|accesso (?:civico|documental)|provvediment|comunicazioni|cartografi|stradario|\bmapp[ae]\b|\bconsultazione (?:dei )?dati\b|\belenco\b|petizion|segnalazion|reclam/,
    subjects: /accesso all'informazione|acquisizione di conoscenza|trasparenza|partecipazione|comunicazione/,
  },
];

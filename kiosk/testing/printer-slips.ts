import type { Language } from '../../core/model/language.ts';
import type { Slip, SlipBlock, SlipText } from '../printing/slip.ts';
import { message } from '../views/messages.ts';

/** What a card of the demo town says, in each language, for pictures and tests of paper. */
type Words = {
  title: string;
  desk: string;
  place: string;
  floor: string;
  open: string;
  bring: readonly string[];
  cost: string;
  steps: readonly string[];
  answer: string;
  issued: string;
};

const words: Readonly<Record<Language, Words>> = {
  it: {
    title: "Carta d'identità elettronica",
    desk: 'Sportello 3',
    place: 'Municipio, piazza della Libertà 1',
    floor: 'Piano terra',
    open: 'Aperto adesso, fino alle 12:30',
    bring: [
      'La carta d’identità scaduta o la denuncia di smarrimento',
      'Una fototessera recente',
      'La tessera sanitaria (se la hai)',
    ],
    cost: '22,20 € – diritti fissi e di segreteria',
    steps: [
      'Denuncia lo smarrimento ai Carabinieri',
      'Vieni allo sportello con la denuncia',
      'La carta arriva per posta entro 6 giorni',
    ],
    answer: 'L’hai persa? Sì',
    issued: 'mercoledì 18 novembre 2026, ore 9:42',
  },
  en: {
    title: 'Electronic identity card',
    desk: 'Desk 3',
    place: 'Town hall, piazza della Libertà 1',
    floor: 'Ground floor',
    open: 'Open now, until 12:30',
    bring: [
      'The expired identity card or the report of its loss',
      'A recent passport photograph',
      'Your health card (if you have it)',
    ],
    cost: '€22.20 – fixed fee',
    steps: [
      'Report the loss to the Carabinieri',
      'Come to the desk with the report',
      'The card comes by post within 6 days',
    ],
    answer: 'Did you lose it? Yes',
    issued: 'Wednesday 18 November 2026, 9:42',
  },
  ro: {
    title: 'Carte de identitate electronică',
    desk: 'Ghișeul 3',
    place: 'Primărie, piazza della Libertà 1',
    floor: 'Parter',
    open: 'Deschis acum, până la 12:30',
    bring: [
      'Cartea de identitate expirată sau denunțul pierderii',
      'O fotografie recentă, tip pașaport',
      'Cardul de sănătate (dacă îl aveți)',
    ],
    cost: '22,20 € – taxă fixă',
    steps: [
      'Anunțați pierderea la Carabinieri',
      'Veniți la ghișeu cu denunțul',
      'Cartea sosește prin poștă în 6 zile',
    ],
    answer: 'Ați pierdut-o? Da',
    issued: 'miercuri, 18 noiembrie 2026, ora 9:42',
  },
  sq: {
    title: 'Letërnjoftimi elektronik',
    desk: 'Sporteli 3',
    place: 'Bashkia, piazza della Libertà 1',
    floor: 'Kati përdhes',
    open: 'Hapur tani, deri në 12:30',
    bring: [
      'Letërnjoftimi i skaduar ose denoncimi i humbjes',
      'Një fotografi e re',
      'Karta shëndetësore (nëse e keni)',
    ],
    cost: '22,20 € – tarifë fikse',
    steps: [
      'Denonconi humbjen te karabinierët',
      'Ejani në sportel me denoncimin',
      'Karta vjen me postë brenda 6 ditësh',
    ],
    answer: 'E keni humbur? Po',
    issued: 'e mërkurë, 18 nëntor 2026, ora 9:42',
  },
  ar: {
    title: 'بطاقة الهوية الإلكترونية',
    desk: 'الشباك 3',
    place: 'البلدية، piazza della Libertà 1',
    floor: 'الطابق الأرضي',
    open: 'مفتوح الآن حتى الساعة 12:30',
    bring: [
      'بطاقة الهوية المنتهية أو محضر الإبلاغ عن فقدانها',
      'صورة شخصية حديثة',
      'البطاقة الصحية (إن وُجدت)',
    ],
    cost: '22.20 € - رسوم ثابتة',
    steps: [
      'أبلغ عن الفقدان لدى Carabinieri',
      'تعال إلى الشباك ومعك محضر الإبلاغ',
      'تصل البطاقة بالبريد خلال 6 أيام',
    ],
    answer: 'هل فقدتها؟ نعم',
    issued: 'الأربعاء 18 نوفمبر 2026، الساعة 9:42',
  },
  'zh-Hans': {
    title: '电子身份证',
    desk: '3号窗口',
    place: '市政厅，piazza della Libertà 1',
    floor: '一楼',
    open: '现在开放，至12:30',
    bring: ['过期的身份证，或丢失报案证明', '一张近期证件照', '医保卡（如有）'],
    cost: '22.20 欧元（固定费用）',
    steps: ['向宪兵队（Carabinieri）报失', '带报案证明来窗口办理', '新证将在6天内邮寄到您的住址'],
    answer: '是否丢失？是',
    issued: '2026年11月18日星期三 9:42',
  },
  uk: {
    title: 'Електронне посвідчення особи',
    desk: 'Вікно 3',
    place: 'Ратуша, piazza della Libertà 1',
    floor: 'Перший поверх',
    open: 'Відчинено зараз, до 12:30',
    bring: [
      'Прострочене посвідчення або заява про втрату',
      'Нещодавня фотографія',
      'Медична картка (якщо є)',
    ],
    cost: '22,20 € – фіксований збір',
    steps: [
      'Повідомте про втрату карабінерам',
      'Прийдіть до вікна із заявою',
      'Посвідчення надійде поштою за 6 днів',
    ],
    answer: 'Ви його загубили? Так',
    issued: 'середа, 18 листопада 2026, 9:42',
  },
  fr: {
    title: "Carte d'identité électronique",
    desk: 'Guichet 3',
    place: 'Mairie, piazza della Libertà 1',
    floor: 'Rez-de-chaussée',
    open: 'Ouvert maintenant, jusqu’à 12 h 30',
    bring: [
      'La carte d’identité expirée ou la déclaration de perte',
      'Une photo d’identité récente',
      'La carte de santé (si vous l’avez)',
    ],
    cost: '22,20 € – droits fixes',
    steps: [
      'Déclarez la perte aux carabiniers',
      'Venez au guichet avec la déclaration',
      'La carte arrive par la poste sous 6 jours',
    ],
    answer: 'L’avez-vous perdue ? Oui',
    issued: 'mercredi 18 novembre 2026, 9:42',
  },
  es: {
    title: 'Carné de identidad electrónico',
    desk: 'Ventanilla 3',
    place: 'Ayuntamiento, piazza della Libertà 1',
    floor: 'Planta baja',
    open: 'Abierto ahora, hasta las 12:30',
    bring: [
      'El carné caducado o la denuncia de pérdida',
      'Una foto reciente',
      'La tarjeta sanitaria (si la tiene)',
    ],
    cost: '22,20 € – tasa fija',
    steps: [
      'Denuncie la pérdida a los Carabinieri',
      'Venga a la ventanilla con la denuncia',
      'El carné llega por correo en 6 días',
    ],
    answer: '¿Lo ha perdido? Sí',
    issued: 'miércoles 18 de noviembre de 2026, 9:42',
  },
  bn: {
    title: 'ইলেকট্রনিক পরিচয়পত্র',
    desk: 'কাউন্টার ৩',
    place: 'পৌরভবন, piazza della Libertà 1',
    floor: 'নিচতলা',
    open: 'এখন খোলা, ১২:৩০ পর্যন্ত',
    bring: ['মেয়াদোত্তীর্ণ পরিচয়পত্র অথবা হারানোর অভিযোগপত্র', 'একটি সাম্প্রতিক ছবি', 'স্বাস্থ্য কার্ড (থাকলে)'],
    cost: '২২.২০ € – নির্ধারিত ফি',
    steps: ['হারানোর কথা কারাবিনিয়েরিকে জানান', 'অভিযোগপত্র নিয়ে কাউন্টারে আসুন', '৬ দিনের মধ্যে ডাকে কার্ড আসবে'],
    answer: 'আপনি কি এটি হারিয়েছেন? হ্যাঁ',
    issued: 'বুধবার, ১৮ নভেম্বর ২০২৬, ৯:৪২',
  },
  pa: {
    title: 'ਇਲੈਕਟ੍ਰਾਨਿਕ ਪਛਾਣ ਪੱਤਰ',
    desk: 'ਕਾਊਂਟਰ 3',
    place: 'ਨਗਰਪਾਲਿਕਾ, piazza della Libertà 1',
    floor: 'ਜ਼ਮੀਨੀ ਮੰਜ਼ਿਲ',
    open: 'ਹੁਣ ਖੁੱਲ੍ਹਾ ਹੈ, 12:30 ਤੱਕ',
    bring: ['ਮਿਆਦ ਪੁੱਗਿਆ ਪਛਾਣ ਪੱਤਰ ਜਾਂ ਗੁੰਮ ਹੋਣ ਦੀ ਰਿਪੋਰਟ', 'ਇੱਕ ਤਾਜ਼ਾ ਫੋਟੋ', 'ਸਿਹਤ ਕਾਰਡ (ਜੇ ਹੈ)'],
    cost: '22.20 € – ਨਿਸ਼ਚਿਤ ਫੀਸ',
    steps: ['ਗੁੰਮ ਹੋਣ ਦੀ ਰਿਪੋਰਟ ਕਾਰਾਬਿਨਿਏਰੀ ਨੂੰ ਕਰੋ', 'ਰਿਪੋਰਟ ਲੈ ਕੇ ਕਾਊਂਟਰ ਤੇ ਆਓ', 'ਕਾਰਡ 6 ਦਿਨਾਂ ਵਿੱਚ ਡਾਕ ਰਾਹੀਂ ਆਵੇਗਾ'],
    answer: 'ਕੀ ਤੁਸੀਂ ਇਸਨੂੰ ਗੁਆ ਦਿੱਤਾ ਹੈ? ਹਾਂ',
    issued: 'ਬੁੱਧਵਾਰ 18 ਨਵੰਬਰ 2026, 9:42',
  },
};

/** An address as long as a real one with a signed token: 211 characters of base45 are about 190 of base64url. */
export const sampleUrl = `https://comune.example.it/s/#${'Ab3_-x9KqZ'.repeat(19)}`;

const blocksOf = (lang: Language, part: 'whole' | 'clerk'): SlipBlock[] => {
  const said = words[lang];
  const text = (value: string): SlipText => ({ text: value, lang });
  const label = (key: Parameters<typeof message>[1]): SlipText => text(message(lang, key));
  const desk: SlipBlock = { label: label('slip.desk'), style: 'large', lines: [text(said.desk)] };
  const bring: SlipBlock = { label: label('slip.bring'), style: 'checklist', lines: said.bring.map(text) };
  if (part === 'clerk') return [desk, bring];
  return [
    desk,
    { label: label('slip.where'), style: 'normal', lines: [text(said.place), text(said.floor)] },
    { label: label('slip.when'), style: 'normal', lines: [text(said.open)] },
    bring,
    { label: label('slip.cost'), style: 'normal', lines: [text(said.cost)] },
    { label: label('slip.steps'), style: 'steps', lines: said.steps.map(text) },
    { label: label('slip.phone'), style: 'normal', lines: [{ text: '+39 0521 218 111', lang: 'it' }] },
    { label: label('slip.answers'), style: 'small', lines: [text(said.answer)] },
  ];
};

/** The slip of a lost identity card, in a language. */
export const sampleSlip = (lang: Language, changes: Partial<Slip> = {}): Slip => ({
  ticket: `ticket-${lang}`,
  lang,
  town: 'Comune di Borgo San Lucio',
  banner: { text: message(lang, 'slip.demonstration'), lang },
  number: 'A012 K',
  title: { text: words[lang].title, lang },
  blocks: blocksOf(lang, 'whole'),
  clerk:
    lang === 'it'
      ? []
      : [
          {
            label: { text: message('it', 'slip.clerk'), lang: 'it' },
            style: 'large',
            lines: [{ text: words.it.title, lang: 'it' }],
          },
          ...blocksOf('it', 'clerk'),
        ],
  url: sampleUrl,
  qrLabel: { text: message(lang, 'slip.qr'), lang },
  footer: { text: words[lang].issued, lang },
  ...changes,
});

/** Every text of a slip, in the order of the paper. */
export const textsOfSlip = (slip: Slip): SlipText[] => {
  const inBlocks = (blocks: readonly SlipBlock[]): SlipText[] =>
    blocks.flatMap(({ label, lines }) => [...(label === undefined ? [] : [label]), ...lines]);
  return [
    ...(slip.banner === undefined ? [] : [slip.banner]),
    slip.title,
    ...inBlocks(slip.blocks),
    ...inBlocks(slip.clerk),
    slip.qrLabel,
    slip.footer,
  ];
};

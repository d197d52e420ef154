import type { Language } from '../model/language.ts';
import { fold } from './fold.ts';

/*
 * Words that say nothing about which service is meant: articles, prepositions, pronouns, auxiliaries and "I need, I want, how, where".
 * They are folded (no accents; an apostrophe has become a space, so `dell` stands for "dell'"). Left out on purpose, since cards
 * live on them: "stato" (stato civile), "fatto" (coppia di fatto), "solo" (anziano solo), "via" (cambiare via), "casa", "will" (living will).
 */
const lists: Partial<Record<Language, string>> = {
  it: `a ad al allo alla ai agli alle all da dal dallo dalla dai dagli dalle dall di del dello della dei degli delle dell d
    in nel nello nella nei negli nelle nell su sul sullo sulla sui sugli sulle sull con col coi per tra fra il lo la i gli le l
    un uno una e ed o od ma se che chi cui come com dove dov quando quanto quanta quale quali qual perche cosa cos mi ti si ci vi ne
    me te lui lei noi voi loro io tu mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra
    questo questa questi queste quello quella quel quell sono sei siamo siete ho hai ha abbiamo hanno avere essere era ero
    devo devi deve dobbiamo devono dovrei posso puoi puo possiamo vuoi voglio vuole vorrei volevo bisogno serve servono
    fare faccio fai fa fanno farsi non so piu anche gia molto poi ce c v s m t n quest sto sta stanno qui qua la`,
  en: `a an the of to in on at by for from with about into and or but if that this these those it its is are am be been was were
    i me my mine we us our you your he him his she her they them their who what which where when how why do does did done have has had
    can cannot could should would must need needs want wants wanted get got getting make t s m d ll ve re don doesn isn im id
    not no so too very just there here please as any some`,
  ro: `a al ai ale la le un o una unui unei de din pe pentru cu in la si sau dar daca ca ce care cine unde cand cum cat eu tu el ea noi
    voi ei ele mea meu mei mele ma imi isi te se ne sa este sunt e am ai are avem au fi fac face vreau trebuie pot nu mai`,
  sq: `a e i te se ne nga per me dhe ose por nese qe cfare kush ku kur si sa une ti ai ajo ne ju ata im ime imi tim time eshte jam jane kam
    ke ka kemi kane nje do dua duhet mund nuk s u ta`,
  fr: `a au aux de du des d la le les l un une et ou mais si que qui qu quoi ou quand comment combien je j tu il elle on nous vous ils
    elles me m te t se s mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces c est suis sont ai as
    avons avez ont avoir etre fait faire veux voudrais dois peux faut en dans sur pour par avec sans ne n pas plus y`,
  es: `a al de del el la los las lo un una unos unas y e o u pero si que quien cual donde cuando como cuanto yo tu mi mis su sus me te se
    nos le les es soy son esta estoy he has ha tengo tener hacer hago quiero necesito puedo debo hay en con por para sin no mas ya`,
  uk: `а або але в у до з із зі за на по про для від і й та чи як що хто де коли скільки який яка яке я ти він вона ми ви вони мій моя моє
    мої мене мені свій є бути маю має треба потрібно хочу можу не же ж б би це цей ця`,
  ar: `في من الي علي عن مع او و ثم ان انا انت هو هي نحن هم هذا هذه ذلك التي الذي ما ماذا متي اين كيف كم هل لا لم لن قد كان يكون لي لك
    له لها عند عندي اريد احتاج يجب ممكن كل بعد قبل بدون بلا يا`,
  bn: `আমি আমার আমাকে আমরা তুমি সে তার এই ও এবং বা কি কী কে কোথায় কখন কিভাবে করতে চাই জন্য থেকে না হবে`,
  pa: `ਮੈਂ ਮੇਰਾ ਮੇਰੀ ਮੇਰੇ ਮੈਨੂੰ ਅਸੀਂ ਤੁਸੀਂ ਉਹ ਇਹ ਦਾ ਦੀ ਦੇ ਨੂੰ ਨੇ ਤੋਂ ਲਈ ਵਿੱਚ ਅਤੇ ਜਾਂ ਕੀ ਕੌਣ ਕਿੱਥੇ ਹੈ ਹਨ ਨਹੀਂ ਚਾਹੀਦਾ`,
};

const sets = new Map<Language, ReadonlySet<string>>();

/** The stop words of a language, folded; empty where there is no list (Chinese, whose pairs rarely are). */
export function stopWords(lang: Language): ReadonlySet<string> {
  let set = sets.get(lang);
  if (set === undefined) {
    set = new Set(
      (lists[lang] ?? '')
        .split(/\s+/)
        .map((word) => fold(word))
        .filter((word) => word !== ''),
    );
    sets.set(lang, set);
  }
  return set;
}

/** Without stop words; all of them where nothing else is left, so that even "non so" can be a synonym. */
export const contentOf = (words: readonly string[], stops: ReadonlySet<string>): readonly string[] => {
  const content = words.filter((word) => !stops.has(word));
  return content.length === 0 ? words : content;
};

/** What a promise is about, once the words of promising are taken away. */
import { PhraseIndex, tokensOf } from '../../metrics/categories/phrases.ts';
import { CRITERION_PHRASES } from './criterion-phrases.ts';
import { KIND_PHRASES } from './kind-phrases.ts';

/** Words of every promise in en, es, fr, de, it, pt and nl, normalised. */
const COMMON = new Set(
  (
    'a about after against all also an and any are as at be been before being between both but by can city could do does during each ' +
    'every for from full further had has have how in including into is it its more most municipal new no not of on once only or other our ' +
    'out over own public publicly shall should so such than that the their them then there these they this those through to under up use ' +
    'used using very was we were what when where which while who will with within without would year years day days month months week ' +
    'city wide citywide council commitment commit commits pledge pledges promise list complete details information citizens residents people ' +
    'al ante antes asi bajo cada como con contra cual cuando de del desde donde durante e el ella en entre era es esta estas este esto ' +
    'estos hacia hasta la las lo los mas me mediante muy ni nos nuestra nuestro nueva nuevas nuevo nuevos o otra otras otro para pero por ' +
    'que quien se sea ser si sin sobre son su sus tambien tras u un una unas uno y ya ciudad municipio ayuntamiento compromiso ' +
    'comprometemos comprometimos cumplido todos todas todo toda informacion ciudadania vecinos publica publico publicas publicos listado ano anos mes dia dias ' +
    'au aux avec ce ces cette chaque dans des dont du elle en est et il ils je leur leurs lui mais nos notre nous ou par pas plus ' +
    'pour qu que qui sa sans ses son sont sur tous tout toute toutes un une vers ville commune mairie engagement engage engageons habitants ' +
    'citoyens informations annee annees mois jour jours l d s n m c j y t ' +
    'aber alle allen aller als am an auf aus bei bis da das dass dem den der des die dies diese dieser dieses durch ein eine einem einen ' +
    'einer eines er es fur hat im in ist jede jeden jeder kein man mit nach nicht noch nur ob oder ohne sein seine sich sie sind so sowie ' +
    'stadt stadtische stadtischen stadtischer uber um und uns unser unsere unter vom von vor wenn werden wie wir wird wurde zu zum zur ' +
    'verpflichtet verpflichten burger burgerinnen liste jahr jahre jahren monat tag tage ende ' +
    'agli ai al alla alle allo anche che chi ci col come con da dagli dai dal dalla dalle degli dei del della delle dello di e ed entro ' +
    'gli i il in la le lei lo ma nei nel nella nelle noi non o ogni per piu quale quali quando questa questo se si sono sua sue sugli sui ' +
    'sul sulla tra tutte tutti tutto un una uno citta comune comunale comunali cittadini impegno impegna impegniamo elenco anno anni mese giorno ' +
    'ao aos as com da das de do dos e ela em entre esta este eu foi isso mais mas na nas no nos nossa nosso nova novas novo novos o os ou ' +
    'para pela pelas pelo pelos por que quem se sem ser seu seus sua suas todas todos um uma cidade prefeitura camara municipal municipais ' +
    'cidadaos compromisso compromete comprometemos lista dia mes ' +
    'aan al alle als bij dat de deze die dit door een en er gemeente gemeentelijke hebben heeft het hun iedere ieder in is kan met na naar ' +
    'niet nieuwe nog of om onder ons onze ook op over per stad te tot uit van vanaf veel voor wat we wij wordt worden zal zich zijn zo zoals ' +
    'inwoners bewoners belooft beloven toezegging lijst jaar jaren dag dagen maand einde eind end fin fine final fim'
  ).split(' '),
);

const PROMISING = new PhraseIndex<true>();
for (const { kind, phrases } of KIND_PHRASES) if (kind !== 'attestation') PROMISING.add(phrases, true);
for (const { phrases } of CRITERION_PHRASES) PROMISING.add(phrases, true);

const SHORTEST = 3;
/** From how many letters on a word may bend at its end. */
const BENDS = 5;
/** Letters that a stem keeps at least: "tree", for "tre" begins too much. */
const STEM = 4;
const ENDINGS = [/(?:ies|ien|iones|ion|oes|es|en|er|s|n|e|i|o|a)$/u, /(?:s|n|e|i|o|a)$/u];

/** Words in the order of the text, each once, without those that every promise is made of. */
export function subjectWords(text: string): readonly string[] {
  const tokens = tokensOf(text);
  const isPromising = new Set<number>();
  PROMISING.find(tokens, (_tag, phrase, at) => {
    for (let index = 0; index < phrase.split(' ').length; index += 1) isPromising.add(at + index);
  });
  return telling(tokens.filter((_token, at) => !isPromising.has(at)));
}
/** As `subjectWords`, with words such as "report" and "plan": documents are called by them. */
export function tellingWords(text: string): readonly string[] {
  return telling(tokensOf(text));
}
function telling(tokens: readonly string[]): readonly string[] {
  const words = tokens.filter(
    (token) => token.length >= SHORTEST && !/^\p{N}+$/u.test(token) && !COMMON.has(token),
  );
  return [...new Set(words)];
}

/** A pattern of the selector language for the word in whatever number or case: "trees" gives "tree*". */
export function patternOf(word: string): string {
  if (word.length < BENDS) return word;
  const short = ENDINGS.map((ending) => word.replace(ending, '')).find((stem) => stem.length >= STEM);
  return `${short ?? word}*`;
}
/** Whether one of the tokens fits the pattern. */
export function fitsPattern(tokens: readonly string[], pattern: string): boolean {
  const isOpen = pattern.endsWith('*');
  const start = isOpen ? pattern.slice(0, -1) : pattern;
  return tokens.some((token) => (isOpen ? token.startsWith(start) : token === start));
}

/** ISO 639-1 codes with their ISO 639-2 codes (terminology/bibliographic) and names as portals write them. */
const ROWS = `
aa aar;ab abk;af afr afrikaans;ak aka;am amh amharic;an arg aragones;ar ara arabic arabe العربية;as asm;av ava;ay aym
az aze azerbaijani;ba bak;be bel belarusian;bg bul bulgarian български;bi bis;bm bam;bn ben bengali bangla
bo bod tib tibetan;br bre breton brezhoneg;bs bos bosnian bosanski;ca cat catalan catala;ce che;co cos corsican
cs ces cze czech cestina;cv chv;cy cym wel welsh cymraeg;da dan danish dansk;de deu ger german deutsch aleman allemand tedesco
dv div;dz dzo;ee ewe;el ell gre greek ελληνικα;en eng english ingles anglais englisch inglese engels 英語;eo epo esperanto
es spa spanish espanol castellano espagnol spanisch spagnolo;et est estonian eesti;eu eus baq basque euskara euskera
fa fas per persian farsi;ff ful;fi fin finnish suomi;fj fij;fo fao faroese;fr fra fre french francais franzosisch frances francese
fy fry frisian;ga gle irish gaeilge;gd gla;gl glg galician galego gallego;gn grn guarani;gu guj;gv glv;ha hau hausa
he heb hebrew עברית;hi hin hindi;hr hrv croatian hrvatski;ht hat haitian;hu hun hungarian magyar;hy hye arm armenian
id ind indonesian;ig ibo;is isl ice icelandic islenska;it ita italian italiano italienisch italien;iu iku inuktitut
ja jpn japanese 日本語;jv jav;ka kat geo georgian;kk kaz kazakh;kl kal;km khm khmer;kn kan;ko kor korean 한국어;ku kur kurdish
ky kir;la lat latin;lb ltz luxembourgish letzebuergesch;ln lin;lo lao;lt lit lithuanian lietuviu;lv lav latvian latviesu
mg mlg malagasy;mi mri mao maori;mk mkd mac macedonian;ml mal;mn mon mongolian;mr mar;ms msa may malay;mt mlt maltese
my mya bur burmese;nb nob;ne nep nepali;nl nld dut dutch nederlands;nn nno;no nor norwegian norsk;nv nav navajo;oc oci occitan
om orm;or ori;os oss;pa pan punjabi;pl pol polish polski;ps pus pashto;pt por portuguese portugues portugais;qu que quechua
rm roh romansh rumantsch;ro ron rum romanian romana;ru rus russian русскии русский;rw kin;sa san;sc srd;sd snd;se sme
si sin sinhala;sk slk slo slovak slovencina;sl slv slovenian slovenscina;sm smo samoan;sn sna;so som somali
sq sqi alb albanian shqip;sr srp serbian srpski;ss ssw;st sot;su sun;sv swe swedish svenska;sw swa swahili kiswahili;ta tam tamil
te tel telugu;tg tgk;th tha thai;ti tir;tk tuk;tl tgl tagalog;tn tsn;to ton;tr tur turkish turkce;ts tso;tt tat;ug uig
uk ukr ukrainian українська украінська;ur urd urdu;uz uzb uzbek;ve ven;vi vie vietnamese;wa wln walloon;wo wol;xh xho
yi yid yiddish;yo yor yoruba;zh zho chi chinese 中文;zu zul zulu`;

/** Languages that have no two-letter code and occur on portals. */
const THREE_LETTERS = [
  'ast',
  'ceb',
  'chr',
  'cnr',
  'dsb',
  'fil',
  'fur',
  'gsw',
  'haw',
  'hmn',
  'hsb',
  'nds',
  'sco',
  'tet',
];

/** Lower-case code or folded name → shortest ISO 639 code. */
export const languageCodes: ReadonlyMap<string, string> = new Map([
  ...ROWS.trim()
    .split(/[;\n]/)
    .flatMap((row) => {
      const words = row.trim().split(' ');
      return words.map((word): [string, string] => [word, words[0] ?? word]);
    }),
  ...THREE_LETTERS.map((code): [string, string] => [code, code]),
]);

/** Words by which a promise says how its data are to be; in the languages and the notation of `kind-phrases.ts`. */
import type { CheckName } from '../rules.ts';

export interface CriterionPhrases {
  readonly check: CheckName;
  readonly phrases: string;
  /** `fresh`: an ISO period, or by what the portal declares. `format`: a code. */
  readonly value?: string;
}

export const CRITERION_PHRASES: readonly CriterionPhrases[] = [
  {
    check: 'machineReadable',
    phrases:
      'machine readable|open format*|open standard format*|reusable format*|structured format*|open data|' +
      'formato* abierto*|formato* reutilizable*|legible* por maquina*|datos abiertos|' +
      'format* ouvert*|format* reutilisable*|lisible* par machine*|exploitable* par machine*|donnees ouvertes|' +
      'maschinenlesbar*|offene* format*|offene* datenformat*|offene daten|offenen daten|' +
      'formato* aperto|formati aperti|leggibil* meccanicamente|leggibil* dalle macchine|dati aperti|' +
      'formato* aberto*|legive* por maquina*|dados abertos|' +
      'machineleesba*|machine leesba*|open formaat|open formaten|open gegevens',
  },
  {
    check: 'openLicence',
    phrases:
      'open licen*|openly licen*|free licen*|creative commons|public domain|cc by|cc0|open data|free of charge reuse|free reuse|' +
      'licencia* abierta*|licencia* libre*|dominio publico|datos abiertos|' +
      'licence* ouverte*|licence* libre*|domaine public|donnees ouvertes|' +
      'offene* lizenz*|freie* lizenz*|freie weiterverwend*|offene daten|offenen daten|' +
      'licenza aperta|licenze aperte|licenza libera|pubblico dominio|dati aperti|' +
      'licenca* aberta*|licenca* livre*|dominio publico|dados abertos|' +
      'open licentie*|vrije licentie*|publiek domein|open gegevens',
  },
  {
    check: 'nonProprietary',
    phrases:
      'non proprietary|nonproprietary|vendor neutral format*|no propietario*|non proprietaire*|nicht proprietar*|proprietare format*|' +
      'non proprietar*|nao proprietario*|niet proprietair*|niet propriet*',
  },
  {
    check: 'api',
    phrases:
      'api|apis|application programming interface*|web service*|interfaz de programacion|servicio* web|interface de programmation|' +
      'programmierschnittstelle*|schnittstelle*|interfaccia di programmazione|interface de programacao|programmeerinterface*|webservice*',
  },
  {
    check: 'bulk',
    phrases:
      'bulk download*|download in bulk|downloadable in full|descarga masiva|descargar completo*|telechargement en masse|' +
      'telechargeable* en bloc|gesamtdownload|massendownload|scaricabil* in blocco|download em massa|bulkdownload*',
  },
  {
    check: 'documented',
    phrases:
      'data dictionar*|documented field*|metadata and documentation|diccionario* de datos|dictionnaire* de donnees|datenbeschreibung*|' +
      'datenworterbuch|dizionario dei dati|dicionario* de dados|gegevenswoordenboek*|veldbeschrijving*',
  },
  {
    check: 'contactable',
    phrases:
      'contact person for each|contact point|named contact|punto de contacto|persona de contacto|point de contact|ansprechperson*|ansprechpartner*|' +
      'punto di contatto|referente per ogni|ponto de contato|ponto de contacto|contactpersoon|contactpunt',
  },
  { check: 'format', value: 'CSV', phrases: 'csv' },
  { check: 'format', value: 'JSON', phrases: 'json' },
  { check: 'format', value: 'GEOJSON', phrases: 'geojson' },
  { check: 'format', value: 'XML', phrases: 'xml' },
  { check: 'format', value: 'GTFS', phrases: 'gtfs' },
  {
    check: 'fresh',
    value: 'P1D',
    phrases:
      'real time|realtime|near real time|daily|every day|each day|nightly|tiempo real|diari*|cada dia|todos los dias|temps reel|' +
      'quotidien*|chaque jour|tous les jours|echtzeit*|taglich*|jeden tag|tempo reale|giornalier*|quotidian*|ogni giorno|tempo real|' +
      'diariamente|todos os dias|dagelijks*|elke dag|realtime',
  },
  {
    check: 'fresh',
    value: 'P7D',
    phrases:
      'weekly|every week|each week|semanal*|cada semana|hebdomadaire*|chaque semaine|wochentlich*|jede woche|settimanal*|ogni settimana|' +
      'toda semana|wekelijks*|elke week',
  },
  {
    check: 'fresh',
    value: 'P31D',
    phrases:
      'monthly|every month|each month|mensual*|cada mes|todos los meses|mensuel*|chaque mois|monatlich*|jeden monat|mensil*|ogni mese|' +
      'mensal*|todo mes|todos os meses|maandelijks*|elke maand',
  },
  {
    check: 'fresh',
    value: 'P92D',
    phrases:
      'quarterly|every quarter|each quarter|every three months|trimestral*|cada trimestre|cada tres meses|trimestriel*|chaque trimestre|' +
      'vierteljahrlich*|quartalsweise|jedes quartal|ogni trimestre|a cada trimestre|driemaandelijks*|elk kwartaal|per kwartaal',
  },
  {
    check: 'fresh',
    value: 'P366D',
    phrases:
      'yearly|annually|every year|each year|annual update*|updated annual*|anualmente|cada ano|todos los anos|annuellement|chaque annee|tous les ans|' +
      'jahrlich*|jedes jahr|annualmente|ogni anno|todo ano|todos os anos|jaarlijks*|elk jaar',
  },
  {
    check: 'fresh',
    value: 'declared',
    phrases:
      'up to date|kept current|keep current|regularly updated|updated regularly|timely|actualizad* periodicamente|actualizad* regularmente|' +
      'se actualizara*|mantener actualizad*|mantendra actualizad*|a jour|actualise* regulierement|aktuell gehalten|aktuell halten|laufend aktualisiert|' +
      'regelmassig aktualisiert|aggiornat* regolarmente|costantemente aggiornat*|tenere aggiornat*|atualizad* regularmente|manter atualizad*|' +
      'mantera atualizad*|actueel houden|actueel gehouden|regelmatig bijgewerkt|regelmatig geactualiseerd',
  },
];

/** Words that count datasets: "three new datasets". */
export const COUNTED =
  'dataset*|data set*|sets|conjunto* de datos|jeux de donnees|datensatze*|conjuntos de dados|gegevenssets';
/** One to twelve, in the seven languages. */
export const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'one|uno|una|un|une|ein|eine|um|uma|een',
    'two|dos|deux|zwei|due|dois|duas|twee',
    'three|tres|trois|drei|tre|drie',
    'four|cuatro|quatre|vier|quattro|quatro',
    'five|cinco|cinq|funf|cinque|vijf',
    'six|seis|sechs|sei|zes',
    'seven|siete|sept|sieben|sette|sete|zeven',
    'eight|ocho|huit|acht|otto|oito',
    'nine|nueve|neuf|neun|nove|negen',
    'ten|diez|dix|zehn|dieci|dez|tien',
    'eleven|onze|elf|undici',
    'twelve|doce|douze|zwolf|dodici|doze|twaalf',
  ].flatMap((words, at) => words.split('|').map((word) => [word, at + 1] as const)),
);
/** Shares of what is published: "80 % of all datasets". */
export const PERCENT = 'percent|per cent|por ciento|pour cent|prozent|per cento|por cento|procent';

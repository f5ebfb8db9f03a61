/**
 * Words by which it is known what would prove a promise; in en, es, fr, de, it, pt and nl. Phrases between `|`,
 * normalised; `*` at the end of a word stands for any ending.
 */

/** advocacy: it asks others to act, which no catalogue shows. */
export type PromiseKind = 'dataset' | 'document' | 'attestation' | 'advocacy';
export interface KindPhrases {
  readonly kind: PromiseKind;
  /** 1 hints, 2 says so, 3 says so plainly; asking others outweighs what they are asked for. */
  readonly points: number;
  readonly phrases: string;
}

const DATA =
  'dataset*|data set*|open data|high value data|raw data|data feed*|microdata|database*|conjunto* de datos|' +
  'datos abiertos|datos publicos|base de datos|bases de datos|jeu de donnees|jeux de donnees|donnees ouvertes|' +
  'donnees publiques|base de donnees|bases de donnees|open data|offene daten|offenen daten|datensatz*|rohdaten|datenbank*|dati aperti|dati pubblici|' +
  'banca dati|banche dati|dati grezzi|dados abertos|dados publicos|conjunto* de dados|base de dados|bases de dados|' +
  'open gegevens|gegevensset*|dataset|datasets|databank*|gegevensbestand*';
const MADE_PUBLIC =
  'publish*|releas*|open up|disclos*|make available|made available|make public|made public|post online|put online|' +
  'publicar*|publica|publicaremos|publicacion|difundir*|divulgar*|abrir los datos|poner a disposicion|pondra a disposicion|' +
  'publier*|publiera|publication|diffuser*|diffusera|mettre en ligne|mise en ligne|mettre a disposition|ouvrir les donnees|' +
  'veroffentlich*|bereitstell*|bereit stell*|bereitgestellt|stellt online|zur verfugung|offenleg*|zuganglich|freigeb*|' +
  'pubblic*|rendere disponibil*|rendera disponibil*|diffonder*|mettere a disposizione|aprire i dati|' +
  'publicacao|disponibiliz*|abrir os dados|tornar publico*|' +
  'publicer*|gepubliceerd|beschikbaar|ontsluit*|openbaar|vrijgev*|vrijgegeven|online zetten';
const DATA_WORDS =
  'data|datos|donnees|daten|dati|dados|gegevens|map|maps|mapa|mapas|carte|karte|mappa|kaart|statistic*|estadistica*|' +
  'statistique*|statistik*|statistich*|estatistica*|statistiek*|api|apis|csv|json|geojson|machine readable|feed|' +
  'catalogue|catalog|catalogo|katalog*|catalogus|inventory|inventario*|register|registry|registro*|registre*|registr*|dashboard*';
const DOCUMENT =
  'report|reports|compliance report|annual report*|manual|handbook|guideline*|action plan|implementation plan|' +
  'compliance plan|open government plan|strategy|white paper|road map|roadmap|technical standard*|terms of reference|meeting minutes|minutes of meetings|' +
  'informe*|memoria anual|manual|guia|guias|plan de accion|plan de gobierno abierto|estrategia|hoja de ruta|actas|' +
  'rapport*|manuel|guide|guides|plan d action|plan d actions|strategie|feuille de route|livre blanc|proces verbaux|' +
  'bericht*|jahresbericht*|handbuch*|leitfaden|leitlinie*|aktionsplan*|massnahmenplan*|umsetzungsplan*|fahrplan fur|konzept*|protokoll*|' +
  'relazione annuale|rapporto*|rapporti|manuale|linee guida|piano d azione|piano di azione|strategia|verbali|' +
  'relatorio*|manual|guia|diretriz*|plano de acao|estrategia|atas|roteiro|' +
  'rapport|rapporten|jaarverslag*|verslag*|handboek|handleiding|richtlijn*|actieplan|uitvoeringsplan|strategie|notulen|beleidsplan';
const WRITTEN =
  'plan|plans|policy|policies|evaluation|review|standards|politica|evaluacion|politique|richtlinie*|evaluierung|politica|avaliacao|beleid|evaluatie';
const ORGANISED =
  'appoint*|designat*|hire|hires|hiring|chief data officer|chief innovation officer|officer|coordinator*|advisory board|' +
  'advisory council|advisory committee|steering committee|task force|working group*|commission|hackathon*|workshop*|' +
  'training|train staff|train employees|train teachers|train residents|public hearing*|public meeting*|town hall*|forum|forums|citizen* assembl*|incubator*|accelerator*|challenge prize*|challenges and prizes|innovation challenge*|prize*|' +
  'nombrar*|designar*|nombramiento|contratar*|responsable de datos|consejo asesor|consejo consultivo|comite|grupo de trabajo|mesa* de trabajo|' +
  'mesa* de dialogo|taller*|capacitar*|capacitacion*|audiencia* publica*|foro|foros|hackaton*|incubadora*|concurso*|premio*|' +
  'nommer*|nommera|designer*|recruter*|recrutera|administrateur des donnees|comite|conseil consultatif|groupe de travail|atelier*|former les|formera|formation*|' +
  'reunion* publique*|concertation*|assemblee citoyenne|incubateur*|concours|' +
  'ernenn*|benenn*|einstell*|beauftragte*|beirat*|ausschuss|arbeitsgruppe*|schulung*|fortbild*|burgerversammlung*|burgerrat*|runde* tisch*|wettbewerb*|' +
  'nominare|nominera|designare|assumere|responsabile|comitato|gruppo di lavoro|tavolo di lavoro|laborator*|formare|formazione|corsi|assemblea*|' +
  'bando|concorso|nomear*|designar*|comite|conselho consultivo|conselho|grupo de trabalho|oficina*|capacitar*|capacitacao|formacao|audiencia* publica*|premio*|' +
  'benoem*|aanstell*|aanwijz*|adviesraad|stuurgroep|werkgroep*|commissie|opleid*|trainen|training*|workshop*|bewonersavond*|burgerberaad*|inspraakavond*|prijsvraag';
const BUILT =
  'build|builds|construct*|renovat*|install*|reduce*|double|extend*|expand*|replace*|plant|plants|hectares|kilomet*|' +
  'construir*|construccion|renovar*|instalar*|reducir*|duplicar*|ampliar*|extender*|reemplazar*|plantar*|sumar|completar*|' +
  'construire|construira|renover*|installer*|reduire|reduira|doubler*|etendre|remplacer*|planter*|' +
  'bauen|errichte*|sanier*|installier*|senk*|verringer*|verdoppel*|erweiter*|ersetz*|pflanz*|ausbau*|' +
  'costruire|costruira|ristruttur*|installare|installera|ridurre|ridurra|raddoppi*|ampliare|sostituire|piantare|piantera|' +
  'construir*|reformar*|instalar*|reduzir*|dobrar*|ampliar*|substituir*|plantar*|' +
  'bouwen|bouwt|renover*|installer*|verminder*|verlag*|verdubbel*|uitbreid*|vervang*|planten|plant';
const ASKS_OTHERS =
  'advocate for|advocate that|urge|urges|urging|lobby for|support legislation|call on|calls on|call upon|encourage other|' +
  'campaign for|petition the|press the|support initiatives|encourage support|' +
  'abogar*|instar*|insta al|exhortar*|reclamar al|promover ante|promover una ley|impulsar una ley|apoyar la legislacion|apoyar legislacion|gestionar ante|solicitar al gobierno|pedir al gobierno|' +
  'plaider*|plaidera|exhorter*|inciter l etat|demander a l etat|appeler l etat|appellera l etat|interpeller*|militer*|soutenir une loi|soutenir la legislation|' +
  'sich einsetzen fur|setzt sich|setzen uns|einzusetzen|auffordern|fordert den|fordert die|fordern bund|appelliert|wirbt bei|hinwirken|hinzuwirken|' +
  'sollecitare|sollecitera|chiedere al governo|chiedera al governo|fare pressione|promuovere presso|sostenere una legge|sostenere la legislazione|appello al|' +
  'instar*|apelar ao|defender junto|defender perante|pressionar*|apoiar a legislacao|apoiar legislacao|solicitar ao governo|reivindicar*|' +
  'pleiten*|pleit|aandringen|dringt aan|oproepen|roept het rijk|roept de|lobby* voor|lobby* bij|bepleit*|steunt wetgeving|wetgeving steunen';

export const KIND_PHRASES: readonly KindPhrases[] = [
  { kind: 'dataset', points: 3, phrases: DATA },
  { kind: 'dataset', points: 2, phrases: MADE_PUBLIC },
  { kind: 'dataset', points: 2, phrases: DATA_WORDS },
  { kind: 'document', points: 3, phrases: DOCUMENT },
  { kind: 'document', points: 1, phrases: WRITTEN },
  { kind: 'document', points: 1, phrases: MADE_PUBLIC },
  { kind: 'attestation', points: 3, phrases: ORGANISED },
  { kind: 'attestation', points: 3, phrases: BUILT },
  { kind: 'advocacy', points: 8, phrases: ASKS_OTHERS },
];

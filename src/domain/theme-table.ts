/**
 * EU data themes (http://publications.europa.eu/resource/authority/data-theme/) and the words of portals that mean one of
 * them and nothing else. Words are folded keys; a category that spans two themes ("Health and Public Safety") is not
 * here on purpose.
 */
export const THEME_LABELS: ReadonlyMap<string, string> = new Map([
  ['AGRI', 'Agriculture, fisheries, forestry and food'],
  ['ECON', 'Economy and finance'],
  ['EDUC', 'Education, culture and sport'],
  ['ENER', 'Energy'],
  ['ENVI', 'Environment'],
  ['GOVE', 'Government and public sector'],
  ['HEAL', 'Health'],
  ['INTR', 'International issues'],
  ['JUST', 'Justice, legal system and public safety'],
  ['REGI', 'Regions and cities'],
  ['SOCI', 'Population and society'],
  ['TECH', 'Science and technology'],
  ['TRAN', 'Transport'],
]);

/* The labels of the EU authority in several languages, the themes of ckan.org's and Socrata's cities, and common words. */
const WORDS: Readonly<Record<string, string>> = {
  AGRI:
    'agriculture|food|agriculture fisheries forestry and food|agricultura|agroalimentacion|landwirtschaft|alimentacion|' +
    'landwirtschaft fischerei forstwirtschaft und nahrungsmittel|agriculture peche sylviculture et alimentation',
  ECON:
    'economy|economy and finance|economic development|business|business services|finance|finances|financial|financial services|budget|budget and finance|budget finance|' +
    'community and economic development|employment|jobs|labour|labor|tourism|money and finance|budget and finances|economy and workforce|business and economy|business and economic activity|city finance and budget|fiscal sustainability|' +
    'economia|economia y finanzas|hacienda|turismo|comercio|empleo|sector publico economia|wirtschaft|wirtschaft und finanzen|finanzen|arbeit und erwerb|volkswirtschaft|' +
    'economie|economie et finances|finances publiques|tourisme|economia e finanze|産業雇用創出|観光|税金|産業|経済',
  EDUC:
    'education|education culture and sport|culture|culture and recreation|recreation and culture|recreation|arts and culture|arts culture|arts culture history|art|arts|libraries|library services|schools|sport|sports|parks and recreation|' +
    'recreation and parks|education and training|outdoor recreation|indoor recreation|parks recreation and community facilities|educacion|cultura|educacion cultura y deportes|deporte|deportes|cultura y ocio|cultura y turismo|' +
    'bildung|kultur|bildung kultur und sport|bildung und wissenschaft|education culture et sport|enseignement|sport und freizeit|istruzione cultura e sport|芸術文化|教育|文化',
  ENER: 'energy|energy resources|energy usage|energia|energie|エネルギー',
  ENVI:
    'environment|environmental|environmental services|sustainability|environment and sustainability|environment and sustainable development|environmental management and sustainability|water|water resources|water and waste|waste|sanitation|climate|' +
    'medio ambiente|medioambiente|medi ambient|umwelt|umwelt und klima|environnement|ambiente|meio ambiente|milieu|環境',
  GOVE:
    'government|government and public sector|government finance|city government|general government|good government|city administration|administration|county administration|administrative|city management|city management and ethics|city council|council services|' +
    'elections|elected officials|transparency|ethics|foia|election and government|responsive and responsible government|local government|metro government|service requests|public services|human resources|purchasing|' +
    'administracion publica|sector publico|gobierno|transparencia|regierung und offentlicher sektor|verwaltung|politik und verwaltung|politik|offentliche verwaltung|gouvernement et secteur public|administration publique|' +
    'governo e settore pubblico|pubblica amministrazione|行政|選挙',
  HEAL: 'health|public health|health and human services|healthcare|medical|health and social services|health and community services|salud|sanidad|salut|gesundheit|sante|salute|saude|gezondheid|医療 福祉|医療|健康|covid 19',
  INTR: 'international issues|temas internacionales|internationale themen|questions internationales',
  JUST:
    'justice|justice legal system and public safety|public safety|safety|crime|police|fire|court records|municipal court|law judicial|safe community|public safety and preparedness|emergency services|emergency management|' +
    'fire and rescue response|fire and medical|fire and paramedic service|seguridad|justicia|seguridad y justicia|justicia seguridad juridica y seguridad publica|seguretat|justiz rechtssystem und offentliche sicherheit|offentliche ordnung und sicherheit|' +
    'justice systeme juridique et securite publique|securite|giustizia sistema giuridico e sicurezza pubblica|治安|防犯|防災 災害計画',
  REGI:
    'regions and cities|housing|housing and buildings|housing and development|housing development|housing and real estate|buildings|building and development|planning|city planning|planning and zoning|planning zoning|land use|land records|property|boundaries|geographic locations and boundaries|' +
    'geospatial boundaries|locations and maps|facilities and geographic boundaries|maps locations and boundaries|base maps|neighborhoods|neighbourhoods|urban planning|urbanismo|urbanismo y territorio|urbanismo e infraestructuras|vivienda|territorio|' +
    'regionen und stadte|bauen und wohnen|raum und umwelt|stadtplanung|regions et villes|urbanisme|logement|amenagement du territoire|regioni e citta|まちづくり|都市計画',
  SOCI:
    'population and society|population|demographics|demographic|census|social services|human services|community services|community|equity|equity indicators|society|neighborhood census data|sociedad|sociedad y bienestar|demografia|poblacion|genero|desarrollo humano|desarrollo social|' +
    'bevolkerung und gesellschaft|bevolkerung|gesellschaft|soziales|soziale sicherheit|population et societe|social|popolazione e societa|人口減少 少子高齢化|人口|福祉|生活',
  TECH: 'science and technology|technology|information technology|science|broadband|ciencia y tecnologia|tecnologia|wissenschaft und technologie|science et technologie|scienza e tecnologia',
  TRAN:
    'transport|transportation|transit|traffic|parking|streets|mobility|transportation and mobility|transportation transit|transportation and infrastructure|infrastructure and transportation|transportation infrastructure|transportation planning|' +
    'transportation planning and traffic management|traffic parking and transportation|transit services|transporte|movilidad|transporte y movilidad|movilitat|mobilitat|verkehr|mobilitat und verkehr|transport et mobilite|transports|mobilite|trasporti|mobilita|transportes|交通情報|交通',
};

/** Folded key → EU code; the codes are keys too. */
export const themeWords: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([code, words]) => [
    [code.toLowerCase(), code],
    ...words.split('|').map((word): [string, string] => [word, code]),
  ]),
);

/** Words by which datasets of high value are known, of the list of 2014 only; phrases between `|`, `*` stands for the rest of a word. */
import type { CategoryTerms } from './category-terms.ts';

export const TERMS_LEGACY: readonly CategoryTerms[] = [
  {
    id: 'asset_disclosure',
    title: 'Asset disclosure',
    strong:
      'financial disclosure*|asset disclosure*|statement of economic interest*|' +
      'statements of economic interests|declaraciones de bienes|declaraciones juradas|' +
      'bienes patrimoniales|declarations d interets|declarations de patrimoine|' +
      'dichiarazioni patrimoniali|situazione patrimoniale|declaracoes de bens',
    weak: 'disclosure*|ethics|conflict of interest*',
    not: 'climate disclosure*|data disclosure*|energy disclosure*',
  },
  {
    id: 'campaign_finance',
    title: 'Campaign finance',
    strong:
      'campaign finance*|campaign contribution*|political contribution*|campaign expenditure*|' +
      'campaign donation*|election contribution*|financiacion de campan*|aportes de campan*|' +
      'financement des campagnes|contributions politiques|parteispenden|finanziamento elettorale|' +
      'doacoes de campanha',
    weak: 'contribution*|campaign*|election*',
    not: 'marketing campaign*|vaccination campaign*|pension contribution*',
  },
  {
    id: 'transit',
    title: 'Transit',
    strong:
      'gtfs|transit stop*|transit route*|bus stop*|bus route*|transit schedule*|public transit|' +
      'public transport*|subway station*|metro station*|subte|premetro|metrobus|colectivos|tranvia*|' +
      'estaciones de ferrocarril|estaciones de tren|transporte publico|paradas de autobus*|' +
      'lineas de autobus*|emt lineas|transports en commun|arrets de bus|horaires|haltestellen|' +
      'fahrplan*|offentlicher nahverkehr|vbb|trasporto pubblico|fermate*|transporte coletivo|' +
      'pontos de onibus|sptrans|openbaar vervoer|haltes|rozklad jazdy|przystanki',
    weak: 'bus|buses|transit|rail|tram|metro|autobus*',
    not: 'bus shelter advertising|school bus delay*|transit oriented*|busing',
  },
];

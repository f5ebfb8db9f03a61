/** Words by which datasets of high value are known, from budget to lobbyist activity; phrases between `|`, `*` stands for the rest of a word. */
import type { CategoryTerms } from './category-terms.ts';

export const TERMS_A_TO_L: readonly CategoryTerms[] = [
  {
    id: 'budget',
    title: 'Budget',
    strong:
      'budget|adopted budget|operating budget|capital budget|budget appropriations|presupuesto*|' +
      'ejecucion presupuestaria|budget primitif|haushaltsplan|haushalt|haushaltsdaten|bilancio|' +
      'bilancio di previsione|orcamento*|begroting|budzet*',
    weak: 'appropriation*|revenue*|ingresos|recettes|fiscal plan',
    not:
      'participatory budget*|presupuesto* participativo*|budget participatif|orcamento participativo|' +
      'bilancio partecipativo|burgerhaushalt|carbon budget|household budget',
  },
  {
    id: 'business_listings',
    title: 'Business listings',
    strong:
      'business licen*|licensed business*|business registr*|registered business*|business listing*|' +
      'active business*|business directory|licencias de actividad*|censo de locales|' +
      'establecimientos comerciales|registre des entreprises|base sirene|sirene|gewerbe*|' +
      'handelsregister|esercizi commerciali|registro imprese|attivita commerciali|registro de empresas|' +
      'habilitaciones aprobadas|habilitaciones comerciales|bedrijvenregister|vestigingen',
    weak:
      'business*|licen*|comercio*|locales|storefront*|empresas|entreprises|commerces|imprese|' +
      'estabelecimentos comerciais|bedrijven',
    not:
      'business improvement*|business improvement district*|m wbe|small business services|' +
      'women owned business*|empresas publicas|empresas municipales',
  },
  {
    id: 'code_violations',
    title: 'Code enforcement violations',
    strong:
      'code violation*|code enforcement|housing code|housing maintenance code|building violation*|' +
      'property maintenance|nuisance complaint*|blight violation*|ecb violation*|dob violation*|' +
      'ordinance violation*|infracciones urbanisticas|disciplina urbanistica|' +
      'infractions code du batiment|bauordnungsverstoss*|abusi edilizi|infracoes urbanisticas',
    weak: 'violation*|vacant building*|unsafe building*|infraccion*',
    not:
      'parking violation*|moving violation*|traffic violation*|camera violation*|red light|' +
      'speed camera|food*|restaurant*|health code|oath*',
  },
  {
    id: 'construction_permits',
    title: 'Construction permits',
    strong:
      'building permit*|construction permit*|issued permit*|permits issued|dob permit*|dob now*|' +
      'residential permit*|demolition permit*|licencias de obra*|licencias urbanisticas|' +
      'permisos de obra*|permis de construire|permis de construction|autorisations d urbanisme|' +
      'baugenehmigung*|permessi di costruire|permesso di costruire|titoli edilizi|' +
      'alvaras de construcao|licencas de construcao|bouwvergunning*|omgevingsvergunning*',
    weak: 'permit*|construction*|obras|baustelle*',
    not:
      'film permit*|street closure*|special event*|parking permit*|street use permit*|event permit*|' +
      'film*',
  },
  {
    id: 'crime_reports',
    title: 'Crime reports',
    strong:
      'crime|crimes|crime data|crime report*|crime incident*|crime stat*|police incident*|' +
      'incident reports police|nypd complaint*|offense*|delitos|criminalidad|delincuencia|' +
      'infracciones penales|crimes et delits|delinquance|actes criminels|kriminalitat*|straftaten|' +
      'reati|criminalita|delitti|crimes registrados|ocorrencias criminais|criminalidade|misdrijven|' +
      'criminaliteit|mapa del delito',
    weak: 'police|policia|homicide*|shooting*|arrest*|stolen|gang',
    not:
      'fire incident*|traffic crash*|police station*|police district*|police beat*|police precinct*|' +
      'police use of force|hate crime training|crime lab|911 call*|calls for service',
  },
  {
    id: 'emergency_calls',
    title: 'Emergency calls',
    strong:
      '911 call*|911 dispatch*|emergency call*|calls for service|fire calls|fire department calls|' +
      'real time fire 911|ems incident*|ems dispatch*|fire incident dispatch*|emergency dispatch*|' +
      'emergency incident*|computer aided dispatch|112 emergencia*|llamadas de emergencia|' +
      'servicios de emergencia|actuaciones bomberos|interventions des pompiers|interventions sim|' +
      'interventions du service de securite incendie|notruf*|feuerwehreinsatz*|einsatze der feuerwehr|' +
      'chiamate di emergenza|chamadas de emergencia|112 meldingen|brandweer meldingen',
    weak: 'fire incident*|dispatch*|emergency|bomberos|pompiers',
    not:
      'non emergency|emergency shelter*|emergency medical facilit*|evacuation|fire hydrant*|' +
      'fire station*|emergency rental*',
  },
  {
    id: 'employee_salaries',
    title: 'Employee salaries',
    strong:
      'employee salar*|city payroll|citywide payroll|payroll|employee compensation|employee earnings|' +
      'current employee names|salaries and position*|public salaries|employee wages|personnel salary|' +
      'retribuciones|sueldo*|salarios|nomina*|remuneraciones|remunerations|salaires|besoldung|gehalter|' +
      'retribuzioni|stipendi|remuneracao|salarios dos servidores|servidores publicos remuneracao|' +
      'salarissen',
    weak: 'employee*|salar*|wage*|compensation|workforce|headcount',
    not:
      'minimum wage|living wage|workers compensation claim*|unemployment|job posting*|employee survey|' +
      'prevailing wage',
  },
  {
    id: 'lobbyist_activity',
    title: 'Lobbyist activity',
    strong:
      'lobby*|lobbyist*|grupos de interes|registro de lobbies|representants d interets|lobbyregister|' +
      'gestion de intereses|audiencias de gestion de intereses',
    weak: 'interest group*|ethics',
    not: 'lobby hours|building lobby|lobby renovation*',
  },
];

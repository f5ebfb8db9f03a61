/** Words by which datasets of high value are known, from parcels to zoning; phrases between `|`, `*` stands for the rest of a word. */
import type { CategoryTerms } from './category-terms.ts';

export const TERMS_P_TO_Z: readonly CategoryTerms[] = [
  {
    id: 'parcels',
    title: 'Parcels',
    strong:
      'parcel*|tax lot*|tax parcel*|parcel polygon*|mappluto|pluto|cadastr*|catastro|catastral|' +
      'parcelas|parcelles|cadastre|flurstuck*|kataster|liegenschaftskarte|particelle catastali|catasto|' +
      'lotes|percelen|kadast*|dzialki',
    weak: 'lot lines|property boundar*|land record*',
    not:
      'parcel locker*|parcel delivery|parking lot*|parcel tax payment*|agricultural parcel delivery|' +
      'paqueteria',
  },
  {
    id: 'police_use_of_force',
    title: 'Police use of force',
    strong:
      'use of force|uses of force|response to resistance|police use of force|' +
      'officer involved shooting*|use of force incident*|uso de la fuerza|usage de la force|' +
      'recours a la force|polizeiliche gewaltanwendung|uso della forza|uso da forca|geweldsaanwending*',
    weak: 'officer involved|taser*',
    not: 'task force|workforce|air force|force main*|sewer force',
  },
  {
    id: 'procurement_contracts',
    title: 'Procurement contracts',
    strong:
      'contract award*|contracts|city contracts|procurement*|awarded contracts|purchase order*|tender*|' +
      'solicitation*|vendor contract*|contratos|contratos menores|contratacion*|licitacion*|' +
      'contrataciones|compras publicas|compras|marches publics|contrats|appels d offres|vergabe*|' +
      'ausschreibung*|auftragsvergabe*|contratti|appalti|gare d appalto|licitacoes|' +
      'contratacoes publicas|aanbesteding*|inkoop|zamowienia publiczne',
    weak: 'bid|bids|vendor*|proveedor*|fournisseur*|contract*',
    not:
      'union contract*|labor contract*|contract rent|employment contract*|contratos de trabajo|' +
      'contrats de travail',
  },
  {
    id: 'property_assessment',
    title: 'Property assessment',
    strong:
      'property assessment*|assessed value*|property value*|property valuation*|assessor*|' +
      'assessment roll*|secured property tax roll*|real property assessment*|property tax roll*|' +
      'valores catastrales|valor catastral|ibi|evaluation fonciere|valeurs foncieres|' +
      'unites d evaluation fonciere|role d evaluation|bodenrichtwert*|rendite catastali|valor venal|' +
      'iptu|woz waarde*',
    weak: 'assessment*|property tax*|valuation*|impuesto sobre bienes',
    not:
      'risk assessment*|needs assessment*|environmental assessment*|impact assessment*|' +
      'student assessment*|assessment district*|equity assessment*',
  },
  {
    id: 'property_transfers',
    title: 'Property transfers',
    strong:
      'property transfer*|real property transfer*|property deed*|deeds|real estate transaction*|' +
      'property sales|rolling sales|annualized sales|acris|real estate sales|transfer tax*|' +
      'compraventa*|transmisiones inmobiliarias|mutations immobilieres|demandes de valeurs foncieres|' +
      'dvf|grundstucksverkauf*|immobilientransaktion*|kauffalle|compravendite immobiliari|' +
      'transmissoes imobiliarias|itbi',
    weak: 'sales|conveyance*|real estate',
    not: 'liquor sales|sales tax*|auction of vehicles|vehicle sales|retail sales|book sales',
  },
  {
    id: 'public_facilities',
    title: 'Public facilities',
    strong:
      'city owned facilit*|city facilit*|public facilit*|public building*|municipal building*|' +
      'city owned propert*|city owned building*|facilities database|city owned and leased property|' +
      'equipamientos|edificios municipales|edificios publicos|instalaciones municipales|' +
      'equipements publics|batiments municipaux|lieux publics|offentliche gebaude|stadtische gebaude|' +
      'offentliche einrichtung*|edifici comunali|immobili comunali|equipamentos publicos|' +
      'gemeentelijke gebouwen',
    weak:
      'facilit*|librar*|community center*|recreation center*|polideportivo*|bibliothe*|bibliotec*|' +
      'schools',
    not:
      'health care facilit*|bike facilit*|storm facilit*|stormwater facilit*|parking facilit*|' +
      'private facilit*|long term care facilit*',
  },
  {
    id: 'restaurant_inspections',
    title: 'Restaurant inspections',
    strong:
      'restaurant inspection*|food inspection*|food establishment inspection*|restaurant score*|' +
      'food safety inspection*|restaurant violation*|food service inspection*|health inspection*|' +
      'dinesafe|inspecciones sanitarias|inspeccion de alimentos|inspecciones de restaurantes|' +
      'inspections alimentaires|inspections des aliments|etablissements alimentaires|' +
      'contraventions alimentaires|alim confiance|lebensmittelkontroll*|lebensmitteluberwachung|' +
      'ispezioni alimentari|controlli igienico sanitari|inspecoes sanitarias|' +
      'inspectieresultaten horeca|horeca inspecties',
    weak: 'inspection*|restaurant*|food|aliment*',
    not:
      'food pantr*|food desert*|food truck location*|restaurant reopening|building inspection*|' +
      'restaurant licen*|meals',
  },
  {
    id: 'service_requests',
    title: 'Service requests (311)',
    strong:
      '311|311 service request*|service request*|311 call*|customer service request*|311 case*|open311|' +
      'potholes reported|graffiti removal request*|citizen complaint*|avisos ciudadan*|' +
      'incidencias ciudadan*|reclamos|atencion ciudadana|solicitudes ciudadan*|quejas y sugerencias|' +
      'suaci|requetes 311|demandes de service|dans ma rue|signalement*|mangelmelder|sag s uns|anliegen|' +
      'ordnungsamt online|segnalazioni|solicitacoes 156|sp156|central 156|meldingen openbare ruimte|' +
      'fixmystreet|buitenbeter|zgloszenia',
    weak: 'complaint*|request*|pothole*|graffiti',
    not:
      'foil request*|foia request*|records request*|311 directory|budget request*|' +
      'capital project request*|311 interpreter*|311 call center inquir*|acceso a la informacion|' +
      'acces a l information|defensoria|consumidor|ombuds*',
  },
  {
    id: 'spending',
    title: 'Spending',
    strong:
      'spending|expenditure*|vendor payment*|checkbook|open checkbook|payments to vendor*|' +
      'accounts payable|city payments|transaction level*|gasto*|pagos|gastos|facturas|subvenciones|' +
      'depenses|subventions|ausgaben|zuwendungen|spese|pagamenti|despesas|pagamentos|uitgaven|' +
      'subsidieregister|subsidies|wydatki',
    weak: 'payment*|paid|invoice*|grants',
    not:
      'gastos de viaje consumer|tax payment*|parking payment*|consumer expenditure*|household spending|' +
      'payment location*|bill payment*',
  },
  {
    id: 'traffic_crashes',
    title: 'Traffic crashes',
    strong:
      'traffic crash*|motor vehicle collision*|vehicle crash*|vehicle collision*|traffic collision*|' +
      'crash data|crash report*|traffic accident*|road accident*|vision zero crash*|collisions|' +
      'ksi collision*|accidentes de trafico|accidentes de transito|siniestros viales|accidentes|' +
      'accidents corporels|accidents de la circulation|accidents de la route|collisions routieres|' +
      'verkehrsunfall*|unfallatlas|strassenverkehrsunfall*|incidenti stradali|sinistri stradali|' +
      'acidentes de transito|acidentes|verkeersongeval*|wypadki drogowe',
    weak: 'crash*|collision*|accident*|fatalit*',
    not:
      'aircraft accident*|workplace accident*|accidentes laborales|accidents du travail|infortuni|' +
      'acidentes de trabalho|arbeitsunfall*',
  },
  {
    id: 'web_analytics',
    title: 'Web analytics',
    strong:
      'web analytics|website analytics|website traffic|web traffic|site analytics|google analytics|' +
      'page views|website statistics|portal analytics|estadisticas web|visitas web|visitas a la web|' +
      'visitas al portal|analitica web|frequentation du site|statistiques web|webstatistik*|' +
      'website statistik*|zugriffszahlen|statistiche sito|accessi al sito|estatisticas do site|' +
      'webstatistieken|bezoekersstatistieken website',
    weak: 'analytics|visits|downloads',
    not: 'video analytics|pedestrian counts|museum visits|hospital visits|library visits|tourist visits',
  },
  {
    id: 'zoning',
    title: 'Zoning',
    strong:
      'zoning|zoning district*|zoning map*|land use zoning|zone district*|zoning boundaries|' +
      'planeamiento urbanistico|calificacion urbanistica|zonificacion|codigo de planeamiento*|' +
      'usos del suelo|plan general de ordenacion*|codigo urbanistico|plan local d urbanisme|plu|zonage|' +
      'bebauungsplan*|bebauungsplane|flachennutzungsplan*|piano regolatore|piano urbanistico*|' +
      'zonizzazione|zoneamento|plano diretor|bestemmingsplan*|omgevingsplan*|plan zagospodarowania',
    weak: 'land use|rezoning*|overlay district*|uso del suelo|urbanismo',
    not:
      'school zone*|parking zone*|snow zone*|evacuation zone*|flood zone*|work zone*|opportunity zone*|' +
      'enterprise zone*|zoning board meeting*|low emission zone*',
  },
];

/** Was deutschsprachige erfundene Städte veröffentlichen: ein Thema je Zeile, gelesen von civic-subjects.ts. */
export const german = {
  years: (title: string, year: number): string => `${title} ${year}`,
  places: (title: string, place: string): string => `${title} – ${place}`,
  about: (about: string, city: string): string => `${about} in der Stadt ${city}.`,
  upkeep: (department: string): string => `Die Daten pflegt: ${department}.`,
  scopedTo: (scope: string): string => `Dieser Auszug umfasst nur ${scope}.`,
  frequencies: {
    D: 'täglich',
    W: 'wöchentlich',
    M: 'monatlich',
    Q: 'vierteljährlich',
    A: 'jährlich',
    N: 'nie',
    I: 'bei Bedarf',
  },
  subjects: `
Baumkataster | Straßen- und Parkbäume mit Art, Pflanzjahr und Zustand | Umwelt | Grünflächenamt | Bäume, Stadtgrün, Parks | baum_nr:integer:Baumnummer, art:text:Art, pflanzjahr:integer:Pflanzjahr, kronendurchmesser:decimal:Kronendurchmesser (m), standort:point:Standort | M | CSV GeoJSON | P
Haushaltsplan | Erträge und Aufwendungen nach Produktbereich | Finanzen | Kämmerei | Haushalt, Finanzen, Ausgaben | produktbereich:text:Produktbereich, konto:text:Konto, betrag:decimal:Betrag, jahr:integer:Jahr | A | CSV XLSX PDF | Y
Vergebene Aufträge | Aufträge mit Auftragnehmer und Wert | Finanzen | Vergabestelle | Vergabe, Aufträge, Transparenz | auftrag:text:Auftrag, auftragnehmer:text:Auftragnehmer, vergeben_am:date:Vergeben am, wert:decimal:Wert | Q | CSV | Y
Haltestellen | Haltestellen von Bus und Straßenbahn mit Ausstattung | Verkehr | Verkehrsbetriebe | ÖPNV, Haltestellen, Barrierefreiheit | haltestelle:text:Haltestelle, linien:text:Linien, barrierefrei:boolean:Barrierefrei, standort:point:Standort | Q | CSV GeoJSON | P
Fahrplandaten | Linien, Haltestellen und Fahrzeiten im Format GTFS | Verkehr | Verkehrsbetriebe | ÖPNV, GTFS, Fahrplan | | W | GTFS | Y
Radverkehrszählung | Stündliche Zählwerte der Dauerzählstellen | Verkehr | Amt für Mobilität | Radverkehr, Zählstellen, Mobilität | zaehlstelle:text:Zählstelle, zeit:instant:Zeit, anzahl:integer:Anzahl | D | CSV JSON | Y
Verkehrsunfälle | Unfälle mit Personenschaden nach Schwere und Beteiligten | Verkehr | Amt für Mobilität | Unfälle, Verkehrssicherheit, Straßen | unfall:text:Unfall, datum:date:Datum, schwere:text:Schwere, verletzte:integer:Verletzte, ort:point:Ort | A | CSV | Y
Parkhäuser | Belegung der Parkhäuser in Echtzeit | Verkehr | Amt für Mobilität | Parken, Parkhäuser, Belegung | parkhaus:text:Parkhaus, frei:integer:Freie Plätze, gesamt:integer:Plätze, standort:point:Standort | D | JSON CSV | P
Baustellen | Geplante und laufende Baustellen im Straßenraum | Verkehr | Tiefbauamt | Baustellen, Sperrungen, Straßen | baustelle:text:Baustelle, beginn:date:Beginn, ende:date:Ende, grund:text:Grund | D | JSON GeoJSON | Y
Luftqualität | Stundenwerte für Feinstaub, Stickstoffdioxid und Ozon | Umwelt | Umweltamt | Luftqualität, Feinstaub, Messwerte | station:text:Station, zeit:instant:Zeit, pm10:decimal:PM10 (µg/m³), no2:decimal:NO2 (µg/m³) | D | CSV | Y
Abfallmengen | Mengen nach Fraktion und Monat | Umwelt | Entsorgungsbetrieb | Abfall, Recycling, Mengen | monat:date:Monat, fraktion:text:Fraktion, tonnen:decimal:Tonnen | M | CSV XLSX | Y
Wertstoffinseln | Standorte der Sammelcontainer | Umwelt | Entsorgungsbetrieb | Recycling, Container, Abfall | insel:text:Insel, fraktionen:text:Fraktionen, standort:point:Standort | Q | CSV GeoJSON KML | P
Energieverbrauch der Gebäude | Strom und Wärme je städtischem Gebäude | Umwelt | Gebäudewirtschaft | Energie, Gebäude, Klima | gebaeude:text:Gebäude, monat:date:Monat, strom_kwh:decimal:Strom (kWh), waerme_kwh:decimal:Wärme (kWh) | M | CSV | Y
Treibhausgasbilanz | Emissionen nach Sektor | Umwelt | Umweltamt | Klima, Emissionen, Bilanz | sektor:text:Sektor, jahr:integer:Jahr, tonnen_co2:decimal:Tonnen CO2 | A | XLSX CSV | Y
Schulen | Allgemeinbildende und berufliche Schulen | Bildung | Schulamt | Schulen, Bildung, Standorte | schule:text:Schule, schulart:text:Schulart, traeger:text:Träger, standort:point:Standort | A | CSV GeoJSON | P
Schülerzahlen | Schülerinnen und Schüler nach Schule und Jahrgang | Bildung | Schulamt | Schüler, Schulen, Statistik | schule:text:Schule, jahrgang:integer:Jahrgang, anzahl:integer:Anzahl | A | CSV XLSX | Y
Kindertageseinrichtungen | Einrichtungen mit Plätzen und Öffnungszeiten | Bildung | Jugendamt | Kita, Kinder, Betreuung | einrichtung:text:Einrichtung, plaetze:integer:Plätze, ganztags:boolean:Ganztags, standort:point:Standort | Q | CSV GeoJSON | P
Bevölkerung nach Stadtteil | Einwohnerinnen und Einwohner nach Alter und Stadtteil | Bevölkerung | Amt für Statistik | Bevölkerung, Einwohner, Stadtteile | stadtteil:text:Stadtteil, altersgruppe:text:Altersgruppe, anzahl:integer:Anzahl, stichtag:date:Stichtag | Q | CSV XLSX | Y
Geburten und Sterbefälle | Natürliche Bevölkerungsbewegung je Monat | Bevölkerung | Amt für Statistik | Geburten, Sterbefälle, Statistik | monat:date:Monat, geburten:integer:Geburten, sterbefaelle:integer:Sterbefälle | M | CSV | Y
Arbeitslosigkeit | Gemeldete Arbeitslose nach Stadtteil | Wirtschaft | Amt für Statistik | Arbeit, Arbeitslosigkeit, Statistik | monat:date:Monat, stadtteil:text:Stadtteil, arbeitslose:integer:Arbeitslose | M | CSV | Y
Gewerbeanmeldungen | An- und Abmeldungen nach Branche | Wirtschaft | Ordnungsamt | Gewerbe, Wirtschaft, Unternehmen | monat:date:Monat, branche:text:Branche, anmeldungen:integer:Anmeldungen, abmeldungen:integer:Abmeldungen | M | CSV | Y
Übernachtungen | Gäste und Übernachtungen je Monat | Wirtschaft | Stadtmarketing | Tourismus, Übernachtungen, Gäste | monat:date:Monat, gaeste:integer:Gäste, uebernachtungen:integer:Übernachtungen | M | XLSX CSV | Y
Bebauungspläne | Geltungsbereiche der Bebauungspläne | Stadtplanung | Stadtplanungsamt | Bebauungsplan, Bauen, Planung | plan:text:Plan, rechtskraft:date:Rechtskraft, art:text:Art | Q | GeoJSON SHP | P
Baugenehmigungen | Erteilte Genehmigungen mit Wohnungen | Stadtplanung | Bauaufsicht | Bauen, Wohnungen, Genehmigungen | genehmigung:text:Genehmigung, datum:date:Datum, wohnungen:integer:Wohnungen, ort:point:Ort | M | CSV | Y
Stadtteile | Grenzen der Stadtteile | Stadtplanung | Vermessungsamt | Stadtteile, Grenzen, Geodaten | stadtteil:text:Stadtteil, flaeche_km2:decimal:Fläche (km²) | A | GeoJSON SHP | Y
Adressen | Hauskoordinaten mit Postleitzahl | Stadtplanung | Vermessungsamt | Adressen, Geodaten, Hauskoordinaten | adresse:text:Adresse, plz:text:Postleitzahl, lage:point:Lage | M | CSV GeoJSON | P
Denkmalliste | Bau- und Bodendenkmäler | Kultur | Denkmalschutz | Denkmäler, Kultur, Geschichte | denkmal:text:Denkmal, baujahr:integer:Baujahr, lage:point:Lage | I | CSV PDF | P
Ausleihen der Stadtbibliothek | Ausleihen nach Zweigstelle und Medium | Kultur | Stadtbibliothek | Bibliothek, Ausleihen, Medien | monat:date:Monat, zweigstelle:text:Zweigstelle, medium:text:Medium, ausleihen:integer:Ausleihen | M | CSV | Y
Spielplätze | Spielplätze mit Geräten und Altersgruppe | Kultur | Grünflächenamt | Spielplätze, Kinder, Freizeit | spielplatz:text:Spielplatz, ab_alter:integer:Ab Alter, standort:point:Standort | A | CSV GeoJSON KML | P
Wahlergebnisse | Stimmen nach Wahlbezirk und Partei | Politik | Wahlamt | Wahlen, Ergebnisse, Stimmen | wahlbezirk:text:Wahlbezirk, partei:text:Partei, stimmen:integer:Stimmen | N | CSV PDF | Y
Ratsbeschlüsse | Beschlüsse des Stadtrats mit Abstimmung | Politik | Büro des Stadtrats | Stadtrat, Beschlüsse, Abstimmung | sitzung:date:Sitzung, beschluss:text:Beschluss, ja:integer:Ja, nein:integer:Nein | M | CSV JSON | Y
Anliegen der Bürger | Meldungen über den Mängelmelder mit Bearbeitungsstand | Politik | Bürgerservice | Mängelmelder, Anliegen, Bürger | meldung:text:Meldung, eingang:instant:Eingang, erledigt:instant:Erledigt, kategorie:text:Kategorie, ort:point:Ort | D | CSV JSON | Y
Wasserverbrauch | Abgabe von Trinkwasser je Monat | Umwelt | Stadtwerke | Wasser, Verbrauch, Versorgung | monat:date:Monat, m3:decimal:Kubikmeter | M | CSV | Y
Hochwassergefahren | Überschwemmungsflächen nach Jährlichkeit | Umwelt | Umweltamt | Hochwasser, Gefahren, Klima | flaeche:text:Fläche, jaehrlichkeit:integer:Jährlichkeit | I | GeoJSON SHP PDF | P
`,
} as const;

/** What English-speaking fictional cities publish: one subject a line, read by civic-subjects.ts. */
export const english = {
  years: (title: string, year: number): string => `${title} ${year}`,
  places: (title: string, place: string): string => `${title} – ${place}`,
  about: (about: string, city: string): string => `${about} in the City of ${city}.`,
  upkeep: (department: string): string => `Maintained by ${department}.`,
  scopedTo: (scope: string): string => `This extract covers ${scope} only.`,
  frequencies: {
    D: 'daily',
    W: 'weekly',
    M: 'monthly',
    Q: 'quarterly',
    A: 'annual',
    N: 'never',
    I: 'as needed',
  },
  subjects: `
Street trees | Every tree the city plants and cares for, with species, size and condition | Environment | Parks and Recreation | trees, urban forest, parks | tree_id:integer:Tree, species:text:Species, diameter_cm:decimal:Diameter (cm), planted_on:date:Planted on, location:point:Location | W | CSV GeoJSON | P
Building permits | Permits issued for construction, alteration and demolition | Housing and Development | Planning and Building | permits, construction, housing | permit_no:text:Permit number, issued_on:date:Issued on, work_type:text:Type of work, value:decimal:Declared value, location:point:Location | D | CSV JSON | Y
311 service requests | Requests that residents made by phone, web and app, with their outcome | Government | Resident Services | 311, service requests, complaints | request_id:text:Request, opened_at:instant:Opened, closed_at:instant:Closed, category:text:Category, ward:text:Ward, location:point:Location | D | CSV JSON | Y
Traffic counts | Vehicles counted at permanent and temporary stations | Transportation | Transportation Engineering | traffic, roads, counts | station:text:Station, counted_on:date:Counted on, vehicles:integer:Vehicles, average_speed:decimal:Average speed (km/h) | M | CSV XLSX | Y
Bus stops | Stops of the municipal bus network with shelters and accessibility | Transportation | Transit Authority | transit, bus, accessibility | stop_id:text:Stop, name:text:Name, has_shelter:boolean:Shelter, is_accessible:boolean:Step-free, location:point:Location | M | CSV GeoJSON KML | P
Transit schedule feed | Routes, stops and timetables as a GTFS feed | Transportation | Transit Authority | transit, gtfs, timetable | | W | GTFS | Y
Bicycle network | Bike lanes, shared paths and quiet routes by kind and surface | Transportation | Transportation Engineering | cycling, bike lanes, active travel | segment_id:integer:Segment, kind:text:Kind, surface:text:Surface, length_m:decimal:Length (m) | Q | GeoJSON SHP CSV | P
Parking meters | Metered spaces with rates and hours | Transportation | Parking Services | parking, meters, kerbside | meter_id:text:Meter, rate:decimal:Rate per hour, max_minutes:integer:Maximum stay (min), location:point:Location | M | CSV GeoJSON | P
Road closures | Planned and emergency closures of streets | Transportation | Public Works | road works, closures, traffic | closure_id:text:Closure, street:text:Street, starts_at:instant:Starts, ends_at:instant:Ends, reason:text:Reason | D | JSON CSV | Y
Collisions | Reported road collisions with severity and contributing factors | Public Safety | Police Service | collisions, vision zero, road safety | collision_id:text:Collision, happened_at:instant:Happened, severity:text:Severity, injured:integer:Injured, location:point:Location | M | CSV | Y
Reported crime incidents | Incidents by kind and block, generalised to protect privacy | Public Safety | Police Service | crime, police, safety | incident_id:text:Incident, reported_at:instant:Reported, offence:text:Offence, block:text:Block, ward:text:Ward | D | CSV JSON | Y
Fire incidents | Calls that the fire service answered, with response times | Public Safety | Fire and Rescue | fire, emergency, response times | call_id:text:Call, called_at:instant:Called, arrived_at:instant:Arrived, kind:text:Kind, location:point:Location | W | CSV | Y
Restaurant inspections | Results of food safety inspections | Health | Public Health | food, restaurants, inspections | premises:text:Premises, inspected_on:date:Inspected on, score:integer:Score, passed:boolean:Passed, violations:text:Violations | W | CSV XLSX | Y
Air quality measurements | Hourly readings of fine particles, nitrogen dioxide and ozone | Environment | Environmental Services | air quality, pollution, sensors | station:text:Station, measured_at:instant:Measured, pm25:decimal:PM2.5 (µg/m³), no2:decimal:NO2 (µg/m³), ozone:decimal:Ozone (µg/m³) | D | CSV JSON | Y
Water consumption | Metered use of drinking water by customer class | Environment | Water Utility | water, utilities, consumption | period:date:Month, customer_class:text:Customer class, cubic_metres:decimal:Cubic metres, accounts:integer:Accounts | M | CSV XLSX | Y
Waste collection routes | Days and areas of household waste, recycling and organics | Environment | Waste Management | waste, recycling, collection | area:text:Area, weekday:text:Weekday, stream:text:Stream | A | GeoJSON CSV | P
Recycling tonnage | Weight of recycling by material | Environment | Waste Management | recycling, waste, tonnage | month:date:Month, material:text:Material, tonnes:decimal:Tonnes | M | CSV | Y
Adopted operating budget | Revenue and expenditure by department and account | Finance | Finance Department | budget, spending, revenue | department:text:Department, account:text:Account, amount:decimal:Amount, fiscal_year:integer:Fiscal year | A | CSV XLSX PDF | Y
Capital projects | Projects of the capital plan with cost and progress | Finance | Finance Department | capital plan, infrastructure, budget | project:text:Project, phase:text:Phase, budget:decimal:Budget, spent:decimal:Spent to date, location:point:Location | Q | CSV | Y
Payments to suppliers | Invoices paid above the reporting threshold | Finance | Procurement Office | spending, suppliers, transparency | supplier:text:Supplier, paid_on:date:Paid on, amount:decimal:Amount, purpose:text:Purpose | M | CSV | Y
Awarded contracts | Contracts with supplier, term and value | Finance | Procurement Office | contracts, procurement, tenders | contract_no:text:Contract, supplier:text:Supplier, awarded_on:date:Awarded on, value:decimal:Value | M | CSV JSON | Y
Employee earnings | Gross earnings by position | Government | Human Resources | salaries, employees, transparency | position:text:Position, department:text:Department, regular_pay:decimal:Regular pay, overtime:decimal:Overtime | A | CSV XLSX | Y
Council votes | Votes of members of council by motion | Government | City Clerk | council, votes, meetings | meeting_on:date:Meeting, motion:text:Motion, member:text:Member, vote:text:Vote | W | CSV JSON | Y
Lobbyist registrations | Registered lobbyists, clients and subject matters | Government | City Clerk | lobbying, ethics, transparency | registrant:text:Registrant, client:text:Client, subject:text:Subject, registered_on:date:Registered on | W | CSV | Y
Election results | Votes by candidate and polling place | Government | City Clerk | elections, votes, results | polling_place:text:Polling place, office:text:Office, candidate:text:Candidate, votes:integer:Votes | N | CSV PDF | Y
Ward boundaries | Boundaries of electoral wards | Boundaries | Geographic Information Services | wards, boundaries, gis | ward:text:Ward, councillor:text:Councillor, area_km2:decimal:Area (km²) | A | GeoJSON SHP KML | Y
Neighbourhood profiles | Census indicators by neighbourhood | Community | Social Planning | census, neighbourhoods, demographics | neighbourhood:text:Neighbourhood, population:integer:Population, households:integer:Households, median_income:decimal:Median income | A | CSV XLSX | P
Address points | Every civic address with its coordinates | Boundaries | Geographic Information Services | addresses, gis, geocoding | address:text:Address, postcode:text:Postcode, location:point:Location | W | CSV GeoJSON SHP | P
Property assessments | Assessed value and use of each parcel | Housing and Development | Assessment Office | property, tax, assessment | parcel:text:Parcel, assessed_value:decimal:Assessed value, use:text:Use, built_in:integer:Year built | A | CSV | Y
Zoning districts | Zones of the land use by-law | Housing and Development | Planning and Building | zoning, land use, planning | zone:text:Zone, description:text:Description, max_height_m:decimal:Maximum height (m) | Q | GeoJSON SHP | P
Affordable housing units | Units under agreement by bedrooms and affordability | Housing and Development | Housing Office | affordable housing, homes, rent | building:text:Building, units:integer:Units, bedrooms:integer:Bedrooms, completed_on:date:Completed on, location:point:Location | Q | CSV | Y
Shelter occupancy | Beds and people in overnight shelters each night | Community | Housing Office | shelters, homelessness, occupancy | night:date:Night, shelter:text:Shelter, beds:integer:Beds, occupied:integer:Occupied | D | CSV JSON | Y
Library branches | Branches with hours, services and accessibility | Community | Public Library | libraries, culture, opening hours | branch:text:Branch, hours:text:Hours, has_wifi:boolean:Wi-Fi, location:point:Location | Q | CSV GeoJSON | P
Library circulation | Loans by branch and kind of item | Culture and Recreation | Public Library | libraries, loans, books | month:date:Month, branch:text:Branch, kind:text:Kind, loans:integer:Loans | M | CSV | Y
Playgrounds and sports fields | Public playgrounds, pitches and courts | Culture and Recreation | Parks and Recreation | playgrounds, sports, parks | facility:text:Facility, kind:text:Kind, is_accessible:boolean:Accessible, location:point:Location | A | CSV GeoJSON KML | P
Public art | Murals, sculptures and monuments with artist and year | Culture and Recreation | Arts and Culture | public art, murals, heritage | title:text:Title, artist:text:Artist, year:integer:Year, location:point:Location | I | CSV GeoJSON | P
Business licences | Licences in force by trade | Economy | Licensing Office | business, licences, economy | licence_no:text:Licence, trade_name:text:Trade name, trade:text:Trade, issued_on:date:Issued on, location:point:Location | D | CSV JSON | Y
Short-term rental registrations | Registered short-term rentals | Economy | Licensing Office | rentals, tourism, housing | registration:text:Registration, kind:text:Kind of dwelling, ward:text:Ward, registered_on:date:Registered on | W | CSV | Y
Energy use of municipal buildings | Electricity and gas by building and month | Environment | Facilities | energy, emissions, buildings | building:text:Building, month:date:Month, kwh:decimal:Electricity (kWh), gas_m3:decimal:Gas (m³) | M | CSV XLSX | Y
Greenhouse gas inventory | Emissions of the community by sector | Environment | Environmental Services | climate, emissions, inventory | sector:text:Sector, year:integer:Year, tonnes_co2e:decimal:Tonnes CO2e | A | XLSX CSV | Y
Flood hazard areas | Areas under water in a flood that comes once in a hundred years | Environment | Emergency Management | floods, hazards, climate | zone:text:Zone, return_years:integer:Return period (years), depth_m:decimal:Depth (m) | I | GeoJSON SHP PDF | P
Strategic plan | The council's goals and how progress is measured | Government | City Manager | strategy, goals, performance | | A | PDF | Y
`,
} as const;

/** Lo que publican las ciudades ficticias de habla española: un tema por línea, leído por civic-subjects.ts. */
export const spanish = {
  years: (title: string, year: number): string => `${title} ${year}`,
  places: (title: string, place: string): string => `${title} – ${place}`,
  about: (about: string, city: string): string => `${about} de la ciudad de ${city}.`,
  upkeep: (department: string): string => `Información mantenida por ${department}.`,
  scopedTo: (scope: string): string => `Este recurso contiene únicamente ${scope}.`,
  frequencies: {
    D: 'diaria',
    W: 'semanal',
    M: 'mensual',
    Q: 'trimestral',
    A: 'anual',
    N: 'nunca',
    I: 'a demanda',
  },
  subjects: `
Arbolado urbano | Árboles de las veredas y plazas, con especie, altura y estado | Ambiente | Secretaría de Ambiente | árboles, arbolado, espacio verde | nro_registro:integer:Número de registro, especie:text:Especie, altura_m:decimal:Altura (m), fecha_censo:date:Fecha del censo, ubicacion:point:Ubicación | M | CSV GeoJSON | P
Presupuesto ejecutado | Crédito vigente y ejecutado por jurisdicción y programa | Administración Pública | Secretaría de Hacienda | presupuesto, gasto público, finanzas | jurisdiccion:text:Jurisdicción, programa:text:Programa, credito_vigente:decimal:Crédito vigente, devengado:decimal:Devengado, ejercicio:integer:Ejercicio | Q | CSV XLSX | Y
Compras y contrataciones | Contrataciones adjudicadas con proveedor y monto | Administración Pública | Secretaría de Hacienda | compras, contrataciones, proveedores | expediente:text:Expediente, proveedor:text:Proveedor, fecha_adjudicacion:date:Fecha de adjudicación, monto:decimal:Monto | M | CSV JSON | Y
Paradas de colectivo | Paradas del transporte público de pasajeros con líneas y refugio | Movilidad | Secretaría de Movilidad | transporte público, colectivos, paradas | parada:text:Parada, calle:text:Calle, lineas:text:Líneas, tiene_refugio:boolean:Refugio, ubicacion:point:Ubicación | M | CSV GeoJSON KML | P
Horarios del transporte público | Recorridos, paradas y horarios en formato GTFS | Movilidad | Secretaría de Movilidad | transporte, gtfs, horarios | | W | GTFS | Y
Ciclovías y bicisendas | Red de ciclovías con tipo y longitud de cada tramo | Movilidad | Secretaría de Movilidad | bicicletas, ciclovías, movilidad sustentable | tramo:integer:Tramo, tipo:text:Tipo, longitud_m:decimal:Longitud (m) | Q | GeoJSON SHP CSV | P
Siniestros viales | Siniestros con víctimas, por gravedad y tipo de vehículo | Seguridad | Observatorio de Seguridad Vial | siniestros, seguridad vial, tránsito | siniestro:text:Siniestro, fecha_hora:instant:Fecha y hora, gravedad:text:Gravedad, heridos:integer:Heridos, ubicacion:point:Ubicación | M | CSV | Y
Conteo de tránsito | Vehículos registrados en los puestos de conteo | Movilidad | Secretaría de Movilidad | tránsito, aforos, vehículos | puesto:text:Puesto, fecha:date:Fecha, vehiculos:integer:Vehículos | M | CSV XLSX | Y
Delitos registrados | Hechos registrados por tipo y barrio | Seguridad | Secretaría de Seguridad | delitos, seguridad, policía | hecho:text:Hecho, fecha:date:Fecha, tipo:text:Tipo, barrio:text:Barrio | A | CSV | Y
Reclamos vecinales | Solicitudes y reclamos de vecinas y vecinos con su resolución | Administración Pública | Atención Ciudadana | reclamos, atención ciudadana, 147 | reclamo:text:Reclamo, ingreso:instant:Ingreso, resolucion:instant:Resolución, categoria:text:Categoría, barrio:text:Barrio | D | CSV JSON | Y
Calidad del aire | Mediciones horarias de material particulado y dióxido de nitrógeno | Ambiente | Agencia de Protección Ambiental | calidad del aire, contaminación, sensores | estacion:text:Estación, fecha_hora:instant:Fecha y hora, pm10:decimal:PM10 (µg/m³), no2:decimal:NO2 (µg/m³) | D | CSV | Y
Puntos verdes | Puntos de recepción de materiales reciclables | Ambiente | Secretaría de Ambiente | reciclado, residuos, puntos verdes | punto:text:Punto, materiales:text:Materiales, horario:text:Horario, ubicacion:point:Ubicación | Q | CSV GeoJSON KML | P
Residuos recolectados | Toneladas de residuos por tipo y mes | Ambiente | Higiene Urbana | residuos, recolección, toneladas | mes:date:Mes, tipo:text:Tipo, toneladas:decimal:Toneladas | M | CSV XLSX | Y
Establecimientos educativos | Escuelas y jardines con nivel y gestión | Educación | Secretaría de Educación | escuelas, educación, establecimientos | cue:text:CUE, nombre:text:Nombre, nivel:text:Nivel, es_estatal:boolean:Gestión estatal, ubicacion:point:Ubicación | A | CSV GeoJSON | P
Matrícula escolar | Alumnas y alumnos por escuela y nivel | Educación | Secretaría de Educación | matrícula, alumnos, escuelas | escuela:text:Escuela, nivel:text:Nivel, alumnos:integer:Alumnos, ciclo:integer:Ciclo lectivo | A | CSV XLSX | Y
Centros de salud | Hospitales y centros de atención primaria | Salud | Secretaría de Salud | salud, hospitales, centros de salud | nombre:text:Nombre, tipo:text:Tipo, telefono:text:Teléfono, ubicacion:point:Ubicación | Q | CSV GeoJSON | P
Vacunación antigripal | Dosis aplicadas por grupo de edad | Salud | Secretaría de Salud | vacunas, salud, inmunización | semana:date:Semana, grupo:text:Grupo de edad, dosis:integer:Dosis | W | CSV | Y
Inspecciones bromatológicas | Resultados de las inspecciones a comercios de alimentos | Salud | Bromatología | alimentos, inspecciones, comercios | comercio:text:Comercio, fecha:date:Fecha, aprobado:boolean:Aprobado, observaciones:text:Observaciones | M | CSV | Y
Habilitaciones comerciales | Comercios habilitados por rubro | Economía | Dirección de Habilitaciones | comercios, habilitaciones, rubros | habilitacion:text:Habilitación, rubro:text:Rubro, fecha:date:Fecha, ubicacion:point:Ubicación | M | CSV JSON | Y
Permisos de obra | Permisos otorgados con superficie y destino | Urbanismo | Secretaría de Planeamiento | obras, permisos, construcción | permiso:text:Permiso, fecha:date:Fecha, superficie_m2:decimal:Superficie (m²), destino:text:Destino, ubicacion:point:Ubicación | M | CSV | Y
Obras públicas | Obras en ejecución y terminadas con su avance | Urbanismo | Secretaría de Obras Públicas | obras públicas, infraestructura, avance | obra:text:Obra, monto:decimal:Monto, avance:decimal:Avance (%), inicio:date:Inicio, ubicacion:point:Ubicación | M | CSV GeoJSON | Y
Barrios | Límites de los barrios | Urbanismo | Dirección de Catastro | barrios, límites, geografía | barrio:text:Barrio, comuna:text:Comuna, area_km2:decimal:Superficie (km²) | A | GeoJSON SHP KML | Y
Parcelas catastrales | Parcelas con nomenclatura y superficie | Urbanismo | Dirección de Catastro | catastro, parcelas, suelo | nomenclatura:text:Nomenclatura, superficie_m2:decimal:Superficie (m²), zona:text:Zona | Q | SHP GeoJSON | P
Usos del suelo | Relevamiento de usos del suelo por parcela | Urbanismo | Secretaría de Planeamiento | uso del suelo, planeamiento, parcelas | parcela:text:Parcela, uso:text:Uso, pisos:integer:Pisos | N | CSV SHP | P
Espacios culturales | Teatros, museos, bibliotecas y centros culturales | Cultura | Secretaría de Cultura | cultura, museos, bibliotecas | nombre:text:Nombre, tipo:text:Tipo, direccion:text:Dirección, ubicacion:point:Ubicación | A | CSV GeoJSON | P
Agenda cultural | Actividades gratuitas organizadas por el municipio | Cultura | Secretaría de Cultura | agenda, eventos, cultura | actividad:text:Actividad, fecha_hora:instant:Fecha y hora, lugar:text:Lugar, es_gratuita:boolean:Gratuita | D | JSON CSV | Y
Visitas a museos | Visitantes por museo y mes | Cultura | Secretaría de Cultura | museos, visitantes, turismo | mes:date:Mes, museo:text:Museo, visitantes:integer:Visitantes | M | CSV | Y
Ocupación hotelera | Plazas y pernoctes por categoría | Economía | Dirección de Turismo | turismo, hoteles, ocupación | mes:date:Mes, categoria:text:Categoría, plazas:integer:Plazas, pernoctes:integer:Pernoctes | M | XLSX CSV | Y
Empleo registrado | Puestos de trabajo por rama de actividad | Economía | Dirección de Estadística | empleo, trabajo, estadística | trimestre:date:Trimestre, rama:text:Rama, puestos:integer:Puestos | Q | CSV XLSX | Y
Población por barrio | Población y hogares según el censo | Población | Dirección de Estadística | población, censo, barrios | barrio:text:Barrio, poblacion:integer:Población, hogares:integer:Hogares | N | CSV XLSX | Y
Sueldos de funcionarios | Remuneración bruta por cargo | Administración Pública | Recursos Humanos | sueldos, transparencia, funcionarios | cargo:text:Cargo, area:text:Área, bruto:decimal:Bruto | M | CSV PDF | Y
Ordenanzas | Normas sancionadas por el Concejo con su texto | Administración Pública | Concejo Deliberante | ordenanzas, normas, concejo | numero:integer:Número, sancion:date:Sanción, asunto:text:Asunto | W | CSV JSON PDF | Y
Votaciones del Concejo | Voto de cada concejal por proyecto | Administración Pública | Concejo Deliberante | concejo, votaciones, transparencia | sesion:date:Sesión, proyecto:text:Proyecto, concejal:text:Concejal, voto:text:Voto | M | CSV | Y
Consumo de agua | Metros cúbicos facturados por categoría | Ambiente | Aguas Municipales | agua, consumo, servicios | mes:date:Mes, categoria:text:Categoría, m3:decimal:Metros cúbicos | M | CSV | Y
Luminarias | Luminarias del alumbrado público por tipo | Urbanismo | Alumbrado Público | alumbrado, luminarias, led | luminaria:text:Luminaria, es_led:boolean:LED, potencia_w:integer:Potencia (W), ubicacion:point:Ubicación | Q | CSV GeoJSON | P
Zonas inundables | Áreas con riesgo de inundación por recurrencia | Ambiente | Defensa Civil | inundaciones, riesgo, clima | zona:text:Zona, recurrencia:integer:Recurrencia (años) | I | GeoJSON SHP PDF | P
Jardines maternales | Vacantes por jardín y sala | Educación | Desarrollo Social | jardines, primera infancia, vacantes | jardin:text:Jardín, sala:text:Sala, vacantes:integer:Vacantes | A | CSV | P
Plan de gobierno | Compromisos de gestión y su seguimiento | Administración Pública | Jefatura de Gabinete | compromisos, gestión, metas | | A | PDF | Y
`,
} as const;

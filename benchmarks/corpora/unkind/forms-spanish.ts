/** Forms of reports in Spanish. */
import type { FormLanguage } from './form-grammar.js';

export const SPANISH: FormLanguage = {
  name: 'es',
  months:
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
      ' ',
    ),
  weekdays: 'lunes martes miércoles jueves viernes sábado domingo'.split(' '),
  cities:
    'Soria,Lugo,Jaén,Ávila,Toro,Huesca,Cuenca,Burgos,Zamora,Úbeda,Mérida,Salta,Rosario,Puebla,Oaxaca,Cusco,Talca,Loja,Cali,Tarija'.split(
      ',',
    ),
  thousands: '.',
  decimal: ',',
  templates: [
    {
      kind: 'weather',
      title: '{El tiempo|Pronóstico} para el <weekday> <day:#1-28> de <month>',
      sentences: [
        'El día {empieza|amanece} con [nubes|sol|niebla|cielo gris|heladas] y [lluvia débil|algunos chubascos|bruma|nieve] {en la costa|junto al mar}, y [viento|claros|tormentas] {en los valles|en el interior}.',
        'Las temperaturas {llegarán a|alcanzan} <#1-38> grados en el norte y <#1-38> en el sur.',
        'El viento del [oeste|este|norte|sur] {sopla|soplará} a <#5-60> kilómetros por hora, con rachas de <#40-120>.',
        '?La probabilidad de lluvia es del <#5-95> por ciento y pueden caer <#1-30> litros {por metro cuadrado|hasta la noche}.',
        'La noche será [seca|húmeda|despejada|fría], con una mínima de <#0-20> grados{ en las ciudades|}.',
        'El sol sale a las <time1> y se pone a las <time2>.',
        '?La presión {es de|está en} <=980-1040> hectopascales, [subiendo|bajando|estable], y la humedad en el <#30-98> por ciento.',
        '?La próxima actualización {se publica|llega} a las <time3>.',
      ],
    },
    {
      kind: 'earnings',
      title:
        '<name1> [gana|pierde|factura] <big:%2-900> millones {en el trimestre|hasta el trimestre}',
      sentences: [
        'La empresa <name1>, con sede en <city1>, {informó|comunicó} el <weekday> de [una ganancia|una pérdida|un beneficio] de <big:%2-900> millones en el [primer|segundo|tercer|cuarto] trimestre.',
        'Los ingresos [subieron|bajaron|crecieron|cayeron] un <%1-30> por ciento, hasta <%20-990> millones, {frente a|contra} los <%20-990> millones {previstos|que esperaban los analistas}.',
        'El {resultado|beneficio} por acción {fue de|quedó en} <$0-9>, y {el margen|el margen operativo} en el <%1-30> por ciento.',
        'Para {el año|el ejercicio}, la dirección {espera|prevé} ventas de entre <#100-900> y <#900-990> millones.',
        '?La deuda {neta|de la empresa} es de <#20-990> millones, {un|es decir, un} <%1-30> por ciento [más|menos].',
        'Las acciones [ganaban|perdían|cedían] un <%0-9> por ciento, a <$5-300>, {a media sesión|al cierre}.',
        '?A finales de <month>, la plantilla {era de|sumaba} <#300-90000> {personas|empleados}.',
      ],
    },
    {
      kind: 'dividends',
      title: '<name1> [Banco|Aguas|Gas|Seguros] pagará <div:$0-9> por acción',
      sentences: [
        'El consejo de <name1> {aprobó|acordó} un dividendo de <div:$0-9> por acción {con cargo al ejercicio|a cuenta del ejercicio}.',
        'Se {abonará|pagará} el <day:#1-28> de <month1>; las acciones cotizan sin derecho desde el <ex:#1-28> de <month1>.',
        'Es un <%1-30> por ciento [más|menos] que el {del año anterior|último}, que fue de <$0-9>.',
        'En total se {reparten|destinan} <%3-900> millones, el <#20-90> por ciento del beneficio.',
        '?Con la acción a <$5-300>, la {rentabilidad|rentabilidad por dividendo} es del <%1-9> por ciento.',
        '?La junta {será|se celebra} en <city1> el <meet:#1-28> de <month2>, {según dijo|dijo} <person1>, {director financiero|portavoz del grupo}.',
        '?La sociedad {tiene|cuenta con} unos <#2000-90000> accionistas.',
      ],
    },
    {
      kind: 'markets',
      title: '{Precios de la lonja|Cotizaciones en la lonja} de <city1>, <weekday>',
      sentences: [
        'En la lonja de <city1> la sesión del <weekday> fue [tranquila|animada|desigual|corta], con <#80-2000> {cabezas|reses} a la venta.',
        'El trigo [subió|bajó] <%0-9> y queda en <%150-290> por tonelada; la cebada {en|a} <%150-260> y el maíz {en|a} <%150-270>.',
        'Los corderos {cotizan|se pagan} a <$3-9> el kilo, los terneros a <$3-6> y los cerdos a <$1-2>.',
        'Las patatas {se venden|van} de <#100-500> a <#100-500> la tonelada, las cebollas a <#100-500> y los ajos a <$1-4> el kilo.',
        '?El aceite {virgen|de oliva virgen} {marca|alcanza} <$3-9> por litro, [más|menos] que {la semana pasada|hace una semana}.',
        '?Los huevos {están a|valen} <$1-3> la docena y la leche a <#30-60> céntimos el litro.',
        'La próxima sesión es el <weekday2>, {con|y se esperan} <#20-300> {puestos|vendedores}.',
      ],
    },
    {
      kind: 'lottery',
      title: '{Sorteo|Números} del <weekday> <day:#1-28> de <month>',
      sentences: [
        'La combinación {ganadora|premiada} es <#1-49>, <#1-49>, <#1-49>, <#1-49>, <#1-49> y <#1-49>, {con el complementario|complementario} <#1-49> y reintegro <#0-9>.',
        '[Nadie acertó|Un boleto acertó|Dos boletos acertaron] los seis números; el bote {era de|sumaba} <%1-90> millones.',
        'Con cinco aciertos hay <#2-90> {boletos|premiados} que cobran <#2000-90000> cada uno; con cuatro, <#300-9000> que {cobran|reciben} <%30-900>.',
        '?El {joker|número del juego aparte} es <=1000000-9999999>, vendido en <city1>.',
        'Para el <weekday2> {hay|se espera} un bote de <#2-90> millones; {se puede jugar|las apuestas cierran} {hasta las|a las} <time1>.',
        'Los premios {caducan|prescriben} a los <#30-90> días{, recuerda la entidad|}.',
        '?{Juegue con moderación: hay ayuda gratuita a toda hora.|Quien no pueda parar tiene ayuda gratuita día y noche.}',
      ],
    },
    {
      kind: 'match',
      title: '<team1:name> [vence|frena|sorprende|remonta] a <team2:name>',
      sentences: [
        '<team1:name> y <team2:name> {acabaron|terminaron} <#0-6>-<#0-6> el <weekday> en <city1>, ante <#900-60000> espectadores.',
        '<name1> {marcó|abrió el marcador} en el minuto <#2-44> [de cabeza|de penalti|tras un córner|de falta].',
        '<name2> {empató|respondió} en el <#46-89>, su gol número <#2-20> {en la liga|de la temporada}.',
        '?Los {locales|de casa} tuvieron el <#30-70> por ciento de la posesión y <#1-14> córners; {el rival|los otros}, <#3-25> tiros.',
        'El árbitro, <person1>, {mostró|sacó} <#1-8> amarillas [y ninguna roja|y una roja|y dos rojas].',
        '«[Nos faltó gol|Fue un gran partido|El punto es justo|Estoy orgulloso]», dijo el técnico <person2>, cuyo equipo {es|marcha} <#2-20>.º con <#8-80> puntos.',
        '?En la {próxima|siguiente} jornada, <team1:name> visita a <name3> y <team2:name> {recibe|juega en casa} a <name4>.',
      ],
    },
    {
      kind: 'cases',
      title: '<city1> suma <new:#20-900> {contagios|casos nuevos}',
      sentences: [
        'Sanidad {notificó|comunicó} el <weekday> <new:#20-900> {contagios|casos nuevos} en la provincia de <city1>, que acumula <#4000-90000> desde el {comienzo|inicio}.',
        'Hubo <#1-30> {fallecidos|muertes} más, {en total|y suman} <#100-2000>.',
        'En los hospitales hay <#10-300> {ingresados|enfermos}, <#1-60> de ellos en {cuidados intensivos|la UCI}; {ayer eran|la víspera eran} <#10-300>.',
        'La incidencia [sube|baja|cae|trepa] a <%10-900> y la positividad {al|es del} <%1-30> por ciento.',
        '?Por localidades, <city2> tiene <#10-300> y <city3> <#10-200>{; el resto son pueblos|}.',
        '?El <%30-90> por ciento {de los vecinos|de la población} tiene la pauta completa, y {ayer|en un día} se pusieron <#100-9000> dosis.',
        'Se {ruega|pide} a quien tenga fiebre que {no salga|se quede en casa} y llame antes {al médico|al centro de salud}, dijo <person1>.',
      ],
    },
    {
      kind: 'minutes',
      title: 'Acta del {pleno|concejo} del <day:#1-28> de <month1>',
      sentences: [
        'El {pleno|concejo} de <city1> se reunió el <day:#1-28> de <month1> a las <time1> en {la casa consistorial|el salón de actos}.',
        'Asistieron <name1>, <name2>, <name3> y <name4>; {excusó su ausencia|no pudo acudir} <name5>.',
        'La presidencia, {a cargo de|que ejerce} <person1>, {abre la sesión|declara abierta la sesión} con el quórum {necesario|legal}.',
        'El acta {anterior|de la última sesión} se aprueba por <#4-19> votos contra <#0-4>.',
        'El expediente <=100-999>/<=10-29>, de [una nave|un garaje|una vivienda|un toldo] en el número <#1-140> de la calle <name6>, queda [aprobado|denegado|aplazado] por <#4-14> a <#0-6>.',
        '?{Tesorería|El interventor} {da cuenta de|informa de} <#2000-90000> de ingresos y <#2000-90000> de gastos.',
        '?En ruegos y preguntas se {habla|trata} de [las farolas|el parque|el autobús|los ruidos] de la calle <name7>.',
        'Se levanta la sesión a las <time2>; la próxima {es|será} el <next:#1-28> de <month2>.',
      ],
    },
  ],
};

/** Forms of reports in German. */
import type { FormLanguage } from './form-grammar.js';

export const GERMAN: FormLanguage = {
  name: 'de',
  months:
    'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  weekdays: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split(' '),
  cities:
    'Kassel,Fulda,Gera,Hof,Jena,Celle,Emden,Husum,Lübeck,Mainz,Ulm,Bonn,Trier,Worms,Bremen,Essen,Krefeld,Linz,Graz,Bern'.split(
      ',',
    ),
  thousands: '.',
  decimal: ',',
  templates: [
    {
      kind: 'weather',
      title: '{Wetter|Vorhersage} für <weekday>, <day:#1-28>. <month>',
      sentences: [
        'Der Tag {beginnt|startet} [bewölkt|sonnig|neblig|klar|trüb] mit [leichtem Regen|einzelnen Schauern|Nebel|Hochnebel|etwas Schnee] {im Norden|an der Küste} und [Sonne|Wolken|Frost|Gewittern] {im Süden|im Bergland}.',
        'Die {Höchstwerte|Temperaturen} {erreichen|steigen auf} <#1-32> Grad am Meer und <#1-32> Grad {in den Tälern|im Binnenland}.',
        'Der Wind weht [schwach|mäßig|frisch|stark] aus [West|Ost|Nordwest|Süd] mit <#5-60> Kilometern {in der Stunde|pro Stunde}, in Böen bis <#40-120>.',
        '?Die Wahrscheinlichkeit für Niederschlag {liegt bei|beträgt} <#5-95> Prozent; es fallen {bis zum Abend|bis Mitternacht} etwa <#1-30> Liter {auf den Quadratmeter|je Quadratmeter}.',
        'In der Nacht {kühlt es auf|sinken die Werte auf} <#0-16> Grad {ab|}, {dabei bleibt es|und es bleibt} [trocken|nass|windig|klar].',
        'Die Sonne geht um <time1> Uhr auf und um <time2> Uhr unter{.|; der Mond ist zu sehen.}',
        '?{Der Luftdruck beträgt|Das Barometer zeigt} <=980-1040> Hektopascal, Tendenz [steigend|fallend|gleichbleibend].',
        '?{Autofahrer|Reisende} {sollten|müssen} in Lagen über <#200-900> Metern mit [Glätte|Nebel|Sturm|Aquaplaning] rechnen.',
      ],
    },
    {
      kind: 'earnings',
      title: '<name1> [AG|SE|GmbH] legt Zahlen für das [erste|zweite|dritte|vierte] Quartal vor',
      sentences: [
        'Der {Konzern|Hersteller} <name1> aus <city1> hat im [ersten|zweiten|dritten|vierten] Quartal [einen Gewinn|einen Verlust|einen Überschuss] von <%2-900> Millionen Euro {erzielt|ausgewiesen}.',
        '{Je Aktie|Pro Anteilsschein} {waren das|ergibt das} <$0-9> Euro, {nach|gegenüber} <$0-9> Euro {im Jahr davor|vor einem Jahr}.',
        'Der Umsatz [stieg|fiel|sank|kletterte] um <%1-30> Prozent auf <%20-990> Millionen Euro.',
        'Analysten {hatten|hatten im Mittel} mit <%20-990> Millionen Euro {gerechnet|Erlös gerechnet}; {damit wurden ihre Erwartungen|ihre Schätzungen wurden damit} [übertroffen|verfehlt|getroffen].',
        '?Das {operative Ergebnis|Ergebnis vor Zinsen und Steuern} {belief sich auf|lag bei} <%2-400> Millionen Euro, die Marge bei <%1-30> Prozent.',
        'Für das {laufende|ganze} Jahr {erwartet|rechnet} der Vorstand {einen Umsatz|mit Erlösen} zwischen <#100-900> und <#100-990> Millionen Euro.',
        'Die Aktie [gewann|verlor|notierte zuletzt mit einem Plus von|gab nach um] <%0-9> Prozent auf <$5-300> Euro.',
        '?Ende <month> {beschäftigte das Unternehmen|hatte das Unternehmen} <#300-90000> {Menschen|Mitarbeiter}.',
      ],
    },
    {
      kind: 'dividends',
      title: '<name1> [Bank|Holding|Immobilien|Energie] {schüttet Dividende aus|zahlt Dividende}',
      sentences: [
        '{Vorstand und Aufsichtsrat|Die Gremien} der <name1> [Bank|Holding|Immobilien|Energie] schlagen der Hauptversammlung eine Dividende von <$0-9> Euro je Aktie vor.',
        'Im {Vorjahr|Jahr davor} {hatten die Aktionäre|waren} <$0-9> Euro {erhalten|gezahlt worden}, {das ist eine Änderung um|der Unterschied beträgt} <%1-30> Prozent.',
        '{Gezahlt wird|Die Auszahlung folgt} am <day:#1-28>. <month1>; {der Tag, an dem die Aktie ohne Anspruch gehandelt wird, ist|ohne Anspruch gehandelt wird sie ab dem} <ex:#1-28>. <month1>.',
        'Die {Ausschüttungssumme|gesamte Summe} {beträgt|beläuft sich auf} <%3-900> Millionen Euro und entspricht <#20-90> Prozent des {Gewinns|Überschusses}.',
        '?Zum Schlusskurs von <$5-300> Euro ergibt sich eine Rendite von <%1-9> Prozent.',
        '?Die Hauptversammlung {findet am|ist am} <meet:#1-28>. <month2> in <city1> {statt|geplant}, {wie|so} <person1> {mitteilte|sagte}.',
        '?{Das Papier ist im Besitz|Die Anteile sind in der Hand} von etwa <#2000-90000> Aktionären.',
      ],
    },
    {
      kind: 'markets',
      title: '{Preise vom Großmarkt|Marktbericht} <city1>, <weekday>',
      sentences: [
        'Am {Großmarkt|Markt} in <city1> war das Angebot am <weekday> [reichlich|knapp|ausreichend|rege], die Nachfrage [ruhig|lebhaft|verhalten].',
        'Kartoffeln kosteten <#15-90> bis <#15-99> Euro je 100 Kilo, Zwiebeln <#15-90>, {Möhren|Karotten} <#15-90>.',
        'Für Äpfel wurden <$0-3> Euro {das Kilo|je Kilo} gezahlt, für Birnen <$0-3>, für Erdbeeren <$2-9>.',
        'Weizen [verteuerte sich|verbilligte sich] um <%0-9> Euro auf <%150-290> Euro je Tonne, Raps {notierte bei|lag bei} <%300-590>.',
        '?Schlachtschweine {erzielten|brachten} <$1-2> Euro je Kilo, Jungbullen <$3-5>, {Kühe|Altkühe} <$2-4>.',
        '?{Eier der Größe M|Eier} aus Bodenhaltung kosteten <$8-19> Euro je 100 Stück, Butter <$3-7> Euro {das Kilo|je Kilo}.',
        '{Der nächste Markttag ist|Weiter geht es am} <weekday2>, {erwartet werden|angemeldet sind} <#20-300> {Händler|Stände}.',
      ],
    },
    {
      kind: 'lottery',
      title: '{Lottozahlen|Ziehung} vom <weekday>, <day:#1-28>. <month>',
      sentences: [
        'Die {Gewinnzahlen|gezogenen Zahlen} {lauten|sind}: <#1-49>, <#1-49>, <#1-49>, <#1-49>, <#1-49>, <#1-49>; {Superzahl|die Zusatzzahl ist} <#0-9>.',
        'Im Jackpot {lagen|waren} <%1-45> Millionen Euro; [niemand|ein Tipper|zwei Tipper] {hatte|hatten} alle Zahlen richtig.',
        '{Fünf Richtige|Wer fünf richtig hatte}: <#4-90> {Gewinner|Gewinne} zu je <#2000-90000> Euro.',
        '{Vier Richtige|Wer vier richtig hatte}: <#300-9000> {Gewinner|Gewinne} zu je <%30-90> Euro.',
        '?Die {Zusatzlotterie|zweite Lotterie} {brachte|hat} die Nummer <=100000-999999>, {die kleine|die dritte} die Nummer <=10000-99999>.',
        'Für die nächste Ziehung am <weekday2> {wird mit|rechnet die Gesellschaft mit} <#2-45> Millionen Euro {gerechnet|im Jackpot}.',
        '{Alle Angaben sind ohne Gewähr|Diese Angaben sind ohne Gewähr}; {Gewinne müssen binnen|wer gewonnen hat, muss sich binnen} <#13-26> Wochen {angefordert werden|melden}.',
      ],
    },
    {
      kind: 'match',
      title:
        '<team1:name> gegen <team2:name>: [Sieg|Remis|Niederlage|Spektakel] {am Abend|vor eigenem Publikum}',
      sentences: [
        '{Vor|Im Stadion vor} <#900-60000> Zuschauern {trennten sich|spielten} <team1:name> und <team2:name> am <weekday> <#0-6>:<#0-6>.',
        '<name1> {brachte|schoss} die Gäste in der <#2-44>. Minute [per Kopf|mit einem Freistoß|vom Punkt|nach einer Ecke] in Führung.',
        '<name2> {glich|stellte} in der <#46-89>. Minute {aus|den Gleichstand her}; es war sein <#2-20>. {Saisontor|Treffer in dieser Saison}.',
        '?<team1:name> hatte <#30-70> Prozent Ballbesitz und <#1-14> Ecken, der Gegner {kam auf|hatte} <#3-25> Schüsse.',
        'Schiedsrichter <person1> zeigte <#1-8> Gelbe Karten{ und ließ lange nachspielen|}.',
        '„[Das war zu wenig|Wir haben alles gegeben|Ich bin stolz auf die Mannschaft|Ein Punkt ist gerecht]“, sagte Trainer <person2>, dessen Elf mit <#8-80> Punkten auf Platz <#1-18> {steht|liegt}.',
        '?Am <#5-34>. Spieltag {muss|reist} <team1:name> {nach|zum Spiel nach} <city1>, <team2:name> {empfängt|spielt gegen} <name3>.',
      ],
    },
    {
      kind: 'cases',
      title: '{Inzidenz|Corona-Zahlen} im Kreis <city1>: <new:#20-900> neue Fälle',
      sentences: [
        'Das Gesundheitsamt des Kreises <city1> {meldet|hat} am <weekday> <new:#20-900> neue {Infektionen|Ansteckungen} {gemeldet|registriert}, {insgesamt sind es|damit sind es insgesamt} <#4000-90000>.',
        'Die {Inzidenz|Zahl je 100.000 Einwohner in sieben Tagen} [steigt|fällt|sinkt|klettert] auf <%10-900>, {gestern|am Tag davor} {lag sie bei|waren es} <%10-900>.',
        'Es gab <#1-30> weitere Todesfälle, {die Gesamtzahl beträgt|zusammen} <#100-2000>.',
        'In den {Kliniken|Krankenhäusern} {liegen|werden} <#10-300> {Erkrankte|Patienten} {behandelt|}, davon <#1-60> auf {Intensivstationen|der Intensivstation}.',
        '?Aus <city2> kommen <#10-300> der Fälle, aus <city3> <#10-200>{, der Rest verteilt sich|}.',
        '?<%30-90> Prozent {der Bevölkerung|der Menschen im Kreis} sind geimpft, <#100-9000> Dosen {wurden zuletzt an einem Tag|wurden gestern} verabreicht.',
        '{Das Amt rät|Das Gesundheitsamt bittet}, bei Fieber {zu Hause zu bleiben|daheim zu bleiben} und {vorher anzurufen|sich telefonisch zu melden}, sagte <person1>.',
      ],
    },
    {
      kind: 'minutes',
      title:
        'Protokoll {der Sitzung des Gemeinderats|des Bauausschusses} vom <day:#1-28>. <month1>',
      sentences: [
        'Der {Gemeinderat|Bauausschuss} von <city1> {trat|kam} am <day:#1-28>. <month1> um <time1> Uhr {im Rathaus|im Bürgersaal} zusammen.',
        'Anwesend waren <name1>, <name2>, <name3> und <name4>; entschuldigt {fehlte|war} <name5>.',
        '{Die Vorsitzende|Der Vorsitzende}, <person1>, {eröffnete die Sitzung|begrüßte die Anwesenden} und stellte {die Beschlussfähigkeit|fest, dass der Rat beschlussfähig war,} {fest|}.',
        'Das Protokoll der letzten Sitzung wurde mit <#4-19> {zu|gegen} <#0-4> Stimmen genehmigt.',
        'Der Bauantrag <=100-999>/<=10-29> für [eine Garage|ein Wohnhaus|einen Anbau|einen Stellplatz], <name6>weg <#1-140>, wurde mit <#4-14> zu <#0-6> Stimmen [angenommen|abgelehnt|vertagt].',
        '?{Der Kämmerer|Die Kämmerin} {berichtete von|nannte} Einnahmen von <#2000-90000> Euro und Ausgaben von <#2000-90000> Euro.',
        '?Unter „Verschiedenes“ ging es um [die Laternen|den Spielplatz|die Buslinie|den Winterdienst] in der <name7>straße.',
        '{Die Sitzung endete|Ende der Sitzung war} um <time2> Uhr; {die nächste ist|der Rat trifft sich wieder} am <next:#1-28>. <month2>.',
      ],
    },
  ],
};

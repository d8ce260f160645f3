/**
 * Lines of articles that credit agencies, in the forms that agencies and newspapers use, and lines
 * that name one without crediting it.
 */

/** A line at the head or at the tail of an article, and the agencies that it credits. */
export interface CreditSample {
  line: string;
  part: 'head' | 'tail';
  agencies: string[];
}

/** `agencies | line`, by the part of the article. */
const HEADS = `
Reuters | MINSK (Reuters) - Belarusian police detained dozens of people on Sunday.
Reuters | WASHINGTON, Aug 15 (Reuters) - The Senate passed the bill late on Thursday.
Reuters | By Reuters Staff
Reuters | МОСКВА (Рейтер) - Банк России повысил ключевую ставку.
Reuters | 路透社
AP | MINSK, Belarus (AP) — Tens of thousands of people marched through the city.
AP | By YURAS KARMANAU, Associated Press
AP | SACRAMENTO, Calif. (AP) _ The governor signed the measure on Friday.
AFP | PARIS (AFP) - La France a annoncé dimanche de nouvelles mesures.
AFP | Paris, 15 août 2020 (AFP) - Le gouvernement a présenté son plan.
AFP | Par AFP
dpa | Berlin (dpa) - Die Bundesregierung hat am Montag neue Regeln beschlossen.
dpa | Frankfurt/Main (dpa/lhe) - Die Polizei hat am Samstag zwei Männer festgenommen.
dpa | Von dpa
TASS | MOSCOW, August 15. /TASS/. Russia registered the vaccine on Saturday.
TASS | МОСКВА, 15 августа. /ТАСС/. Россия зарегистрировала вакцину.
RIA | МОСКВА, 15 авг — РИА Новости. Президент подписал указ.
Xinhua | BEIJING, Aug. 15 (Xinhua) -- China's economy continued to recover.
Xinhua | 新华社北京8月15日电
PA Media | By Jane Doe, PA
PA Media | By John Smith, Press Association
EFE | Madrid, 15 ago (EFE).- El Gobierno aprobó este martes el decreto.
EFE | Bogotá (EFE).- El presidente anunció un acuerdo.
ANSA | (ANSA) - ROMA, 15 AGO - Il governo ha approvato il decreto.
Bloomberg | By Jane Doe | Bloomberg News
UPI | WASHINGTON, Aug. 15 (UPI) -- The president signed the order.
Kyodo | TOKYO, Aug 15 (Kyodo) - Japan marked the anniversary on Saturday.
Kyodo | 【北京共同】中国外務省は15日、声明を発表した。
Yonhap | SEOUL, Aug. 15 (Yonhap) -- South Korea reported new cases.
Yonhap | (서울=연합뉴스) 정부는 15일 대책을 발표했다.
PTI | New Delhi, Aug 15 (PTI) The prime minister addressed the nation.
IANS | New Delhi, Aug 15 (IANS) The Supreme Court on Thursday asked the Centre.
Interfax | МОСКВА. 15 августа. ИНТЕРФАКС - Банк повысил прогноз.
BelTA | MINSK, 15 August (BelTA) – The government met on Friday.
ANI | New Delhi [India], August 15 (ANI): The minister visited the site.
UNI | New Delhi, Aug 15 (UNI) The Congress on Thursday said so.
APA | Wien (APA) - Die Regierung hat am Dienstag ein Paket beschlossen.
Keystone-SDA | Bern (sda) Der Bundesrat hat am Mittwoch entschieden.
epd | Frankfurt a.M. (epd). Die Kirchen warnen vor den Folgen.
KNA | Bonn (KNA) Die Bischöfe tagten am Montag in Fulda.
SID | Köln (SID) Der Meister hat am Samstag verloren.
dts | Berlin (dts Nachrichtenagentur) - Der Minister hat sich geäußert.
ANP | DEN HAAG (ANP) - Het kabinet heeft vrijdag een besluit genomen.
Belga | BRUSSEL (BELGA) - De regering heeft dinsdag een akkoord bereikt.
NTB | OSLO (NTB): Regjeringen la fredag fram sitt forslag.
STT | HELSINKI (STT) – Hallitus päätti asiasta perjantaina.
PAP | Warszawa (PAP) - Sejm uchwalił w piątek ustawę.
ČTK | Praha (ČTK) - Vláda v pondělí schválila návrh zákona.
TASR | Bratislava 15. augusta (TASR) - Vláda schválila návrh.
MTI | Budapest, augusztus 15. (MTI) - A kormány döntött.
Tanjug | BEOGRAD (Tanjug) - Vlada je usvojila predlog.
Hina | ZAGREB, 15. kolovoza (Hina) - Vlada je u četvrtak prihvatila prijedlog.
STA | Ljubljana, 15. avgusta (STA) - Vlada je sprejela sklep.
Anadolu | ANKARA (AA) - Cumhurbaşkanı dün açıklama yaptı.
DHA | İSTANBUL, (DHA) - Polis iki kişiyi gözaltına aldı.
Lusa | Lisboa, 15 ago 2020 (Lusa) – O Governo aprovou hoje o diploma.
Europa Press | MADRID, 15 Ago. (EUROPA PRESS) - El Gobierno aprobó el decreto.
Adnkronos | Roma, 15 ago. (Adnkronos) - Il ministro ha detto di no.
AGI | (AGI) - Roma, 15 ago. - Il governo ha approvato il decreto.
Ukrinform | КИЇВ (Укрінформ) - Уряд ухвалив рішення.
Jiji Press | Tokyo, Aug. 15 (Jiji Press)--The Japanese government decided so.
CNA | Taipei, Aug. 15 (CNA) The Cabinet approved the plan on Thursday.
VNA | Hanoi (VNA) – The National Assembly met on Saturday.
Bernama | KUALA LUMPUR, Aug 15 (Bernama) -- The government will extend the order.
Antara | Jakarta (ANTARA) - President Joko Widodo said so on Saturday.
PNA | MANILA (PNA) -- The government will open more schools.
APP | ISLAMABAD, Aug 15 (APP): The prime minister said this on Saturday.
UNB | Dhaka, Aug 15 (UNB) - The government decided on Saturday.
IRNA | Tehran, Aug 15, IRNA - (IRNA) - The president met the minister.
MENA | CAIRO, Aug 15 (MENA) - The president received the minister.
WAM | ABU DHABI, 15th August, 2020 (WAM) -- The Ministry of Health announced.
QNA | Doha, August 15 (QNA) - The Amir sent a cable.
KUNA | KUWAIT, Aug 15 (KUNA) -- The cabinet met on Saturday.
SPA | Riyadh, Aug 15 (SPA) -- The king sent a cable.
APS | ALGER (APS) - Le ministre a présidé samedi une réunion.
MAP | Rabat (MAP) - Le Conseil s'est réuni samedi.
TAP | TUNIS (TAP) - Le gouvernement a décidé samedi.
NAN | Abuja, Aug. 15 (NAN) - The Senate resumed on Saturday.
GNA | Accra, Aug 15 (GNA) - The minister opened the school.
AAP | SYDNEY (AAP) - The state recorded seven new cases.
Canadian Press | By The Canadian Press
Canadian Press | OTTAWA (Canadian Press) - The government announced the plan.
Télam | BUENOS AIRES (Télam) - El gobierno anunció este viernes el plan.
Prensa Latina | La Habana, 15 ago (Prensa Latina) El gobierno informó hoy.
PR Newswire | NEW YORK, Aug. 15, 2020 /PRNewswire/ -- The company announced today.
Business Wire | SAN FRANCISCO--(BUSINESS WIRE)--The company announced today.
GlobeNewswire | TORONTO, Aug. 15, 2020 (GLOBE NEWSWIRE) -- The company announced today.
`;

const TAILS = `
Reuters | © 2024 Reuters
Reuters | Copyright © 2020 Thomson Reuters. All rights reserved.
Reuters | The two men spoke by telephone. — Reuters
Reuters | The square was empty by the evening. (Reuters)
AP | Copyright 2020 The Associated Press. All rights reserved.
AP | The Associated Press contributed to this report.
AP,Reuters,dpa | kmm/mm (AP, Reuters, dpa)
AP,Reuters,dpa,DW | kmm/mm (AP, Reuters, dpa) (DW)
AFP | Copyright AFP
AFP | © 2020 AFP
AFP,AP | jm/rt (AFP, AP)
dpa | Quelle: dpa
dpa | © dpa-infocom, dpa:200815-99-176439/2
TASS | Источник: ТАСС
Interfax,BelTA | Sources: Interfax, BelTA
Xinhua | Source: Xinhua
Xinhua | 来源：新华社
PTI,ANI | The party denied it. (With inputs from PTI and ANI)
IANS | The match was drawn. (IANS)
EFE | Fuente: EFE
ANSA | RIPRODUZIONE RISERVATA © Copyright ANSA
Lusa | Fonte: Lusa
Canadian Press | This report by The Canadian Press was first published Aug. 15, 2020.
Bloomberg | ©2020 Bloomberg L.P.
Bernama | The order takes effect on Monday. — Bernama
Kyodo | © KYODO
Belga | © Belga
Ritzau | /ritzau/
APA,dpa | (APA/dpa)
Keystone-SDA | (sda)
NTB | (©NTB)
TT | Källa: TT
PAP | Źródło: PAP
ČTK | Zdroj: ČTK
Anadolu | Kaynak: AA
AAP | Australian Associated Press
PA Media | Additional reporting by PA
UPI | Copyright © 2020 United Press International
Yonhap | (Yonhap)
CNA | (CNA)
Agerpres | Sursa: Agerpres
`;

const NEITHER = `
Reuters reported that thousands of people had gathered in the square.
He told AFP by telephone that he would not resign.
The minister told Reuters: "We will not wait."
A Reuters poll of economists had expected growth of 2 percent.
According to a Reuters/Ipsos poll, most voters agree.
AP Møller-Maersk raised its forecast for the year.
AP Moller shares rose by three percent (Maersk).
The PA system failed during the second half.
A PA to the minister left the office (PA).
Police detain a man in central Minsk. (AP Photo/Sergei Grits)
FILE PHOTO: A man walks past a bank. REUTERS/Vasily Fedosenko
Protest in central Minsk © AFP via Getty Images
Photo: AFP
Foto: dpa
Bild: Reuters
Lukashenko and Putin in Sochi. — Reuters pic
HARRISBURG, Pa.
Ana de Efe lived in Belgrade before the war.
The UNI team of northern Iowa won again.
She went to the spa. The SPA is closed on Mondays.
Get the APP
SPA
TAP
Trend
Andina
Fars is a province in the south of Iran.
The district of Petra drew fewer visitors this year.
Antara and Lusa are sisters (both are painters).
The Trend is your friend, he said - twice.
The agency said, citing TASS, that the talks had ended.
An AFP journalist at the scene saw two ambulances.
AFP was founded in 1835 in Paris as Agence Havas.
Bloomberg, the former mayor of New York, spoke on Friday.
Michael Bloomberg said he would not run.
According to the RIA news agency, the ministry was committed to dialogue.
Interfax quoted him as saying that nothing was decided.
He works for Bloomberg.
The Kyodo Senpaku company hunts whales.
The Anadolu Efes team lost by two points.
Beta version 2 will be released on Monday (Beta testers say).
CP violation was found at CERN.
Members of the TT team won the race (Isle of Man).
The SID conference ended on Sunday.
He was born in Lusa, a village near the border.
MAP: Where the fires are
STA Travel closed its last shops.
Follow AFP on Twitter
Read more at Reuters.com
She left Reuters for the BBC in 2019.
The contract with Xinhua was not renewed.
PAP lawmakers in Singapore voted for the bill.
NAN bread is baked in a tandoor.
By Monday, Reuters had reported the first arrests.
By 2030, AP exams will be online, the board said.
`;

/** All samples. */
export const CREDIT_SAMPLES: readonly CreditSample[] = [
  ...samplesOf(HEADS, 'head'),
  ...samplesOf(TAILS, 'tail'),
  ...(['head', 'tail'] as const).flatMap((part) =>
    linesOf(NEITHER).map((line): CreditSample => ({ line, part, agencies: [] })),
  ),
];

function samplesOf(table: string, part: CreditSample['part']): CreditSample[] {
  return linesOf(table).map((row) => {
    const [agencies = '', ...line] = row.split(' | ');
    return { line: line.join(' | '), part, agencies: agencies.split(',') };
  });
}

function linesOf(table: string): string[] {
  return table.trim().split('\n');
}

/**
 * The news agencies whose credits are known, one a line: the name in results, its other forms in the
 * languages of its country, forms that are also other words or names, and its domains. In forms of
 * up to four letters the case matters. A form of the third part counts only where agencies are
 * named: in brackets, datelines, bylines, copyright lines and after labels, not alone on a line.
 */
export const AGENCY_TABLE = `
Reuters | Thomson Reuters; Reuters News Agency; Рейтер; Рейтерс; 路透社; 路透; ロイター; 로이터; رويترز; רויטרס | | reuters.com
AP | A.P.; Associated Press; The AP; АП; 美联社; 美聯社; AP通信; أسوشيتد برس | | apnews.com; ap.org
AFP | A.F.P.; Agence France-Presse; Agence France Presse; АФП; 法新社; AFP通信; فرانس برس; أ ف ب | | afp.com
dpa | DPA; Deutsche Presse-Agentur; Deutsche Presse Agentur; dpa international; dpa-infocom; dpa-AFX | | dpa.com; dpa.de
TASS | Tass; ITAR-TASS; ТАСС; ИТАР-ТАСС; 塔斯社; タス通信 | | tass.com; tass.ru
RIA | RIA Novosti; РИА; РИА Новости; РИАН | | ria.ru
Xinhua | Xinhua News Agency; Xinhuanet; 新华社; 新華社; 新华网 | | xinhuanet.com; news.cn
PA Media | PA; Press Association; PA News Agency | | pa.media; pressassociation.com
EFE | Efe; Agencia EFE; Agencia Efe | | efe.com
ANSA | Ansa; Agenzia ANSA | | ansa.it
Bloomberg | Bloomberg News; Bloomberg L.P.; Bloomberg LP | | bloomberg.com
UPI | United Press International | | upi.com
Kyodo | Kyodo News; 共同; 共同通信; 共同通信社; 共同社 | | kyodonews.net; kyodonews.jp
Yonhap | Yonhap News; Yonhap News Agency; 연합뉴스; 韩联社; 聯合ニュース | | yna.co.kr; yonhapnews.co.kr
PTI | Press Trust of India; P.T.I.; पीटीआई | | ptinews.com
IANS | Indo-Asian News Service | | ians.in
Interfax | Интерфакс; Interfax-Ukraine; Интерфакс-Украина; Інтерфакс-Україна | | interfax.ru; interfax.com; interfax.com.ua
BelTA | BELTA; БелТА; БЕЛТА | | belta.by
ANI | Asian News International | | aninews.in
UNI | United News of India | UNI | uniindia.com
APA | Austria Presse Agentur; Austria Press Agency; APA-OTS | | apa.at
Keystone-SDA | Keystone-ATS; Keystone SDA; SDA; sda; Schweizerische Depeschenagentur; Agence télégraphique suisse | ATS | keystone-sda.ch
DW | Deutsche Welle | DW | dw.com
epd | Evangelischer Pressedienst | | epd.de
KNA | Katholische Nachrichten-Agentur | | kna.de
SID | Sport-Informations-Dienst | SID | sid.de
dts | dts Nachrichtenagentur | | dts-nachrichtenagentur.de
ANP | Algemeen Nederlands Persbureau | | anp.nl
Belga | Agence Belga; Persagentschap Belga; Belga News Agency | | belga.be; belganewsagency.eu
Ritzau | ritzau; Ritzaus Bureau | | ritzau.dk; ritzau.com
NTB | Norsk Telegrambyrå | | ntb.no
TT | Tidningarnas Telegrambyrå; TT Nyhetsbyrån | TT | tt.se
STT | STT-Lehtikuva; Suomen Tietotoimisto; FNB | | stt.fi
BNS | Baltic News Service | | bns.ee; bns.lt; bns.lv
LETA | | | leta.lv
ELTA | | | elta.lt
PAP | Polska Agencja Prasowa; Polish Press Agency | | pap.pl
ČTK | CTK; Česká tisková kancelář; Czech News Agency | | ctk.cz; ctk.eu
TASR | Tlačová agentúra Slovenskej republiky | | tasr.sk
SITA | Slovenská tlačová agentúra | SITA | sita.sk
MTI | Magyar Távirati Iroda | | mti.hu
Agerpres | AGERPRES | | agerpres.ro
Mediafax | | | mediafax.ro
BTA | Bulgarian News Agency; БТА; Българска телеграфна агенция | | bta.bg
Tanjug | Танјуг; Tanjug News Agency | | tanjug.rs
Beta | Novinska agencija Beta; Beta News Agency | Beta | beta.rs
Hina | HINA; Hrvatska izvještajna novinska agencija | Hina | hina.hr
FENA | Federalna novinska agencija | FENA | fena.ba
STA | Slovenska tiskovna agencija; Slovenian Press Agency | STA | sta.si
ANA-MPA | AMNA; ΑΠΕ-ΜΠΕ; ΑΠΕ; Athens-Macedonian News Agency; Athens News Agency | | amna.gr
Anadolu | Anadolu Agency; Anadolu Ajansı; AA | AA | aa.com.tr
DHA | Demirören Haber Ajansı | | dha.com.tr
İHA | IHA; İhlas Haber Ajansı | | iha.com.tr
Lusa | LUSA; Agência Lusa | Lusa | lusa.pt
Europa Press | | | europapress.es
Adnkronos | | | adnkronos.com
AGI | Agenzia Giornalistica Italia; Agenzia Italia | AGI | agi.it
Askanews | | | askanews.it
LaPresse | | LaPresse | lapresse.it
Ukrinform | Укрінформ; Укринформ | | ukrinform.ua; ukrinform.net
UNIAN | УНИАН; УНІАН | | unian.ua; unian.info; unian.net
Sputnik | | Sputnik; Спутник | sputniknews.com
Kazinform | Казинформ; Қазақпарат | | inform.kz
Trend | Trend News Agency | Trend | trend.az
Azertac | AZERTAC; Azərtac; АЗЕРТАДЖ | | azertag.az
Armenpress | Արմենպրես; Арменпресс | | armenpress.am
Jiji Press | Jiji; 時事; 時事通信; 時事通信社 | | jiji.com
Newsis | 뉴시스 | | newsis.com
News1 | 뉴스1 | | news1.kr
KCNA | Korean Central News Agency; 조선중앙통신 | | kcna.kp
CNS | China News Service; 中新社; 中国新闻社; 中新网 | CNS | chinanews.com; chinanews.com.cn
CNA | Central News Agency; 中央社 | CNA | cna.com.tw
VNA | Vietnam News Agency; TTXVN | | vnanet.vn; vietnamplus.vn
Bernama | BERNAMA | | bernama.com
Antara | ANTARA; ANTARA News; Kantor Berita Antara | Antara | antaranews.com
PNA | Philippine News Agency | PNA | pna.gov.ph
AAP | Australian Associated Press | | aap.com.au
APP | Associated Press of Pakistan | APP | app.com.pk
UNB | United News of Bangladesh | | unb.com.bd
BSS | Bangladesh Sangbad Sangstha | BSS | bssnews.net
IRNA | Islamic Republic News Agency; ایرنا | | irna.ir
ISNA | Iranian Students' News Agency; Iranian Students News Agency; ایسنا | | isna.ir
Fars | Fars News Agency; خبرگزاری فارس | Fars | farsnews.ir
Tasnim | Tasnim News Agency; تسنیم | | tasnimnews.com
MENA | Middle East News Agency; أ ش أ | MENA | mena.org.eg
SPA | Saudi Press Agency; واس | SPA | spa.gov.sa
WAM | Emirates News Agency; وام | WAM | wam.ae
QNA | Qatar News Agency; قنا | | qna.org.qa
KUNA | Kuwait News Agency; كونا | KUNA | kuna.net.kw
SANA | Syrian Arab News Agency; سانا | SANA | sana.sy
Petra | Petra News Agency; Jordan News Agency | Petra | petra.gov.jo
APS | Algérie Presse Service; Algeria Press Service; واج | APS | aps.dz
MAP | Maghreb Arabe Presse; Agence Maghreb Arabe Presse | MAP | mapnews.ma
TAP | Tunis Afrique Presse; Agence Tunis Afrique Presse | TAP | tap.info.tn
NAN | News Agency of Nigeria | NAN | nannews.ng
GNA | Ghana News Agency | GNA | gna.org.gh
KNA Kenya | Kenya News Agency | | kenyanews.go.ke
SAnews | South African Government News Agency | | sanews.gov.za
Canadian Press | The Canadian Press; La Presse Canadienne; Presse Canadienne; CP | CP | thecanadianpress.com; lapressecanadienne.ca
Télam | Telam; TÉLAM | | telam.com.ar
Notimex | NOTIMEX | | notimex.gob.mx
Prensa Latina | | | prensa-latina.cu; plenglish.com
Agência Brasil | Agencia Brasil | | agenciabrasil.ebc.com.br
Estadão Conteúdo | Agência Estado | | 
Folhapress | | | folhapress.com.br
ABI Bolivia | Agencia Boliviana de Información | |
Andina | Agencia Andina; Agencia Peruana de Noticias | Andina | andina.pe
IPS | Inter Press Service | IPS | ipsnews.net
Dow Jones | Dow Jones Newswires | | dowjones.com
PR Newswire | PRNewswire; Cision PR Newswire | | prnewswire.com; prnewswire.co.uk
Business Wire | BUSINESS WIRE; BusinessWire | | businesswire.com
GlobeNewswire | GLOBE NEWSWIRE; Globe Newswire | | globenewswire.com
States News Service | | |
CNW Group | Canada Newswire; CNW | | newswire.ca
News Aktuell | ots; OTS | | presseportal.de
`;

/**
 * The lines that sites write around articles or in their place. `{a|b}` is chosen once for a site.
 */

/** Offers to subscribe, a list for each language: SITE and PRICE are the site's. */
export const OFFERS: readonly (readonly string[])[] = [
  [
    'You have {reached|used up} your {limit of free articles|free articles} for this month. To {read on|continue reading}, {choose|pick} a plan below.',
    '{Already a subscriber?|Do you have an account?} {Log in|Sign in} with your e-mail address, or {reset|recover} your password if you have {forgotten|lost} it.',
    'SITE Digital: {all articles|every story} on the web and in the app, {the crossword|puzzles}, and {newsletters|letters} from our editors, for PRICE a month. {Cancel whenever you like|You can cancel at any time}.',
    'SITE {Premium|Complete}: {everything in|all of} Digital, {the paper as a replica|the printed paper as a PDF} each morning, {two|three} accounts for your family and {the archive|our archive} back to 1896.',
    '{Local journalism|Independent reporting} {costs money|is not free to make}. {Your subscription|What you pay} {keeps|puts} reporters in {courtrooms|council meetings} and {at the scene|on the street}, {day and night|all year}.',
    '{Offer for new customers only|This offer is for new subscribers}. After {the trial|four weeks} the price {rises to|becomes} the usual rate unless you {cancel|end it} {in your account|by telephone}.',
    '{Payment is taken|We charge your card} every {four weeks|month} in advance. {Refunds are not given|There are no refunds} for {part of a month|days not used}, {except where the law requires them|as the terms explain}.',
    '{Questions?|Need help?} {Our customer service|The team} is there {Monday to Friday|on weekdays} from 8 to 6. {See also|Read} the {frequently asked questions|help pages}.',
    '{Students|Students and teachers} pay half with a valid {card|certificate}; {schools|libraries} and {companies|offices} can {ask for|get} {group rates|a licence for all their readers}.',
    'By {going on|subscribing} you {agree to|accept} the terms of {sale|use} and {confirm|say} that you have read {the privacy notice|how we use your data}.',
    '{Give SITE as a gift|A subscription makes a good present}: {choose the length|one month, six or twelve}, and {the person you name|whoever you like} gets a card {by mail|in the post}.',
    '{Thank you for reading|Thanks for visiting}. {More than|Over} 40,000 {readers|people} {support|stand by} us already.',
  ],
  [
    'Dieser Artikel ist {nur für Abonnenten|unseren Abonnenten vorbehalten}. {Lesen Sie weiter|Weiterlesen} mit einem Probemonat {für einen Euro|zum halben Preis}.',
    '{Sie haben schon ein Abo?|Bereits Abonnent?} {Melden Sie sich hier an|Zur Anmeldung} mit Ihrer E-Mail-Adresse und Ihrem Passwort.',
    'SITE Plus: alle Artikel {im Netz|auf der Website} und in der App, {das E-Paper am Vorabend|die Zeitung von morgen schon heute Abend}, für PRICE Euro im Monat und {jederzeit|monatlich} kündbar.',
    '{Guter Lokaljournalismus|Unabhängiger Journalismus} {kostet Geld|hat seinen Preis}: {Mit Ihrem Abo|So} {finanzieren Sie|bezahlen Sie} Recherchen {vor Ort|in Ihrer Region} und {Redaktionen|Menschen}, die {nachfragen|hinsehen}.',
    'Nach dem Probemonat {kostet|läuft} das Abo {zum regulären Preis weiter|den regulären Preis}, wenn Sie es nicht {vorher kündigen|rechtzeitig beenden}. Es gelten die {allgemeinen Geschäftsbedingungen|Bedingungen} des Verlags.',
    'Sie zahlen {bequem|einfach} per {Lastschrift|Rechnung}, Kreditkarte oder {über Ihren Anbieter|mit dem Telefon}. {Alle Preise|Die Preise} {enthalten|verstehen sich mit} Mehrwertsteuer.',
    '{Noch Fragen?|Brauchen Sie Hilfe?} Unser {Kundendienst|Leserservice} ist {werktags|montags bis freitags} von 7 bis 17 Uhr {für Sie da|zu erreichen}.',
    '{Schüler, Studierende und Azubis|Studierende} {erhalten|bekommen} gegen {Nachweis|Bescheinigung} einen Nachlass von {40|50} Prozent.',
    'Für {Vereine|Firmen} und {Schulen|Behörden} {gibt es|bieten wir} {eigene Tarife|Lizenzen für viele Leser}; {sprechen Sie uns an|schreiben Sie uns}.',
    'Mit der {Bestellung|Anmeldung} {stimmen Sie|erklären Sie sich} der Verarbeitung Ihrer Daten {zu|einverstanden}; {mehr dazu|Näheres} in der Datenschutzerklärung.',
  ],
  [
    'Cet article est {réservé aux abonnés|pour nos abonnés}. {Poursuivez votre lecture|Lisez la suite} {à partir d’un euro|sans engagement} le premier mois.',
    '{Déjà abonné ?|Vous avez un compte ?} {Connectez-vous|Identifiez-vous} avec votre adresse électronique et votre mot de passe.',
    'SITE Intégral : {tous les articles|l’ensemble des articles} sur le site et dans l’application, {le journal du lendemain dès 20 heures|le journal en version numérique}, pour PRICE euros par mois.',
    '{L’information a un prix|Informer coûte cher} : {grâce à vous|par votre abonnement}, {nos journalistes|nos reporters} {enquêtent|travaillent} {sur le terrain|près de chez vous}, en toute indépendance.',
    'Après {le premier mois|la période d’essai}, l’abonnement {se poursuit|continue} au tarif {normal|en vigueur} et {peut être résilié|s’arrête} {à tout moment|sur simple demande}.',
    '{Le paiement|Le règlement} {se fait|est effectué} par carte ou par prélèvement ; {les conditions générales de vente|les conditions} {s’appliquent|sont à lire avant l’achat}.',
    '{Une question ?|Besoin d’aide ?} {Notre service|L’équipe} des abonnements {répond|est là} du lundi au vendredi de 9 heures à 18 heures.',
    '{Étudiants|Étudiants et demandeurs d’emploi} : {moitié prix|un tarif réduit} sur {présentation|envoi} d’un justificatif.',
    '{Les entreprises|Les écoles} et {les bibliothèques|les mairies} peuvent {demander|obtenir} {une offre de groupe|un accès pour tous leurs lecteurs}.',
    'En {continuant|vous abonnant}, vous {acceptez|reconnaissez avoir lu} la politique de {confidentialité|protection des données}.',
  ],
  [
    'Este contenido es {exclusivo para suscriptores|solo para suscriptores}. {Siga leyendo|Para seguir leyendo} {por un euro|gratis} el primer mes.',
    '{¿Ya es suscriptor?|¿Tiene cuenta?} {Inicie sesión|Entre} con su correo y su contraseña, o {recupérela|pida otra} si la {olvidó|perdió}.',
    'SITE Más: {todas las noticias|todos los artículos} en la web y en la aplicación, {el diario en PDF|la edición impresa en pantalla} {desde la medianoche|cada mañana}, por PRICE al mes.',
    '{El periodismo|La información} {de calidad|independiente} {cuesta|tiene un precio}: con su suscripción {paga|hace posible} {reportajes|el trabajo} {sobre el terreno|en su ciudad}.',
    'Pasado {el mes de prueba|el periodo de prueba}, se {renueva|prorroga} al precio {habitual|de tarifa} si no la {cancela|anula} {antes|a tiempo}.',
    'El pago {se carga|es} {por adelantado|cada mes}; no se {devuelven|reembolsan} {importes|cuotas} por días {sin usar|no disfrutados}, {salvo que la ley lo mande|según las condiciones}.',
    '{¿Dudas?|¿Necesita ayuda?} {Atención al lector|Nuestro equipo} {atiende|responde} de lunes a viernes de 9 a 18 horas.',
    '{Estudiantes|Estudiantes y jubilados}: {la mitad|un descuento} con {carné|acreditación} {vigente|en regla}.',
    '{Empresas|Colegios} y {bibliotecas|ayuntamientos} tienen {tarifas de grupo|licencias para todos sus lectores}.',
    'Al {continuar|suscribirse} {acepta|confirma que ha leído} las condiciones y la política de {privacidad|datos}.',
  ],
];

/** The sections that sites have in their menus. */
export const SECTIONS: readonly (readonly string[])[] = [
  'Home,Local,Politics,Business,Sport,Culture,Opinion,Weather,Obituaries,Jobs,Property,Cars,Podcasts,Video,Puzzles,Letters,Schools,Courts,Travel,Food'.split(
    ',',
  ),
  'Start,Lokales,Politik,Wirtschaft,Sport,Kultur,Meinung,Wetter,Trauer,Stellen,Immobilien,Motor,Podcast,Video,Rätsel,Leserbriefe,Blaulicht,Vereine,Reise,Garten'.split(
    ',',
  ),
  'Accueil,Région,Politique,Économie,Sports,Culture,Opinions,Météo,Carnet,Emploi,Immobilier,Auto,Jeux,Vidéos,Loisirs,Justice,Écoles,Santé,Voyages,Cuisine'.split(
    ',',
  ),
  'Portada,Local,Política,Economía,Deportes,Cultura,Opinión,El tiempo,Esquelas,Empleo,Vivienda,Motor,Pasatiempos,Vídeos,Cartas,Sucesos,Escuelas,Salud,Viajes,Recetas'.split(
    ',',
  ),
];

/** The lines that sites set below and above whole pages. */
export const LEGAL_LINES: readonly string[] = [
  '© 2024 SITE. {All rights reserved|No part of this page may be copied without permission}.',
  '{We and our partners|SITE and others} store and read {cookies|identifiers} on your device {to measure|in order to measure} {audiences|how pages are used} and to show you {advertisements|content} that {fits you|may interest you}. {You can object at any time|Change your choice in the settings}.',
  '{Get the news of the day|The news of the day} {in your inbox|by mail} at {six|seven}: {sign up|register} for the {free|daily} newsletter and {never miss|always know} {what happens|what matters} {in your area|around you}.',
  '{Comments are open|Readers may comment} for {three|five} days. {Be polite|Please stay friendly}: {insults|what breaks the rules} will be {removed|deleted} by {our moderators|the editors}, {and the authors may be barred|without notice}.',
  '{Follow us|SITE is} on {all channels|social media}, {download|get} the app for {your phone|phones and tablets}, or {listen to|hear} the {morning|evening} podcast {wherever you get yours|on every platform}.',
  '{Found a mistake?|Is something wrong?} {Write to|Tell} the {newsroom|editors}; {corrections|what we correct} {are listed|is noted} {at the foot of the article|on a page of its own}.',
  '{Imprint|Legal notice} | {Privacy|Data protection} | {Terms|Conditions of use} | {Advertise with us|Advertising} | {Careers|Work with us} | {Accessibility|Contact}',
  '{This site is protected against robots|Automated access is not allowed}, and {the privacy policy|the rules} of its {provider|operator} {apply|hold}.',
  '{The content of other sites|External links} {is not ours|lead to pages of others}: {SITE answers for its own pages alone|we do not answer for what stands there}.',
  '{Support|Back} {our work|local news} {with a subscription|from as little as a coffee a month}: {see the offers|choose a plan} and {read without limits|have every article}.',
];

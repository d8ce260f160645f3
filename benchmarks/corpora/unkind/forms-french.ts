/** Forms of reports in French. */
import type { FormLanguage } from './form-grammar.js';

export const FRENCH: FormLanguage = {
  name: 'fr',
  months:
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
      ' ',
    ),
  weekdays: 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  cities:
    'Angers,Caen,Nevers,Pau,Albi,Rodez,Sens,Troyes,Reims,Metz,Dole,Vannes,Brest,Niort,Tulle,Arles,Digne,Gap,Laon,Creil'.split(
      ',',
    ),
  thousands: '\u202f',
  decimal: ',',
  templates: [
    {
      kind: 'weather',
      title: '{Météo|Prévisions} du <weekday> <day:#1-28> <month>',
      sentences: [
        'La journée {débute|commence} sous [des nuages|un ciel clair|la grisaille|le soleil|la brume], avec [une pluie fine|quelques averses|des brouillards|du gel] {près des côtes|sur le littoral} et [des éclaircies|du vent|des orages] {dans les vallées|à l’intérieur}.',
        'Il fera <#1-34> degrés au nord et <#1-34> au sud {en milieu d’après-midi|au plus chaud}.',
        'Le vent [d’ouest|d’est|de nord|de sud-ouest] souffle à <#5-60> kilomètres à l’heure, {avec des rafales à|les rafales atteignant} <#40-120>.',
        '?Le risque de pluie est de <#5-95> %, {et il pourrait tomber|avec} <#1-30> millimètres {avant minuit|d’ici au soir}.',
        'La nuit sera [sèche|humide|claire|agitée], avec un minimum de <#0-18> degrés{ en ville|}.',
        'Le soleil se lève à <time1> et se couche à <time2>.',
        '?La pression {s’établit à|est de} <=980-1040> hectopascals, [en hausse|en baisse|stable], et l’indice de pollen est [faible|moyen|élevé].',
        '?La prochaine {mise à jour|prévision} {est attendue|paraîtra} à <time3>.',
      ],
    },
    {
      kind: 'earnings',
      title: '<name1> publie ses résultats du [premier|deuxième|troisième|quatrième] trimestre',
      sentences: [
        'Le groupe <name1>, {établi à|dont le siège est à} <city1>, a {annoncé|publié} <weekday> [un bénéfice|une perte|un résultat] net de <%2-900> millions d’euros.',
        'Le chiffre d’affaires [progresse|recule|augmente|diminue] de <%1-30> %, à <%20-990> millions d’euros, {au|pour le} [premier|deuxième|troisième|quatrième] trimestre.',
        'Les analystes {attendaient|tablaient sur} <%20-990> millions, {selon|d’après} le consensus de <#4-25> bureaux.',
        'La marge opérationnelle {ressort à|s’établit à} <%1-30> %, contre <%1-30> % {un an plus tôt|l’année précédente}.',
        '?La dette {nette|du groupe} {atteint|s’élève à} <#20-990> millions, soit <%0-4> fois l’excédent brut.',
        'Pour l’exercice, la direction {vise|prévoit} un chiffre d’affaires de <#100-900> à <#900-990> millions{ d’euros|}.',
        'Le titre [gagnait|perdait|cédait|prenait] <%0-9> % à <$5-300> euros {à la mi-journée|dans la matinée}.',
        '?Fin <month>, le groupe {employait|comptait} <#300-90000> {salariés|personnes}.',
      ],
    },
    {
      kind: 'dividends',
      title: '<name1> [Foncière|Banque|Énergie|Transports] : un dividende de <div:$0-9> euro',
      sentences: [
        'Le conseil d’administration de <name1> a {proposé|décidé} un dividende de <div:$0-9> euro par action {au titre de l’exercice|pour l’exercice}.',
        'Il sera {versé|payé} le <day:#1-28> <month1>, et le titre {sera négocié sans ce droit|en sera détaché} le <ex:#1-28> <month1>.',
        'C’est une variation de <%1-30> % par rapport aux <$0-9> euro de l’an {dernier|passé}.',
        'Le montant {total|global} est de <%3-900> millions, soit <#20-90> % du {résultat|bénéfice} net.',
        '?Au cours de <$5-300> euros, le rendement {atteint|est de} <%1-9> %.',
        '?L’assemblée générale se tiendra à <city1> le <meet:#1-28> <month2>, a {précisé|indiqué} <person1>, {directeur financier|chargé des relations avec les actionnaires}.',
        '?Le groupe {compte|a} environ <#2000-90000> actionnaires individuels{, dont la plupart le sont depuis longtemps|}.',
      ],
    },
    {
      kind: 'markets',
      title: '{Cours du marché|Mercuriale} de <city1>, <weekday>',
      sentences: [
        'Au marché de <city1>, <weekday>, l’offre était [abondante|modérée|faible] et la demande [active|calme|irrégulière], avec <#80-2000> {bêtes|têtes} présentées.',
        'Les veaux se sont vendus de <#200-900> à <#200-990> euros, les {génisses|vaches} de <#700-1900> à <#700-1990>.',
        'Le blé [perd|gagne] <%0-9> euros, à <%150-290> euros la tonne ; le maïs {cote|vaut} <%150-260>, le colza <%300-590>.',
        'Les pommes de terre {s’échangent à|valent} <#100-500> euros la tonne, les oignons <#100-500>, les carottes <$0-2> euro le kilo.',
        '?Les œufs {sont à|se paient} <$8-19> euros le cent, le beurre <$3-7> euros le kilo.',
        '?Les agneaux, [stables|en baisse|en hausse], {atteignent|se paient} <$5-9> euros le kilo {de carcasse|carcasse}.',
        '{Prochain marché|Le prochain marché a lieu} <weekday2>, {avec|où l’on attend} <#20-300> {vendeurs|exposants}.',
      ],
    },
    {
      kind: 'lottery',
      title: '{Résultats du tirage|Loto : le tirage} du <weekday> <day:#1-28> <month>',
      sentences: [
        'Voici les numéros {tirés|sortis} <weekday> soir : <#1-49>, <#1-49>, <#1-49>, <#1-49> et <#1-49>, {numéro chance|et le numéro chance} <#1-10>.',
        'Le gros lot {était de|s’élevait à} <#2-60> millions d’euros ; [personne ne l’a|un joueur l’a|deux joueurs l’ont] remporté.',
        '<#2-90> {joueurs|grilles} avec cinq bons numéros gagnent <#2000-90000> euros, et <#300-9000> avec quatre bons numéros <%30-900> euros.',
        '?Le code {gagnant|du tirage secondaire} est <=1000-9999> <=1000-9999>, {validé|joué} à <city1>.',
        'Le prochain tirage, <weekday2>, {met en jeu|promet} <#2-60> millions d’euros ; {on peut jouer|les jeux sont ouverts} jusqu’à <time1>.',
        'Les gagnants ont <#30-90> jours pour {se faire connaître|réclamer leur gain}{, rappelle l’opérateur|}.',
        '?{Jouer comporte des risques : un numéro gratuit répond à toute heure.|Pour être aidé, appelez le numéro gratuit, ouvert jour et nuit.}',
      ],
    },
    {
      kind: 'match',
      title: '<team1:name> [domine|accroche|surprend|renverse] <team2:name>',
      sentences: [
        'Devant <#900-60000> spectateurs, <team1:name> et <team2:name> {se sont quittés|ont fini} sur le score de <#0-6> à <#0-6>, <weekday> à <city1>.',
        '<name1> a ouvert la marque à la <#2-44>e minute [de la tête|sur coup franc|sur penalty|d’une frappe lointaine].',
        '<name2> a {égalisé|répondu} à la <#46-89>e, son <#2-20>e but de la saison.',
        '?Les {locaux|hôtes} ont eu <#30-70> % de possession et <#1-14> corners, leurs adversaires <#3-25> tirs.',
        'L’arbitre, <person1>, a {sorti|montré} <#1-8> cartons jaunes [et aucun rouge|et un rouge|et deux rouges].',
        '« [Nous avons manqué d’envie|C’est une belle soirée|Le point est mérité|Je suis fier du groupe] », a dit l’entraîneur <person2>, dont l’équipe est <#2-18>e avec <#8-80> points.',
        '?{À la prochaine journée|Au prochain match}, <team1:name> se rend chez <name3> et <team2:name> {reçoit|accueille} <name4>.',
      ],
    },
    {
      kind: 'cases',
      title: '{Épidémie|Covid} : <new:#20-900> nouveaux cas à <city1>',
      sentences: [
        'L’agence de santé a {recensé|annoncé} <weekday> <new:#20-900> nouveaux cas dans le département de <city1>, pour un total de <#4000-90000> depuis le début{ de l’épidémie|}.',
        '<#1-30> {décès|morts} de plus {sont à déplorer|ont été enregistrés}, soit <#100-2000> au total.',
        '<#10-300> malades sont {hospitalisés|à l’hôpital}, dont <#1-60> en réanimation ; ils étaient <#10-300> {la veille|hier}.',
        'Le taux d’incidence [monte|descend|recule|grimpe] à <%10-900> et {le taux de positivité|la part des tests positifs} à <%1-30> %.',
        '?{C’est à|La plupart sont à} <city2> (<#10-300>) et à <city3> (<#10-200>) que l’on {compte le plus de cas|en trouve le plus}.',
        '?<%30-90> % des habitants ont {reçu deux doses|un schéma complet}, et <#100-9000> doses ont été {injectées|données} hier.',
        'Il est {recommandé|demandé} de rester chez soi en cas de fièvre et d’appeler {son médecin|un médecin} d’abord, {rappelle|a dit} <person1>.',
      ],
    },
    {
      kind: 'minutes',
      title: 'Compte rendu du {conseil municipal|comité des fêtes} du <day:#1-28> <month1>',
      sentences: [
        'Le {conseil municipal|comité} de <city1> s’est réuni le <day:#1-28> <month1> à <time1> {en mairie|à la salle des fêtes}.',
        'Étaient présents <name1>, <name2>, <name3> et <name4> ; <name5> était {excusé|absent et excusé}.',
        '{Le maire|La séance est ouverte par le maire}, <person1>, {ouvre la séance et constate|qui constate} que le quorum est atteint.',
        'Le procès-verbal {précédent|de la dernière séance} est adopté par <#4-19> voix contre <#0-4>.',
        'Le permis <=100-999>/<=10-29>, pour [une maison|un garage|une véranda|un hangar] au <#1-140> rue <name6>, est [accordé|refusé|reporté] par <#4-14> voix contre <#0-6>.',
        '?Le budget {annexe|de l’eau} présente <#2000-90000> euros de recettes et <#2000-90000> euros de dépenses.',
        '?{Questions diverses|Divers} : [l’éclairage|les chiens errants|le car scolaire|la fontaine] de la rue <name7>.',
        'La séance est levée à <time2> ; la prochaine {aura lieu|se tiendra} le <next:#1-28> <month2>.',
      ],
    },
  ],
};

"""Words by which headings and labels of speakers are told from others: English, Ukrainian, German.

What belongs here: the lists. What does not: reading a line by them (`names`, `finding`).
"""

from __future__ import annotations

import re


def words_in(text: str) -> frozenset[str]:
    """The words of a text, which are separated by white space."""
    return frozenset(text.split())


def _any_of(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(' '.join(parts).split())})", re.IGNORECASE)


# Beginnings of words that say what somebody is or where somebody works.
ROLE = _any_of(
    "activist actor actress advis adviser advisor advocate alderman ambassador analyst anchor",
    "anthropolog architect artist associat(?:e|ion) attorney author banker baker biolog board",
    "bishop builder bureau campaigner captain carpenter cent(?:er|re) ceo cfo chair chamber chef",
    "chemist chief climatolog co-founder coach college colonel columnist commander commissioner",
    "committee consultant coordinator correspondent council counsel critic curator dean deputy",
    "department designer developer diplomat direct(?:or|ress) doctor drone economist editor",
    "engineer entrepreneur envoy ethicist executive expert faculty farmer fellow ferry fisher",
    "former foundation founder general geograph geolog geoscientist governor head historian",
    "independent institut(?:e|ion) inspector investor journalist judge jurist keeper laureate law",
    "lawyer lead(?:er)?\\b lecturer librarian linguist manager mathematician mayor mechanic",
    "member microbiolog military minister ministry miner mp\\b musician naturalist negotiator",
    "nonresident non-resident novelist nurse officer oncolog operator organi[sz]er owner partner",
    "ph\\.?d philosoph photograph physician physicist pilot planner poet policy political",
    "politician postdoc president priest princip prison producer prof\\b professor programmer",
    "prosecutor psycholog publisher reader\\s+in rector registrar reporter representative",
    "research resident retired sailor scholar school scientist secretary senator senior",
    "sergeant shopkeeper sociolog soldier solicitor specialist spokes(?:man|woman|person) staff",
    "statistician strategist student surgeon teacher technolog theolog trader trustee tutor union",
    "university veteran vice[\\s-] visiting volunteer warden writer zoolog",
    r"\w{3,}(?:olog|onom|ograph)(?:ists?|ers?)\b hydro fish nurs \w{4,}(?:ist|istin|iatrist)\b",
    # Ukrainian
    "академі адвокат(?:ка)?\\b активіст аналіти[кч] археолог архітектор асоціаці біолог викладач",
    "генерал географ голова громадськ депутат директор дипломат дослідни доктор доцент експерт",
    "екс- економіст журналіст заступни засновни історик історикиня інженер інститут керівни",
    "координатор колишн культуролог лікар мер\\b міністр народн науков начальни оглядач офіцер",
    "очільни підприєм письменни політик політолог полковник посол представни президент професор",
    "психолог радни редактор речни рада секретар соціолог співзасновни співробітни співголова",
    "старш уповноважен університет учитель вчитель фахів фонд центр член юрист юристка",
    # German
    "abgeordnet analyst anwalt anwältin architekt arzt ärztin autorin? beauftragt berater",
    "bischof botschaft bürgermeister dekan direktor dozent ehemalig expert(?:e|in) forscher",
    "geschäftsführer gründer historiker hochschule institut ingenieur journalist jurist leiter",
    "lehrer lehrstuhl mitarbeiter mitglied minister ökonom oberst physiker pfarrer politikwissen",
    "politolog präsident prof\\. professor rechtsanw redakteur richter sachverständig schriftstell",
    "senatorin? sozialwissen soziolog sprecher stadtrat staatssekret stellvertret stiftung",
    "universität unternehmer verband verein vorsitzend vorständin vorstand wissenschaft",
)
# Before a name, and no part of it.
ADDRESS = frozenset(
    [
        *("amb", "ambassador", "baron", "baroness", "bishop", "brig", "capt", "captain", "cllr"),
        *("col", "colonel", "councillor", "dame", "dipl", "dr", "dra", "fr", "frau", "gen"),
        *("general", "herr", "hon", "ing", "judge", "justice", "lady", "lord", "lt", "maj"),
        *("major", "mag", "md", "mr", "mrs", "ms", "mx", "pd", "phil", "prof", "professor", "rev"),
        *("sen", "senator", "sgt", "sir", "gov", "governor", "rep", "rer", "nat", "med", "iur"),
        *("dr-ing", "habil", "h", "c", "em", "emer", "emeritus", "privatdozent", "professorin"),
        *("пан", "пані", "др", "д-р", "проф", "професор", "професорка", "доктор", "доц", "акад"),
        *("посол", "генерал", "полковник", "президент"),
    ]
)
# What stands before the name of who speaks, in a heading of its own.
ANNOUNCED = re.compile(
    r"(?:(?:yes|no|for|against|pro|contra|con|ja|nein|так|ні)\s*[,:.!\u2013\u2014-]\s*"
    r"(?:says|argues|writes|sagt|meint|каже|by|von)?|"
    r"(?-i:By|BY|From|With|Von)|(?:an? )?interview(?: with)?:?|"
    r"(?:a |the )?(?:response|reply|answer|comment|view|statement|opinion|essay|contribution|"
    r"testimony)s?(?: (?:by|from|of))?:?|"
    r"(?:the )?(?:expert|speaker|panell?ist|guest|author|witness|respondent|contributor)"
    r"s?(?: (?:no\. ?)?(?:\d+|[A-H]))?\s*[:.\u2013\u2014-]|"
    r"interview mit|antwort von|beitrag von|(?:experte|expertin|gast|autor|autorin|stimme)"
    r"(?: \d+)?\s*[:\u2013\u2014-]|"
    r"(?:відповідь|коментар|думка|інтерв[\u2019'\u02bc]ю)(?: (?:від|з))?:?|"
    r"(?:експерт|експертка|спікер|спікерка|автор|авторка|гість|гостя|учасник|учасниця)"
    r"(?: \d+)?\s*[:\u2013\u2014-])\s+",
    re.IGNORECASE,
)
# Behind the name: "Ann Alpha's answer".
OWN_ANSWER = re.compile(
    r"['\u2019]s?\s+(?:answer|reply|response|view|opinion|comment|statement|take|position|"
    r"contribution|perspective|argument|case)s?\Z",
    re.IGNORECASE,
)
SAYING_VERBS = (
    "says|said|writes|wrote|responds|responded|replies|replied|answers|answered|argues|"
    "comments|sagt|schreibt|antwortet|meint|каже|пише|відповідає|вважає|говорить"
)
SAYING = re.compile(rf"\s+(?:{SAYING_VERBS})\Z", re.IGNORECASE)
# A line that begins so speaks of the page, of a picture or of another text.
NOT_SPEAKING = re.compile(
    r"(?:see also|read (?:more|also|next|on)|related|more (?:on|from|about)|further reading|photo|"
    r"image|picture|pictured|figure|fig|illustration|graphic|video|watch|listen|credit|source|"
    r"courtesy|caption|left|right|top|above|below|from left|clockwise|file|getty|ap|reuters|"
    r"translated|edited|editing|compiled|prepared|moderated by|hosted by|interviewed|chaired|"
    r"written by|reporting|additional reporting|"
    r"фото|відео|джерело|ілюстрація|читайте|дивіться|див|на фото|підготува|переклад|редактор|"
    r"модератор[:\s]|"
    r"foto|bild|video|quelle|grafik|abbildung|siehe auch|lesen sie|mehr zum|übersetzung|"
    r"redaktion|moderation)(?![^\W\d_])",
    re.IGNORECASE,
)
# Labels with a colon that are no speaker's.
NO_LABELS = words_in(
    """
    abstract ad address advantages advice advertisement aim analysis announcement attention audio
    author authors background benefit benefits byline caption category cc claim comment comments
    con conclusion conclusions cons contact contents copyright correction costs credit credits
    danger date deadline definition disclaimer disadvantages discussion document downside edit
    editor email e-mail entry error evidence example examples exception fact facts fax figure file
    finding footnote for against further headline hint however http https image important in
    info information introduction issue keywords language location media method methods moral more
    myth name nb note notes option options order outcome overview page password phone photo picture
    place pm points position price problem pro proof pros published purpose ratio re reading
    reality reason reasons recommendation reference references related remark remember reminder
    result results risk risks rule scope see score section sidebar solution source sources spoiler
    status step strength strengths subject subtitle summary table tag tags takeaway tel telephone
    test theme thesis time tip title tldr to topic topics translation transcript trigger type
    update updated upside url verdict version video views vs warning weakness weaknesses website
    when where which who why how what word words
    адреса висновок висновки дата джерело джерела довідка доказ зауваження ілюстрація
    коротко місце наслідок оновлено перевага переваги питання-відповідь підсумок приклад примітка
    примітки причина проблема ризик рішення слово тема теги увага факт фото цитата час читайте
    анотація вступ недоліки контекст
    abbildung achtung anmerkung anmerkungen autor beispiel bild datum definition einleitung
    ergebnis fakt fazit folge foto frist gefahr grund hinweis kontakt kritik lesen lösung nachteil
    nachteile notiz ort problem quelle quellen risiko schluss stand tipp thema these titel vorteil
    vorteile warnung wichtig ziel zitat zusammenfassung übersicht
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december day week chapter part session round level phase
    added args arguments boolean breaking caution changed class cleanups code command community
    consequence constant contribution default deprecated documentation fixed fixes function
    improvements improvement input integer internals macro next object optional output parameter
    parameters portability previous raises removed required requires return returns string todo
    usage
    absent agenda apologies attendees decision decisions minutes motion present resolved
    scenario lesson principle rank lot item clause article applause laughter music silence
    понеділок вівторок середа четвер п'ятниця субота неділя день розділ частина крок оплески сміх
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli
    oktober dezember kapitel teil schritt beifall gelächter
    """
)
# The two labels of a text of questions and answers, each way of writing them.
QUESTION_LABELS = frozenset(
    ["q", "question", "п", "питання", "запитання", "f", "frage", "в", "журналіст", "журналістка"]
)
ANSWER_LABELS = frozenset(["a", "answer", "відповідь", "в", "о", "antwort"])
# Labels of those who ask or lead; a text that has one is a talk.
HOSTS = words_in(
    """
    anchor announcer audience caller chair chairman chairperson chairwoman correspondent
    facilitator guest host interviewee interviewer moderator narrator operator panelist panellist
    presenter reporter speaker student teacher
    ведуча ведучий голова гість гостя журналіст журналістка інтерв'юер модератор модераторка
    спікер спікерка
    gast interviewer moderator moderatorin redner rednerin reporter reporterin vorsitzende
    vorsitzender zuschauer
    """
)
# Words of headings and of places that begin with a capital and are no names.
NO_NAMES = words_in(
    """
    about above advice after afterword again agenda all america american an analysis and annex
    any appendix april are area argument arguments article articles at august author authors
    background baltic bank before beginning behind berlin best beyond big black blue board book
    books brexit britain british brussels budget building business but can case central challenge
    challenges change changes charging china chinese choice christmas city civil climate close
    coast cold comment comments common community conclusion conclusions conflict congress
    contents control cost costs council country court crimea crisis critical cultural current
    danger data day days deal december defence defense democracy development digital diplomacy
    discussion do does dollar don't donbas down during early east eastern easter economic economy
    editor editorial editors education election elections end energy english environment
    environmental europe european evidence exchange executive expert experts facts far farming
    february federal ferry final finance first five focus food for foreign four france free
    freedom french friday from further future game general german germany global goals good
    government great green growth guarantee guarantees guide gulf hard health high history home
    hope hot house how housing human if image images impact in increase industry inflation
    information international interview introduction iran iraq is island israel issue issues it
    its january july june just justice key kremlin kyiv kiev labor labour land language large
    last law left legal less lessons letter letters life limits little local london long looking
    low made main majority making march market markets maximum may mayor media meeting members
    memorandum method methods middle military minimum minority minutes monday money moral more
    moscow most national nato nations nature negative negotiations never new news newsletter next
    night no north northern not note notes nothing november now nuclear objections october of off
    office oil old on one open opening opinion opinions options or order other our out outlook
    over overview pacific page panel participants parties partners party pay peace people
    perspective perspectives plan planning plans point points police policy political politics
    position positive possible poverty power preface press price prices prime privacy private
    problem problems process progress pros protection public question questions race railway
    reader readers reading ready real recommendation recommendations red reference references
    reform register related report response responses rethinking revenue right rights risk risks
    river road role rule rules russia russian safety sanctions saturday school science sea second
    secret section security see september series services session shared short should shutdown
    side sides sign small smart so social society soft solution solutions some south southern
    speaker speakers special spending spring state statement states step steps still street
    strategy strength strong subscribe summary summer sunday support supreme table take takeaways
    tax taxes team technology terms texas that the their then theory there these they things
    third this three through thursday time timeline to today tomorrow too tools top topics toward
    towards town trade tradition traffic transcript transport trap treaty trust truth tuesday two
    ukraine ukrainian under union united university us use using value values very victory view
    views vision vote voting wage wages war warning washington water way ways we weak wealth
    wednesday week west western what when where which white who why will winter with without women
    work workers working works world wrong year years yes yesterday york you young your zone
    api attribute attributes bug chores class code command contribution contributions credits
    bit default error errors feature features fix fixes function functions guideline guidelines help
    identifier index indexes installation license licence macro miscellaneous module modules object
    objects option package packages parameter parameters release releases requirements returns
    setup software string support test tests usage user users version
    accord accords act acts agreement agreements airport avenue bay beach bill bridge bridges
    charter code comfort company companies conference convention corridor corridors declaration
    deep directive doctrine dam dams energy fleet forest fort front gate gates green harbour
    harbor hill hotel lake law laws lines list lists mountain mountains pact park parks plant
    plants port protocol protocols regulation regulations resolution route routes ship ships shop
    shops square station stations summit talks tolls toll tower tunnel valley village wall walls
    wars wind winds
    а але без більше будь в ви висновки висновок від він вона вони вступ все всі головне далі
    для до європа європейський за з зі і й коментар коротко ми мир на наш не новини об один
    огляд останні перший питання під після по порядок про росія російський скільки та так тема
    ти топ три у україна український хто це чи чому що як які якщо
    aber alle als am an anfang antworten auf aus bei bilanz das dem den der die dritte ein eine
    einen einer einleitung ende erste es europa europäische fazit folgen frage fragen freie freier
    für gegen große grund gute hintergrund ich ihr im immer in ist ja kein keine kleine kosten
    krieg lösung mehr mit nach neue neuer neues nicht noch nun nur oder offene ohne politische
    risiken schluss sicherheit sie so um und uns unser unsere vom von vor warum was wege weiter
    welche wenn wer wie wir wird wo zu zum zur zusammenfassung zweite überblick über
    """
)
# With an office behind it a name may have nearly any word: Bob Other, mayor; May Day, analyst.
NO_NAMES_WITH_ROLE = words_in(
    """
    about above after all an and any are as at be before both but by can do does down during each
    every first for former from how if in into is it its last many more most never next no not now
    of off on only or our out over second several should so some than that the their then there
    these they third this those three through to too two under until up us was we what when where
    which while who why will with without would you your
    а але без від для до за з зі і й на не об під після по про та у це чи що як які
    aber alle als am an auf aus bei das dem den der des die ein eine einen einer für gegen ihr im
    in ist mit nach nicht oder ohne sie um und unser unsere vom vor was wenn wer wie wir zu zum zur
    über
    """
)
# A heading or a line before a list that begins what the editor sums up.
SUMMARY = re.compile(
    r"(?:(?:some of )?(?:the )?(?:key|main|chief|major|top|most important)\s+(?:\w+\s+)?"
    r"(?:recommendations?|points?|takeaways?|findings?|messages?|insights?|conclusions?|arguments?|"
    r"ideas?)|in (?:short|brief|a nutshell|summary|sum)|(?:executive )?summary|at a glance|"
    r"highlights|overview|takeaways|tl;?dr|the (?:short|main) (?:version|points)|"
    r"what (?:they|the experts|our experts) (?:say|agree|recommend)|to sum up|bottom line|"
    r"коротко|головне|основне|стисло|(?:деякі )?(?:з )?(?:ключов|основн|головн)\w+\s+"
    r"(?:рекомендаці\w+|тез\w+|дум\w+|висновк\w+|пункт\w+|меседж\w+)|підсумок|підсумки|резюме|"
    r"kurz (?:gefasst|gesagt|und knapp)|das wichtigste(?: in kürze)?|auf einen blick|"
    r"zusammenfassung|zusammengefasst|in kürze|die wichtigsten (?:punkte|thesen|empfehlungen|"
    r"aussagen)|kernpunkte|kernaussagen|überblick)(?![^\W\d_])",
    re.IGNORECASE,
)
# A heading after which nobody of the panel speaks.
BACK_HEADING = re.compile(
    r"(?:about (?:the |this |our )?(?:authors?|contributors?|experts?|speakers?|series|project|"
    r"article|us|editors?|panel(?:l?ists)?)|acknowledge?ments?|appendix|bibliography|biograph(?:y|ies)|"
    r"comments?|contributors|credits|disclaimers?|disclosures?|endnotes|footnotes|further reading|"
    r"impressum|imprint|more (?:from|on|like)|notes|read (?:more|next|also)|references|"
    r"related|see also|share|sources|tags|topics|works cited|you may also like|"
    r"most (?:read|popular)|"
    r"примітки|про (?:автор|експерт|проє?кт|учасник)\w*|джерела|література|читайте також|"
    r"схожі|пов\w+язані|теги|коментарі|подяк\w+|"
    r"anmerkungen|fußnoten|quellen|literatur|über (?:die|den|das) (?:autor|expert|projekt)\w*|"
    r"mehr zum thema|kommentare|danksagung|lesen sie auch|verwandte)(?![^\W\d_])",
    re.IGNORECASE,
)
# A paragraph that is about the text itself.
BACK_LINE = re.compile(
    r"(?:th(?:e|is) (?:material|article|publication|report|text|post|piece|discussion|interview|"
    r"conversation|panel|transcript|debate)s? (?:was|is|were|has been|have been|reflects?|first)|"
    r"the (?:views|opinions)|views (?:and opinions )?expressed|opinions expressed|"
    r"(?:the )?interviews? (?:was|were|by|conducted)|originally published|first published|"
    r"reprinted|translated (?:by|from)|translation:|edited by|compiled by|prepared by|"
    r"\u00a9|\(c\) ?\d|copyright|all rights reserved|this (?:project|work) (?:was|is) (?:supported|"
    r"funded|licensed)|"
    r"матеріал (?:підготовлено|підготували|відображає|опубліковано|створено)|погляди|"
    r"думки,? (?:висловлен|авторів)|переклад|редактор|інтерв\w+ю (?:взяла?|провела?|записа)|"
    r"стаття (?:підготовлена|опублікована)|усі права|"
    r"(?:der|dieser) (?:beitrag|text|artikel) (?:ist|erschien|wurde|gibt)|"
    r"die (?:interviews?|gespräche?) (?:führte|wurde)|übersetzung|redaktion:|"
    r"die (?:hier )?(?:geäußerten|vertretenen))",
    re.IGNORECASE,
)
# Endings of nouns that no surname has often, for headings without any other sign.
NOUN = re.compile(
    r"(?:tions?|sions?|ness|isms?|ships?|ments|ities|ity|ungen|ung|heit|keit|schaft|tion|ismus|"
    r"ость|ість|ення|ання|ція|ції)\Z"
)

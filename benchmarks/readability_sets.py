"""Small sets of our own for `readability_quality`: they show that the figures work, and prove nothing."""

from __future__ import annotations

SENTENCES: tuple[tuple[str, float], ...] = (
    ("I have a small dog.", 1),
    ("My sister lives in a big house.", 1),
    ("We eat bread and cheese in the morning.", 1),
    ("He is not at home today.", 1),
    ("You can buy your ticket at the station.", 2),
    ("Last summer we visited my uncle by the sea.", 2),
    ("The film was long, but I liked the music.", 2),
    ("Please bring your card when you come to the library.", 2),
    ("If the weather improves, the match will take place on Sunday.", 3),
    ("She decided to change her job because she wanted more time for her family.", 3),
    ("The guide explained how the old bridge was built.", 3),
    ("Most residents support the plan, although some of them worry about the noise.", 4),
    ("The company has introduced measures to reduce the amount of energy it consumes.", 4),
    ("Critics argue that the survey ignored an essential part of the evidence.", 4),
    ("The committee's reluctance to intervene was widely interpreted as tacit approval.", 5),
    ("Unless liability is established beforehand, the insurer may repudiate the claim altogether.", 5),
    ("The treatise meticulously dissects the epistemological assumptions underlying the discipline.", 6),
)
"""A sentence, and the CEFR level that we would give it: 1 is A1, 6 is C2."""

LEVELS: tuple[tuple[str, ...], ...] = (
    (
        "Bees are small animals. They fly from flower to flower. They look for food. The food is sweet. "
        "Bees take it home. Then they make honey. People like honey. Bees also help plants. Without bees, "
        "we have less fruit. Many bees are dead now. We can help them. We can put flowers in the garden.",
        "Bees fly from flower to flower because they need food for their home. They turn the sweet juice "
        "into honey, which many people enjoy. While they collect it, they also carry small grains that "
        "help plants to produce fruit. In recent years many bees have died, but anybody who grows flowers "
        "in a garden can help them.",
        "Bees are indispensable pollinators: while gathering nectar to sustain the colony, they transfer "
        "pollen between blossoms and thereby enable the reproduction of countless crops. Their alarming "
        "decline over the past decades, commonly attributed to pesticides, parasites and the "
        "disappearance of diverse habitats, might be mitigated considerably if gardeners cultivated a "
        "greater variety of native vegetation.",
    ),
    (
        "You have a new home. You must pay rent each month. Pay it on the first day. You can pay at the "
        "bank. You can pay by phone too. Do you have a problem? Call us soon. We want to help you. If the "
        "door does not close, tell us. We send a man. He comes in two days.",
        "You must pay your rent on the first day of each month, either at the bank or by phone. If you "
        "have a problem with money, please contact our office as early as possible, because we may be "
        "able to offer you a plan. When something in your home is broken, report it and we will send "
        "somebody within two days.",
        "Rent is payable in advance on the first day of every calendar month by means of a bank transfer "
        "or the automated telephone facility. Tenants experiencing financial hardship are urged to notify "
        "the administration without delay in order that an appropriate repayment arrangement can be "
        "negotiated. Defects attributable to ordinary deterioration will be remedied within forty-eight "
        "hours of notification.",
    ),
)
"""The same content, easiest first."""

TEXTS: tuple[tuple[str, float], ...] = tuple(
    (text, 3.0 - place) for three in LEVELS for place, text in enumerate(three)
)

SYLLABLES: dict[str, dict[int, str]] = {
    "en": {
        1: "bread milk house through walked clothes friend eight school months",
        2: "table wanted people quiet letter many before seven garden reading",
        3: "hospital important remember banana several medicine library tomorrow",
        4: "information january material experience television community",
        5: "university electricity communication",
    },
    "de": {
        1: "Haus Brief Geld Wien schreibt schön drei Zeit Baum neun",
        2: "heute Termin Straße kommen neue Bauer schreiben beide Feier Idee",
        3: "Papiere arbeiten Termine verstehen beenden Museum beeilen Ferien Medien",
        4: "Familie Italien Wohnungsämter Kategorie",
        5: "Universität Orientierung",
        6: "Familienname",
    },
    "es": {
        1: "pan sol pie bien seis muy rey dos",
        2: "casa ciudad agua puerta país día ruido nueve guerra queso leer",
        3: "semana ahora poeta María estación cuidado limpieza oído hospital",
        4: "documento información",
        5: "aeropuerto universidad peluquería",
    },
    "fr": {
        1: "pain sœur deux rue lait porte femme table homme vieux huit parlent",
        2: "maison jardin enfant papier bureau pays famille voyage soleil travail moment",
        3: "numéro hôpital animal ouvrier réunion président",
        4: "identité éducation européen information",
    },
    "it": {
        1: "re blu già più qui tre miei",
        2: "casa via mio scuola uomo acqua giorno figlio zia due",
        3: "paese idea Italia piacere lavoro",
        4: "medicina energia documento",
        5: "economia informazione appuntamento",
    },
    "nl": {
        1: "huis brief geld schrijft mooi drie eeuw nieuw straat",
        2: "water lopen moeder nieuwe kleine vragen bloeien zeeën fietsen",
        3: "afspraken museum betalen beantwoord kantoren politie",
        4: "informatie belangrijke",
        5: "geïnteresseerd universiteit",
    },
}
"""Words by how many syllables are spoken. Counted by hand."""

LANGUAGES: dict[str, tuple[str, ...]] = {
    "en": (
        "Bring your card to the office. If you cannot come on that day, call us before noon.",
        "Anna asked what the word means, and we told her that it is the name of a small river.",
        "Mix the flour with the eggs. Then put it in the oven for half an hour.",
    ),
    "de": (
        "Bitte bringen Sie Ihren Ausweis mit. Wenn Sie am 3. Mai nicht kommen können, rufen Sie uns an.",
        "Der Hund liegt unter dem Tisch und schläft, weil er den ganzen Tag im Garten war.",
        "Die Miete wird am ersten Tag des Monats von Ihrem Konto abgebucht.",
    ),
    "es": (
        "Traiga su carné a la oficina. Si no puede venir ese día, llámenos antes del mediodía.",
        "El perro duerme debajo de la mesa porque estuvo todo el día en el jardín.",
        "Mi hermana vive en una casa pequeña cerca de la estación.",
    ),
    "fr": (
        "Apportez votre carte au bureau. Si vous ne pouvez pas venir ce jour-là, appelez-nous avant midi.",
        "Le chien dort sous la table parce qu'il a passé toute la journée dans le jardin.",
        "Ma sœur habite dans une petite maison près de la gare.",
    ),
    "it": (
        "Porti il documento in ufficio. Se non può venire quel giorno, ci chiami prima di mezzogiorno.",
        "Il cane dorme sotto il tavolo perché è stato tutto il giorno nel giardino.",
        "Mia sorella abita in una piccola casa vicino alla stazione.",
    ),
    "nl": (
        "Neem uw pas mee naar het kantoor. Als u die dag niet kunt komen, bel ons dan voor de middag.",
        "De hond slaapt onder de tafel, omdat hij de hele dag in de tuin was.",
        "Mijn zus woont in een klein huis bij het station, en ze werkt in de stad.",
    ),
    "Hani": ("请把身份证带到办公室。如果您那天不能来，请在中午以前打电话给我们。",),
    "Jpan": ("身分証明書を事務所に持ってきてください。来られない日は、お電話ください。",),
    "Arab": ("أحضر بطاقتك إلى المكتب. هل يمكنك الحضور؟ اتصل بنا قبل الظهر.",),
    "Cyrl": ("Принесите паспорт в офис. Если вы не можете прийти, позвоните нам до полудня.",),
}
"""Short texts by language or script."""

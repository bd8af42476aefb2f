"""A course with every kind of question, made by hand, and its files as the LMS would serve them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from cartable.formats import player
from cartable.model.course import (
    Course,
    Draw,
    Figure,
    KeyPoint,
    Media,
    Module,
    Objective,
    Question,
    Quiz,
    Settings,
    Speaker,
    Term,
)
from cartable.model.interaction import (
    Answer,
    Choice,
    Essay,
    Gap,
    Gaps,
    Item,
    Match,
    Matching,
    NumberEntry,
    Option,
    Ordering,
    Target,
    TextEntry,
)
from cartable.model.layout import Layout, OptionSlot, Slot
from cartable.model.text import (
    BulletList,
    Code,
    CodeBlock,
    Emphasis,
    Paragraph,
    Plain,
    Strong,
    Table,
    Text,
    plain_text,
)
from cartable.model.text import Gap as Hole
from cartable.model.transcript import Citation, Cue, Section, Sentence, Transcript, Turn
from cartable.pack.bundle import Materials
from player.sound import silence

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"

SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="320" height="320">'
    b'<path d="M1 1h38v38H1zM20 1v38M1 20h38" fill="none" stroke="#1c4f8b"/></svg>'
)

_FIRST = """
Non, et heureusement. Ça, c'est ce qu'on voit de loin. Je pose la même question des deux côtés de la table.
Et je note les réponses sur deux feuilles. C'est presque la même liste. Les mots changent, les buts restent.
Le premier, ce sont les gens et leurs savoir-faire. Le deuxième, c'est l'entourage, les élus, les habitants.
Le troisième, c'est inventer à deux une réponse que personne n'avait seul.
Le quatrième, il ne faut pas en avoir honte, c'est l'argent.
"""
_SECOND = """
Voilà. Prenez une feuille, dessinez un carré, coupez-le en quatre. L'entreprise lit ce carré ligne par ligne.
L'association, elle, lit les colonnes. Vous avez quatre cases, toujours les mêmes.
Et deux façons de les parcourir.
"""
_SAID = (
    ("hote", "Bonjour et bienvenue. Étienne, vous connaissez deux mondes. Est-ce aussi simple que ça?"),
    ("invite", " ".join(_FIRST.split())),
    ("hote", "Donc personne n'est là uniquement pour donner. Et personne n'est là uniquement pour recevoir."),
    ("invite", " ".join(_SECOND.split())),
)


def _transcript() -> Transcript:
    number = 0
    turns = []
    for speaker, words in _SAID:
        pieces: list[Sentence | Cue] = [] if number else [Cue("MUSIQUE")]
        for sentence in words.replace("?", "?|").replace(". ", ".|").split("|"):
            if sentence.strip():
                number += 1
                pieces.append(Sentence(number, sentence.strip()))
        turns.append(Turn(speaker, tuple(pieces)))
    return Transcript(tuple(turns))


def _text(*paragraphs: str) -> Text:
    return Text(tuple(Paragraph((Plain(words),)) for words in paragraphs))


CHOICE = Question(
    "Q1-buts",
    "choice",
    plain_text("Comparés à ceux des entreprises, les buts des associations sont"),
    Choice(
        (
            Option(
                "a", plain_text("les mêmes"), right=True, why=plain_text("Oui : « presque la même liste ».")
            ),
            Option(
                "b", plain_text("opposés"), right=False, why=plain_text("Les mots diffèrent, pas les buts.")
            ),
            Option("c", plain_text("plus nombreux"), right=False, why=plain_text("Chacun en a quatre.")),
        ),
        shuffled=True,
    ),
    rests_on="memes-buts",
    evidence=(Citation("C'est presque la même liste", 8, 8),),
    measures="citer",
)
SEVERAL = Question(
    "Q2-quatre",
    "choices",
    plain_text("Lesquels font partie des quatre buts ?"),
    Choice(
        (
            Option("a", plain_text("Les gens"), right=True, why=plain_text("Le premier.")),
            Option("b", plain_text("L'argent"), right=True, why=plain_text("Le quatrième.")),
            Option("c", plain_text("La conformité"), right=False, why=plain_text("Personne n'en parle.")),
        ),
        several=True,
    ),
    points=Fraction(2),
    measures="citer",
)
CLAIM = Question(
    "Q3-donner",
    "true-false",
    plain_text("Certains ne sont là que pour donner."),
    Choice(
        (
            Option("t", plain_text("Vrai"), right=False, why=plain_text("Relisez l'échange.")),
            Option("f", plain_text("Faux"), right=True, why=plain_text("Oui.")),
        )
    ),
    measures="expliquer",
)
TYPED = Question(
    "Q4-figure",
    "short-text",
    _text("Quelle figure l'invité dessine-t-il ?", "Un mot suffit."),
    TextEntry(
        (
            Answer("carré", right=True, why=plain_text("Coupé en quatre cases.")),
            Answer("cercle", right=False, why=plain_text("Il a quatre côtés.")),
        ),
        frozenset({"case", "accents", "punctuation"}),
    ),
    hint=plain_text("Elle a quatre côtés égaux."),
    why=plain_text("L'entreprise le lit en lignes, l'association en colonnes."),
    figure=Figure("carré magique.svg", "Un carré coupé en quatre cases"),
)
NUMBER = Question(
    "Q5-cases",
    "number",
    plain_text("Combien de cases compte le carré ?"),
    NumberEntry(Fraction(4), unit="cases"),
    if_right=plain_text("Quatre, une par but."),
    if_wrong=plain_text("Il est coupé en quatre."),
)
ESSAY = Question(
    "Q6-vous", "essay", plain_text("Citez une alliance de votre territoire."), Essay(lines=4, longest=300)
)
MATCHING = Question(
    "Q7-lectures",
    "matching",
    plain_text("À qui appartient chaque lecture ?"),
    Matching(
        (
            Match("a", plain_text("ligne par ligne"), "e"),
            Match("b", plain_text("colonne par colonne"), "d"),
            Match("c", plain_text("du bas vers le haut"), "f"),
        ),
        (Target("d", "L'association"), Target("e", "L'entreprise"), Target("f", "Personne")),
    ),
    points=Fraction(3),
    why=plain_text("Le carré est le même."),
    measures="expliquer",
)
ORDERING = Question(
    "Q8-gestes",
    "ordering",
    plain_text("Que fait-on d'abord ?"),
    Ordering(
        (
            Item("a", plain_text("Prendre une feuille")),
            Item("b", plain_text("Dessiner un carré")),
            Item("c", plain_text("Le couper en quatre")),
        )
    ),
    measures="expliquer",
)
GAPS = Question(
    "Q9-trous",
    "gaps",
    Text(
        (
            Paragraph(
                (
                    Plain("L'invité dessine un "),
                    Strong((Hole(1),)),
                    Plain(" et le coupe en "),
                    Hole(2),
                    Plain("."),
                )
            ),
        )
    ),
    Gaps((Gap("a", ("carré", "le carré")), Gap("b", ("quatre", "4"))), frozenset({"case", "accents"})),
    points=Fraction(2),
    why=plain_text("Une case pour chaque but."),
)
CHOSEN = replace(
    GAPS,
    id="Q10-choisi",
    interaction=Gaps(
        (Gap("a", ("carré", "le carré")), Gap("b", ("quatre", "4"))),
        frozenset({"case", "accents"}),
        words=("carré", "cercle", "quatre", "trois"),
    ),
)
DRAWN = tuple(
    Question(
        f"B{number}",
        "true-false",
        plain_text(f"Rappel {number} : un don de compétences peut être un partenariat."),
        Choice((Option("t", plain_text("Vrai"), right=True), Option("f", plain_text("Faux"), right=False))),
    )
    for number in (1, 2, 3)
)

COURSE = Course(
    id="partenariats",
    version="1.0",
    title="Pourquoi s'allier ? Associations & entreprises",
    language="fr-FR",
    authors=("Service universitaire de pédagogie",),
    rights="CC BY-SA 4.0",
    summary=Text(
        (
            Paragraph(
                (
                    Plain("Les quatre buts que "),
                    Strong((Plain("partagent"),)),
                    Plain(" associations et entreprises, et les "),
                    Emphasis((Plain("deux lectures"),)),
                    Plain(" qu'elles en font."),
                )
            ),
        )
    ),
    duration=25,
    settings=Settings(passing=Fraction(3, 5), attempts=0),
    speakers=(Speaker("hote", "Animatrice"), Speaker("invite", "Étienne", "médiateur entre deux mondes")),
    glossary=(Term("écosystème", plain_text("Tous ceux qui comptent autour d'une organisation.")),),
    modules=(
        Module(
            "buts",
            "Les buts des partenariats",
            objectives=(
                Objective("citer", plain_text("Citer les quatre buts que partagent les deux mondes")),
                Objective("expliquer", plain_text("Expliquer ce que chacun cherche")),
            ),
            media=(Media("video", address="https://pod.univ-exemple.fr/video/2041"),),
            introduction=_text("Un entretien de quelques minutes. Repérez les quatre buts au passage."),
            figures=(Figure("carré magique.svg", "Un carré coupé en quatre cases"),),
            transcript=_transcript(),
            sections=(Section("Deux feuilles, une liste", 1, 13), Section("Un carré, deux lectures", 14, 21)),
            key_points=(
                KeyPoint(
                    "memes-buts",
                    plain_text("Associations et entreprises poursuivent les mêmes buts."),
                    (Citation("C'est presque la même liste", 8, 8),),
                ),
                KeyPoint(
                    "quatre-buts",
                    plain_text("Ces buts sont quatre : les gens, l'entourage, l'invention, l'argent."),
                    (Citation("Le premier, ce sont les gens […] c'est l'argent", 10, 13),),
                ),
                KeyPoint(
                    "deux-lectures",
                    plain_text("L'entreprise lit en lignes, l'association en colonnes."),
                    (Citation("L'entreprise lit ce carré ligne par ligne", 18, 18),),
                    Figure("carré magique.svg", "Un carré coupé en quatre cases"),
                ),
                KeyPoint("general", plain_text("S'allier, c'est chercher à deux.")),
            ),
            quiz=Quiz((CHOICE, SEVERAL, CLAIM, TYPED, NUMBER, ESSAY)),
            glossary=(Term("carré magique", plain_text("Croisement des deux lectures des quatre buts.")),),
        ),
        Module(
            "rappel",
            "Rappel",
            introduction=Text(
                (
                    Paragraph((Plain("Trois idées à garder avec "), Code("cartable"), Plain(" :"))),
                    BulletList(
                        (
                            (Paragraph((Plain("les gens d'abord ;"),)),),
                            (Paragraph((Plain("l'argent sans honte."),)),),
                        )
                    ),
                    CodeBlock("cartable build partenariats --to scorm12,handout,key --lang fr --strict"),
                    Table(
                        ((Plain("But"),), (Plain("Pour l'entreprise"),), (Plain("Pour l'association"),)),
                        (
                            (
                                (Plain("Compétences"),),
                                (Plain("mobilisation"),),
                                (Plain("professionnalisation"),),
                            ),
                        ),
                    ),
                )
            ),
            quiz=Quiz((Draw("banque", 2, DRAWN),)),
        ),
    ),
)


def layout(course: Course) -> Layout:
    """The course's first layout: every module, then every question, with legible names."""
    slots = [Slot(module.id, "module", module.id) for module in course.modules]
    for question in course.questions:
        interaction = question.interaction
        if isinstance(interaction, Choice):
            options = tuple(OptionSlot(option.id, f"{option.id}_option") for option in interaction.options)
            kind = "choices" if interaction.several else "choice"
            slots.append(
                Slot(question.id, "choices" if kind == "choices" else "choice", question.id, options=options)
            )
        elif isinstance(interaction, Matching):
            parts = (*(one.id for one in interaction.items), *(one.id for one in interaction.targets))
            slots.append(Slot(question.id, "pairs", question.id, options=_named(parts)))
        elif isinstance(interaction, Gaps):
            slots.append(
                Slot(
                    question.id,
                    "texts",
                    question.id,
                    options=_named(tuple(gap.id for gap in interaction.gaps)),
                )
            )
        elif isinstance(interaction, Ordering):
            parts = tuple(one.id for one in interaction.items)
            slots.append(Slot(question.id, "order", question.id, options=_named(parts)))
        else:
            slots.append(Slot(question.id, "text", question.id))
    return Layout(1, tuple(slots))


def _named(ids: tuple[str, ...]) -> tuple[OptionSlot, ...]:
    return tuple(OptionSlot(id_, f"{id_}_part") for id_ in ids)


def materials(course: Course) -> Materials:
    """The shipped templates and the course's layout."""
    templates = {
        path.relative_to(TEMPLATES).as_posix(): path.read_bytes()
        for path in TEMPLATES.rglob("*")
        if path.is_file()
    }
    return Materials(templates, {}, layout(course))


def package(course: Course, slots: Layout | None = None) -> Mapping[str, bytes]:
    """The player's files and the picture and sounds that the course names; by its first layout or another."""
    given = materials(course) if slots is None else replace(materials(course), layout=slots)
    sounds = {
        f"media/{media.path}": silence(90)
        for module in course.modules
        for media in module.media
        if media.path
    }
    return {**player.files(course, given, standard="scorm12"), "media/carré magique.svg": SQUARE, **sounds}

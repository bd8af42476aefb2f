"""A small French course with everything that a sheet can hold, as model values."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

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
from cartable.model.interaction import Answer, Choice, Essay, NumberEntry, Option, TextEntry
from cartable.model.layout import Layout
from cartable.model.text import (
    Block,
    BulletList,
    Code,
    CodeBlock,
    Emphasis,
    Image,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Plain,
    Quotation,
    Strong,
    Table,
    Text,
    plain_text,
)
from cartable.model.transcript import Citation, Cue, Section, Sentence, Transcript, Turn
from cartable.pack.bundle import Materials

TEMPLATES = Path(__file__).parents[2] / "templates"
SQUARE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200" width="300" height="200">
<rect x="10" y="10" width="140" height="90" fill="#eee" stroke="#222"/>
<rect x="150" y="10" width="140" height="90" fill="none" stroke="#222"/>
<rect x="10" y="100" width="140" height="90" fill="none" stroke="#222"/>
<rect x="150" y="100" width="140" height="90" fill="#eee" stroke="#222"/>
<text x="30" y="60" font-family="Arial" font-size="16">les gens</text></svg>"""

_SPOKEN = (
    "Bonjour et bienvenue dans ce premier épisode.",
    "Quand on voit le logo d'un transporteur sur un mur, l'une veut de l'argent et l'autre une image.",
    "Étienne, vous qui passez vos semaines entre les deux mondes, est-ce que c'est aussi simple que ça?",
    "Non, et heureusement, d'ailleurs.",
    "Ça, c'est ce qu'on voit de loin.",
    "Moi, depuis des années, quand j'arrive, je pose la même question des deux côtés de la table.",
    "Je demande, qu'est-ce que vous venez chercher, vous?",
    "Et je note les réponses sur deux feuilles.",
    "Eh bien, quand je mets les deux feuilles l'une à côté de l'autre, c'est presque la même liste.",
    "La même liste?",
    "Attendez, on n'imagine pas un trésorier et une directrice commerciale demander la même chose.",
    "Pas avec les mêmes mots, c'est vrai.",
)


def _text(*blocks: Block) -> Text:
    return Text(blocks)


def _p(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Plain(one) if isinstance(one, str) else one for one in inlines))


def transcript(rounds: int = 1) -> Transcript:
    """Twelve sentences by two speakers, a cue at both ends, `rounds` times over."""
    turns: list[Turn] = []
    for number in range(rounds):
        said = [Sentence(12 * number + at, text) for at, text in enumerate(_SPOKEN, 1)]
        turns += [
            Turn("ines", (Cue("MUSIQUE"), *said[:3])),
            Turn("etienne", tuple(said[3:9])),
            Turn("ines", (*said[9:11],)),
            Turn("etienne", (*said[11:], Cue("RIRES"))),
        ]
    return Transcript(tuple(turns))


RICH = _text(
    _p(
        "On croit que l’un ", Strong((Plain("donne"),)), " et que l’autre ", Emphasis((Plain("reçoit"),)), "."
    ),
    BulletList(
        (
            (_p("premier élément"), BulletList(((_p("dessous"),), (_p("encore dessous"),)))),
            (_p("second élément"), _p("et son second paragraphe")),
            (_p("troisième"), NumberedList(((_p("un"),), (_p("deux"),)), 4)),
        )
    ),
    NumberedList(((_p("d’abord"), Quotation((_p("comme on dit"),))), (_p("ensuite"),)), 3),
    Table(((Plain("Rôle"),), (Plain("Lecture"),)), (((Plain("entreprise"),), (Plain("lignes"),)),)),
    CodeBlock("pass: 12/20\ntitle: oui"),
    Quotation((_p("Une parole, ", Link((Plain("un lien"),), "https://exemple.fr/a?b=c"), "."),)),
    _p("Une image ", Image("carre magique.svg", "un carré de quatre cases"), " et du ", Code("code: 1"), "."),
)

CHOICE = Question(
    "Q1-les-memes",
    "choice",
    plain_text("Comparés à ceux des entreprises, les objectifs des associations sont"),
    Choice(
        (
            Option("memes", plain_text("les mêmes"), right=True, why=plain_text("Oui, il le dit lui-même.")),
            Option("opposes", plain_text("opposés"), right=False, why=plain_text("Les logiques diffèrent.")),
            Option("plus", plain_text("plus nombreux"), right=False, why=plain_text("Chacun en a quatre.")),
        ),
        shuffled=True,
    ),
    rests_on="meme-liste",
    measures="citer",
    evidence=(Citation("c'est presque la même liste", 9, 9),),
)
CHOICES = Question(
    "Q2-quatre",
    "choices",
    _text(_p("Lesquels comptent parmi les ", Strong((Plain("quatre buts"),)), " ?")),
    Choice(
        (
            Option("gens", plain_text("Richesse humaine"), right=True, why=plain_text("Le premier cité.")),
            Option("parties", plain_text("Parties prenantes"), right=True, why=plain_text("Le deuxième.")),
            Option("idees", plain_text("Innovation"), right=True, why=plain_text("Le troisième.")),
            Option(
                "loi", plain_text("Conformité juridique"), right=False, why=plain_text("Il n’en dit rien.")
            ),
            Option(
                "impot", plain_text("Réduction d’impôt"), right=False, why=plain_text("Un effet du mécénat.")
            ),
        ),
        several=True,
        shuffled=True,
    ),
    points=Fraction(2),
    hint=plain_text("Trois sont vrais ici."),
)
TRUE_FALSE = Question(
    "Q3-taille",
    "true-false",
    plain_text("La taille de l’organisation change beaucoup ses objectifs."),
    Choice(
        (
            Option(
                "true", plain_text("Vrai"), right=False, why=plain_text("C’était leur première question.")
            ),
            Option(
                "false", plain_text("Faux"), right=True, why=plain_text("Le territoire compte davantage.")
            ),
        )
    ),
)
WORDS = Question(
    "Q4-mot",
    "short-text",
    plain_text("L’association, elle, lit le carré en…"),
    TextEntry(
        (
            Answer("colonnes", right=True, why=plain_text("Oui, de haut en bas.")),
            Answer("diagonales", right=False, why=plain_text("Personne ne lit de coin à coin.")),
        ),
        frozenset({"case", "accents"}),
    ),
    figure=Figure("carre magique.svg", "Carré vide de quatre cases."),
)
NUMBER = Question(
    "Q5-ans",
    "number",
    plain_text("Combien d’années après le prêt du camion signe-t-on ?"),
    NumberEntry(Fraction(5, 2), Fraction(1, 4), "ans"),
    why=plain_text("Il n’y avait alors ni plan ni réunion."),
    draft=True,
)
ESSAY = Question(
    "Q6-chez-vous",
    "essay",
    plain_text("Citez une alliance de votre territoire. Quel but sert-elle ?"),
    Essay(lines=6),
    why=plain_text("Un premier pas utile est petit et proche."),
)
POOL = tuple(
    replace(TRUE_FALSE, id=f"P{number}", stem=plain_text(f"Affirmation de rappel numéro {number}."))
    for number in (1, 2, 3)
)

COURSE = Course(
    id="allies",
    version="1.0",
    title="Pourquoi s’allier ? Associations et entreprises",
    language="fr-FR",
    modules=(
        Module(
            "carre",
            "Quatre buts et un carré",
            objectives=(
                Objective("citer", plain_text("Citer les quatre buts communs")),
                Objective("lire", plain_text("Lire le carré dans les deux sens")),
            ),
            media=(Media("video", address="https://pod.univ-exemple.fr/video/2041-pourquoi-s-allier/"),),
            introduction=RICH,
            figures=(Figure("carre magique.svg", "Carré de quatre cases."),),
            transcript=transcript(4),
            sections=(Section("Une même liste", 2, 14), Section("Des mots différents", 15, 48)),
            key_points=(
                KeyPoint(
                    "meme-liste",
                    plain_text("Associations et entreprises viennent chercher la même chose."),
                    (
                        Citation("c'est presque la même liste", 9, 9),
                        Citation("La même liste […] Pas avec les mêmes mots", 10, 12),
                    ),
                    Figure("carre magique.svg", "Carré magique."),
                ),
                KeyPoint("mots", plain_text("Seuls les mots changent."), draft=True),
            ),
            quiz=Quiz((CHOICE, CHOICES, TRUE_FALSE, WORDS, NUMBER, ESSAY)),
            glossary=(Term("mobiliser", plain_text("Donner envie de s’engager.")),),
        ),
        Module("rappel", "Ce qui change", quiz=Quiz((Draw("banque", 2, POOL),)), draft=True),
        Module("lecture", "Une page sans questions", introduction=plain_text("Rien que de la lecture.")),
    ),
    authors=("L’équipe de Cartable", "Une autrice"),
    rights="CC BY-SA 4.0",
    summary=plain_text("Les quatre buts que partagent associations et entreprises, et le « carré magique »."),
    keywords=("partenariats", "associations"),
    duration=85,
    settings=Settings(passing=Fraction(3, 5)),
    speakers=(Speaker("ines", "Inès"), Speaker("etienne", "Étienne", "accompagne des alliances")),
    glossary=(Term("alliance", plain_text("Partenariat où chacun apporte et reçoit.")),),
    draft=True,
)


def materials(folder: Path) -> Materials:
    """The templates that ship, and the course's one picture, written into `folder`."""
    picture = folder / "carre magique.svg"
    picture.write_bytes(SQUARE)
    templates = {
        file.relative_to(TEMPLATES).as_posix(): file.read_bytes()
        for file in sorted(TEMPLATES.rglob("*"))
        if file.is_file() and file.suffix in (".html", ".css", ".svg", ".yaml")
    }
    return Materials(templates, {"carre magique.svg": picture}, Layout(1, ()))

"""Each trap of French prose: its problem, where it is said, and what mending it gives."""

import pytest

from cartable.read.mend import mended
from cartable.read.yaml import Mapping, Sequence, bare, became_pair, document, pair_as_text
from cartable.source.problem import Problem

MENDED = [
    ("text: Non : assez peu", [("colon-in-text", 1, 11)], 'text: "Non : assez peu"'),
    ("text: “Note : ceci”", [("colon-in-text", 1, 13)], 'text: "Note : ceci"'),
    ("- “Note : ceci”", [("text-became-pair", 1, 3)], '- "Note : ceci"'),
    ("text: Note: ceci", [("colon-in-text", 1, 11)], 'text: "Note: ceci"'),
    ("text: Un : deux : trois", [("colon-in-text", 1, 10)], 'text: "Un : deux : trois"'),
    ("text: Les buts sont :", [("colon-in-text", 1, 21)], 'text: "Les buts sont :"'),
    ("text: Non\u00a0: assez", [("colon-in-text", 1, 11)], 'text: "Non\u00a0: assez"'),
    ('text: Dit "oui" : non', [("colon-in-text", 1, 17)], "text: 'Dit \"oui\" : non'"),
    ("text: C:\\cours : ici", [("colon-in-text", 1, 16)], "text: 'C:\\cours : ici'"),
    ("text: L'un \\ l'autre : oui", [("colon-in-text", 1, 22)], "text: \"L'un \\\\ l'autre : oui\""),
    ("text: un\n  deux : trois", [("colon-in-text", 2, 8)], 'text: "un\n  deux : trois"'),
    ("text: un :\n\n  deux # note", [("colon-in-text", 1, 10)], 'text: "un :\n\n  deux" # note'),
    ("- right: un : deux", [("colon-in-text", 1, 13)], '- right: "un : deux"'),
    ("a:\n  b\n  Mot : c", [("colon-in-text", 3, 7)], 'a:\n  "b\n  Mot : c"'),
    ("- Les mêmes : quatre", [("text-became-pair", 1, 3)], '- "Les mêmes : quatre"'),
    ("- Note: ceci # cela", [("text-became-pair", 1, 3)], '- "Note: ceci" # cela'),
    ("- Les mêmes :\n- b", [("text-became-pair", 1, 3)], '- "Les mêmes :"\n- b'),
    ("- L'un : a\n    b", [("text-became-pair", 1, 3)], '- "L\'un : a\n    b"'),
    ("text: voir le point #4", [("comment-in-text", 1, 21)], 'text: "voir le point #4"'),
    ("text: #4 est perdu", [("comment-in-text", 1, 7)], 'text: "#4 est perdu"'),
    ("- #4", [("comment-in-text", 1, 3)], '- "#4"'),
    ("text: point #4 # note", [("comment-in-text", 1, 13)], 'text: "point #4" # note'),
    ("text: un\n  point #4\n  trois", [("comment-in-text", 2, 9)], 'text: "un\n  point #4\n  trois"'),
    (
        "text: Voir : le #4",
        [("colon-in-text", 1, 12), ("comment-in-text", 1, 17)],
        'text: "Voir : le #4"',
    ),
    ("- >> Alors…", [("text-start", 1, 3)], '- ">> Alors…"'),
    ("text: > citation", [("text-start", 1, 7)], 'text: "> citation"'),
    ("text: | barre", [("text-start", 1, 7)], 'text: "| barre"'),
    ("- [MUSIQUE]", [("text-start", 1, 3)], '- "[MUSIQUE]"'),
    ("text: [rires] Bonjour", [("text-start", 1, 7)], 'text: "[rires] Bonjour"'),
    ("evidence: […] on l'a vu […]", [("text-start", 1, 11)], 'evidence: "[…] on l\'a vu […]"'),
    ("gaps: {carré} magique", [("text-start", 1, 7)], 'gaps: "{carré} magique"'),
    ("gaps: {carré|carre}", [("text-start", 1, 7)], 'gaps: "{carré|carre}"'),
    ("text: *mot* gras", [("text-start", 1, 7)], 'text: "*mot* gras"'),
    ("text: *mot*", [("text-start", 1, 7)], 'text: "*mot*"'),
    ("text: **gras**", [("text-start", 1, 7)], 'text: "**gras**"'),
    ("text: @nom", [("text-start", 1, 7)], 'text: "@nom"'),
    ("text: `code`", [("text-start", 1, 7)], 'text: "`code`"'),
    ("text: %age", [("text-start", 1, 7)], 'text: "%age"'),
    ("text: & fils", [("text-start", 1, 7)], 'text: "& fils"'),
    ("text: &Co et fils", [("text-start", 1, 7)], 'text: "&Co et fils"'),
    ("text: ! Attention", [("text-start", 1, 7)], 'text: "! Attention"'),
    ("text: , donc", [("text-start", 1, 7)], 'text: ", donc"'),
    ("text: - tiret", [("text-start", 1, 7)], 'text: "- tiret"'),
    ("- - tiret", [("text-start", 1, 3)], '- "- tiret"'),
    ("- -", [("text-start", 1, 3)], '- "-"'),
    ("text: ? quoi", [("text-start", 1, 7)], 'text: "? quoi"'),
    ("text: : deux", [("text-start", 1, 7)], 'text: ": deux"'),
    ('text: "mot" suite', [("text-start", 1, 7)], "text: '\"mot\" suite'"),
    ('text: "Non", dit-il, "jamais"', [("text-start", 1, 7)], 'text: \'"Non", dit-il, "jamais"\''),
    ("text: 'mot' suite", [("text-start", 1, 7)], "text: \"'mot' suite\""),
    ("text:\n  > citation\nid: a", [("text-start", 2, 3)], 'text:\n  "> citation"\nid: a'),
    ("glossary:\n  *mot*: sens", [("text-start", 2, 3)], 'glossary:\n  "*mot*": sens'),
    ("text: 'L'alliance'", [("quote-in-quotes", 1, 7)], 'text: "L\'alliance"'),
    ("text: 'L'un dit \"oui\"'", [("quote-in-quotes", 1, 7)], "text: 'L''un dit \"oui\"'"),
    ("text: 'L''un et l'autre'", [("quote-in-quotes", 1, 7)], "text: \"L'un et l'autre\""),
    ('text: "Il dit "non""', [("quote-in-quotes", 1, 7)], 'text: "Il dit \\"non\\""'),
    ('text: "Il \\"dit\\" "non""', [("quote-in-quotes", 1, 7)], 'text: "Il \\"dit\\" \\"non\\""'),
    ("text: 'L'un\n  et l'autre'", [("quote-in-quotes", 1, 7)], "text: \"L'un\n  et l'autre\""),
    ("title\u00a0: X", [("space-in-key", 1, 1)], "title: X"),
    ("choice:Bonjour", [("space-after-colon", 1, 7)], "choice: Bonjour"),
    ("- right:les mêmes", [("space-after-colon", 1, 8)], "- right: les mêmes"),
    (
        "choice:Bonjour : oui",
        [("space-after-colon", 1, 7), ("colon-in-text", 1, 16)],
        'choice: "Bonjour : oui"',
    ),
    ("id:#4", [("space-after-colon", 1, 3), ("comment-in-text", 1, 4)], 'id: "#4"'),
    ("text:\u00a0Oui", [("space-after-colon", 1, 5)], "text: Oui"),
    (
        "glossary:\n  un: a\n  carré :\u00a0b",
        [("space-after-colon", 3, 9)],
        "glossary:\n  un: a\n  carré : b",
    ),
    (
        "-right: a\n-wrong: b",
        [("space-after-dash", 1, 1), ("space-after-dash", 2, 1)],
        "- right: a\n- wrong: b",
    ),
    ("- a\n-b", [("space-after-dash", 2, 1)], "- a\n- b"),
    (
        "items:\n  -Un\n  -Deux",
        [("space-after-dash", 2, 3), ("space-after-dash", 3, 3)],
        "items:\n  - Un\n  - Deux",
    ),
    ("-\u00a0right: a", [("space-after-dash", 1, 1)], "- right: a"),
]


def said(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in problems]


@pytest.mark.parametrize(("written", "expected", "corrected"), MENDED)
def test_a_trap_is_named_and_mended(
    written: str, expected: list[tuple[str, int, int]], corrected: str
) -> None:
    node, problems = document(written.encode(), "c.yaml")
    assert said(problems) == expected
    mend = mended(written.encode(), [edit for one in problems for edit in one.edits])
    assert mend.decode() == corrected
    again, left = document(mend, "c.yaml")
    assert left == []
    assert node is not None
    assert again is not None
    assert bare(node) == bare(again)


@pytest.mark.parametrize(
    "written",
    [
        "text: abc # def",
        "text: abc  #def",
        "text: abc ## def",
        "options: #les options\n  - a",
        "text: un:deux 12:30 http://a.b/c#d",
        "text: Non\u00a0:\u00a0assez",
        "text: « Non »",
        "tags: [rappel, facile]\nauthors: [Service universitaire]",
        "keywords: [\n  l'un, 'd''autre',\n  \"c: d\",  # note : ici\n]",
        "expert: {name: Expert, role: Modèle d'investisseur sociétal}",
        "expert: {name: 'a: b',\n  role: x}",
        "speakers:\n  - Anne Durand: Animatrice",
        "pairs:\n  - [Le carré, magique]",
        "- Anne: {role: x}",
        "- Les mêmes:\n    - a",
        "- Les mêmes: a\n  Les autres: b",
        "- Les mêmes: |\n    a : b",
        "- right : les mêmes\n  why : oui",
        '- "Les mêmes" : quatre',
        "text: |\n  Non : assez [rires] #4\n  >> 'L'alliance'\nid: a",
        "text: >2\n    a : b\nid: c",
        'text: "a : b\n  c #4 : d"  # e : f\nid: g',
        "text: 'L''un : a\n\n  l''autre'\nid: g",
        "- - a\n  - b",
        "- - # note\n    a: b",
        "- - id: a\n    b: c\n  - |\n    d : e",
        "a: &x un\nb: *x",
        "a: &x\n  b: c\nd: *x",
        "text: un\n  > deux\n  [trois\n  *quatre",
        "text: -5 °C\nb: --- c\nd: ?e",
        "%YAML 1.2\n---\ntext: a\n...\n",
    ],
)
def test_what_is_meant_is_left_alone(written: str) -> None:
    assert said(document(written.encode(), "c.yaml")[1]) == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("options: right: les mêmes", "colon-in-text"),
        ("text: Les buts sont :\n  - un\n  - deux", "colon-in-text"),
        ("text: Les buts\n  exemple: un", "colon-in-text"),
        ("text: - un\n  - deux", "text-start"),
    ],
)
def test_what_needs_judgement_is_named_and_not_mended(written: str, code: str) -> None:
    node, problems = document(written.encode(), "c.yaml")
    assert [one.code for one in problems] == [code]
    assert problems[0].edits == ()
    assert node is not None


def test_the_corrected_line_is_an_argument() -> None:
    _, (problem,) = document(b"  - id: a\n    text: Non : assez peu  # oui\n", "c.yaml")
    assert dict(problem.arguments) == {"corrected": 'text: "Non : assez peu"  # oui'}
    _, (problem,) = document(b"text: un\n  deux : trois\n", "c.yaml")
    assert dict(problem.arguments) == {"first": 1, "last": 2}
    _, (problem,) = document(b"text: voir #4\n", "c.yaml")
    assert dict(problem.arguments) == {"lost": "4", "corrected": 'text: "voir #4"'}


def test_all_traps_of_a_file_are_found_at_once_and_places_stay_the_authors() -> None:
    written = 'text: "a" b\nnote: Non : oui\nid: x\nid: y\n'
    node, problems = document(written.encode(), "c.yaml")
    assert said(problems) == [("text-start", 1, 7), ("colon-in-text", 2, 11), ("duplicate-key", 4, 1)]
    assert isinstance(node, Mapping)
    text = node.get("text")
    assert text is not None
    assert (text.place.column, text.place.length) == (7, 5)
    assert bare(node) == {"text": '"a" b', "note": "Non : oui", "id": "x"}


def only(text: str) -> Mapping:
    node, _ = document(text.encode(), "c.yaml")
    assert isinstance(node, Sequence)
    item = node.items[0]
    assert isinstance(item, Mapping)
    return item


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("- note : ceci", "note : ceci"),
        ("- note: ceci", "note: ceci"),
        ("- note :", "note :"),
        ("- note\u00a0: ceci", "note : ceci"),
        ("- note: 'ceci'", None),
        ("- note: a\n  autre: b", None),
        ("- note: [a]", None),
        ("- note: a\n    b", None),
        ("- note:\n    a", None),
    ],
)
def test_a_pair_where_a_text_was_asked_for_gives_its_text_back(written: str, text: str | None) -> None:
    assert pair_as_text(only(written)) == text


def test_such_a_pair_is_mended_by_quotes() -> None:
    written = '- note : dit "ceci"'
    problem = became_pair(only(written))
    assert problem is not None
    assert problem.code == "text-became-pair"
    assert dict(problem.arguments)["corrected"] == "'note : dit \"ceci\"'"
    assert mended(written.encode(), problem.edits).decode() == "- 'note : dit \"ceci\"'"
    assert became_pair(only("- note: [a]")) is None


@pytest.mark.parametrize(
    ("written", "corrected"),
    [
        ("text: “L'oncle”", 'text: "L\'oncle"'),
        ('- “Dit "oui"” # note', "- 'Dit \"oui\"' # note"),
        ("text: ‘Un’", 'text: "Un"'),
    ],
)
def test_curly_quotes_around_a_whole_text_are_doubted_and_made_straight(written: str, corrected: str) -> None:
    _, problems = document(written.encode(), "c.yaml")
    assert [one.code for one in problems] == ["curly-quotes"]
    assert mended(written.encode(), problems[0].edits).decode() == corrected


@pytest.mark.parametrize("text", ["«\u202fUn\u202f»", "“Un” et “deux”", "Dit “oui”", '"“Un”"', "“Un” dit-il"])
def test_quotes_that_are_words_are_left_alone(text: str) -> None:
    node, problems = document(f"text: {text}".encode(), "c.yaml")
    assert node is not None
    assert (bare(node), problems) == ({"text": text.strip('"')}, [])

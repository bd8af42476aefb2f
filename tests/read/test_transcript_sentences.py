"""Where sentences end."""

from __future__ import annotations

import pytest

from cartable.read.transcript import transcript
from cartable.source.place import Place


def cut(words: str, language: str) -> list[str]:
    return [one.text for one in transcript(words, Place("m.txt"), (), language)[0].sentences]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("fr-FR", "M. Dupont arrive.| Mme Durand et le Dr. Petit aussi."),
        ("fr-FR", "Voir p. ex. le guide.| Puis l'art. 12 et la fig. 3.| Fin."),
        ("fr-FR", "C.-à-d. que ça marche.| On a des dons, etc.| Ensuite on continue."),
        ("fr-FR", "On a des dons, etc. et du mécénat."),
        ("fr-FR", "Il a dit « Venez. »| Puis il part."),
        ("fr-FR", "Il a dit « Venez\u202f! » et il part."),
        ("fr-FR", "Il dit : « On part ? »| Elle répond : « Non. »| Fin."),
        ("fr-FR", "C'est vrai ?!| Oui… enfin non... peut-être.| Voilà."),
        ("fr-FR", "Quoi ? !| Ah bon !| Alors."),
        ("fr-FR", "Il est 12 h 30.| On a 3.14 et 1 234,5 euros.| Fin."),
        ("fr-FR", "Il reste 3 h.| Ensuite il part."),
        ("fr-FR", "Voir https://exemple.fr/a.html.| Ou a.b@c.fr.| Le fichier cours.yaml est là."),
        ("fr-FR", "J.-P. Sartre et J. K. Rowling.| L'O.N.U. et la S.N.C.F. ont signé.| Ensuite."),
        ("fr-FR", "Au XXe s. av. J.-C. il y avait ceci."),
        ("fr-FR", "Il y en a.| On y va.| C'est ce qu'il y a.| Ensuite."),
        ("fr-FR", "Vitamine C.| Ensuite, le plan B.| Puis rien."),
        ("fr-FR", "Les objectifs sont : 1. la richesse 2. l'innovation.| Bien."),
        ("fr-FR", "Les objectifs sont : 1. La richesse.| 2. L'innovation.| Bien."),
        ("fr-FR", "Le n° 4, cf. plus haut.| En 2020.| 12 pays."),
        ("fr-FR", "Selon Latour (1999).| Il rit.| (Il se tait.)| Alors."),
        ("fr-FR", "- Bonjour.| - Bonsoir.| — Oui."),
        ("fr-FR", "bonjour à tous.| alors on y va.| ça marche ?| oui."),
        ("fr-FR", "😀 Alors 😀.| Oui."),
        ("ar", "أيّ سلّم آخذ؟| خذ الأطول.| لا تصعد، أبدًا!| نعم؛ هكذا."),
        ("en", "Mr. Smith met Mrs. Jones at 5 p.m. yesterday.| He left."),
        ("en", "We met at 5 p.m.| Then we left.| The U.S. Congress met in the U.S.| It ended."),
        ("en", 'This, i.e. that, e.g. Paris.| "Stop."| He said “Stop!” and left.'),
        ("en", "Fig. 3 shows it.| No. 5 is alive.| No.| It is not."),
        ("en-GB", "Prof. J. Doe, Ph.D., spoke.| Is it 3.5%?| Yes... maybe."),
        ("es", "El Sr. García y la Sra. López.| ¿Qué tal?| ¡Hola!| Ud. sabe."),
        ("es", "En EE. UU. hay más.| P. ej. esto."),
        ("de", "Das ist z. B. gut, d. h. nicht.| Am 3. Oktober kam er."),
        ("de", "Im 19. Jahrhundert usw. ging es.| Er sagte: „Komm!“| Dann ging er."),
        ("ja", "行きます。|はい。|そうですか？"),
        ("xx", "Dr. Who, cf. this.| That."),
    ],
)
def test_sentences_end_at_the_bars(language: str, marked: str) -> None:
    assert cut(marked.replace("|", ""), language) == [one.strip() for one in marked.split("|")]


def test_a_blank_line_before_a_capital_ends_a_sentence_and_a_line_end_does_not() -> None:
    assert cut("Chapitre 2\n\nBonjour à\ntous, et\n\nBienvenue à\n\nvous.", "fr") == [
        "Chapitre 2",
        "Bonjour à tous, et",
        "Bienvenue à vous.",
    ]


def test_what_has_no_letter_joins_its_neighbour() -> None:
    assert cut("… ! Alors. — ! ?", "fr") == ["… ! Alors. — ! ?"]


def test_captions_without_punctuation_are_parted_at_line_ends() -> None:
    lines = [f"ligne {number} de huit mots sans aucun point" for number in range(30)]
    parts = cut("\n".join(lines), "fr")
    assert [len(part.split()) for part in parts] == [56, 56, 56, 56, 16]
    assert " ".join(parts) == " ".join(lines)


def test_long_speech_without_a_stop_is_parted_at_commas_before_lines() -> None:
    words = ("un deux trois quatre cinq six sept huit neuf dix\n" * 4 + "onze, ") * 3
    assert [part.split()[-1] for part in cut(words, "fr")] == ["onze,", "onze,", "onze,"]


def test_speech_without_stop_comma_or_line_stays_whole() -> None:
    assert len(cut("mot " * 500, "fr")) == 1


def test_a_long_sentence_that_a_stop_ends_stays_whole() -> None:
    assert len(cut("Un mot, " * 40 + "fin.", "fr")) == 1

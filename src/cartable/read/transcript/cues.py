"""Which brackets of a transcript hold a sound or a gesture, and which hold speech.

Square brackets are cues (`[MUSIQUE]`, `[il montre le tableau]`) unless they hold no letter (`[…]`,
`[12]`, `[ __ ]`), `sic`, or one or two letters of a word (`[d]ans`). Round brackets hold speech far
oftener: they are cues when all their words are known ones (`(rires)`, `(laughter and applause)`),
or in capitals where no sentence is broken, for `(ONU)` in mid-sentence is an acronym.
"""

from __future__ import annotations

import re

_SIC = re.compile(r"\s*sic\s*(?:!\s*)?", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+|♪+|♫+")


def _all(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KNOWN = _all(
    """
    musique musiques rire rires applaudissement applaudissements silence inaudible inintelligible soupir
    soupirs toux bruit bruits sonnerie jingle générique brouhaha huées chuchotements hésitation pause
    music laughter laughs laughing laugh applause silence inaudible unintelligible indistinct crosstalk
    sigh sighs cough coughs coughing cheering cheers chuckles chuckle noise beep
    música risas risa aplausos silencio inaudible suspiro tos ruido
    musik gelächter lachen lacht applaus beifall stille unverständlich seufzen husten geräusch
    musica risate applausi silenzio muziek gelach applaus
    """
)
_JOINING = _all(
    """
    et de du des la le les dans salle public and the of in audience y del en público und im publikum e
    nourris fond off forte background soft continues playing upbeat
    """
)
_SHORT = 2


def cue(bracketed: str, *, glued: bool, breaks_sentence: bool) -> str | None:
    """The words of a bracketed stretch when it is a cue, white space collapsed; None when it is speech.

    `bracketed` comes with its brackets. `glued`: a letter touches it. `breaks_sentence`: the words
    before it have not ended one.
    """
    inner = bracketed[1:-1]
    words = _LETTERS.findall(inner)
    if not words or _SIC.fullmatch(inner):
        return None
    if bracketed[0] == "[":
        named = not (glued and len("".join(words)) <= _SHORT)
    else:
        folded = [word.casefold() for word in words]
        known = any(word in _KNOWN for word in folded) and _KNOWN.union(_JOINING).issuperset(folded)
        shouted = inner.isupper() and len(inner.strip()) > 1 and not breaks_sentence
        named = not glued and (known or shouted)
    return " ".join(inner.split()) if named else None

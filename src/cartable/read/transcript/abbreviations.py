"""The words that a dot does not end, by language, and the words that open a sentence.

Own tables and rules, because the libraries that were tried cut `M. Dupont`, `J.-P. Sartre` or
`l’art. 12` in two, and because the numbers of sentences are printed and quoted: they must not move
with the release of a library.
"""

from __future__ import annotations

from functools import lru_cache

from cartable.source.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What a language shortens.

    Entries are without their last dot; one in lower case also stands for its capitalised form.
    `bound` never end a sentence (`M.`, `cf.`). `numbered` do not when a number follows (`art. 12`).
    `soft` end one only when a capital follows (`etc.`). `openers` are words that open sentences far
    oftener than they follow an initial. `ordinals`: whether `3.` reads *third*. `longest` is how many
    characters the longest of the words has that a dot does not end.
    """

    bound: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    soft: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    ordinals: bool = False
    longest: int = 0


def _all(words: str) -> frozenset[str]:
    return frozenset(words.split())


_EVERYWHERE = Abbreviations(
    bound=_all("cf e.g i.e Dr Pr Prof St vs"),
    numbered=_all("p pp vol fig art chap éd ed t n no nos"),
    soft=_all("etc al approx env ibid id max min Inc Ltd Co Corp Jr Sr"),
)

_LANGUAGES = {
    "fr": Abbreviations(
        bound=_all(
            "M MM Mme Mmes Mlle Mlles Me Mes Mgr Mgrs Vve Drs Prs Ste Sts p.ex ex c.-à-d c.à.d càd "
            "av apr dir coll trad adj adv boul bd éd r.-v resp not n.b cap gal col lt"
        ),
        numbered=_all("art al chap fig fasc tab ann par sect suppl num hab"),
        soft=_all("env appart dép suiv sq sqq tél masc fém sing plur J.-C minim quest"),
        openers=_all(
            "Le La Les Un Une Des Ce Cet Cette Ces Ça Cela Il Elle Ils Elles On Je Tu Nous Vous Et Mais Ou "
            "Or Donc Car Ni Puis Alors Ensuite Enfin Bon Oui Non Si Quand Comme Pour Dans En Au Aux À Par "
            "Sur Avec Sans Qui Que Quoi Quel Quelle Quels Quelles Mon Ma Mes Son Sa Ses Notre Votre Leur "
            "Leurs Tout Tous Toute Toutes Voilà Voici Merci Bonjour Après Avant Aujourd’hui"
        ),
    ),
    "en": Abbreviations(
        bound=_all("Mr Mrs Ms Messrs Mx Rev Hon Gen Col Capt Lt Sgt Sen Rep Gov Pres Mt v ca esp"),
        numbered=_all("No Nos Fig Figs Eq Sec Ch Vol Art Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"),
        soft=_all("Bros Ave Blvd Rd Esq Ph.D M.D dept est incl misc a.m p.m"),
        openers=_all(
            "The A An This That These Those It He She We You They I And But Or So Then If When While "
            "As At In On For From To With Without Who What Why How Where Which My Our Your His Her Its Their "
            "There Here Yes No Now Well Okay OK Let Thank Thanks After Before All Some Many Most One"
        ),
    ),
    "es": Abbreviations(
        bound=_all(
            "Sr Sra Srta Sres Sras Dra Dres Dras D Dña Lic Ing Arq Fr Sto Sta Gral Cap Ud Uds p.ej ej"
        ),
        numbered=_all("núm nº pág págs cap art arts vol fig aprox"),
        soft=_all("aprox UU AA RR a.C d.C S.A tel"),
        openers=_all(
            "El La Los Las Un Una Unos Unas Este Esta Esto Estos Estas Ese Esa Eso Es Él Ella Ellos Ellas Yo "
            "Tú Nosotros Y Pero O Ni Si Sí No Entonces Luego Así Pues Cuando Como Para Por En De Con Sin "
            "Que Qué Quién Mi Su Sus Nuestro Hay Hoy Ahora Bueno Gracias También Después Antes"
        ),
    ),
    "de": Abbreviations(
        bound=_all(
            "Hr Fr Frl Hrn Dipl Ing Dipl.-Ing z.B d.h u.a i.d.R bzw vgl sog ggf evtl bes insb Hl St Str "
            "inkl exkl zzgl gem lt geb verh gest jun sen Univ Abt bspw ehem"
        ),
        numbered=_all("Nr Nrn Abb Abs Art Bd Kap S Tab Aufl Ziff Jh"),
        soft=_all("usw usf ff f o.ä u.ä Mio Mrd Tsd ca Tel n.Chr v.Chr Chr"),
        openers=_all(
            "Der Die Das Ein Eine Einen Einem Dies Diese Dieser Dieses Er Sie Es Wir Ihr Ich Du Man Und Aber "
            "Oder Denn Also Dann Da Dort Hier Wenn Als Wie Weil In Im Am An Auf Für Mit Ohne Bei Von Zu Zum "
            "Zur Nach Vor Wer Was Warum Wo Welche Welcher Mein Unser Ja Nein Nun So Jetzt Heute Danke Auch"
        ),
        ordinals=True,
    ),
    "it": Abbreviations(
        bound=_all("Sig Sigg Sig.ra Sig.na Dott Dott.ssa Prof.ssa Avv Ing Arch Geom Rag p.es es"),
        numbered=_all("pag pagg art artt cap fig vol num"),
        soft=_all("ecc a.C d.C S.p.A tel"),
        openers=_all(
            "Il Lo La I Gli Le Un Una Questo Questa E Ma O Se Allora Poi Quindi Non Sì No In Per Con"
        ),
    ),
    "pt": Abbreviations(
        bound=_all("Sr Sra Srta Dra Profa Exmo Exma D p.ex ex"),
        numbered=_all("pág págs art cap fig vol núm"),
        soft=_all("aprox a.C d.C S.A tel"),
        openers=_all(
            "O A Os As Um Uma Este Esta Isto Ele Ela Eles Elas Eu E Mas Ou Se Então Em No Na Por Com"
        ),
    ),
    "nl": Abbreviations(
        bound=_all("dhr mevr mw drs ir mr bijv d.w.z o.a t.a.v m.b.t incl excl"),
        numbered=_all("nr blz art fig hfst"),
        soft=_all("enz e.d ca tel"),
        openers=_all("De Het Een Dit Dat Deze Die Hij Zij Ze Wij We Ik Jij Je En Maar Of Dus Als Dan In Op"),
    ),
}

TONGUES = tuple(_LANGUAGES)
"""The languages that have a table, by their first subtag."""


@lru_cache(maxsize=32)
def abbreviations(language: str) -> Abbreviations:
    """What a BCP 47 language shortens, by its first subtag; what all share for one without a table."""
    own = _LANGUAGES.get(language.split("-", maxsplit=1)[0].casefold(), Abbreviations())
    bound, numbered, soft = (
        _EVERYWHERE.bound | own.bound,
        _EVERYWHERE.numbered | own.numbered,
        _EVERYWHERE.soft | own.soft,
    )
    longest = max(map(len, bound | numbered | soft))
    return Abbreviations(bound, numbered, soft, own.openers, own.ordinals, longest)

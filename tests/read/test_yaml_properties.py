"""What holds of every file, however strange."""

import re

import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cartable.read.mend import mended
from cartable.read.yaml import Mapping, bare, document
from cartable.source.problem import Problem


def _parted(pieces: str) -> list[str]:
    return pieces.split("¦")


STRUCTURE = _parted(
    r"a¦Bonjour¦les mêmes¦l'un¦« »¦…¦1¦12:30¦http://a.b¦#4¦ #x¦ # c¦:¦ : ¦: ¦-¦- ¦-x¦?¦!¦&¦&a¦*¦*a¦\\¦\\n"
    r"""¦"¦'¦"oui"¦'non'¦[rires]¦[a, b]¦{b: c}¦{carré}¦]¦}¦,¦@¦%¦|¦>¦>-¦|2¦>>¦`¦why: ¦text : ¦right:¦pairs:"""
    "¦---¦...¦  ¦id: x¦<<: ¦\u00a0:¦\u00a0¦\u202f¦\u2028¦\u0001¦\u202e¦\ufeff¦\t"
    "¦\n¦\r\n¦\n  ¦\n    ¦\n- ¦\n  - ¦\n¦\n  "
)
PROSE = _parted(
    r"""Les mêmes¦oui¦l'un¦« non »¦12:30¦http://a.b¦…¦C:\n¦"oui"¦'non'¦[rires]¦{carré|carre}¦**gras**¦`code`"""
    "¦>>¦>¦|¦!¦?¦-¦@¦%¦]¦}¦,¦*¦&¦ : ¦: ¦ :¦\u00a0: ¦\u202f: ¦ #4¦ ¦ ¦ ¦; ¦\\"
)
TRAPS = _parted(
    "bad-indentation¦colon-in-text¦comment-in-text¦control-character¦dash-in-text¦misplaced-field¦mixed-list"
    "¦quote-in-quotes¦space-after-colon¦space-after-dash¦space-in-indentation¦space-in-key¦stray-bracket"
    "¦stray-line¦tab-indentation¦text-became-pair¦text-start¦unclosed-bracket¦unclosed-quote¦uneven-text"
)
SAME_EACH_TIME = settings(derandomize=True, max_examples=200, deadline=None)
FILES = st.lists(st.sampled_from(STRUCTURE), max_size=24).map("".join)


def mend(data: bytes, problems: list[Problem]) -> bytes:
    return mended(data, [edit for one in problems for edit in one.edits])


@SAME_EACH_TIME
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
@example(b"\xef\xbb\xbf\xff")
@example(b"a: " + b"&a " * 3000)
def test_no_bytes_crash_the_reader_or_the_mending(data: bytes) -> None:
    _, problems = document(data, "c.yaml")
    mend(data, problems)


@SAME_EACH_TIME
@given(FILES)
def test_every_place_lies_in_the_file(text: str) -> None:
    _, problems = document(text.encode(), "c.yaml")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        for place in (problem.place, *(place for _, place in problem.related)):
            if place.line:
                line = lines[place.line - 1]
                assert 1 <= place.column <= len(line) + 1
                assert place.column + place.length - 1 <= max(len(line), place.column)


@SAME_EACH_TIME
@given(FILES)
@example("- évi: {carré}\n- #4")
@example("id:\u00a0#4 : x")
@example("- 'a\n  b'\n- >\n - c")
def test_what_can_be_mended_without_judgement_reads_clean_and_the_same(text: str) -> None:
    node, problems = document(text.encode(), "c.yaml")
    # A control is read as a space, and gone when mended: what it parted may be new.
    if all(one.edits and one.code != "control-character" for one in problems):
        again, left = document(mend(text.encode(), problems), "c.yaml")
        assert not {one.code for one in left}.intersection(TRAPS)
        assert (node and bare(node)) == (again and bare(again))


@SAME_EACH_TIME
@given(FILES)
@example("a: &x [b, '']\nc: *x\nd:\n")
def test_without_problems_the_file_reads_as_yaml_reads_it(text: str) -> None:
    node, problems = document(text.encode(), "c.yaml")
    if not problems:
        assert node is not None
        assert bare(node) == composed(yaml.compose(text.removeprefix("\ufeff"), Loader=yaml.CSafeLoader))


def composed(node: yaml.Node | None) -> object:
    match node:
        case yaml.MappingNode():
            pairs = [(composed(key), composed(value)) for key, value in node.value]
            return {str(key).strip("\u00a0\u202f"): value for key, value in pairs}
        case yaml.SequenceNode():
            return [composed(item) for item in node.value]
        case yaml.ScalarNode():
            return node.value if node.value or node.style else None
        case _:
            return None


@SAME_EACH_TIME
@given(st.lists(st.sampled_from(PROSE), min_size=1, max_size=6).map("".join))
@example("Les mêmes : quatre")
@example("[rires] Bonjour : #4")
@example(">> L'un")
def test_a_text_that_can_be_mended_is_then_the_text_typed(typed: str) -> None:
    typed = typed.strip(" ")
    # Quotes first, signs alone, an anchor, a comment behind a list, and a lone word as key can be meant.
    assume(typed and "  " not in typed)
    assume(not re.match(r"""(- |&\w* ?)*["']""", typed) and not re.match(r"[\[{].*[]}] #", typed))
    assume(not re.fullmatch(r"[|>][+-]?( #.*)?|&\w+( #.*)?", typed))
    assume(not re.match(r"[a-z]+[ \u00a0\u202f]*:( |$)", typed))
    for before in ("text: ", "evidence:\n  - Les uns\n  - "):
        data = (before + typed).encode()
        _, problems = document(data, "c.yaml")
        if all(one.edits for one in problems):
            node, left = document(mend(data, problems), "c.yaml")
            assert left == []
            assert isinstance(node, Mapping)
            read = bare(node.entries[0][1])
            assert read in (typed, ["Les uns", typed], [typed[1:-1]])

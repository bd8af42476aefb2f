"""How long `cartable check` takes over a three-hour lecture, by the format of its transcript.

Printed, and kept in docs/bench.md; fails where a format is over its budget. The lecture has 30,000 words
in some 1,700 sentences and 60 turns; as captions it has 5,000 of two lines. What rolls over the screen is
as YouTube writes it: every word with its time, every line three times.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import docx

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.keeping import keep
from bench.times import CARTABLE, SURROUNDINGS
from cartable.model.clock import timecode

TITLE = "## Reading a lecture of three hours"
WORDS = 30_000
A_CAPTION = 6
A_WORD = 360
"""Milliseconds."""
RUNS = 5
MOST = 1.0
"""Seconds, for the whole process."""
SENTENCE = "Alors on note sur deux feuilles ce que chacun vient chercher, et les listes se ressemblent bien."
COURSE = """\
format: 1
title: Une longue leçon
language: fr-FR
settings: {complete-when: viewed}
speakers: {hote: Hôte, invite: Invité}
modules:
  - id: lecon
    title: La leçon
    transcript: NAME
    key-points:
      - id: feuilles
        text: Deux feuilles.
        evidence: on note sur deux feuilles ce que chacun vient chercher
"""


def said() -> list[str]:
    """The words of the lecture; somebody else begins to speak at every thirtieth sentence."""
    words = list(islice(cycle(SENTENCE.split()), WORDS))
    length = len(SENTENCE.split())
    for at in range(length * 30, WORDS, length * 30):
        words[at] = f">> {words[at]}"
    return words


def captions(words: list[str]) -> list[tuple[str, list[str]]]:
    """Captions: their times as WebVTT has them, and their words."""
    made = []
    for at in range(0, WORDS, A_CAPTION):
        start, end = at * A_WORD, (at + A_CAPTION) * A_WORD - 10
        made.append((f"{timecode(start)} --> {timecode(end)}", words[at : at + A_CAPTION]))
    return made


def _halves(words: list[str]) -> str:
    return f"{' '.join(words[:3])}\n{' '.join(words[3:])}"


def _rolling(words: list[str]) -> str:
    blocks, before = [], " "
    for at in range(0, WORDS, A_CAPTION):
        start, end = at * A_WORD, (at + A_CAPTION) * A_WORD - 10
        line = words[at : at + A_CAPTION]
        spoken = (f"<{timecode(start + A_WORD * n)}><c> {word}</c>" for n, word in enumerate(line[1:], 1))
        whole = " ".join(line)
        blocks.append(f"{timecode(start)} --> {timecode(end)}\n{before}\n{line[0]}{''.join(spoken)}")
        blocks.append(f"{timecode(end)} --> {timecode(end + 10)}\n{whole}\n ")
        before = whole
    return "\n\n".join(["WEBVTT\nKind: captions\nLanguage: fr", *blocks])


def _document(words: list[str]) -> bytes:
    made, file = docx.Document(), io.BytesIO()
    for turn in " ".join(words).split(">> "):
        made.add_paragraph(f">> {turn}")
    made.save(file)
    return file.getvalue()


def files() -> dict[str, tuple[str, bytes]]:
    """The lecture by format: the name of its file, and its bytes."""
    words = said()
    shown = captions(words)
    vtt = "\n\n".join(["WEBVTT", *(f"{times}\n{_halves(line)}" for times, line in shown)])
    srt = "\n\n".join(
        f"{number}\n{times.replace('.', ',')}\n{_halves(line)}"
        for number, (times, line) in enumerate(shown, 1)
    )
    timed = "\n".join(f"[{times[:12]}] {' '.join(line)}" for times, line in shown)
    return {
        "plain text": ("lecon.txt", " ".join(words).encode()),
        "text with time codes": ("lecon-temps.txt", timed.encode()),
        "WebVTT, 5,000 captions": ("lecon.vtt", vtt.encode()),
        "WebVTT that rolls, 10,000": ("lecon-directe.vtt", _rolling(words).encode()),
        "SRT, 5,000 captions": ("lecon.srt", srt.encode()),
        "Word": ("lecon.docx", _document(words)),
    }


def seconds(name: str, data: bytes) -> float:
    """The median time of `cartable check` over the lecture. CalledProcessError if it fails."""
    taken = []
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root, "course", "lecon")
        folder.mkdir(parents=True)
        (folder / name).write_bytes(data)
        (folder / "course.yaml").write_text(COURSE.replace("NAME", name), "utf-8")
        for run in range(RUNS + 1):
            start = perf_counter()
            subprocess.run(
                [CARTABLE, "check"], cwd=root, env=SURROUNDINGS, check=True, stdout=subprocess.DEVNULL
            )
            if run:  # the first only warms the disk
                taken.append(perf_counter() - start)
    return statistics.median(taken)


def section(times: dict[str, float], sizes: dict[str, int]) -> str:
    """What was measured, Markdown; times in seconds, sizes in bytes."""
    lines = [
        f"{TITLE}\n",
        f"{WORDS:,} words. A whole `cartable check`, the median of {RUNS} runs.\n",
        "| transcript | KB | seconds | at most |",
        "| --- | ---: | ---: | ---: |",
    ]
    for name, taken in times.items():
        late = " **too slow**" if taken > MOST else ""
        lines.append(f"| {name} | {sizes[name] / 1000:.0f} | {taken:.2f}{late} | {MOST:.2f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print and keep; exit with 1 where a format is over its budget."""
    made = files()
    times = {format_: seconds(*file) for format_, file in made.items()}
    found = section(times, {format_: len(data) for format_, (_, data) in made.items()})
    keep(TITLE, found)
    sys.stdout.write(f"\n{found}")
    sys.exit(int(any(taken > MOST for taken in times.values())))


if __name__ == "__main__":
    main()

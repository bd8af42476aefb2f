"""Faults planted in the player, and the scenarios that must see them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLAYER = ROOT / "templates" / "player"


@dataclass(frozen=True)
class Edit:
    """A text of a script of the player, which stands there once, and what comes in its place."""

    script: str
    old: str
    new: str


@dataclass(frozen=True)
class Mutant:
    name: str
    edits: tuple[Edit, ...]
    seen_by: tuple[str, ...]
    standard: str = "scorm12"


MUTANTS = (
    Mutant(
        "nothing is committed",
        (Edit("session.js", "const stored = this.wire.commit(proves);", "const stored = true;"),),
        ("interrupted",),
    ),
    Mutant(
        "leaving passes",
        (
            Edit(
                "session.js",
                "if (this.keeps && !this.behind) this.writeTime();",
                'if (this.keeps) this.wire.write("cmi.core.lesson_status", "passed");',
            ),
        ),
        ("looked-in", "failing"),
    ),
    Mutant(
        "the end waits for unload",
        (Edit("saver.js", 'addEventListener("pagehide"', 'addEventListener("unload"'),),
        ("looked-in",),
    ),
    Mutant(
        "a status is downgraded",
        (
            Edit(
                "scorm12.js",
                'if (was === "passed" || (was === "completed" && wanted !== "passed")) return was;',
                "",
            ),
        ),
        ("unreadable",),
    ),
    Mutant(
        "review is written",
        (
            Edit("session.js", 'this.keeps = mode === "normal";', "this.keeps = true;"),
            Edit(
                "session.js",
                'this.judged = this.keeps && this.wire.read(names.credit) !== "no-credit";',
                "this.judged = true;",
            ),
            Edit(
                "saver.js",
                'this.writes = launch.link !== "absent" && launch.mode === "normal";',
                'this.writes = launch.link !== "absent";',
            ),
        ),
        ("review", "browse"),
    ),
    Mutant(
        "a score without credit",
        (
            Edit(
                "session.js",
                'this.judged = this.keeps && this.wire.read(names.credit) !== "no-credit";',
                "this.judged = this.keeps;",
            ),
        ),
        ("no-credit",),
    ),
    Mutant(
        "the journal has no learner's key",
        (Edit("main.js", "digest(course.package, launch.learner)", "digest(course.package)"),),
        ("window-left-open",),
    ),
    Mutant(
        "a journal for nobody",
        (
            Edit(
                "main.js",
                'launch.learner && launch.mode === "normal" ? key',
                'launch.mode === "normal" ? key',
            ),
        ),
        ("nameless",),
    ),
    Mutant(
        "no journal",
        (Edit("journal.js", "return this.store !== null &&", "return false &&"),),
        ("session-lost", "notes-and-a-crash", "hidden-lost-and-gone", "another-learner-between"),
    ),
    Mutant(
        "a note is not saved",
        (Edit("notes.js", "    this.told.noted();\n", ""),),
        ("notes-and-a-crash",),
    ),
    Mutant(
        "the journal outlives what it was for",
        (
            Edit(
                "journal.js",
                "if (all.length) this.write(all.filter((one) => seed(one.memory) !== seed(memory)));",
                "",
            ),
        ),
        ("perfect",),
    ),
    Mutant(
        "the journal is applied whatever the LMS holds",
        (Edit("journal.js", "=> one.bases.includes(mark(memory)) ||", "=> true ||"),),
        ("newer-elsewhere",),
    ),
    Mutant(
        "saved is said whatever the LMS answers",
        (
            Edit(
                "saver.js",
                "if (this.changed || !this.unproved) this.say(saved);",
                'this.say("saved");',
            ),
        ),
        ("commit-false", "throws", "hidden-lost"),
    ),
    Mutant(
        "saved is said before the LMS was asked",
        (Edit("saver.js", 'if (!this.failures) this.say("saving");', 'this.say("saved");'),),
        ("hidden-lost",),
    ),
    Mutant(
        "a hidden page's commit is believed",
        (Edit("saver.js", 'const hidden = document.visibilityState === "hidden";', "const hidden = false;"),),
        ("hidden-lost",),
    ),
    Mutant(
        "a call that throws breaks the page",
        (Edit("wire.js", "    } catch {\n      return undefined;\n    }", "    } finally {\n    }"),),
        ("throws",),
    ),
    Mutant(
        "what was refused is never tried again",
        (
            Edit(
                "saver.js",
                "    this.timer = setTimeout(() => this.now(), patience);\n",
                "    void patience;\n",
            ),
        ),
        ("well-again",),
    ),
    Mutant(
        "the second window writes",
        (
            Edit(
                "tabs.js",
                "(waiting.signal.aborted ? second() : alone())",
                "alone()",
            ),
        ),
        ("two-tabs",),
    ),
    Mutant(
        "the score is rounded up",
        (
            Edit(
                "rational.js",
                "const hundredths = (a[0] * 100n) / a[1];",
                "const hundredths = (a[0] * 100n + a[1] - 1n) / a[1];",
            ),
        ),
        ("middling",),
    ),
    Mutant(
        "what was cut is taken for whole",
        (
            Edit(
                "wire.js",
                'const whole = typeof held !== "string" || held === "" || held === value;',
                "const whole = true;",
            ),
        ),
        ("cut-short",),
    ),
    Mutant(
        "what cannot be read is thrown away",
        (
            Edit(
                "memory.js",
                'known: none, aside: memory, news: memory ? "lost" : ""',
                'known: none, aside: "", news: ""',
            ),
        ),
        ("unreadable",),
    ),
    Mutant(
        "2004: a status is downgraded",
        (Edit("scorm2004.js", "(order.indexOf(wanted) > order.indexOf(was) ? wanted : was)", "wanted"),),
        ("unreadable",),
        "scorm2004",
    ),
    Mutant(
        "2004: the share of the score loses its decimals",
        (Edit("scorm2004.js", "digits.slice(-2)}${part}`", 'digits.slice(-2)}${part && ""}`'),),
        ("middling",),
        "scorm2004",
    ),
    Mutant(
        "2004: success is not said",
        (Edit("scorm2004.js", 'passed: ["completed", "passed"]', 'passed: ["completed", "unknown"]'),),
        ("perfect", "interrupted"),
        "scorm2004",
    ),
    Mutant(
        "2004: who has begun has failed",
        (
            Edit(
                "scorm2004.js",
                'incomplete: ["incomplete", "unknown"]',
                'incomplete: ["incomplete", "failed"]',
            ),
        ),
        ("looked-in", "failing"),
        "scorm2004",
    ),
    Mutant(
        "2004: a result is a number",
        (Edit("interactions2004.js", "RESULTS[answer.result] || answer.result", "answer.result"),),
        ("perfect", "failing"),
        "scorm2004",
    ),
    Mutant(
        "2004: what is right of a number is its lower bound",
        (Edit("interactions2004.js", 'range.join("[:]")', "range[0]"),),
        ("perfect",),
        "scorm2004",
    ),
)


def bundled(mutant: Mutant, folder: Path) -> bytes:
    """The player's script with its fault. Fails where the text is not there: a mutant does not rot."""
    source = folder / "player"
    shutil.copytree(PLAYER, source, ignore=shutil.ignore_patterns("dist"))
    for edit in mutant.edits:
        script = source / edit.script
        text = script.read_text("utf-8")
        assert text.count(edit.old) == 1, f"{edit.script} does not hold once: {edit.old}"
        script.write_text(text.replace(edit.old, edit.new), "utf-8")
    node = shutil.which("node") or str(Path(sys.executable).parent / "node")
    made = folder / f"{mutant.standard}.js"
    esbuild = ROOT / "node_modules" / ".bin" / "esbuild"
    options = ("--bundle", "--minify", "--format=iife", "--target=es2020", f"--outfile={made}")
    subprocess.run(
        [node, str(esbuild), str(source / f"{mutant.standard}-player.js"), *options],
        check=True,
        capture_output=True,
    )
    return made.read_bytes()

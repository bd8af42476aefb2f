"""Which build comes next, and which files and courses a save is about."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from pathlib import Path
from typing import TypeVar

import pytest

from cartable.serve.concerned import concern, is_noise
from cartable.serve.jobs import QUICK, Job, Jobs, Lane
from cartable.serve.planning import plan
from cartable.serve.watching import saved
from serve.written import written

_T = TypeVar("_T")


def of_its_own(coroutine: Coroutine[None, None, _T]) -> _T:
    """What it comes to in a thread of its own: Playwright keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


TEXTS = {"eau": "from: rappel", "feu": "from: autre/rappel", "air": "title: Rien"}


def asked(*courses: str, waited_for: Collection[str] = ()) -> Jobs:
    jobs = Jobs()
    for course in courses:
        jobs.ask(course, ("scorm12",), ("handout", "key"), waited_for=course in waited_for)
    return jobs


def taken(jobs: Jobs, lane: Lane, *looked_at: str) -> Job:
    job = jobs.taken(lane, looked_at)
    assert job is not None
    return job


def named(job: Job | None) -> tuple[str, str] | None:
    return None if job is None else (job.course, job.part)


def test_the_course_that_somebody_looks_at_comes_first_however_late_it_was_asked_for() -> None:
    jobs = asked("a", "b", "c", waited_for={"b"})
    assert named(taken(jobs, Lane.QUICK, "c")) == ("c", QUICK)
    assert named(taken(jobs, Lane.QUICK, "c")) == ("b", QUICK)
    assert jobs.taken(Lane.QUICK, {"c"}) is None
    assert named(taken(jobs, Lane.ANYTHING, "c")) == ("a", QUICK)


def test_papers_come_after_the_package_and_only_of_a_course_that_is_sound() -> None:
    for is_sound in (True, False):
        jobs = asked("a", waited_for={"a"})
        quick = taken(jobs, Lane.QUICK)
        assert jobs.taken(Lane.PAPERS, ()) is None
        jobs.finish(quick, is_sound=is_sound)
        assert named(jobs.taken(Lane.PAPERS, ())) == (("a", "handout") if is_sound else None)
        assert named(jobs.taken(Lane.ANYTHING, ())) == (("a", "key") if is_sound else None)
        assert jobs.is_open("a") is is_sound


def test_papers_that_nobody_waits_for_never_hold_up_those_that_somebody_does() -> None:
    jobs = asked("a", "b")
    for _ in range(2):
        jobs.finish(taken(jobs, Lane.ANYTHING), is_sound=True)
    assert jobs.taken(Lane.PAPERS, ()) is None
    assert named(taken(jobs, Lane.PAPERS, "b")) == ("b", "handout")


def test_however_often_a_course_is_saved_during_its_build_it_is_built_once_more() -> None:
    jobs = asked("a", waited_for={"a"})
    first = taken(jobs, Lane.QUICK)
    for _ in range(5):
        jobs.ask("a", ("scorm12",), (), waited_for=True)
    assert jobs.taken(Lane.QUICK, ()) is None
    assert not jobs.finish(first, is_sound=True)
    again = taken(jobs, Lane.QUICK)
    assert jobs.finish(again, is_sound=True)
    assert jobs.taken(Lane.QUICK, ()) is None
    assert not jobs.is_open("a")


def test_a_paper_of_an_older_build_is_made_again_after_the_package() -> None:
    jobs = asked("a", waited_for={"a"})
    jobs.finish(taken(jobs, Lane.QUICK), is_sound=True)
    old = taken(jobs, Lane.PAPERS)
    jobs.ask("a", ("scorm12",), ("handout",), waited_for=True)
    jobs.finish(taken(jobs, Lane.QUICK), is_sound=True)
    assert jobs.taken(Lane.PAPERS, ()) is None
    jobs.finish(old, is_sound=True)
    assert named(taken(jobs, Lane.PAPERS)) == ("a", "handout")


def test_a_course_that_is_gone_is_built_no_more() -> None:
    jobs = asked("a", waited_for={"a"})
    job = taken(jobs, Lane.QUICK)
    jobs.forget("a")
    assert not jobs.finish(job, is_sound=True)
    assert not jobs.is_open("a")


@pytest.mark.parametrize(
    ("paths", "itself", "others"),
    [
        (["course/eau/course.yaml"], {"eau"}, set()),
        (["course/eau/images/a.png", "course/new"], {"eau", "new"}, set()),
        (["quizzes/rappel.yaml"], set(), {"eau", "feu"}),
        (["quizzes/autre/rappel.yaml"], set(), {"feu"}),
        (["quizzes"], set(), {"eau", "feu", "air"}),
        (["templates/player/theme.css"], set(), {"eau", "feu", "air"}),
        (["course/eau/course.yaml", "quizzes/rappel.yaml"], {"eau"}, {"feu"}),
        (["course"], {"eau", "feu", "air"}, set()),
    ],
)
def test_a_save_concerns_the_courses_that_are_made_of_it(
    paths: list[str], itself: set[str], others: set[str]
) -> None:
    found = concern(paths, TEXTS, TEXTS.__getitem__)
    assert ({*found.saved}, {*found.others}) == (itself, others)
    assert found.templates is any(path.startswith("templates") for path in paths)


@pytest.mark.parametrize(
    "name",
    [
        *(".course.yaml.swp", "course.yaml~", "4913", "#course.yaml#", ".#course.yaml", ".new-abc", "x.tmp"),
        *(".DS_Store", "film.mp4.part", "course.yaml.swx", "sedAbC123", "__pycache__", ".git/index"),
    ],
)
def test_what_editors_and_systems_leave_is_noise(name: str) -> None:
    assert is_noise(f"course/eau/{name}")


@pytest.mark.parametrize(
    "name", ["course.yaml", "49130.txt", "swp.txt", "a~b.png", "course.lock", "sedan.jpg"]
)
def test_what_authors_write_is_not(name: str) -> None:
    assert not is_noise(f"course/eau/{name}")


def test_of_a_folder_that_is_watched_only_what_authors_write_is_told(tmp_path: Path) -> None:
    for name in ("course/eau", "quizzes"):
        (tmp_path / name).mkdir(parents=True)

    async def told() -> set[str]:
        async with aclosing(saved(tmp_path)) as changes:
            first = asyncio.ensure_future(anext(changes))
            found: set[str] = set()
            for number in range(600):
                for name in (".a.swp", "a~", "4913"):
                    (tmp_path / "course/eau" / name).write_text(str(number), "utf-8")
                (tmp_path / "quizzes/rappel.yaml").write_text(str(number), "utf-8")
                done, _ = await asyncio.wait([first], timeout=0.05)
                if done:
                    return found | await first
        return found

    assert of_its_own(told()) == {"quizzes/rappel.yaml"}


def test_a_folder_that_comes_is_told_and_watched(tmp_path: Path) -> None:
    (tmp_path / "course/eau").mkdir(parents=True)

    async def told() -> list[set[str]]:
        async with aclosing(saved(tmp_path)) as changes:
            first = asyncio.ensure_future(anext(changes))
            await asyncio.sleep(0.2)
            (tmp_path / "templates").mkdir()
            found = [await first]
            second = asyncio.ensure_future(anext(changes))
            while not second.done():
                (tmp_path / "templates/a.css").write_text("a", "utf-8")
                await asyncio.wait([second], timeout=0.05)
            return [*found, await second]

    assert of_its_own(told()) == [{"templates"}, {"templates/a.css"}]


def test_what_was_built_before_is_built_again_and_what_is_newer_than_it_makes_it_stale(
    tmp_path: Path,
) -> None:
    space = written(tmp_path, ("scorm2004", "handout"))
    found = plan(space, "eau")
    assert (found.quick, found.papers, found.is_stale) == (("scorm2004",), ("handout",), False)
    assert plan(space, "eau", {"scorm12"}).quick == ("scorm12", "scorm2004", "settings")
    assert plan(space, "eau", {"scorm12"}).is_stale
    (tmp_path / "quizzes/rappel.yaml").touch()
    assert plan(space, "eau").is_stale


def test_of_what_was_never_built_the_usual_is_and_a_package_at_least(tmp_path: Path) -> None:
    space = written(tmp_path, ("handout",))
    (tmp_path / "course/feu").mkdir()
    usual = plan(space, "feu")
    assert (usual.quick, usual.papers, usual.is_stale) == (("scorm12", "settings"), ("handout", "key"), True)
    assert plan(space, "eau").quick == ("scorm12", "settings")

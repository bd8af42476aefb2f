"""How a course stands after its parts were built one by one."""

from cartable.serve.outcome import Outcome
from cartable.serve.standings import Standings
from cartable.source.place import Place
from cartable.source.problem import Problem, problem

TEMPLATE = "templates/paper/key.html"


def broken(line: int) -> Problem:
    return problem("broken-template", Place(TEMPLATE, line, 1), what="syntax", reason="x")


def title(line: int) -> Problem:
    return problem("empty-text", Place("course/x/course.yaml", line, 1), field="title")


def told(standings: Standings) -> list[str]:
    return [f"{one.code} {one.place.line}" for one in standings["x"].problems]


def test_a_template_that_fails_in_one_part_is_told_until_that_part_is_built_well() -> None:
    standings = Standings()
    texts = {TEMPLATE: b"{{ x"}
    standings.take("x", "key", Outcome(problems=(broken(3),), texts=texts), is_open=True)
    standings.take("x", "handout", Outcome(problems=(), is_sound=True), is_open=False)
    assert told(standings) == ["broken-template 3"]
    assert standings["x"].texts == texts
    standings.take("x", "handout", Outcome(problems=(broken(3), title(2))), is_open=False)
    assert told(standings) == ["broken-template 3", "empty-text 2"]
    standings.take("x", "key", Outcome(problems=(), is_sound=True), is_open=False)
    assert told(standings) == ["broken-template 3"], "the handout's is still broken"
    standings.take("x", "handout", Outcome(problems=(), is_sound=True), is_open=False)
    assert told(standings) == []


def test_what_every_part_sees_is_told_as_the_last_one_saw_it() -> None:
    standings = Standings()
    standings.take("x", "quick", Outcome(problems=(title(2),)), is_open=True)
    standings.take("x", "papers", Outcome(problems=(), is_sound=True), is_open=False)
    assert told(standings) == []

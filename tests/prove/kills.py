"""A learner whose window is killed again and again, at moments that a seed chooses."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from playwright.sync_api import Browser

from cartable.model.responses import Response
from cartable.prove import expectations as expect
from cartable.prove.finding import Finding
from cartable.prove.play import Learner, Play, profile
from cartable.prove.replies import best, middling
from cartable.prove.site import Site

LONGEST = 0.12
"""The latest moment of a kill after the last deed, in seconds: a save is over by then, or under way."""


@dataclass
class Killed:
    """How often a window was killed, what went wrong, how many answers came back unpromised."""

    kills: int = 0
    findings: list[Finding] = field(default_factory=list)
    unpromised: int = 0
    finished: int = 0


def killed(site: Site, browser: Browser, seed: int, times: int) -> Killed:
    """`times` kills, all from one seed: of a learner, and of the next once one has finished."""
    chance = random.Random(seed)  # noqa: S311 - moments that can be had again
    told = Killed()
    number = 0
    while told.kills < times:
        number += 1
        context = profile(browser, site)
        play = Play(site, context, f"kills-{seed}-{number}")
        play.launch("ada")
        while told.kills < times and _goes_on(play, chance):
            _dies(play, chance, told)
        if len(play.learner.done) == len(list(play.questions)):
            told.finished += 1
            play.tab.goes_to("result")
        play.settles("saved")
        told.findings += filter(None, (expect.kept(play), expect.judged(play), expect.unrefused(play)))
        play.close()
        context.close()
    return told


def _goes_on(play: Play, chance: random.Random) -> bool:
    """Answers one to three questions, and now and then waits till it is saved; whether any was left."""
    before = len(play.learner.done)
    reply = chance.choice((best, middling))
    for _ in range(chance.randint(1, 3)):
        play.answers(1, reply, wait=chance.choice(("saved", "", "")), keyboard=True)
    if chance.random() < 0.2:
        play.reads(1)
    return len(play.learner.done) > before


def _dies(play: Play, chance: random.Random, told: Killed) -> None:
    """Kills the window, opens the course again, and looks what is there."""
    play.dies(chance.uniform(0, LONGEST))
    told.kills += 1
    stored = {id_: given.response for id_, given in play.state.answers.items()}
    learner = play.learner
    promised: dict[str, Response] = {**learner.acknowledged, **stored}
    play.launch("ada")
    seen = play.shown(*learner.given, *promised)
    lost = [id_ for id_, response in promised.items() if seen.get(id_) != response]
    if lost:
        told.findings.append(Finding("acknowledged-lost", {"questions": ", ".join(lost)}))
    back = {id_: response for id_, response in learner.given.items() if seen.get(id_) == response}
    told.unpromised += len(back.keys() - promised.keys())
    play.learners["ada"] = Learner(dict(back), dict(learner.acknowledged), dict(back), list(back))

from __future__ import annotations

import pytest

from cartable.model.course import Question
from cartable.model.interaction import Essay
from cartable.model.scoring import share
from cartable.prove.replies import best, worst
from player.sample import COURSE


@pytest.mark.parametrize("question", COURSE.questions, ids=lambda one: one.id)
def test_whoever_knows_gets_all_and_whoever_does_not_gets_nothing(question: Question) -> None:
    all_ = 0 if isinstance(question.interaction, Essay) else 1
    assert share(question, best(question), "fr-FR") == all_
    assert share(question, worst(question), "fr-FR") == 0

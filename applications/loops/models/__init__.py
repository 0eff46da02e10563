"""The steps of an attempt: loops and rounds, who was there, how it felt, what was asked and what was told."""

from applications.loops.models.forecast import Forecast, Seal
from applications.loops.models.involvement import Involvement, SelfRating
from applications.loops.models.loop import Loop
from applications.loops.models.question import Asking, Question, Recall
from applications.loops.models.round import Round
from applications.loops.models.story import Story, Telling

__all__ = [
    "Asking",
    "Forecast",
    "Involvement",
    "Loop",
    "Question",
    "Recall",
    "Round",
    "Seal",
    "SelfRating",
    "Story",
    "Telling",
]

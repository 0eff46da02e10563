"""The steps of an attempt: loops and rounds, who was there, and how it felt."""

from applications.loops.models.involvement import Involvement, SelfRating
from applications.loops.models.loop import Loop
from applications.loops.models.round import Round

__all__ = ["Involvement", "Loop", "Round", "SelfRating"]

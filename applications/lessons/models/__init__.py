"""What the attempts taught: post-mortems and causes, lessons and their life, preparation and reflections."""

from applications.lessons.models.carry import Carry, Rehearsal
from applications.lessons.models.cause import Cause
from applications.lessons.models.lesson import Lesson
from applications.lessons.models.post_mortem import PostMortem
from applications.lessons.models.preparation import Preparation, PreparationCount
from applications.lessons.models.reflection import Reflection
from applications.lessons.models.review import Review
from applications.lessons.models.sighting import Retirement, Sighting

__all__ = [
    "Carry",
    "Cause",
    "Lesson",
    "PostMortem",
    "Preparation",
    "PreparationCount",
    "Reflection",
    "Rehearsal",
    "Retirement",
    "Review",
    "Sighting",
]

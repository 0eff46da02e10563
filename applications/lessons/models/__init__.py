"""What the attempts taught: post-mortems, lessons, preparation and reflections."""

from applications.lessons.models.lesson import Lesson
from applications.lessons.models.post_mortem import PostMortem
from applications.lessons.models.preparation import Preparation, PreparationCount
from applications.lessons.models.reflection import Reflection

__all__ = ["Lesson", "PostMortem", "Preparation", "PreparationCount", "Reflection"]

"""PostMortem: what happened and why, of an attempt, a loop or a round, of wins too."""

from django.db import models
from django.utils.functional import cached_property

from applications.attempts.models import Attempt
from applications.fields.clock import day_of
from applications.fields.columns import FuzzyDateField, NoteField
from applications.fields.elapsed import elapsed
from applications.lessons.models.lesson import Lesson
from applications.loops.models import Loop, Round
from applications.records.models import Description, RecordQuerySet, owned_by


class PostMortemQuerySet(RecordQuerySet):
    def latest_written(self):
        """The one recorded last; None where there is none."""
        return self.order_by("recorded_at", "pk").last()

    def with_lesson(self):
        """Says as `is_lesson` whether what one takes from it is a lesson already."""
        lessons = Lesson.objects.filter(owner=models.OuterRef("owner"), advice=models.OuterRef("takeaway"))
        return self.annotate(is_lesson=models.Exists(lessons))

    def with_causes(self):
        """Brings along the reasons, in order, with their topics and rounds. One query more."""
        cause = self.model._meta.get_field("causes").related_model
        return self.prefetch_related(
            models.Prefetch("causes", cause.objects.in_order().select_related("topic", "round"))
        )

    def of_the_whole(self):
        """Those about the attempt as a whole."""
        return self.filter(loop__isnull=True, round__isnull=True)


class PostMortem(Description):
    """About the round if there is one, else about the loop, else about the whole attempt."""

    owner = owned_by("post_mortems")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="post_mortems")
    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, null=True, blank=True, related_name="post_mortems")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, null=True, blank=True, related_name="post_mortems")
    written = FuzzyDateField(blank=True)
    happened = NoteField("what happened", blank=True)
    went_well = NoteField("what went well", blank=True)
    went_wrong = NoteField("what went wrong", blank=True)
    why = NoteField(blank=True)
    takeaway = NoteField("what you take from it", blank=True)

    objects = PostMortemQuerySet.as_manager()

    class Meta(Description.Meta):
        pass

    def __str__(self) -> str:
        return f"Post-mortem of {self.about}"

    def get_absolute_url(self) -> str:
        """It is read where what it is about is read."""
        return self.about.get_absolute_url()

    @property
    def about(self) -> Attempt | Loop | Round:
        return self.round or self.loop or self.attempt

    @cached_property
    def reasons(self) -> list:
        """The causes, in order; a query, unless they were read `with_causes`."""
        return list(self.causes.all())

    @property
    def later(self) -> str:
        """How long after its loop or round it was written: "3 days later", "the same day", "" where nobody knows.

        It was written when it says so, else when it was first recorded. Nothing can be said of the whole attempt.
        """
        step = self.round or self.loop
        took_place = (step.happened or getattr(step, "handed_in", None)) if step else None
        span = elapsed(took_place, self.written or day_of(self.recorded_at))
        return span if span in ("", "the same day") else f"{span} later"

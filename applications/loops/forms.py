"""Forms for loops and rounds."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db.models import Max, Min
from django.utils import timezone

from applications.attempts.placing import rank_in_thread
from applications.fields.inputs import AS_KNOWN
from applications.loops.choices import Result, State
from applications.loops.models import Loop, Round
from applications.loops.reach import refresh_steps
from applications.records.forms import RecordForm


class StepForm(RecordForm):
    """What the forms of loops and rounds share: a new one finds its place, and the attempt's stage follows."""

    def clean(self):
        """What has a result or a date on which it happened is planned no longer."""
        cleaned = super().clean()
        told = cleaned.get("result") not in ("", Result.PENDING) or cleaned.get("happened") or cleaned.get("handed_in")
        if cleaned.get("state") == State.PLANNED and told:
            cleaned["state"] = State.HELD
        return cleaned

    def write(self):
        step = self.instance
        if not self.is_edit or (self.when() and {"happened", "planned", "handed_in"} & set(self.changed_data)):
            step.rank = rank_in_thread(step.attempt, self.when(), self.follows(), precedes=self.precedes())
        super().write()
        refresh_steps(step.attempt)

    def when(self):
        return self.instance.happened

    def follows(self) -> int | None:
        """The rank an undated step comes right behind, if there is one."""
        return None

    def precedes(self) -> int | None:
        """The rank of the decision a step comes before, as steps do; unless the dates of both tell."""
        decisions = self.instance.attempt.decisions.all()
        return (decisions.filter(learned="") if self.when() else decisions).aggregate(first=Min("rank"))["first"]


class LoopForm(StepForm):
    folds = (
        ("How many rounds", "planned and held", (
            "rounds_planned_least", "rounds_planned_most", "rounds_held_least", "rounds_held_most",
        )),
        ("Where and how", "place, name, state", ("name", "place", "state", "surroundings")),
        ("How it was told", "when, votes", (
            "result_learned", "result_words", "votes_for", "votes_against", "votes_words",
        )),
        ("Notes", "", ("notes",)),
    )  # fmt: skip

    class Meta(RecordForm.Meta):
        model = Loop
        help_texts = {"happened": AS_KNOWN}
        fields = [
            "kind", "happened", "result", "rounds_planned_least", "rounds_planned_most", "rounds_held_least",
            "rounds_held_most", "name", "place", "state", "surroundings", "result_learned", "result_words",
            "votes_for", "votes_against", "votes_words", "notes",
        ]  # fmt: skip


class RoundForm(StepForm):
    folds = (
        ("What and with what", "your words, place, medium, tool, length", (
            "name", "place", "medium", "tool", "minutes", "lasted", "trouble", "trouble_minutes",
        )),
        ("As it was planned", "date, time zone, medium", (
            "state", "planned", "time_zone", "minutes_planned", "medium_planned", "tool_planned", "ended_by",
        )),
        ("On your own", "received, handed in, score", (
            "received", "started", "handed_in", "was_missed", "parts", "score", "score_possible",
        )),
        ("How it was told", "when, in which words", ("result_learned", "result_words")),
        ("Notes", "", ("notes",)),
    )  # fmt: skip

    class Meta(RecordForm.Meta):
        model = Round
        help_texts = {"happened": AS_KNOWN}
        fields = [
            "kind", "loop", "happened", "result", "name", "place", "medium", "tool", "minutes", "lasted",
            "trouble", "trouble_minutes", "state", "planned", "time_zone", "minutes_planned", "medium_planned",
            "tool_planned", "ended_by", "received", "started", "handed_in", "was_missed", "parts", "score",
            "score_possible", "result_learned", "result_words", "notes",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["loop"].queryset = self.instance.attempt.loops.in_order()
        self.fields["loop"].empty_label = "no loop, or not known"
        if not self.fields["loop"].queryset.exists():
            del self.fields["loop"]

    def full_clean(self):
        """Times are read in the round's own zone, where one is named."""
        named = self.data.get(self.add_prefix("time_zone"), "").strip()
        zone = ZoneInfo(named) if named in known_zones() else timezone.get_current_timezone()
        with timezone.override(zone):
            super().full_clean()

    def when(self):
        return self.instance.date

    def follows(self) -> int | None:
        """The last round of its loop, or the loop itself."""
        loop = self.instance.loop
        return (loop.rounds.aggregate(last=Max("rank"))["last"] or loop.rank) if loop else None

    def clean_time_zone(self) -> str:
        return zone_named(self.cleaned_data["time_zone"])


@cache
def known_zones() -> set[str]:
    """Read from the disk once."""
    return available_timezones()


def zone_named(name: str) -> str:
    """An IANA time zone as it is spelled, or empty. Raises `ValidationError` for a name nobody knows."""
    known = {zone.lower(): zone for zone in known_zones()}
    if name and name.strip().lower() not in known:
        raise ValidationError("Use a name such as Europe/Dublin or Asia/Singapore, or leave it empty.")
    return known[name.strip().lower()] if name else ""

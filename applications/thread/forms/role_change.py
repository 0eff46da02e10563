"""The form for another role or level in the middle of a process: what happened, and what the attempt is about now."""

from django import forms
from django.core.exceptions import ValidationError

from applications.attempts.models import Attempt
from applications.companies.models import Role
from applications.fields.text import KeptText
from applications.records.choosing import OneOf
from applications.records.forms import RecordForm
from applications.thread.choices import Act
from applications.thread.forms.facts import TodayForm
from applications.thread.models import Event

NOTHING = "Choose another role, or give its title or its level."
THE_SAME = "It is about this role already."
NO_COMPANY = "A role belongs to a company. Name one at the attempt first."
#: What another level of the same role shares with it.
SAME = ("title", "team", "place", "working_mode", "employment")


class RoleChangeForm(TodayForm):
    """One of the company's roles, or one described by its title and level; what stands there is the current one."""

    title = KeptText(label="The new title", max_length=200, required=False)
    level = KeptText(label="The new level", max_length=100, required=False)
    folds = (("How you learned", "by phone, by e-mail", ("channel",)),)
    field_order = ["uuid", "role", "title", "level", "actor", "words", "happened"]

    class Meta(RecordForm.Meta):
        model = Event
        fields = ["role", "actor", "words", "happened", "channel"]
        field_classes = {"role": OneOf}
        labels = {"role": "One of the roles there", "actor": "Who changed it", "words": "Why"}
        widgets = {"words": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.current = self.instance.attempt.current_role
        others = self.roles().exclude(pk=self.current.pk) if self.current else self.roles()
        self.offer("role", others, "none of these")
        self.initial |= {"title": "", "level": ""}

    def clean(self):
        cleaned = super().clean()
        if not self.instance.attempt.company:
            raise ValidationError(NO_COMPANY)
        typed = [name for name in ("title", "level") if cleaned.get(name, "").strip()]
        if typed and self.is_the_current(cleaned) and not self.was_sent():
            self.add_error("title" if "title" in typed else "level", THE_SAME)
        if not cleaned.get("role") and not typed and "role" not in self.errors:
            self.add_error("title", NOTHING)
        elif cleaned.get("role") and typed:
            self.add_error("role", "Choose one of the roles there, or describe another: not both.")
        return cleaned

    def is_the_current(self, typed: dict) -> bool:
        role = self.current
        title = typed["title"].strip() or (role.title if role else "")
        return bool(role) and (role.title, role.level) == (title, typed["level"].strip())

    def write(self):
        """The role it was stays among those that the attempt concerns."""
        event = self.instance
        attempt: Attempt = event.owner.attempts.select_related("current_role").get(pk=event.attempt_id)
        before, event.role = attempt.current_role, event.role or self.described(attempt)
        is_level = before and (before.title, before.team) == (event.role.title, event.role.team)
        event.act = Act.LEVEL_CHANGED if is_level else Act.ROLE_CHANGED
        attempt.current_role = event.role
        attempt.revise()
        attempt.roles.add(*filter(None, [before, event.role]))
        super().write()

    def described(self, attempt: Attempt) -> Role:
        """The company's role that says just this, else a new one; with no title it is another level of the same."""
        title, level = (self.cleaned_data[name].strip() for name in ("title", "level"))
        before = attempt.current_role
        told = {name: getattr(before, name) for name in SAME} if before and not title else {"title": title}
        told["level"] = level
        same = attempt.company.roles.filter(**told).order_by("recorded_at", "uuid").first()
        return same or Role.objects.create(owner=attempt.owner, company=attempt.company, **told)

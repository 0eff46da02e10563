"""Enters a history through the pages alone: the same calls as `tests.histories.builder.Writer`, by hand."""

from typing import Any

from django.db import models

from applications import models as records
from applications.attempts.models import Attempt
from applications.loops.models import Loop, Round
from tests.histories.builder import where


class Typist:
    """Types for `owner` into `page`; `steps` counts what a person does: opening a page, filling a field, a press."""

    def __init__(self, page, owner, name: str = "", by_touch: bool = False) -> None:
        self.page, self.owner, self.by_touch, self.steps = page, owner, by_touch, 0

    # What hands do.

    def press(self, target) -> None:
        self.steps += 1
        (target.tap if self.by_touch else target.click)()

    def open(self, address: str, start: str = "") -> None:
        """Follow the link that leads there from `start`, or go there at once where no page offers it."""
        if start and self.page.url.partition("#")[0].partition("?")[0].removesuffix("/") != self.page_address(
            start
        ).removesuffix("/"):
            self.steps += 1
            self.page.goto(start)
        link = self.page.locator(f'a[href="{address}"]').first
        if link.count():
            self.reveal(link)
            self.press(link)
            self.page.locator("form.form").first.wait_for()
        else:
            self.steps += 1
            self.page.goto(address)

    def page_address(self, path: str) -> str:
        return self.page.evaluate("location.origin") + path

    def reveal(self, target) -> None:
        """Unfold what hides it, as a person would."""
        for fold in target.locator("xpath=ancestor::details[not(@open)]").all():
            if (summary := fold.locator("summary").first).is_visible():
                self.press(summary)
            else:  # it opens by itself under a pointer
                fold.locator("xpath=..").hover()
        menus = target.locator("xpath=ancestor::*[@popover]")
        if menus.count() and not menus.first.is_visible():
            self.press(self.page.locator(f"[popovertarget='{menus.first.get_attribute('id')}']").first)

    def fill(self, name: str, value: Any) -> None:
        field = self.page.locator(f"form.form [name='{name}']")
        self.reveal(field.first)
        kind = field.first.get_attribute("type") or field.first.evaluate("each => each.tagName.toLowerCase()")
        if kind == "radio" or (kind == "checkbox" and field.count() > 1):
            for each in value if isinstance(value, list | tuple) else [value]:
                self.press(self.page.locator(f"form.form label:has([name='{name}'][value='{written(each)}'])").first)
        elif kind == "checkbox":
            if field.is_checked() != bool(value):
                self.press(field)
        elif kind == "select":
            self.steps += 1
            field.select_option(written(value))
        elif kind == "textarea" or kind not in ("hidden", "submit"):
            self.steps += 1
            field.fill("\n".join(value) if isinstance(value, list) else written(value))

    def record(self, model: type[models.Model], address: str, start: str = "", **values: Any) -> Any:
        """Fill the form at an address and save it; the record that came of it."""
        before = set(self.mine(model).values_list("pk", flat=True))
        self.open(address, start)
        for name, value in values.items():
            if value not in (None, ""):
                self.fill(name, value)
        identity = self.page.locator("form.form [name='uuid']").first.get_attribute("value")
        self.press(self.page.locator("form.form .save button").first)
        self.page.locator(f"[name='uuid'][value='{identity}']").wait_for(state="detached")
        new = self.mine(model).exclude(pk__in=before)
        assert new.count() == 1, self.page.locator("main").inner_text()
        return new.get()

    def mine(self, model: type[models.Model]) -> models.QuerySet:
        return model.objects.filter(owner=self.owner)

    # What is told, in the words of the builder.

    def company(self, name: str, **details: Any):
        return self.record(records.Company, "/companies/new/", "/companies/", name=name, **details)

    def role(self, company, title: str = "", place: str = "", **details: Any):
        under = company.get_absolute_url()
        return self.record(records.Role, f"{under}roles/new/", under, title=title, place=place, **details)

    def attempt(self, company, *roles, **details: Any) -> Attempt:
        beginning = {"company_name": company.name} if not roles else {}
        address = f"/attempts/new/?role={roles[0].pk}" if roles else f"/attempts/new/?company={company.pk}"
        return self.record(Attempt, address, **beginning, **details)

    def document(self, attempt: Attempt, name: str):
        return self.under(records.Document, attempt, "documents", name=name)

    def preparation(self, title: str, kind: str = "", **details: Any):
        return self.record(records.Preparation, "/preparation/new/", "/preparation/", title=title, kind=kind, **details)

    def loop(self, attempt: Attempt, kind: str = "", **details: Any) -> Loop:
        return self.under(Loop, attempt, "loops", kind=kind, **details)

    def round(self, of: Attempt | Loop, kind: str = "", **details: Any) -> Round:
        query = f"?loop={of.pk}" if isinstance(of, Loop) else ""
        return self.under(Round, getattr(of, "attempt", of), "rounds", query, kind=kind, **details)

    def present(self, of: models.Model, who: str, capacity: str = "", **details: Any):
        return self.about(records.Involvement, of, "involvements", who=who, capacity=capacity, **details)

    def rating(self, of: models.Model, words: str, percent: int | None = None):
        bounds = {"percent_least": percent, "percent_most": percent}
        return self.about(records.SelfRating, of, "self-ratings", words=words, **bounds)

    def event(self, of: models.Model, actor: str, act: str, words: str = "", **details: Any):
        return self.about(records.Event, of, "events", actor=actor, act=act, words=words, **details)

    def me(self, of: models.Model, act: str, words: str = "", **details: Any):
        return self.event(of, "me", act, words, **details)

    def they(self, of: models.Model, act: str, words: str = "", **details: Any):
        return self.event(of, "them", act, words, **details)

    def nobody(self, of: models.Model, act: str, words: str = "", **details: Any):
        return self.event(of, "nobody", act, words, **details)

    def decision(self, attempt: Attempt, kind: str, by: str = "", **details: Any):
        return self.under(records.Decision, attempt, "outcome", kind=kind, decided_by=by, **details)

    def feedback(self, of: models.Model, words: str, **details: Any):
        return self.about(records.Feedback, of, "feedback", words=words, **details)

    def offer(self, attempt: Attempt, form: str = "", **details: Any):
        return self.under(records.Offer, attempt, "offers", form=form, **details)

    def term(self, of: models.Model, kind: str = "", **details: Any):
        return self.about(records.Term, of, "terms", kind=kind, **details)

    def post_mortem(self, attempt: Attempt, **details: Any):
        return self.under(records.PostMortem, attempt, "post-mortem", **details)

    def finish(self) -> None:
        """Everything stands where it was put."""

    def about(self, model: type[models.Model], of: models.Model, what: str, **values: Any) -> Any:
        """A record about a company, an attempt, or a loop or round of one."""
        columns = where(of)
        anchor = columns.get("attempt") or columns["company"]
        query = "".join(f"?{name}={each.pk}" for name, each in columns.items() if name in ("loop", "round"))
        return self.under(model, anchor, what, query, **values)

    def under(self, model, anchor: models.Model, what: str, query: str = "", **values: Any) -> Any:
        under = anchor.get_absolute_url()
        ending = "" if what in ("outcome", "post-mortem") else "new/"
        return self.record(model, f"{under}{what}/{ending}{query}", under, **values)


def written(value: Any) -> str:
    """What a hand types or chooses."""
    if isinstance(value, models.Model):
        return str(value.pk)
    return str(value).lower() if isinstance(value, bool) else str(value)

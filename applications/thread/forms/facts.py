"""What the forms of facts share: a fact finds its place, names whom it means, and its attempt takes note of it."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from applications.companies.finding import person_named, suggested_people
from applications.companies.forms import NamingForm
from applications.companies.models import Company, Role
from applications.fields.clock import day_of
from applications.fields.folded import fold
from applications.fields.text import KeptText
from applications.loops.models import Loop, Round
from applications.records.choosing import OneOf
from applications.records.fact_form import FactForm
from applications.records.models import Record
from applications.records.once import recorded_as
from applications.thread.entries import joined
from applications.thread.models import Offer, Term
from applications.thread.placing import rank_of_fact
from applications.thread.standing import refresh_facts

#: Of an attempt that moved within this time one learns today.
LATELY = timedelta(days=365)


class ThreadFactForm(FactForm):
    """A fact in an attempt's thread or, without an attempt, beside all of them. `dates` are what places it."""

    dates: tuple[str, ...] = ()

    def write(self):
        self.instance.rank = self.place()
        super().write()
        if self.instance.attempt:
            refresh_facts(self.instance.attempt)

    def place(self) -> int:
        """A correction stands where the first one does, unless it gives another day on the calendar."""
        fact, date = self.instance, self.instance.date
        if self.corrects is None or (date and date.is_placed and set(self.dates) & set(self.changed_data)):
            return rank_of_fact(fact)
        self.corrects.refresh_from_db(fields=["rank"])  # it may have been moved since it was read
        return self.corrects.rank

    def was_sent(self) -> bool:
        """Whether this very form recorded its fact before; to be asked while it is cleaned."""
        fact, sent = self.instance, self.cleaned_data.get("uuid")
        return bool(sent and recorded_as(type(fact), fact.owner_id, sent))

    @property
    def company(self) -> Company | None:
        """Where it happened."""
        attempt = self.instance.attempt
        return attempt.company if attempt else getattr(self.instance, "company", None)

    def of_place(self, model: type[Record]) -> QuerySet:
        """Records of this kind in the same attempt; without one, at the same company; without that, the owner's own."""
        fact, rows = self.instance, model.objects.all()
        if fact.attempt:
            return rows.filter(attempt=fact.attempt)
        if fact.company:
            at_company = Q(attempt__in=fact.company.attempts.values("pk"))
            return rows.filter(at_company | Q(company=fact.company) if model is Term else at_company)
        return rows.filter(owner=fact.owner_id, attempt=None, company=None) if model is Term else rows.none()

    def begin_today(self, name: str) -> None:
        """Today stands in a date of what is recorded as it happens: in an attempt of which something was heard lately.
        Of one that is told years afterwards nobody has said so."""
        heard = self.instance.attempt and self.instance.attempt.last_heard
        if heard and heard > timezone.now() - LATELY:
            self.initial[name] = day_of()

    def roles(self) -> QuerySet:
        """Roles of the attempt and its company; of any company for what belongs to none."""
        roles = Role.objects.filter(owner=self.instance.owner_id).order_by("-pk")
        if self.instance.attempt:
            at_company = Role.objects.filter(company=self.company, company__isnull=False).values("pk")
            # Put together, as SQLite would read every role for an OR of the two.
            return roles.filter(pk__in=self.instance.attempt.roles.values("pk").union(at_company))
        return roles.filter(company=self.company) if self.company else roles


class TodayForm(ThreadFactForm):
    """What has just happened: today, unless one says otherwise."""

    dates = ("happened",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["happened"] = day_of()


class PlaceForm(NamingForm, ThreadFactForm):
    """A fact that stands in an attempt or, without one, on a company as a whole or on neither."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.attempt:
            del self.fields["company_name"]

    def settle(self) -> None:
        """It stays where it stands unless the form says otherwise."""
        if "company_name" in self.fields and self.add_prefix("company_name") in self.data:
            super().settle()


class PersonForm(ThreadFactForm):
    """A fact that names a person, typed by name: found, or made."""

    person_name = KeptText(
        label="Who it was",
        max_length=200,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person_name"].initial = self.instance.person.name if self.instance.person else ""
        self.suggest("person_name", lambda: suggested_people(self.instance.owner, self.company))

    def write(self):
        """The person stays who they are if their name still stands there; two may bear the same."""
        fact, name = self.instance, self.cleaned_data["person_name"].strip()
        if not (fact.person and fold(name) == fold(fact.person.name.strip())):
            fact.person = person_named(fact.owner, name, self.company) if name else None
        super().write()


class OneTold(OneOf):
    """Each of them told by what sets it apart."""

    def label_from_instance(self, record: Record) -> str:
        return told(record)


def told(record: Record) -> str:
    if isinstance(record, Round | Loop):
        return joined(record.title, getattr(record, "date", record.happened))
    if isinstance(record, Offer):
        return joined(f"{record.attempt}: offer", record.role, record.first_made)
    return joined(record, f"until {record.ends}" if isinstance(record, Term) and record.ends else "")

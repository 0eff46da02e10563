"""What the lists of this folder can be narrowed to; all of it stands in the address."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from applications.accounts.models import User
from applications.companies.models import Company, Person, Role, Topic
from applications.fields.folded import fold
from applications.web.filters import FilterForm

NAME = forms.TextInput(attrs={"autocomplete": "off", "type": "search"})


class Filters(FilterForm):
    """A filter that cannot be read finds nothing, and stands there to be mended."""

    q = forms.CharField(label="Name", max_length=200, required=False, widget=NAME)

    def asked(self, name: str) -> str:
        return self.cleaned_data[name]


class CompanyFilters(Filters):
    kind = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[
            ("", "All"),
            ("open", "With open attempts"),
            ("leads", "Leads only"),
            ("agencies", "Agencies"),
            ("undisclosed", "Not disclosed"),
        ],
    )
    order = forms.ChoiceField(
        label="In the order of", required=False, choices=[("", "Their names"), ("last", "The last attempt")]
    )

    def companies_of(self, owner: User) -> QuerySet[Company]:
        companies = owner.companies.all()
        if not self.is_valid():
            return companies.none()
        if self.asked("q"):
            companies = companies.named_like(self.asked("q"))
        found = {
            "open": companies.with_open_attempts,
            "leads": companies.with_leads_only,
            "agencies": lambda: companies.filter(is_agency=True),
            "undisclosed": lambda: companies.filter(is_disclosed=False),
            "": companies.all,
        }[self.asked("kind")]()
        return found.by_last_attempt() if self.asked("order") else found.by_name()


class RoleFilters(Filters):
    q = forms.CharField(label="Role or company", max_length=200, required=False, widget=NAME)
    kind = forms.ChoiceField(label="Show", required=False, choices=[("", "Leads"), ("all", "All roles")])

    def roles_of(self, owner: User) -> QuerySet[Role]:
        roles: Any = owner.roles.all()
        if not self.is_valid():
            return roles.none()
        if words := self.asked("q"):
            roles = roles.filter(
                Q(pk__in=like(roles, words, "title", "level", "team", "place"))
                | Q(company__in=owner.companies.named_like(words).values("pk"))
            )
        return (roles if self.asked("kind") else roles.leads()).select_related("company").newest_first()


class PersonFilters(Filters):
    q = forms.CharField(label="Name or company", max_length=200, required=False, widget=NAME)
    order = forms.ChoiceField(
        label="In the order of",
        required=False,
        choices=[("", "Their names"), ("company", "Their companies"), ("met", "How often you met")],
    )

    def people_of(self, owner: User) -> QuerySet[Person]:
        people: Any = owner.people.all()
        if not self.is_valid():
            return people.none()
        if words := self.asked("q"):
            people = people.filter(
                Q(pk__in=like(people, words, "name", "title"))
                | Q(company__in=owner.companies.named_like(words).values("pk"))
            )
        people = people.select_related("company").with_meetings()
        orders = {"": people.by_name, "company": people.by_company, "met": people.often_met_first}
        return orders[self.asked("order")]()


class TopicFilters(Filters):
    whose = forms.ChoiceField(required=False)

    def __init__(self, *args, owner: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.owner = owner
        own_sets = owner.companies.filter(topics__isnull=False).distinct().by_name().values_list("pk", "name")
        self.fields["whose"].choices = [("", "All"), ("everybody", "Everybody’s"), *own_sets]

    def topics(self) -> QuerySet[Topic]:
        topics = self.owner.topics.all()
        if not self.is_valid():
            return topics.none()
        if words := self.asked("q"):
            topics = topics.filter(pk__in=like(topics, words, "name"))
        if whose := self.asked("whose"):
            topics = topics.filter(company=None if whose == "everybody" else whose)
        return topics.select_related("company").by_kind()


def like(rows: QuerySet, words: str, *columns: str) -> list[int]:
    """Keys of the rows of which a column contains the words, whatever its case and accents.

    Looked for here, since these columns have no folded companion and the databases fold differently.
    """
    wanted = fold(words)
    return [pk for pk, *texts in rows.values_list("pk", *columns) if wanted in "\n".join(map(fold, texts))]

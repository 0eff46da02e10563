"""Where one begins to type."""

from django.urls import reverse

from tests.factories import CompanyFactory


def test_the_cursor_stands_in_the_first_field_that_is_still_empty(signed_in, user):
    company = CompanyFactory(owner=user)
    for ending, name in (("", "company_name"), (f"?company={company.pk}", "role_title")):
        form = signed_in.get(reverse("attempt-new") + ending).context["form"]
        assert [field.name for field in form if "autofocus" in field.field.widget.attrs] == [name]

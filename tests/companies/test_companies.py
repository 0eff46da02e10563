from uuid import uuid4

from django.urls import reverse

from applications.companies import views
from tests.factories import AttemptFactory, CompanyFactory


def test_a_company_needs_a_name_and_nothing_more(signed_in, user):
    response = signed_in.post(reverse("company-new"), {"name": "Acme", "is_disclosed": "on"})
    company = user.companies.get()
    assert (response.status_code, response.url) == (302, company.get_absolute_url())
    assert company.is_agency is False


def test_a_company_without_a_name_is_refused_and_keeps_every_other_word(signed_in):
    response = signed_in.post(reverse("company-new"), {"name": "", "aliases": "Acme Inc", "notes": "Two offices"})
    assert response.status_code == 422
    assert "A company needs a name." in response.text
    assert "Acme Inc" in response.text
    assert "Two offices" in response.text


def test_a_name_is_found_whatever_its_case_and_accents(signed_in, user):
    CompanyFactory(owner=user, name="Société Générale")
    CompanyFactory(owner=user, name="Acme", aliases=["Zoë’s"])
    assert "Société" in signed_in.get(reverse("company-list"), {"q": "SOCIETE gen"}).text
    assert "Acme" in signed_in.get(reverse("company-list"), {"q": "zoe"}).text
    assert "Acme" not in signed_in.get(reverse("company-list"), {"q": "acmes"}).text


def test_the_list_shows_how_the_latest_attempt_ended(signed_in, user):
    AttemptFactory(company=CompanyFactory(owner=user, name="Acme"), number=1, outcome="rejected")
    text = signed_in.get(reverse("company-list")).text
    assert "attempt 1, rejected" in text
    assert '<i class="glyph no">' in text


def test_the_empty_list_teaches(signed_in):
    assert "Record your first attempt" in signed_in.get(reverse("company-list")).text


def test_a_company_that_is_no_longer_known_takes_the_numbers_away(signed_in, user):
    attempt = AttemptFactory(company__owner=user, number=1)
    edit = reverse("company-edit", args=[attempt.company.pk])
    signed_in.post(edit, {"name": "undisclosed", "revision": 1})
    attempt.refresh_from_db()
    assert attempt.number is None


def test_an_edit_keeps_what_it_replaces(signed_in, user):
    company = CompanyFactory(owner=user, name="Facebook")
    signed_in.post(reverse("company-edit", args=[company.pk]), {"name": "Meta", "is_disclosed": "on", "revision": 1})
    assert user.versions.get().values["name"] == "Facebook"


def test_the_list_reads_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    for count in (3, 27):
        for company in CompanyFactory.create_batch(count, owner=user):
            AttemptFactory(company=company, owner=user)
        with django_assert_num_queries(5):
            signed_in.get(reverse("company-list"))


def test_a_company_cannot_be_owned_by_one_that_it_owns(signed_in, user):
    amazon = CompanyFactory(owner=user, name="Amazon")
    CompanyFactory(owner=user, name="Ring", parent=CompanyFactory(owner=user, parent=amazon))
    edit = reverse("company-edit", args=[amazon.pk])
    response = signed_in.post(edit, {"name": "Amazon", "company_name": "ring", "is_disclosed": "on", "revision": 1})
    assert response.status_code == 422
    assert "Ring belongs to Amazon already" in response.text


def test_an_edit_leads_to_the_merger_once_there_is_one(signed_in, user, monkeypatch):
    company = CompanyFactory(owner=user, name="Acme")
    edit = reverse("company-edit", args=[company.pk])
    monkeypatch.setitem(views.MERGE, "address", "not-there-yet")
    assert "Merge with another" not in signed_in.get(edit).text
    monkeypatch.setitem(views.MERGE, "address", "role-new")
    assert f'<a href="{reverse("role-new", args=[company.pk])}">Merge with another</a>' in signed_in.get(edit).text


def test_the_owner_is_found_or_made_and_can_be_taken_away(signed_in, user):
    ring = CompanyFactory(owner=user, name="Ring", aliases=["Doorbot"], interviewing="by phone")
    edit = reverse("company-edit", args=[ring.pk])
    typed = {"name": "Ring", "aliases": "", "interviewing": "", "is_disclosed": "on"}
    signed_in.post(edit, typed | {"company_name": "Amazon", "revision": 1})
    ring.refresh_from_db()
    assert (ring.parent.name, ring.aliases, ring.interviewing) == ("Amazon", [], "")
    signed_in.post(edit, typed | {"company_name": "", "revision": 2})
    ring.refresh_from_db()
    assert ring.parent is None


def test_a_second_company_of_one_name_is_refused_with_what_tells_it_apart(signed_in, user):
    CompanyFactory(owner=user, name="Meta", aliases=["Facebook"])
    for name, said in [
        ("meta ", "You have Meta already."),
        ("Facebook", "You have Meta already, which is also called so."),
    ]:
        page = signed_in.post(reverse("company-new"), {"name": name, "notes": "Kept."})
        assert page.status_code == 422
        assert said in page.text
        assert "Kept." in page.text
    assert user.companies.count() == 1


def test_a_company_that_is_sent_twice_is_recorded_once(signed_in, user):
    sent = {"name": "Meta", "uuid": str(uuid4())}
    assert [signed_in.post(reverse("company-new"), sent).status_code for _ in range(2)] == [302, 302]
    assert user.companies.count() == 1

from django.urls import reverse

from tests.factories import AttemptFactory, CompanyFactory, PreparationFactory, RoleFactory

NEW = "/attempts/new/"


def test_an_attempt_needs_a_company_and_nothing_more(signed_in, user):
    response = signed_in.post(NEW, {"company_name": "Acme"})
    attempt = user.attempts.get()
    assert response.url == attempt.get_absolute_url()
    assert (attempt.company.name, attempt.number, attempt.began, attempt.outcome) == ("Acme", 1, None, "")


def test_a_company_is_found_by_its_other_names(signed_in, user):
    meta = CompanyFactory(owner=user, name="Meta", aliases=["Facebook"])
    signed_in.post(NEW, {"company_name": " facebook "})
    assert user.attempts.get().company == meta


def test_a_company_of_the_same_name_in_another_account_is_not_used(signed_in, user):
    CompanyFactory(name="Acme")
    signed_in.post(NEW, {"company_name": "Acme"})
    assert user.attempts.get().company.owner == user


def test_a_refused_attempt_makes_no_company_and_loses_no_word(signed_in, user):
    typed = {"company_name": "Acme", "role_title": "Engineer", "count_least": "9", "count_most": "3"}
    response = signed_in.post(NEW, typed)
    assert response.status_code == 422
    assert "cannot be more than" in response.text
    assert 'value="Acme"' in response.text
    assert 'value="Engineer"' in response.text
    assert not user.companies.exists()


def test_blank_is_no_company(signed_in):
    response = signed_in.post(NEW, {"company_name": "   "})
    assert response.status_code == 422
    assert "Name the company" in response.text


def test_an_earlier_attempt_takes_its_place_before_a_later_one(signed_in, user):
    signed_in.post(NEW, {"company_name": "Acme", "began": "May 2019"})
    signed_in.post(NEW, {"company_name": "Acme", "began": "2016"})
    assert [str(attempt.began) for attempt in user.attempts.in_order()] == ["2016", "May 2019"]
    assert [attempt.number for attempt in user.attempts.in_order()] == [1, 2]


def test_a_date_nobody_can_place_is_kept_as_words(signed_in, user):
    signed_in.post(NEW, {"company_name": "Acme", "began": "about three years later"})
    assert str(user.attempts.get().began) == "about three years later"
    assert user.attempts.get().began_earliest is None


def test_the_same_role_tried_again_is_one_role(signed_in, user):
    for _ in range(2):
        signed_in.post(NEW, {"company_name": "Acme", "role_title": "Engineer", "place": "Oslo"})
    assert user.roles.count() == 1


def test_a_role_others_share_is_not_edited_from_one_attempt(signed_in, user):
    role = RoleFactory(company=CompanyFactory(owner=user, name="Acme"), title="Engineer")
    first, second = (AttemptFactory(company=role.company, current_role=role) for _ in range(2))
    edit = reverse("attempt-edit", args=[second.pk])
    typed = {"company_name": "Acme", "role_title": "Manager", "current_role": role.pk, "revision": 1}
    signed_in.post(edit, typed)
    second.refresh_from_db()
    assert (first.current_role.title, second.current_role.title) == ("Engineer", "Manager")


def test_the_second_of_two_tabs_is_shown_what_the_first_one_saved(signed_in, user):
    attempt = AttemptFactory(company=CompanyFactory(owner=user, name="Acme"))
    edit = reverse("attempt-edit", args=[attempt.pk])
    signed_in.post(edit, {"company_name": "Acme", "notes": "from the first tab", "revision": 1})
    response = signed_in.post(edit, {"company_name": "Acme", "notes": "from the second tab", "revision": 1})
    assert response.status_code == 422
    assert '<p class="stands">from the first tab</p>' in response.text
    assert "from the second tab" in response.text
    attempt.refresh_from_db()
    assert attempt.notes == "from the first tab"


def test_saving_again_after_the_comparison_keeps_mine_and_the_version_it_replaces(signed_in, user):
    attempt = AttemptFactory(company=CompanyFactory(owner=user, name="Acme"))
    edit = reverse("attempt-edit", args=[attempt.pk])
    signed_in.post(edit, {"company_name": "Acme", "notes": "first", "revision": 1})
    signed_in.post(edit, {"company_name": "Acme", "notes": "second", "revision": 2})
    attempt.refresh_from_db()
    assert attempt.notes == "second"
    assert "first" in [version.values["notes"] for version in user.versions.all()]


def test_an_edit_leaves_the_outcome_as_the_facts_have_it(signed_in, user):
    attempt = AttemptFactory(company=CompanyFactory(owner=user, name="Acme"), outcome="rejected")
    signed_in.post(reverse("attempt-edit", args=[attempt.pk]), {"company_name": "Acme", "hunt": "x", "revision": 1})
    attempt.refresh_from_db()
    assert attempt.outcome == "rejected"


def test_a_strangers_attempt_is_not_there(signed_in):
    attempt = AttemptFactory()
    assert signed_in.get(reverse("attempt-edit", args=[attempt.pk])).status_code == 404


def test_a_date_with_no_place_is_said_to_be_kept_as_words(signed_in):
    response = signed_in.post(NEW, {"company_name": "Acme", "began": "about three years later"}, follow=True)
    assert "When it began: Kept as you wrote it" in response.text


def test_what_no_database_keeps_is_refused_in_words(signed_in):
    response = signed_in.post(NEW, {"company_name": "Ac\0me", "notes": "kept"})
    assert response.status_code == 422
    assert "kept" in response.text


def test_an_edit_of_the_notes_leaves_company_and_role_as_they_are(signed_in, user):
    CompanyFactory(owner=user, name="Meta", aliases=["Facebook"])
    company = CompanyFactory(owner=user, name="Facebook")
    roles = [RoleFactory(company=company, title="Engineer", notes=notes) for notes in ("first", "second")]
    attempt = AttemptFactory(company=company, current_role=roles[1])
    typed = {"company_name": "Facebook", "role_title": "Engineer", "current_role": roles[1].pk, "notes": "new"}
    signed_in.post(reverse("attempt-edit", args=[attempt.pk]), typed | {"revision": 1})
    attempt.refresh_from_db()
    assert (attempt.company, attempt.current_role, attempt.notes) == (company, roles[1], "new")


def test_a_role_that_tells_more_than_is_shown_is_not_dropped(signed_in, user):
    role = RoleFactory(company=CompanyFactory(owner=user, name="Acme"), title="Engineer", notes="via Ana")
    attempt = AttemptFactory(company=role.company, current_role=role)
    typed = {"company_name": "Acme", "role_title": "", "current_role": role.pk, "revision": 1}
    signed_in.post(reverse("attempt-edit", args=[attempt.pk]), typed)
    attempt.refresh_from_db()
    assert (attempt.current_role, attempt.current_role.title) == (role, "")


def test_a_row_for_several_needs_no_company(signed_in, user):
    signed_in.post(NEW, {"company_name": "", "count_words": "about thirty"})
    attempt = user.attempts.get()
    typed = {"company_name": "", "count_words": "about thirty", "notes": "elsewhere", "revision": 1}
    signed_in.post(reverse("attempt-edit", args=[attempt.pk]), typed)
    attempt.refresh_from_db()
    assert (attempt.company, attempt.number, attempt.notes) == (None, None, "elsewhere")


def test_an_attempt_before_2019_comes_before_one_of_2020(signed_in, user):
    for began in ("2020", "2025", "before 2019"):
        signed_in.post(NEW, {"company_name": "Acme", "began": began})
    assert [str(attempt.began) for attempt in user.attempts.in_order()] == ["before 2019", "2020", "2025"]


def test_a_date_given_later_proposes_the_place_anew(signed_in, user):
    signed_in.post(NEW, {"company_name": "Acme", "began": "2015"})
    signed_in.post(NEW, {"company_name": "Acme"})
    last = user.attempts.get(number=2)
    signed_in.post(reverse("attempt-edit", args=[last.pk]), {"company_name": "Acme", "began": "2010", "revision": 1})
    assert [str(attempt.began) for attempt in user.attempts.in_order()] == ["2010", "2015"]


def test_an_undated_attempt_comes_after_the_preparation_before_it(signed_in, user):
    done = PreparationFactory(owner=user, rank=5_000_000)
    signed_in.post(NEW, {"company_name": "Acme"})
    assert user.attempts.get().rank > done.rank

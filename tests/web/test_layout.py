"""The frame of every page and of every form, as the browser gets them."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string
from django.urls import reverse

pytestmark = pytest.mark.django_db
ALLOWED_SCRIPT = re.compile(r"<script\b[^>]*(\bsrc=|application/json)")


class Wish(forms.Form):
    company = forms.CharField(help_text="All an attempt needs.")
    words = forms.CharField(required=False)
    place = forms.ChoiceField(choices=[("remote", "Remote")], widget=forms.RadioSelect)


def test_the_frame_shows_the_way_around_to_the_one_who_is_logged_in(signed_in):
    page = signed_in.get(reverse("company-list")).content.decode()
    assert f'<a href="{reverse("company-list")}" aria-current="page">Companies</a>' in page
    assert 'id="account-menu"' in page
    assert 'data-key="g c"' in page


def test_a_page_takes_the_theme_one_chose_and_else_the_devices(signed_in, user):
    system = signed_in.get(reverse("company-list")).text
    user.theme = "dark"
    user.save()
    dark = signed_in.get(reverse("company-list")).text
    assert "data-theme" not in system
    assert system.count('name="theme-color"') == 2
    assert '<meta name="color-scheme" content="light dark">' in system
    assert '<html lang="en" data-theme="dark">' in dark
    assert '<meta name="color-scheme" content="dark">' in dark
    assert re.findall(r'name="theme-color" content="([^"]*)">', dark) == ["#1a1816"]


def test_the_list_of_keys_says_whether_they_work_and_where_to_change_that(signed_in, user):
    on = signed_in.get(reverse("company-list")).text
    user.has_keys = False
    user.save()
    off = signed_in.get(reverse("company-list")).text
    assert f'<a href="{reverse("settings")}#id_has_keys">Turn these off</a>' in on
    assert f'<a href="{reverse("settings")}#id_has_keys">Turn them on</a>' in off
    assert 'data-keys="off"' not in on
    assert '<body data-keys="off"' in off


def test_the_menu_calls_one_by_name(signed_in, user):
    assert "<p>ada</p>" in signed_in.get(reverse("company-list")).text
    user.name = "Ada Lovelace"
    user.save()
    assert "<p>Ada Lovelace</p>" in signed_in.get(reverse("company-list")).text


def test_the_frame_shows_a_stranger_the_name_alone(client, user):
    page = client.get(reverse("account_login")).content.decode()
    assert '<a class="mark"' in page
    assert "<nav" not in page
    assert "account-menu" not in page
    assert "<title>Log in · Afterloop</title>" in page


ACCOUNT_PAGES = [
    "account_change_password account_logout mfa_activate_totp mfa_add_webauthn mfa_index mfa_list_webauthn",
    "usersessions_list settings account-closure company-list",
]


@pytest.mark.parametrize("name", " ".join(ACCOUNT_PAGES).split())
def test_no_page_holds_what_the_content_policy_forbids(signed_in, name):
    page = signed_in.get(reverse(name), follow=True).content.decode()
    assert all(ALLOWED_SCRIPT.match(tag) for tag in re.findall(r"<script\b[^>]*>", page))
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|data:", page)
    assert "· Afterloop</title>" in page


def test_the_login_page_says_what_to_do_about_a_forgotten_password(client, user):
    assert "python manage.py changepassword" in client.get(reverse("account_login")).content.decode()


def test_a_password_field_has_no_empty_hint(client, user):
    assert "id_password_helptext" not in client.get(reverse("account_login")).content.decode()


def test_a_field_says_that_it_is_required_and_never_that_it_is_optional():
    form = Wish().render()
    assert 'Company <span class="needed" aria-hidden="true">required</span></label>' in form
    assert '<label for="id_words">Words</label>' in form


def test_an_error_stands_beside_its_field_and_is_read_with_it():
    form = Wish({"words": "kept"}).render()
    assert 'aria-describedby="id_company_helptext id_company_error"' in form
    assert '<ul class="errorlist" id="id_company_error"><li>This field is required.</li></ul>' in form
    assert 'value="kept"' in form


def test_the_errors_are_summed_up_with_a_way_to_each():
    form = Wish({}).render()
    assert '<a href="#id_company">Company</a>' in form
    assert '<a href="#id_place">Place</a>' in form
    assert 'id="id_place"' in form


def test_a_group_of_choices_is_named_by_its_legend():
    assert re.search(r'<fieldset class="field"[^>]*>\s*<legend>Place ', Wish().render())


def test_a_list_says_which_of_its_pages_one_reads(rf):
    class Page:
        number, has_other_pages, has_previous, has_next, next_page_number = 1, True, False, True, 2
        paginator = type("Paginator", (), {"num_pages": 3})

    shown = render_to_string("layout/_pages.html", {"page": Page}, rf.get("/?year=2016"))
    assert "Page 1 of 3" in shown
    assert 'href="?year=2016&amp;page=2"' in shown
    assert "Before" not in shown

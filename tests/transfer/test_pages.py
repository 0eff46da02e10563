"""A history goes out and comes back through the browser."""

import io
import json

import pytest
from django.utils import timezone

from applications.models import Company
from applications.transfer import forms
from tests import factories

PAGE, EXPORT = "/transfer/", "/transfer/export.json"


def upload(client, content: bytes, name="history.json"):
    file = io.BytesIO(content)
    file.name = name
    return client.post(PAGE, {"file": file})


def test_the_export_is_a_file_that_no_cache_keeps(signed_in, user):
    factories.CompanyFactory(owner=user, name="Amazon")
    response = signed_in.get(EXPORT)
    assert response["Content-Type"] == "application/json"
    name = f"afterloop-ada-{timezone.localdate()}.json"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    content = response.getvalue()
    assert int(response["Content-Length"]) == len(content)
    assert json.loads(content)["records"]["companies"][0]["name"] == "Amazon"


@pytest.mark.parametrize("address", [PAGE, EXPORT])
def test_nobody_who_is_not_signed_in_sees_anything(client, db, address):
    assert client.get(address).url.startswith("/login/")


def test_an_export_is_only_read(signed_in):
    assert signed_in.post(EXPORT).status_code == 405


def test_the_page_offers_both(signed_in):
    page = signed_in.get(PAGE).text
    assert f'action="{EXPORT}"' in page
    assert 'enctype="multipart/form-data"' in page


def test_a_file_is_restored_and_counted(signed_in, user, client):
    factories.CompanyFactory(owner=user)
    content = signed_in.get(EXPORT).getvalue()
    user.companies.all().delete()
    response = upload(signed_in, content)
    assert (response.status_code, response.url) == (302, PAGE)
    assert "Restored 1 record." in signed_in.get(PAGE).text
    assert user.companies.count() == 1


def test_a_file_that_is_there_already_changes_nothing_and_says_so(signed_in, user):
    factories.CompanyFactory(owner=user)
    upload(signed_in, signed_in.get(EXPORT).getvalue())
    assert "All of this history is in the account already. Nothing was changed." in signed_in.get(PAGE).text


def test_another_account_restores_the_same_file_beside(signed_in, user, client):
    factories.CompanyFactory(owner=user, name="Amazon")
    content = signed_in.get(EXPORT).getvalue()
    client.force_login(factories.UserFactory())
    upload(client, content)
    assert Company.objects.filter(name="Amazon").count() == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"{", "Nothing was changed. The file cannot be read"),
        (b'{"format": "afterloop-history", "version": 9}', "written by a newer Afterloop"),
    ],
)
def test_a_file_that_cannot_be_restored_is_answered_with_the_reason(signed_in, content, sentence):
    response = upload(signed_in, content)
    assert response.status_code == 422
    assert sentence in response.text


def test_no_file_at_all_is_asked_for(signed_in):
    response = signed_in.post(PAGE)
    assert response.status_code == 422
    assert "Choose the file to restore." in response.text


def test_a_file_too_large_for_a_page_is_refused(signed_in, monkeypatch):
    monkeypatch.setattr(forms, "LARGEST", 10)
    response = upload(signed_in, b" " * 11)
    assert response.status_code == 422
    assert "a page takes up to" in response.text

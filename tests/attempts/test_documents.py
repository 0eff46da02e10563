"""What was sent with an attempt: its name and its hash are kept, the file never."""

import hashlib
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.transfer.export import exported
from tests.factories import AttemptFactory, DocumentFactory

CV = b"%PDF-1.7 everything I ever did"
HASH = hashlib.sha256(CV).hexdigest()


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user)


@pytest.fixture
def add(signed_in, attempt):
    return lambda **typed: signed_in.post(reverse("document-new", args=[attempt.pk]), typed)


@pytest.fixture
def document(attempt):
    return DocumentFactory(attempt=attempt, name="CV", sha256=HASH)


@pytest.fixture
def edit(signed_in, document):
    address = reverse("document-edit", args=[document.pk])
    return lambda **typed: signed_in.post(address, {"revision": 1} | typed)


def test_of_a_file_the_name_and_the_hash_are_kept(add, attempt):
    assert add(file=SimpleUploadedFile("CV.pdf", CV)).url == attempt.get_absolute_url()
    document = attempt.documents.get()
    assert (document.name, document.sha256) == ("CV.pdf", HASH)


def test_a_name_that_was_typed_goes_before_that_of_the_file(add, attempt):
    add(name="CV, March", file=SimpleUploadedFile("x.pdf", CV))
    assert attempt.documents.get().name == "CV, March"


def test_no_word_of_the_file_is_stored(add, user, settings):
    add(file=SimpleUploadedFile("CV.pdf", CV * 200_000))
    with exported(user, user.date_joined) as file:
        assert b"everything I ever did" not in file.read()
    kept = [path for path in settings.DATA_DIR.rglob("*") if path.is_file() and CV in path.read_bytes()]
    assert kept == []


def test_the_hash_may_be_typed_in_any_case(add, attempt):
    add(name="CV", sha256=f" {HASH.upper()} ")
    assert attempt.documents.get().sha256 == HASH


def test_what_is_no_hash_is_refused_and_loses_no_word(add, attempt):
    response = add(name="CV", sha256="abc")
    assert response.status_code == 422
    assert "A SHA-256 has 64 digits" in response.text
    assert 'value="CV"' in response.text
    assert not attempt.documents.exists()


def test_a_document_needs_a_name_or_a_file(add):
    response = add(name="")
    assert response.status_code == 422
    assert "Name it, or choose the file." in response.text


def test_a_refused_form_still_knows_the_hash_of_the_file(add):
    response = add(name="x" * 301, file=SimpleUploadedFile("CV.pdf", CV))
    assert response.status_code == 422
    assert HASH in response.text


def test_name_and_hash_are_changed_and_emptied(edit, document):
    edit(name="Letter", sha256="")
    document.refresh_from_db()
    assert (document.name, document.sha256) == ("Letter", "")


def test_a_hash_from_elsewhere_that_nobody_touched_stays(edit, document):
    document.sha256 = "md5:abc"
    document.save()
    assert edit(name="Letter", sha256="md5:abc").status_code == 302


def test_the_attempt_names_what_was_sent_and_leads_to_it(signed_in, document):
    text = signed_in.get(document.attempt.get_absolute_url()).text
    assert re.search(f'<a href="{reverse("document-edit", args=[document.pk])}"[^>]*>CV</a>', text)
    assert reverse("document-new", args=[document.attempt.pk]) in text


def test_a_strangers_document_is_not_there(signed_in):
    document = DocumentFactory()
    assert signed_in.get(reverse("document-edit", args=[document.pk])).status_code == 404
    assert signed_in.get(reverse("document-new", args=[document.attempt.pk])).status_code == 404

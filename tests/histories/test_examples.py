"""The examples that ship are just what their retelling writes, and can be loaded."""

import pytest

from tests.histories.examples import EXAMPLES, text_of


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_what_its_retelling_writes(user, name):
    assert EXAMPLES[name].read_text(encoding="utf-8") == text_of(name, user), "run scripts/write_examples.py"


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_names_nobody(built, name):
    owner = built(name)
    assert not owner.people.exists()
    assert not owner.involvements.filter(person__isnull=False).exists()

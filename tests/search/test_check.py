"""The command that proves that index and records agree finds each way in which they may not, and mends it."""

import pytest
from django.core.management import CommandError, call_command

from applications.search import words
from applications.search.check import index_disagreements
from applications.search.models import SearchDocument
from tests import factories

pytestmark = pytest.mark.django_db


def left_out(document):
    document.delete()


def told_otherwise(document):
    SearchDocument.objects.filter(pk=document.pk).update(text="Something else.")


def indexed_otherwise(document):
    words.write([(document.pk, ["something", "else"])])


def not_indexed(document):
    words.erase([document.pk])


def gone(document):
    type(document.owner.lessons.get()).objects.all()._raw_delete("default")
    document.save(force_insert=True)


DAMAGES = {
    left_out: "is not in the index.",
    told_otherwise: "is not in the index as it stands.",
    indexed_otherwise: "are not those that are indexed.",
    not_indexed: "are not those that are indexed.",
    gone: "is gone, and is still in the index.",
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_each_disagreement_is_named_and_mended(user, capsys, damage):
    factories.LessonFactory(owner=user, advice="Quokkas first.", cue="a quokka comes")
    assert list(index_disagreements(user)) == []
    damage(SearchDocument.objects.get(table="lesson"))
    with pytest.raises(CommandError, match="1 disagreement"):
        call_command("check_history", user="ada")
    assert DAMAGES[damage] in capsys.readouterr().out
    call_command("check_history", user="ada", repair=True)
    assert list(index_disagreements(user)) == []

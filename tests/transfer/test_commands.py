"""The same from the command line, with a sentence for all that can go wrong."""

import json
import stat

import pytest
from django.core.management import CommandError, call_command

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    return tmp_path / "history.json"


def test_a_history_goes_out_and_into_another_account(user, file, capsys):
    factories.CompanyFactory(owner=user, name="Amazon")
    other = factories.UserFactory()
    call_command("export_history", str(file), user="ada")
    call_command("restore_history", str(file), user=other.username)
    assert other.companies.get().name == "Amazon"
    assert "Restored 1 record." in capsys.readouterr().out


def test_the_file_is_for_its_owner_alone_and_replaces_an_older_one_whole(user, file):
    file.write_text("older")
    file.chmod(0o644)
    call_command("export_history", str(file), user="ada")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text())["records"]["companies"] == []
    assert list(file.parent.iterdir()) == [file]


def test_a_failed_export_leaves_the_older_file(user, file, monkeypatch):
    file.write_text("older")
    monkeypatch.setattr("applications.management.commands.export_history.write_history", fail)
    with pytest.raises(CommandError, match="cannot be written: No space left"):
        call_command("export_history", str(file), user="ada")
    assert [path.read_text() for path in file.parent.iterdir()] == ["older"]


def fail(*args):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("export_history", ["x.json"]),
        ("restore_history", ["x.json"]),
        ("load_example", ["five-attempts"]),
        ("check_history", []),
    ],
)
def test_an_account_that_is_not_there_is_named(command, arguments):
    with pytest.raises(CommandError, match="There is no account called “nobody”"):
        call_command(command, *arguments, user="nobody")


def test_a_folder_that_is_not_there_is_named(user, tmp_path):
    with pytest.raises(CommandError, match=r"gone/a\.json cannot be written: No such file or directory"):
        call_command("export_history", str(tmp_path / "gone" / "a.json"), user="ada")


def test_a_file_that_is_not_there_is_named(user, file):
    with pytest.raises(CommandError, match=r"history\.json cannot be read: No such file or directory"):
        call_command("restore_history", str(file), user="ada")


def test_a_broken_file_is_refused_with_the_reason(user, file):
    file.write_text("{")
    with pytest.raises(CommandError, match=r"Nothing was changed\. The file cannot be read"):
        call_command("restore_history", str(file), user="ada")


def test_an_example_is_loaded_once(user, capsys):
    call_command("load_example", "five-attempts", user="ada")
    assert "Loaded “Five attempts at one company”" in capsys.readouterr().out
    call_command("load_example", "five-attempts", user="ada")
    assert "in the account already. Nothing was changed." in capsys.readouterr().out
    assert user.attempts.count() == 5


def test_an_example_that_was_edited_is_not_written_over(user):
    call_command("load_example", "five-attempts", user="ada")
    user.companies.update(name="Mine")
    with pytest.raises(CommandError, match="“Mine” is in your account already, and says something else here"):
        call_command("load_example", "five-attempts", user="ada")


def test_an_example_that_is_none_is_refused(user):
    with pytest.raises(CommandError, match="invalid choice: 'six'"):
        call_command("load_example", "six", user="ada")

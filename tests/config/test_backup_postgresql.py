import subprocess

import pytest

from config.backup import BackupError, connection_words, make_backup
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "backups"


def test_a_backup_holds_what_the_database_held():
    UserFactory(username="ada")
    command = ["pg_restore", "--data-only", "--table=applications_user", "--file=-", make_backup()]
    assert "ada" in subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_without_pg_dump_there_is_no_backup(monkeypatch, folder):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(BackupError, match="install postgresql-client"):
        make_backup()
    assert list(folder.iterdir()) == []


def test_when_pg_dump_refuses_its_reason_is_told(monkeypatch):
    monkeypatch.setattr("config.backup.connection_words", lambda: connection_words() | {"PGDATABASE": "nobodys"})
    with pytest.raises(BackupError, match="nobodys"):
        make_backup()

import sqlite3
import threading
from contextlib import closing

import pytest
from django.db import connection

from config import backup
from config.backup import BackupError, make_backup
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "backups"


def names_in(path) -> list[str]:
    with closing(sqlite3.connect(path)) as copy:
        return [name for (name,) in copy.execute("SELECT username FROM applications_user")]


def test_a_backup_holds_what_the_database_held():
    UserFactory(username="ada")
    assert names_in(make_backup()) == ["ada"]


def test_a_backup_while_others_write_is_consistent():
    writer = threading.Thread(target=lambda: (UserFactory.create_batch(200), connection.close()))
    writer.start()
    sizes = [len(names_in(make_backup())) for _ in range(5)]
    writer.join()
    assert sizes == sorted(sizes)
    assert len(names_in(make_backup())) == 200


def test_a_damaged_database_is_found_out(tmp_path):
    with closing(sqlite3.connect(tmp_path / "damaged")) as database:
        database.executescript("CREATE TABLE a (b, c); CREATE INDEX i ON a (b); INSERT INTO a VALUES (1, 2);")
        database.executescript(
            "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql='CREATE INDEX i ON a (c)' WHERE name='i';"
        )
    with closing(sqlite3.connect(tmp_path / "damaged")) as database, pytest.raises(BackupError, match="damaged"):
        backup.check_sqlite(database)


def test_a_copy_that_reads_back_damaged_is_thrown_away(folder, monkeypatch):
    def find_fault(copy):
        raise BackupError("The copy is damaged.")

    monkeypatch.setattr(backup, "check_sqlite", find_fault)
    with pytest.raises(BackupError, match="damaged"):
        make_backup()
    assert list(folder.iterdir()) == []

import shutil
import sqlite3
from contextlib import closing

import pytest

from config import restore
from config.backup import BackupError
from config.restore import restore_backup

pytestmark = pytest.mark.sqlite


def history(path, name: str, journal: str = "DELETE"):
    """A database with one account; its connection stays open."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(f"PRAGMA journal_mode={journal}")
    database.execute("CREATE TABLE applications_user (username)")
    database.execute("INSERT INTO applications_user VALUES (?)", [name])
    return database


def name_in(path) -> str:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT username FROM applications_user").fetchone()[0]


@pytest.fixture
def live(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(tmp_path / "live"))
    history(tmp_path / "backup", "then").close()
    return tmp_path / "live"


def test_a_backup_takes_the_place_of_the_database_which_is_kept(live, tmp_path):
    history(live, "now").close()
    replaced = restore_backup(tmp_path / "backup")
    assert name_in(live) == "then"
    assert name_in(replaced) == "now"


def test_what_sqlite_kept_beside_the_old_database_does_not_spoil_the_new_one(live, tmp_path):
    crashed = history(tmp_path / "crashed", "now", journal="WAL")
    for ending in ["", "-wal"]:  # as a power cut leaves it: the name stands in the log alone
        shutil.copy(tmp_path / f"crashed{ending}", tmp_path / f"live{ending}")
    crashed.close()
    replaced = restore_backup(tmp_path / "backup")
    assert name_in(live) == "then"
    assert name_in(replaced) == "now"


def test_a_database_beyond_reading_is_set_aside_with_all_that_belongs_to_it(live, tmp_path):
    for ending in ["", "-wal", "-shm"]:
        (tmp_path / f"live{ending}").write_bytes(b"nothing a database would say" * 100)
    assert restore_backup(tmp_path / "backup").read_bytes().startswith(b"nothing")
    assert not (tmp_path / "live-wal").exists()
    assert name_in(live) == "then"


def test_what_belongs_to_a_database_is_set_aside_with_it(live, tmp_path, monkeypatch):
    monkeypatch.setattr(restore, "stop_if_in_use", lambda live: None)
    for ending in ["", "-wal", "-shm"]:
        (tmp_path / f"live{ending}").touch()
    replaced = restore_backup(tmp_path / "backup")
    assert sorted(path.name for path in replaced.parent.iterdir()) == [
        replaced.name + end for end in ["", "-shm", "-wal"]
    ]
    assert not (tmp_path / "live-wal").exists()


def test_nothing_is_replaced_while_the_server_runs(live, tmp_path):
    with closing(history(live, "now", journal="WAL")), pytest.raises(BackupError, match="is running"):
        restore_backup(tmp_path / "backup")
    assert name_in(live) == "now"


def test_a_file_that_is_no_backup_is_refused(live, tmp_path):
    (tmp_path / "letter").write_text("Dear Ada")
    history(live, "now").close()
    with pytest.raises(BackupError, match="no backup of Afterloop"):
        restore_backup(tmp_path / "letter")
    assert name_in(live) == "now"


@pytest.mark.usefixtures("live")
def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(BackupError, match="no backup of Afterloop"):
        restore_backup(tmp_path / "nowhere")


def test_on_a_new_machine_there_is_nothing_to_replace(live, tmp_path):
    assert restore_backup(tmp_path / "backup") is None
    assert name_in(live) == "then"

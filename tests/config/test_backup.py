import stat

import pytest

from config import backup
from config.backup import BackupError, forget_old_automatic_backups, make_backup

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "backups"


def test_a_backup_is_whole_private_and_alone_in_its_folder(folder):
    path = make_backup()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(folder.iterdir()) == [path]


def test_a_backup_never_replaces_a_file(tmp_path):
    (tmp_path / "mine").write_text("precious")
    with pytest.raises(BackupError, match="mine is in the way"):
        make_backup(tmp_path / "mine")
    assert (tmp_path / "mine").read_text() == "precious"


def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path):
    with pytest.raises(BackupError, match="could not be written"):
        make_backup(tmp_path / "nowhere" / "copy")
    assert not (tmp_path / "nowhere").exists()


def test_only_the_last_ten_automatic_backups_are_kept(folder):
    by_hand = make_backup()
    automatic = [make_backup(label=backup.AUTOMATIC) for _ in range(12)]
    forget_old_automatic_backups()
    assert sorted(folder.iterdir()) == sorted([by_hand, *automatic[2:]])

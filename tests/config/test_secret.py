import stat
import subprocess
import sys

from config.secret import kept_secret

MAKE = "import sys, pathlib; from config.secret import kept_secret; print(kept_secret(pathlib.Path(sys.argv[1])))"


def test_a_secret_is_made_once_and_kept(tmp_path):
    assert kept_secret(tmp_path / "key") == kept_secret(tmp_path / "key")
    assert len(kept_secret(tmp_path / "key")) > 50


def test_only_its_owner_can_read_a_secret(tmp_path):
    kept_secret(tmp_path / "key")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_processes_that_start_at_once_agree_on_one_secret(tmp_path):
    command = [sys.executable, "-c", MAKE, str(tmp_path / "key")]
    racing = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(12)]
    assert len({process.communicate()[0] for process in racing}) == 1


def test_a_race_leaves_nothing_but_the_secret(tmp_path):
    for _ in range(3):
        kept_secret(tmp_path / "key")
    assert [path.name for path in tmp_path.iterdir()] == ["key"]

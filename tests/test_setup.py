"""What `make run` needs before it can serve: the locks, and a Python to install them with."""

import json
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]
OLD = 'case "$2" in *platform*) echo 3.9.1;; *) exit 1;; esac'
WITHOUT_VENV = 'case "$2" in *platform*) echo 3.12.1;; *ensurepip*) exit 1;; esac'


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^[\w.\[\]-]+==\S+", (ROOT / lock).read_text(), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_versions_and_hashes_and_no_place(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert "--index" not in text
    assert all("--hash=sha256:" in entry for entry in re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:])


def test_what_serves_is_what_was_tested():
    assert pins("requirements.lock")
    assert pins("requirements.lock") < pins("requirements-dev.lock")


def test_the_lock_of_the_html_checker_names_no_place():
    lock = json.loads((ROOT / "tests/tools/package-lock.json").read_text())
    assert lock["packages"]["node_modules/vnu-jar"]["integrity"]
    assert "resolved" not in str(lock)


@pytest.fixture
def machine(tmp_path):
    """A checkout on a machine with just the tools that make needs, and no Python yet."""
    for folder in ["scripts", "bin", ".venv/bin"]:
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / "scripts/setup.sh", tmp_path / "scripts")
    (tmp_path / "requirements.lock").write_text("one==1")
    for tool in ["sh", "dirname", "cmp", "cp"]:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))
    return tmp_path


def give(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def set_up(machine: Path) -> subprocess.CompletedProcess:
    command = ["sh", machine / "scripts/setup.sh", "requirements.lock"]
    return subprocess.run(command, env={"PATH": str(machine / "bin")}, capture_output=True, text=True)


def test_a_machine_without_python_is_told_so(machine):
    done = set_up(machine)
    assert done.returncode == 1
    assert "needs Python 3.12 or newer, and this machine has none" in done.stderr


def test_a_python_too_old_is_named(machine):
    give(machine / "bin/python3", OLD)
    done = set_up(machine)
    assert done.returncode == 1
    assert "needs Python 3.12 or newer; this machine has python3 (3.9.1)" in done.stderr


def test_a_python_without_venv_is_told_what_to_install(machine):
    give(machine / "bin/python3", OLD)
    give(machine / "bin/python3.12", WITHOUT_VENV)
    done = set_up(machine)
    assert done.returncode == 1
    assert "python3.12 is here, but not its venv module" in done.stderr


def test_the_newest_python_makes_the_environment(machine):
    give(machine / "bin/python3", OLD)
    give(machine / "bin/python3.13", 'case "$1" in -m) echo "$@" > made;; esac')
    set_up(machine)
    assert (machine / "made").read_text() == "-m venv --clear .venv\n"


def test_a_lock_is_installed_once_and_again_when_it_changes(machine):
    give(machine / ".venv/bin/python", 'case "$*" in *install*) echo "$@" >> installed;; esac')
    for lock in ["one==1", "one==1", "one==2"]:
        (machine / "requirements.lock").write_text(lock)
        assert set_up(machine).returncode == 0
    installed = (machine / "installed").read_text().splitlines()
    assert len(installed) == 2
    assert all("--require-hashes -r requirements.lock" in line for line in installed)


def test_an_installation_that_failed_is_tried_again(machine):
    give(machine / ".venv/bin/python", 'case "$*" in *install*) exit 1;; esac')
    done = set_up(machine)
    assert done.returncode == 1
    assert "could not be installed" in done.stderr
    give(machine / ".venv/bin/python", "exit 0")
    assert "Installing" in set_up(machine).stderr


@pytest.mark.parametrize("script", ["scripts/setup.sh", "scripts/run.sh", ".ci/run"])
def test_a_script_can_be_run(script):
    assert stat.S_IMODE((ROOT / script).stat().st_mode) & 0o111


def test_python_is_chosen_for_the_checkout():
    assert (ROOT / ".python-version").read_text() == "3.13\n"

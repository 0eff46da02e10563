"""What `make test` says about a machine that lacks something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.server
ONE_TEST = "tests/web/test_health.py::test_a_host_of_a_strange_name_gets_no_answer"


def make_test(tmp_path, *arguments: str, **variables: str) -> subprocess.CompletedProcess:
    """On a machine with no program but Python."""
    program = (
        "import sys, pathlib; sys.path.insert(0, 'scripts'); import kinds;"
        "kinds.Path = lambda *parts: pathlib.Path('/nowhere');"
        "import runpy; sys.argv = sys.argv[1:]; runpy.run_path('scripts/test.py', run_name='__main__')"
    )
    ours = ("PYTEST", "REQUIRE_ALL")  # what the test that runs now was asked for
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    command = [sys.executable, "-c", program, "scripts/test.py", *arguments]
    environment |= {"PATH": str(tmp_path)} | variables
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_each_kind_that_cannot_run_is_named_with_its_reason(tmp_path):
    done = make_test(tmp_path, ONE_TEST)
    assert "Not run: the tests in a browser, because there is no Chromium here." in done.stdout
    assert "Not run: the validity of the pages, because there is no Java here" in done.stdout
    assert "Not run: the suite on PostgreSQL, because there is no PostgreSQL 15 or newer here." in done.stdout
    assert done.stdout.splitlines()[-1].startswith("=== 1 passed in")
    assert done.returncode == 0


def test_when_every_kind_is_wanted_a_missing_one_is_a_failure(tmp_path):
    done = make_test(tmp_path, ONE_TEST, REQUIRE_ALL="1")
    assert done.returncode == 1
    assert "no Chromium" in done.stdout
    assert "passed" not in done.stdout


def test_a_failing_test_fails_the_whole(tmp_path):
    (tmp_path / "test_wrong.py").write_text("def test_wrong():\n    assert False\n")
    done = make_test(tmp_path, str(tmp_path / "test_wrong.py"), ONE_TEST)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("=== 1 failed, 1 passed in")

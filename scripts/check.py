"""Everything that can be said about the code without running it: `make check`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]

CHECKS: dict[str, list] = {
    "formatting": [PROGRAMS / "ruff", "format", "--check", "--quiet", "."],
    "lint": [PROGRAMS / "ruff", "check", "--quiet", "."],
    "templates": [PROGRAMS / "djlint", "templates", "--profile=django", "--lint", "--quiet"],
    "types": [PROGRAMS / "mypy", "--no-error-summary"],
    "migrations in step": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "deployment": [*MANAGE, "check", "--deploy", "--fail-level=WARNING"],
}


def main() -> int:
    failed = [name for name, command in CHECKS.items() if not passes(name, command)]
    print(f"Not in order: {', '.join(failed)}." if failed else "All in order.")
    return 1 if failed else 0


def passes(name: str, command: list) -> bool:
    with tempfile.TemporaryDirectory(prefix="afterloop-check-") as folder:
        environment = os.environ | {"DATA_DIR": folder, "HTTPS": "1"}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
    print(f"{'ok' if done.returncode == 0 else 'NO':3}{name}", flush=True)
    if done.returncode:
        print(done.stdout)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python
"""Django's command line for this project."""

import os
import sys
from pathlib import Path

OURS = Path(__file__).resolve().parent / ".venv"


def run() -> None:
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    # So that `python3 manage.py …` is the whole command, with nothing to activate before.
    if "VIRTUAL_ENV" in os.environ or not (OURS / "bin/python").exists() or OURS.samefile(sys.prefix):
        run()
    else:
        os.execv(OURS / "bin/python", [OURS / "bin/python", *sys.argv])

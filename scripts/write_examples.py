"""Writes the example histories that ship with the project anew, from their retelling in `tests/histories`."""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Build each history in a database of its own and write it to its file."""
    import django
    from django.core.management import call_command

    django.setup()
    from applications.accounts.models import User
    from tests.histories.examples import EXAMPLES, text_of

    call_command("migrate", verbosity=0)
    for name, file in EXAMPLES.items():
        file.write_text(text_of(name, User.objects.create(username=name)), encoding="utf-8")
        print(f"Wrote {file.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory(prefix="afterloop-examples-") as folder:
        os.environ |= {"DATA_DIR": folder, "DATABASE_URL": "sqlite://:memory:"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        main()

"""A copy of everything, on demand."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.backup import BackupError, make_backup


class Command(BaseCommand):
    help = "Writes a consistent, checked copy of the database, also while the server runs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="where to; a dated name in the data folder if left out")

    def handle(self, *args, file: Path | None, **options) -> None:
        try:
            path = make_backup(file)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Backed up to {path} ({path.stat().st_size:,} bytes).")

"""The way back to an earlier day."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.backup import BackupError
from config.restore import restore_backup


class Command(BaseCommand):
    help = "Puts a backup in the place of the database, which is kept aside. Stop the server first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args, file: Path, **options) -> None:
        try:
            replaced = restore_backup(file)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored {file}." + (f" What stood there is kept as {replaced}." if replaced else ""))

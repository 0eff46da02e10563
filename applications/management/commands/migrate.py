"""Django's migrate, with a backup first: a changed database has no other way back."""

from collections.abc import Iterable

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import migrate
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from config.backup import AUTOMATIC, BackupError, forget_old_automatic_backups, make_backup


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--no-backup", action="store_true", help="you have made one your own way")

    def handle(self, *args, **options) -> None:
        looks_only = options["plan"] or options["check_unapplied"]
        if has_content() and not looks_only and not options["no_backup"] and (options["app_label"] or is_behind()):
            self.back_up()
        super().handle(*args, **options)

    def back_up(self) -> None:
        try:
            path = make_backup(label=AUTOMATIC)
        except BackupError as error:
            raise CommandError(
                f"{error}\nNothing was migrated. If you have a backup of your own: python manage.py migrate --no-backup"
            ) from error
        self.stdout.write(f"Backed up to {path} before the database changes.")
        forget_old_automatic_backups()


def has_content() -> bool:
    return bool(connection.introspection.table_names())


def is_behind() -> bool:
    """True if a migration of this version waits to be applied."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def is_ahead() -> bool:
    """True if a newer version of Afterloop has changed this database."""
    known = MigrationLoader(None).disk_migrations
    applied = MigrationRecorder(connection).applied_migrations()
    return max(ours(applied), default="") > max(ours(known), default="")


def ours(migrations: Iterable[tuple[str, str]]) -> list[str]:
    return [name for app, name in migrations if app == "applications"]

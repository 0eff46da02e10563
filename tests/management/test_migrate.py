import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

from applications.management.commands import migrate
from config.backup import BackupError

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "backups"


@pytest.fixture
def behind(folder):
    """A database that waits for one (harmless) migration."""
    waiting = {"app": "sessions", "name": "0001_initial"}
    MigrationRecorder.Migration.objects.get(**waiting).delete()
    yield
    MigrationRecorder.Migration.objects.get_or_create(**waiting)


@pytest.mark.usefixtures("behind")
def test_a_backup_is_made_before_a_migration(folder):
    call_command("migrate", fake=True, verbosity=0)
    assert [path.name.split(".")[-2] for path in folder.iterdir()] == ["before-migration"]


def test_a_database_up_to_date_is_not_backed_up(folder):
    call_command("migrate", verbosity=0)
    assert not folder.exists()


@pytest.mark.usefixtures("behind")
def test_nothing_is_migrated_when_the_backup_fails(monkeypatch):
    def fail(label):
        raise BackupError("The disk is full.")

    monkeypatch.setattr(migrate, "make_backup", fail)
    with pytest.raises(CommandError, match=r"The disk is full\.\nNothing was migrated"):
        call_command("migrate", fake=True, verbosity=0)
    assert migrate.is_behind()


@pytest.mark.usefixtures("behind")
def test_a_backup_of_ones_own_is_enough(folder):
    call_command("migrate", fake=True, no_backup=True, verbosity=0)
    assert not folder.exists()


@pytest.mark.usefixtures("behind")
def test_looking_at_the_plan_makes_no_backup(folder):
    call_command("migrate", plan=True, verbosity=0)
    assert not folder.exists()


def test_a_database_of_a_newer_version_is_recognised():
    assert not migrate.is_ahead()
    newer = MigrationRecorder.Migration.objects.create(app="applications", name="9999_later")
    assert migrate.is_ahead()
    newer.delete()

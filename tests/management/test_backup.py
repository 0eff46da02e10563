import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_backup_goes_where_it_is_told(tmp_path, capsys):
    call_command("backup", tmp_path / "copy")
    assert (tmp_path / "copy").stat().st_size > 0
    assert str(tmp_path / "copy") in capsys.readouterr().out


def test_a_backup_without_a_place_goes_into_the_data_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    call_command("backup")
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_a_failure_is_a_sentence_and_an_exit_code(tmp_path):
    (tmp_path / "copy").touch()
    with pytest.raises(CommandError, match="copy is in the way"):
        call_command("backup", tmp_path / "copy")

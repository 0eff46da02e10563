import stat

import pytest

from applications.welcome.key import key_path, opens, used_up, welcome_key


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def test_the_key_is_kept_until_it_is_used():
    assert welcome_key() == welcome_key()
    assert stat.S_IMODE(key_path().stat().st_mode) == 0o600


@pytest.mark.parametrize("wrong", ["", "ä", "wrong", "\0"])
def test_only_the_key_opens(wrong):
    assert opens(welcome_key())
    assert not opens(wrong)
    assert not opens(welcome_key()[:-1])


def test_a_used_key_is_gone_with_every_trace(folder):
    welcome_key()
    with used_up() as mine:
        assert mine
    assert list(folder.iterdir()) == []


def test_of_two_who_use_the_key_at_once_only_one_has_it():
    welcome_key()
    with used_up() as first, used_up() as second:
        assert (first, second) == (True, False)


def test_no_key_opens_while_a_form_takes_it_away_and_none_is_made_then():
    key = welcome_key()
    with used_up():
        assert not opens(key)
        assert not key_path().exists()


def test_a_failure_gives_the_key_back():
    key = welcome_key()
    with pytest.raises(RuntimeError), used_up():
        raise RuntimeError
    assert welcome_key() == key

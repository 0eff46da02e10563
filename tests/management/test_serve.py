import pytest

from applications.management.commands.serve import address


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://localhost:8000"),
        ("0.0.0.0", "http://localhost:8000"),
        ("home.example", "http://home.example:8000"),
    ],
)
def test_the_address_shown_is_one_to_click_on(settings, host, shown):
    settings.HOST, settings.PORT = host, 8000
    assert address() == shown


def test_behind_a_proxy_the_address_is_the_proxys(settings):
    settings.HTTPS, settings.ALLOWED_HOSTS = True, ["jobs.example.org"]
    assert address() == "https://jobs.example.org"

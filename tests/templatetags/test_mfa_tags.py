"""The code for an authenticator app, drawn into the page."""

import re

from qrcode.main import QRCode

from applications.templatetags.mfa_tags import dark_runs, qr_code


def test_a_run_of_dark_squares_has_its_place_and_length():
    assert dark_runs([False, True, True, False, True]) == [(1, 2), (4, 1)]


def test_the_drawing_has_every_dark_square_and_no_other():
    code = QRCode()
    code.add_data("otpauth://totp/Afterloop:ada?secret=ABC")
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1", qr_code("otpauth://totp/Afterloop:ada?secret=ABC"))
    drawn = {(int(x) + step, int(y)) for x, y, length in runs for step in range(int(length))}
    assert drawn == {(x, y) for y, row in enumerate(code.get_matrix()) for x, dark in enumerate(row) if dark}


def test_the_drawing_fits_the_content_policy():
    assert not re.search("style|data:|<script", qr_code("otpauth://totp/x"))

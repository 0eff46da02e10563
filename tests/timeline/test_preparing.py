"""What lies between attempts is told with what was noted on it and what was asked."""

from tests import factories


def prepare(user, **details):
    return factories.PreparationFactory(owner=user, title="Half a page each", rank=5, **details)


def test_a_short_note_on_preparation_is_told(attempt, user, card):
    attempt(rank=10)
    prepare(user, notes="Nobody *ever* asked.")
    assert "Nobody <em>ever</em> asked." in card().between.pieces[0].notes[0]


def test_a_long_note_on_preparation_is_left_out(attempt, user, card):
    attempt(rank=10)
    prepare(user, notes="word " * 61)
    assert card().between.pieces[0].notes == ()


def test_questions_stand_in_the_order_in_which_they_were_written_down(attempt, user, card):
    attempt(rank=10)
    piece = prepare(user)
    later = user.reflections.create(question="What else?", preparation=piece)
    user.reflections.create(question="Why here?", preparation=piece, recorded_at=later.recorded_at.replace(year=2001))
    assert card().between.pieces[0].questions == ("Why here?", "What else?")


def test_the_page_prints_them(signed_in, attempt, company, user):
    attempt(rank=10)
    user.reflections.create(question="Why here?", preparation=prepare(user, notes="By hand."))
    page = signed_in.get(company.get_absolute_url()).text
    assert "<li>Why here?</li>" in page
    assert "<p>By hand.</p>" in page

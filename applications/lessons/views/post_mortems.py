"""Looking back on an attempt, a loop or a round. What was written is read on the page of what it is about."""

from django.shortcuts import get_object_or_404

from applications.lessons.debrief import Debrief
from applications.lessons.forms.debrief import DebriefForm
from applications.lessons.forms.post_mortem import PostMortemForm
from applications.lessons.models import PostMortem
from applications.lessons.origins import lowered
from applications.records.pages import record_page
from applications.web.forms import posted

KEPT = "Kept: what you wrote about {}."


def post_mortem_new(request, pk):
    """Opens the one that exists, or a new one; so does the next."""
    attempt = get_object_or_404(request.user.attempts.select_related("company"), pk=pk)
    written = attempt.post_mortems.of_the_whole().latest_written()
    return written_page(request, written or PostMortem(owner=request.user, attempt=attempt))


def loop_post_mortem_new(request, pk):
    loop = get_object_or_404(request.user.loops.select_related("attempt__company"), pk=pk)
    written = loop.post_mortems.filter(round__isnull=True).latest_written()
    return written_page(
        request, written or PostMortem(owner=request.user, attempt=loop.attempt, loop=loop), is_placed=True
    )


def debrief(request, pk):
    round = get_object_or_404(request.user.rounds.select_related("attempt__company"), pk=pk)
    written = Debrief.of(round)
    form = DebriefForm(posted(request), debrief=written)
    back = (str(round), round.get_absolute_url())
    kept = KEPT.format(f"{lowered(round)}, {round.attempt}")
    return record_page(request, form, f"Debrief: {lowered(round)}", back, lambda _: kept, note=note_on(written))


def note_on(debrief: Debrief) -> str:
    """Where and when it was, how much later it was written, and that no part is required."""
    round, later = debrief.round, debrief.post_mortem.later if debrief.post_mortem else ""
    place = [str(round.attempt), str(round.date or ""), f"written {later}" if later else ""]
    return f"{' · '.join(filter(None, place))}. Any part may stay empty."


def post_mortem_edit(request, pk):
    about = request.user.post_mortems.select_related("attempt__company", "loop", "round")
    return written_page(request, get_object_or_404(about, pk=pk))


def written_page(request, post_mortem, is_placed=False):
    form = PostMortemForm(posted(request), instance=post_mortem, is_placed=is_placed)
    about = post_mortem.about
    step = post_mortem.round or post_mortem.loop
    heading = (
        f"Debrief: {lowered(step)}" if post_mortem.round else f"Looking back on {lowered(step) if step else about}"
    )
    back = (str(about), about.get_absolute_url())
    kept = KEPT.format(f"{lowered(step)}, {post_mortem.attempt}" if step else about)
    return record_page(request, form, heading, back, lambda _: kept, PostMortem.get_absolute_url)

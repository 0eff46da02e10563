"""Looking back on an attempt, a loop or a round. What was written is read on the page of what it is about."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from applications.attempts.finding import attempt_of
from applications.lessons.debrief import Debrief
from applications.lessons.differences import Differences
from applications.lessons.forms.debrief import DebriefForm
from applications.lessons.forms.learning import LONGEST, ONE_SENTENCE, in_a_line, keep_as_lesson
from applications.lessons.forms.post_mortem import PostMortemForm
from applications.lessons.models import PostMortem
from applications.records.deeds import address_to_undo
from applications.records.doing import doing
from applications.records.pages import record_page
from applications.web.forms import posted
from applications.web.toasts import leading_to

KEPT = "Kept: what you wrote about {}."


def post_mortem_new(request, pk):
    """Opens the one that exists, or a new one; so does the next."""
    with_attempt = request.user.post_mortems.select_related("attempt__company", "attempt__current_role")
    written = with_attempt.of_the_whole().filter(attempt=pk).latest_written()
    to_be = written or PostMortem(owner=request.user, attempt=attempt_of(request.user, pk))
    to_be.attempt.owner = request.user
    return written_page(request, to_be, is_placed=written is None)


def loop_post_mortem_new(request, pk):
    loop = get_object_or_404(request.user.loops.select_related("attempt__company", "attempt__current_role"), pk=pk)
    written = loop.post_mortems.filter(round__isnull=True).latest_written() or PostMortem(loop=loop)
    written.owner, written.attempt = request.user, loop.attempt
    return written_page(request, written, is_placed=True)


def debrief(request, pk):
    round = get_object_or_404(request.user.rounds.select_related("attempt__company"), pk=pk)
    written = Debrief.of(round)
    form = DebriefForm(posted(request), debrief=written)
    back = (str(round), round.get_absolute_url())
    kept = KEPT.format(f"{round.in_a_sentence}, {round.attempt}")
    heading, note = f"Debrief: {round.in_a_sentence}", note_on(written)
    causes = written.post_mortem.causes.in_order().select_related("topic", "round") if written.post_mortem else []
    beside = {"piece": "lessons/_beside.html", "causes": causes}
    return record_page(request, form, heading, back, lambda _: form.kept(kept), note=note, **beside)


def note_on(debrief: Debrief) -> str:
    """Where and when it was, how much later it was written, and that no part is required."""
    round, later = debrief.round, debrief.post_mortem.later if debrief.post_mortem else ""
    place = [str(round.attempt), str(round.date or ""), f"written {later}" if later else ""]
    return f"{' · '.join(filter(None, place))}. Any part may stay empty."


def post_mortem_edit(request, pk):
    about = request.user.post_mortems.select_related("attempt__company", "attempt__current_role", "loop", "round")
    return written_page(request, get_object_or_404(about, pk=pk))


def written_page(request, post_mortem, is_placed=False):
    form = PostMortemForm(posted(request), instance=post_mortem, is_placed=is_placed)
    causes = post_mortem.causes.in_order().select_related("topic", "round") if post_mortem.pk else []
    beside = {"piece": "lessons/_beside.html", "causes": causes}
    if not post_mortem.round:
        beside["differences"] = Differences.of(post_mortem.attempt)
    about = post_mortem.about
    step = post_mortem.round or post_mortem.loop
    what = step.name or f"the {step.in_a_sentence}" if step else about
    heading = f"Debrief: {step.in_a_sentence}" if post_mortem.round else f"Looking back on {what}"
    back = (str(about), about.get_absolute_url())
    kept = KEPT.format(f"{step.in_a_sentence}, {post_mortem.attempt}" if step else about)
    return record_page(request, form, heading, back, lambda _: kept, PostMortem.get_absolute_url, **beside)


@require_POST
def post_mortem_lesson(request, pk):
    """Keeps what one takes from it as a lesson."""
    post_mortem = get_object_or_404(request.user.post_mortems.select_related("attempt", "loop", "round"), pk=pk)
    if not in_a_line(post_mortem.takeaway) or len(in_a_line(post_mortem.takeaway)) > LONGEST:
        messages.error(request, ONE_SENTENCE)
        return redirect(post_mortem)
    with doing(request.user, "Kept as a lesson.") as did:
        keep_as_lesson(post_mortem)
    messages.success(request, "Kept as a lesson.", extra_tags=leading_to(undo=address_to_undo(did.deed)))
    return redirect(post_mortem)

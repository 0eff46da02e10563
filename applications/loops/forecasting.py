"""Gives a forecast of a step: of each moment one stands, and a step that is sealed takes none."""

from typing import Any

from applications.loops.models import Forecast, Loop, Round
from applications.loops.models.forecast import Moment
from applications.loops.sealing import is_sealed


class Sealed(Exception):
    """The result of the step is known, or was known once."""


def moment_at(step: Loop | Round) -> Moment:
    """Whether a forecast given now is one from before it or from right after."""
    return Moment.BEFORE if step.is_planned else Moment.AFTER


def forecast_of(step: Loop | Round, moment: Moment) -> Forecast | None:
    """The one that stands of that moment. One query."""
    given: Any = Forecast.objects.current().of(step).filter(moment=moment).in_order().last()
    if given:
        given.attempt = step.attempt
        setattr(given, str(step._meta.model_name), step)
    return given


def forecast_to_be(step: Loop | Round) -> Forecast:
    """The first of its moment, without its chance."""
    about = {str(step._meta.model_name): step}
    return Forecast(owner_id=step.owner_id, attempt=step.attempt, moment=moment_at(step), **about)


def give_forecast(step: Loop | Round, chance: int) -> Forecast:
    """Say how likely one passes; a second thought corrects the first. The caller holds the owner, and has the step as
    it stands. Raises `Sealed`."""
    if is_sealed(step):
        raise Sealed
    given = forecast_of(step, moment_at(step))
    if given and given.chance == chance:
        return given
    forecast: Any = given.correction_to_be() if given else forecast_to_be(step)
    forecast.chance = chance
    forecast.save()
    return forecast

"""Forecasting a loop or a round, before it and right after."""

from django.shortcuts import get_object_or_404

from applications.loops.forecast_form import ForecastForm
from applications.loops.forecasting import forecast_of, forecast_to_be, moment_at
from applications.loops.models import Loop, Round
from applications.records.pages import record_page
from applications.web.forms import posted

SAID = "{}. It is sealed once the result is known."


def loop_forecast_new(request, pk):
    return forecast_page(request, get_object_or_404(request.user.loops.select_related("attempt__company"), pk=pk))


def round_forecast_new(request, pk):
    return forecast_page(request, get_object_or_404(request.user.rounds.select_related("attempt__company"), pk=pk))


def forecast_correct(request, pk):
    forecasts = request.user.forecasts.select_related("attempt__company", "loop__attempt", "round__attempt")
    forecast = get_object_or_404(forecasts, pk=pk).as_it_stands()
    return page_of(request, ForecastForm(posted(request), corrects=forecast), forecast.step)


def forecast_page(request, step: Loop | Round):
    """Whether it is one from before or from after follows from the step; a second one of either corrects the first."""
    given = forecast_of(step, moment_at(step))
    over: dict = {"corrects": given} if given else {"instance": forecast_to_be(step)}
    return page_of(request, ForecastForm(posted(request), **over), step)


def page_of(request, form: ForecastForm, step: Loop | Round):
    back = (step.title, step.get_absolute_url())
    heading = f"{step.title}: how likely do you pass?"
    return record_page(request, form, heading, back, lambda forecast: SAID.format(str(forecast).capitalize()))

"""What the history says about oneself."""

from django.template.response import TemplateResponse

from applications.insights.calibration import calibrations
from applications.insights.calibration_plot import Plot


def calibration(request):
    told = [(each, Plot.of(each)) for each in calibrations(request.user) if each.cases or each.open]
    return TemplateResponse(request, "insights/calibration.html", {"calibrations": told})

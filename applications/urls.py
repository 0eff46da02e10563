"""Map of the site: one include per folder."""

from django.urls import include, path

urlpatterns = [
    path("", include("applications.web.urls")),
    path("", include("applications.accounts.urls")),
    path("", include("applications.drafts.urls")),
    path("", include("applications.dashboard.urls")),
    path("", include("applications.log.urls")),
    path("", include("applications.companies.urls")),
    path("", include("applications.attempts.urls")),
    path("", include("applications.loops.urls")),
    path("", include("applications.thread.urls")),
    path("", include("applications.lessons.urls")),
    path("", include("applications.timeline.urls")),
    path("", include("applications.briefing.urls")),
    path("", include("applications.insights.urls")),
    path("", include("applications.search.urls")),
    path("", include("applications.silence.urls")),
    path("transfer/", include("applications.transfer.urls")),
    path("", include("applications.upkeep.urls")),
    path("welcome/", include("applications.welcome.urls")),
]

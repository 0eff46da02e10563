"""Map of the site: one list per folder."""

from django.urls import include, path

from applications.accounts.urls import urlpatterns as accounts
from applications.attempts.urls import urlpatterns as attempts
from applications.briefing.urls import urlpatterns as briefing
from applications.companies.urls import urlpatterns as companies
from applications.dashboard.urls import urlpatterns as dashboard
from applications.drafts.urls import urlpatterns as drafts
from applications.insights.urls import urlpatterns as insights
from applications.lessons.urls import urlpatterns as lessons
from applications.log.urls import urlpatterns as log
from applications.loops.urls import urlpatterns as loops
from applications.search.urls import urlpatterns as search
from applications.silence.urls import urlpatterns as silence
from applications.thread.urls import urlpatterns as thread
from applications.timeline.urls import urlpatterns as timeline
from applications.upkeep.urls import urlpatterns as upkeep
from applications.web.urls import urlpatterns as web

# One list, where a chain of includes would be asked one after the other and would each write down what it tried.
urlpatterns = [
    *web,
    *accounts,
    *drafts,
    *dashboard,
    *log,
    *companies,
    *attempts,
    *loops,
    *thread,
    *lessons,
    *timeline,
    *briefing,
    *insights,
    *search,
    *silence,
    *upkeep,
    path("transfer/", include("applications.transfer.urls")),
    path("welcome/", include("applications.welcome.urls")),
]

"""Map of the site: one include per folder."""

urlpatterns = []

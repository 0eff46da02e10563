"""Addresses of what is done to records of any kind."""

from django.urls import path, register_converter

from applications.upkeep import views
from applications.upkeep.tables import MovableConverter, TableConverter

register_converter(TableConverter, "table")
register_converter(MovableConverter, "movable")

urlpatterns = [
    path("undo/", views.undo_last, name="undo"),
    path("undo/<int:pk>/", views.deed_undo, name="deed-undo"),
    path("undo/<int:pk>/again/", views.deed_redo, name="deed-redo"),
    path("trash/", views.trash, name="trash"),
    path("trash/<table:table>/<int:pk>/", views.removal_new, name="removal-new"),
    path("trash/<int:pk>/restoration/", views.restoration_new, name="restoration-new"),
    path("companies/<int:pk>/merger/", views.company_merger, name="company-merger"),
    path("lessons/<int:pk>/merger/", views.lesson_merger, name="lesson-merger"),
    path("questions/<int:pk>/merger/", views.question_merger, name="question-merger"),
    path("<movable:table>/<int:pk>/move/", views.record_move, name="record-move"),
    path("versions/<table:table>/<int:pk>/", views.version_list, name="version-list"),
    path("versions/<int:pk>/return/", views.version_return, name="version-return"),
    path("people/<int:pk>/forgetting/", views.person_forgetting, name="person-forgetting"),
]

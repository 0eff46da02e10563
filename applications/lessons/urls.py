"""Addresses of this folder."""

from django.urls import path

from applications.lessons.views import causes, lessons, life, order, post_mortems, preparation, reflections

urlpatterns = [
    path("order/", order.life_order, name="life-order"),
    path("attempts/<int:pk>/post-mortem/", post_mortems.post_mortem_new, name="post-mortem-new"),
    path("loops/<int:pk>/post-mortem/", post_mortems.loop_post_mortem_new, name="loop-post-mortem-new"),
    path("rounds/<int:pk>/debrief/", post_mortems.debrief, name="debrief"),
    path("post-mortems/<int:pk>/edit/", post_mortems.post_mortem_edit, name="post-mortem-edit"),
    path("post-mortems/<int:pk>/lesson/", post_mortems.post_mortem_lesson, name="post-mortem-lesson"),
    path("post-mortems/<int:pk>/causes/new/", causes.cause_new, name="cause-new"),
    path("causes/<int:pk>/edit/", causes.cause_edit, name="cause-edit"),
    path("attempts/<int:pk>/differences/", causes.attempt_differences, name="attempt-differences"),
    path("lessons/causes/", causes.cause_list, name="cause-list"),
    path("lessons/", lessons.lesson_list, name="lesson-list"),
    path("lessons/new/", lessons.lesson_new, name="lesson-new"),
    path("lessons/<int:pk>/", lessons.lesson, name="lesson"),
    path("lessons/<int:pk>/edit/", lessons.lesson_edit, name="lesson-edit"),
    path("lessons/<int:pk>/sightings/new/", life.sighting_new, name="sighting-new"),
    path("sightings/<int:pk>/correction/", life.sighting_correct, name="sighting-correct"),
    path("lessons/<int:pk>/carries/new/", life.carry_new, name="carry-new"),
    path("carries/<int:pk>/edit/", life.carry_edit, name="carry-edit"),
    path("lessons/<int:pk>/rehearsals/new/", life.rehearsal_new, name="rehearsal-new"),
    path("rehearsals/<int:pk>/correction/", life.rehearsal_correct, name="rehearsal-correct"),
    path("lessons/<int:pk>/retirements/new/", life.retirement_new, name="retirement-new"),
    path("retirements/<int:pk>/correction/", life.retirement_correct, name="retirement-correct"),
    path("preparation/", preparation.preparation_list, name="preparation-list"),
    path("preparation/new/", preparation.preparation_new, name="preparation-new"),
    path("preparation/<int:pk>/", preparation.preparation, name="preparation"),
    path("preparation/<int:pk>/edit/", preparation.preparation_edit, name="preparation-edit"),
    path("preparation/<int:pk>/counts/new/", preparation.count_new, name="preparation-count-new"),
    path("preparation-counts/<int:pk>/edit/", preparation.count_edit, name="preparation-count-edit"),
    path("reflections/", reflections.reflection_list, name="reflection-list"),
    path("reflections/new/", reflections.reflection_new, name="reflection-new"),
    path("reflections/<int:pk>/", reflections.reflection, name="reflection"),
    path("reflections/<int:pk>/edit/", reflections.reflection_edit, name="reflection-edit"),
]

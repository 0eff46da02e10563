"""Addresses of this folder."""

from django.urls import path

from applications.lessons.views import lessons, order, post_mortems, preparation, reflections

urlpatterns = [
    path("order/", order.life_order, name="life-order"),
    path("attempts/<int:pk>/post-mortem/", post_mortems.post_mortem_new, name="post-mortem-new"),
    path("loops/<int:pk>/post-mortem/", post_mortems.loop_post_mortem_new, name="loop-post-mortem-new"),
    path("rounds/<int:pk>/debrief/", post_mortems.debrief, name="debrief"),
    path("post-mortems/<int:pk>/edit/", post_mortems.post_mortem_edit, name="post-mortem-edit"),
    path("lessons/", lessons.lesson_list, name="lesson-list"),
    path("lessons/new/", lessons.lesson_new, name="lesson-new"),
    path("lessons/<int:pk>/", lessons.lesson, name="lesson"),
    path("lessons/<int:pk>/edit/", lessons.lesson_edit, name="lesson-edit"),
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

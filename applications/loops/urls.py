"""Addresses of this folder."""

from django.urls import path

from applications.loops import forecast_views, people_views, views
from applications.loops.questions import views as questions
from applications.loops.stories import views as stories

urlpatterns = [
    path("attempts/<int:pk>/steps/new/", views.steps_new, name="steps-new"),
    path("attempts/<int:pk>/loops/new/", views.loop_new, name="loop-new"),
    path("attempts/<int:pk>/rounds/new/", views.round_new, name="round-new"),
    path("attempts/<int:pk>/involvements/new/", people_views.involvement_new, name="involvement-new"),
    path("attempts/<int:pk>/self-ratings/new/", people_views.self_rating_new, name="self-rating-new"),
    path("loops/<int:pk>/", views.loop, name="loop"),
    path("forecasts/<int:pk>/correction/", forecast_views.forecast_correct, name="forecast-correct"),
    path("loops/<int:pk>/forecasts/new/", forecast_views.loop_forecast_new, name="loop-forecast-new"),
    path("rounds/<int:pk>/forecasts/new/", forecast_views.round_forecast_new, name="round-forecast-new"),
    path("loops/<int:pk>/edit/", views.loop_edit, name="loop-edit"),
    path("rounds/<int:pk>/", views.round, name="round"),
    path("rounds/<int:pk>/edit/", views.round_edit, name="round-edit"),
    path("involvements/<int:pk>/edit/", people_views.involvement_edit, name="involvement-edit"),
    path("self-ratings/<int:pk>/correction/", people_views.self_rating_correct, name="self-rating-correct"),
    path("questions/", questions.question_list, name="question-list"),
    path("questions/new/", questions.question_new, name="question-new"),
    path("questions/alike/", questions.question_alike, name="question-alike"),
    path("questions/drill/", questions.drill, name="drill"),
    path("questions/<int:pk>/", questions.question, name="question"),
    path("questions/<int:pk>/edit/", questions.question_edit, name="question-edit"),
    path("questions/<int:pk>/askings/new/", questions.asking_new, name="asking-new"),
    path("attempts/<int:pk>/askings/new/", questions.attempt_asking_new, name="attempt-asking-new"),
    path("askings/<int:pk>/edit/", questions.asking_edit, name="asking-edit"),
    path("recalls/<int:pk>/correction/", questions.recall_correct, name="recall-correct"),
    path("stories/", stories.story_list, name="story-list"),
    path("stories/new/", stories.story_new, name="story-new"),
    path("stories/<int:pk>/", stories.story, name="story"),
    path("stories/<int:pk>/edit/", stories.story_edit, name="story-edit"),
    path("stories/<int:pk>/rest/", stories.story_rest, name="story-rest"),
    path("stories/<int:pk>/tellings/new/", stories.telling_new, name="telling-new"),
    path("attempts/<int:pk>/tellings/new/", stories.attempt_telling_new, name="attempt-telling-new"),
    path("tellings/<int:pk>/edit/", stories.telling_edit, name="telling-edit"),
    path("companies/<int:pk>/stories/", stories.company_stories, name="company-stories"),
]

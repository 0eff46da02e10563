"""Addresses of this folder."""

from django.urls import path

from applications.thread.views import changes, decisions, events, feedback, offers, order, terms
from applications.thread.views.attempt import attempt

urlpatterns = [
    path("attempts/<int:pk>/", attempt, name="attempt"),
    path("attempts/<int:pk>/order/", order.thread_order, name="thread-order"),
    path("attempts/<int:pk>/outcome/", decisions.outcome_new, name="outcome-new"),
    path("attempts/<int:pk>/reopening/", decisions.reopening_new, name="reopening-new"),
    path("attempts/<int:pk>/role-change/", changes.role_change_new, name="role-change-new"),
    path("rounds/<int:pk>/rescheduling/", changes.rescheduling_new, name="rescheduling-new"),
    path("rounds/<int:pk>/cancellation/", changes.cancellation_new, name="cancellation-new"),
    path("decisions/<int:pk>/correction/", decisions.decision_correct, name="decision-correct"),
    path("attempts/<int:pk>/events/new/", events.event_new, name="event-new"),
    path("companies/<int:pk>/events/", events.company_event_list, name="company-event-list"),
    path("companies/<int:pk>/events/order/", order.company_events_order, name="company-event-order"),
    path("companies/<int:pk>/events/new/", events.company_event_new, name="company-event-new"),
    path("events/", events.event_list, name="event-list"),
    path("events/order/", order.life_events_order, name="event-order"),
    path("events/new/", events.own_event_new, name="own-event-new"),
    path("events/<int:pk>/correction/", events.event_correct, name="event-correct"),
    path("attempts/<int:pk>/feedback/new/", feedback.feedback_new, name="feedback-new"),
    path("feedback/<int:pk>/correction/", feedback.feedback_correct, name="feedback-correct"),
    path("attempts/<int:pk>/offers/new/", offers.offer_new, name="offer-new"),
    path("offers/<int:pk>/versions/new/", offers.offer_version_new, name="offer-version-new"),
    path("offer-versions/<int:pk>/correction/", offers.offer_version_correct, name="offer-version-correct"),
    path("attempts/<int:pk>/terms/new/", terms.term_new, name="term-new"),
    path("companies/<int:pk>/terms/new/", terms.company_term_new, name="company-term-new"),
    path("terms/new/", terms.own_term_new, name="own-term-new"),
    path("terms/<int:pk>/correction/", terms.term_correct, name="term-correct"),
    path("terms/<int:pk>/extension/", terms.term_extend, name="term-extend"),
]

"""Addresses of this folder."""

from django.urls import path

from applications.thread import order_views, views

urlpatterns = [
    path("attempts/<int:pk>/", views.attempt, name="attempt"),
    path("attempts/<int:pk>/outcome/", views.outcome_new, name="outcome-new"),
    path("attempts/<int:pk>/order/", order_views.thread_order, name="thread-order"),
]

"""Addresses of this folder."""

from django.urls import path

from applications.lessons import order_views

urlpatterns = [
    path("order/", order_views.life_order, name="life-order"),
]

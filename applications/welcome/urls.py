"""The first start."""

from django.urls import path

from applications.welcome import views

urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("example/", views.example, name="welcome-example"),
]

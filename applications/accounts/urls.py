"""Logging in, oneself and one's keys; allauth's addresses, with ours before them."""

from django.urls import include, path

from applications.accounts import views

urlpatterns = [
    path("settings/", views.profile, name="settings"),
    path("settings/account/closure/", views.closure, name="account-closure"),
    path("login/", views.login, name="account_login"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("email/", views.email, name="account_email"),
    path("", include("allauth.account.urls")),
    path("mfa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]

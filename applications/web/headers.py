"""Headers every page carries and Django has no setting for."""

from django.utils.cache import patch_cache_control

WITHHELD = ["camera", "microphone", "geolocation", "payment", "usb", "serial", "midi", "browsing-topics"]
PERMISSIONS = ", ".join(f"{feature}=()" for feature in WITHHELD)


class HeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # Static files never come this far, and all the rest is somebody's history.
        if "Cache-Control" not in response.headers or "no-store" not in response.headers["Cache-Control"]:
            patch_cache_control(response, private=True, no_store=True)
        return response

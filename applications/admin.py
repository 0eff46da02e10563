"""Where Django looks for what the administration shows."""

from applications.accounts.admin import AccountAdmin

__all__ = ["AccountAdmin"]

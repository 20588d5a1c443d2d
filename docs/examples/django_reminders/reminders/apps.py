"""The app."""

from importlib import import_module

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Reminders of what is polite after an interview."""

    name = "reminders"

    def ready(self) -> None:
        """Connect the signals."""
        import_module("reminders.signals")

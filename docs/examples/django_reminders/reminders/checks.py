"""What the forms refuse."""

from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError

from interview_etiquette import EtiquetteError
from interview_etiquette.calendars import calendar_for

UNREADABLE = (EtiquetteError, LookupError, ValueError)  # what a row may raise that no form has checked


@contextmanager
def told_to_the_form() -> Iterator[None]:
    """Show what the library refuses where it was typed in."""
    try:
        yield
    except EtiquetteError as error:
        raise ValidationError(str(error)) from error


def is_calendar(text: str) -> None:
    """Refuse what names no calendar."""
    with told_to_the_form():
        calendar_for(text)


def is_time_zone(text: str) -> None:
    """Refuse what names no time zone."""
    if text not in available_timezones():
        raise ValidationError("There is no such time zone; Europe/Berlin is one.")

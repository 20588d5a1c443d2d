"""When to thank them, when to ask, when to let go: post-interview etiquette over business-day calendars."""

from interview_etiquette.contact import Contact
from interview_etiquette.errors import EtiquetteError
from interview_etiquette.etiquette import (
    ARTICLE,
    BUSINESS_WEEK,
    CAMPUS,
    GERMANY,
    PATIENT,
    POLICIES,
    TWO_TOUCH,
    Channel,
    Etiquette,
    HalfDay,
    NextDay,
    ThankYouTiming,
    WithinHours,
)
from interview_etiquette.interview import Interview
from interview_etiquette.timeframe import (
    DecideBetween,
    DecideBy,
    DecisionWindow,
    EndOfMonth,
    EndOfWeek,
    NotBefore,
    OpenEnded,
    Timeframe,
    Unspecified,
    Wait,
    Within,
)

__version__ = "0.1.0"

__all__ = [
    "ARTICLE",
    "BUSINESS_WEEK",
    "CAMPUS",
    "GERMANY",
    "PATIENT",
    "POLICIES",
    "TWO_TOUCH",
    "Channel",
    "Contact",
    "DecideBetween",
    "DecideBy",
    "DecisionWindow",
    "EndOfMonth",
    "EndOfWeek",
    "Etiquette",
    "EtiquetteError",
    "HalfDay",
    "Interview",
    "NextDay",
    "NotBefore",
    "OpenEnded",
    "ThankYouTiming",
    "Timeframe",
    "Unspecified",
    "Wait",
    "Within",
    "WithinHours",
]

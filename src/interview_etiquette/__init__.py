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
from interview_etiquette.plans import ChecklistItem, Plan, Rule, Step, plan
from interview_etiquette.reasons import Reason, ReasonCode
from interview_etiquette.rules import (
    KeyDates,
    decision_window,
    follow_up_date,
    follow_up_dates,
    key_dates,
    move_on_point,
    thank_you_deadline,
)
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
    "ChecklistItem",
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
    "KeyDates",
    "NextDay",
    "NotBefore",
    "OpenEnded",
    "Plan",
    "Reason",
    "ReasonCode",
    "Rule",
    "Step",
    "ThankYouTiming",
    "Timeframe",
    "Unspecified",
    "Wait",
    "Within",
    "WithinHours",
    "decision_window",
    "follow_up_date",
    "follow_up_dates",
    "key_dates",
    "move_on_point",
    "plan",
    "thank_you_deadline",
]

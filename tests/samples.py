"""One of everything: a value of every public kind, and what stands for a user's own."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import attrs

from interview_etiquette import (
    ARTICLE,
    GERMANY,
    POLICIES,
    TWO_TOUCH,
    ChecklistItem,
    Contact,
    DecideBetween,
    DecideBy,
    DecisionWindow,
    EndOfMonth,
    EndOfWeek,
    HalfDay,
    Interview,
    KeyDates,
    NextDay,
    NotBefore,
    OpenEnded,
    Reason,
    ReasonCode,
    Rule,
    Step,
    Unspecified,
    Wait,
    Within,
    WithinHours,
    plan,
)
from interview_etiquette.calendars import (
    WEEKDAYS,
    AdjustedCalendar,
    AllOpen,
    AnyOpen,
    Compiled,
    CountryCalendar,
    MarketCalendar,
    WeekCalendar,
)

BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = datetime(2026, 3, 10, 10)
ZOE = Contact("Zoë Müller", email="zoe@example.org", phone="+49 30 123", title="CTO", organization="Acme & Söhne")
MAX = Contact("Max Power", phone="110")
FULL = Interview(
    TUESDAY.replace(tzinfo=BERLIN),
    end=datetime(2026, 3, 10, 11, 30, tzinfo=BERLIN),
    contacts=[ZOE, MAX],
    timeframe=DecideBetween(date(2026, 3, 16), date(2026, 3, 20)),
    asked_on=date(2026, 3, 12),
    employer="Acme",
    position="Engineer",
    id="acme-2",
)
TIMEFRAMES = [
    Unspecified(),
    OpenEnded(),
    DecideBy(date(2026, 3, 20)),
    DecideBetween(date(2026, 3, 16), date(2026, 3, 20)),
    NotBefore(date(2026, 3, 20)),
    EndOfWeek(),
    EndOfWeek(2),
    EndOfMonth(),
    EndOfMonth(1),
    Within(5, "business_days"),
    Within(3, "days"),
    Within(2, "weeks"),
    Within(1, "months"),
    DecisionWindow(),
    DecisionWindow(date(2026, 3, 16), date(2026, 3, 20)),
    DecisionWindow(open_ended=True),
]
CALENDARS = [
    WEEKDAYS,
    WeekCalendar(weekend={4, 5}),
    AdjustedCalendar(
        WEEKDAYS, closed=[date(2026, 3, 17), (date(2026, 12, 20), date(2026, 12, 31))], open=[date(2026, 3, 14)]
    ),
    CountryCalendar("US", subdivision="MN"),
    CountryCalendar("DE", subdivision="BY", categories=["catholic"], outside="weekends"),
    MarketCalendar("XNYS"),
    AllOpen(WEEKDAYS, CountryCalendar("US")),
    AnyOpen(WEEKDAYS, WeekCalendar(weekend={6})),
    Compiled(WEEKDAYS),
]
INTERVIEWS = [
    Interview(TUESDAY),
    Interview(TUESDAY.replace(tzinfo=UTC)),
    Interview(TUESDAY.replace(tzinfo=timezone(timedelta(hours=-3, minutes=-30)))),
    Interview(datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)),
    Interview(datetime(2026, 3, 10, 10, 0, 0, 123456)),
    FULL,
    *(Interview(TUESDAY, timeframe=timeframe) for timeframe in TIMEFRAMES),
]
VALUES = [
    *TIMEFRAMES,
    *INTERVIEWS,
    *CALENDARS,
    *POLICIES.values(),
    attrs.evolve(TWO_TOUCH, follow_ups=5, morning=(time(8, 30), time(10, 0, 0, 1)), roll_back_limit=timedelta(1, 2, 3)),
    ZOE,
    MAX,
    Contact("A"),
    Wait(1, "months"),
    HalfDay(),
    HalfDay(time(11), time(18), time(9, 30), timedelta(minutes=90)),
    WithinHours(48),
    NextDay(time(9)),
    Reason(ReasonCode.CARD),
    Reason(ReasonCode.WITHIN_HOURS, {"hours": 24}),
    Reason(ReasonCode.DETAILS_MISSING, {"contact": "Zoë {details}", "details": "email"}),
    ChecklistItem("thank", required=True, text="thank them"),
    KeyDates(datetime(2026, 3, 10, 17, tzinfo=BERLIN), (date(2026, 3, 17),), date(2026, 3, 24)),
    Step("move_on/1", Rule.MOVE_ON, TUESDAY, None),
    *plan(FULL, etiquette=TWO_TOUCH).steps,
    plan(FULL, etiquette=GERMANY),
    plan(Interview(TUESDAY), etiquette=ARTICLE),
]


class OwnTimeframe:
    """A user's own timeframe, unhashable at that."""

    __hash__ = None

    def window(self, asked_on, _calendar, /):
        return DecisionWindow(latest=asked_on + timedelta(days=3))


class OwnTiming:
    """A user's own timing, unhashable too."""

    __hash__ = None
    next_morning = time(8)

    def __init__(self, answer=None):
        self.answer = answer

    def deadline(self, interview, /):
        return self.answer or interview.start + timedelta(hours=30)


class OwnCalendar:
    """A user's own calendar, unhashable too: open on odd days."""

    __hash__ = None

    def is_business_day(self, day, /):
        return day.day % 2


def named(value):
    """Return a test's name for a value: its repr, but for an address, which differs from run to run."""
    return repr(value).partition(" at 0x")[0]

"""When the clocks change by a rule: once a year, on a day that a few years tell. No rule is ever followed for long."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime

_PARTS = re.compile(
    r"FREQ=YEARLY|INTERVAL=1|WKST=[A-Z]{2}|UNTIL=[0-9TZ]+|(BYMONTH|BYMONTHDAY|BYDAY)=[0-9A-Z,+-]+|BY(HOUR|MINUTE|SECOND)=\d\d?"
)
_DAY = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YEARS = 3  # looked back: that before last for a change that is later in the year
_WEEK = 7

Parts = dict[str, str]


def parts_of(rule: str) -> Parts:
    """Return the parts of a rule by name; refuse one that says more than that clocks change once a year."""
    written = rule.upper().strip(";").split(";")
    parts = dict(part.split("=") for part in written if _PARTS.fullmatch(part))
    in_any_month = "BYMONTH" not in parts and ("BYDAY" in parts or "BYMONTHDAY" in parts)
    if len(parts) != len(written) or "FREQ" not in parts or in_any_month:
        raise ValueError
    return parts


def last_change(parts: Parts, first: datetime, until: datetime) -> datetime | None:
    """Return the last change by a rule until a time, both on the clock before; None where there is none.

    It refuses a month, a day and a time that there is not.
    """
    clock = first.time().replace(
        hour=int(parts.get("BYHOUR", first.hour)),
        minute=int(parts.get("BYMINUTE", first.minute)),
        second=int(parts.get("BYSECOND", first.second)),
    )
    changes = (datetime.combine(day, clock) for day in _days(parts, first, until.year))
    return next((change for change in changes if first <= change <= until), None)


def _days(parts: Parts, first: datetime, last_year: int) -> Iterator[date]:
    """Yield the days of a rule in the last years, the latest first."""
    months = sorted({int(month) for month in parts.get("BYMONTH", str(first.month)).split(",")}, reverse=True)
    weekdays = _weekdays(parts.get("BYDAY", ""))
    in_month = {int(day) for day in parts.get("BYMONTHDAY", "" if weekdays else str(first.day)).split(",") if day}
    for year in range(last_year, max(last_year - _YEARS, 0), -1):
        for month in months:
            yield from _days_of_month(date(year, month, 1), weekdays, in_month)


def _weekdays(text: str) -> set[tuple[int, int]]:
    named = [_DAY.fullmatch(day) for day in text.split(",") if day]
    if None in named:
        raise ValueError
    return {(int(day[1] or 0), _WEEKDAYS.index(day[2])) for day in named if day}


def _days_of_month(first: date, weekdays: set[tuple[int, int]], in_month: set[int]) -> Iterator[date]:
    length = monthrange(first.year, first.month)[1]
    for number in range(length, 0, -1):
        day, from_end = first.replace(day=number), number - length - 1
        places = {(place, day.weekday()) for place in (0, (number - 1) // _WEEK + 1, -((length - number) // _WEEK) - 1)}
        if (not weekdays or places & weekdays) and (not in_month or in_month & {number, from_end}):
            yield day

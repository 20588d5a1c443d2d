"""Days across a width: where each moment lies, in per cent, and which days stand on the axis."""

from collections.abc import Iterator
from datetime import date, datetime

import attrs

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MARGIN = 1.5  # per cent left free on either side
_DAYS = 16  # days up to which each has its number on the axis
_WEEKS = 60  # days up to which weeks have
_MOST = 7  # months, or years, on an axis
_MONTH = 30.44  # days, on average
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)  # months
_MINUTES = 1440  # of a day


def place(moment: date) -> float:
    """Return a day, or a moment on its own wall clock, as a number of days."""
    if not isinstance(moment, datetime):
        return moment.toordinal()
    return moment.toordinal() + (moment.hour * 60 + moment.minute) / _MINUTES


@attrs.frozen
class Scale:
    """The days of a drawing, by their ordinals; the end is that of the day after the last."""

    first: int
    end: int

    def at(self, days: float) -> float:
        """Return where a place lies, in per cent of the width."""
        inside = min(max(days, self.first), self.end) - self.first
        return _MARGIN + inside / (self.end - self.first) * (100 - 2 * _MARGIN)

    @property
    def shows_days(self) -> bool:
        """Whether it is short enough for every day to stand on the axis."""
        return self.end - self.first <= _DAYS

    def ticks(self) -> Iterator[tuple[int, str]]:
        """Yield what stands on the axis: days, Mondays, months or years, as many as have room."""
        if self.end - self.first > _WEEKS:
            yield from self._months()
            return
        days = range(self.first, self.end) if self.shows_days else range(self.first + (1 - self.first) % 7, self.end, 7)
        for ordinal in days:
            day = date.fromordinal(ordinal)
            yield ordinal, str(day.day) if self.shows_days else _day_and_month(day)

    def _months(self) -> Iterator[tuple[int, str]]:
        step = next(step for step in _STEPS if (self.end - self.first) / _MONTH / step <= _MOST)
        first, last = (date.fromordinal(day) for day in (self.first, self.end - 1))
        for month in range(-(-_month(first) // step) * step, _month(last) + 1, step):
            day = date(month // 12, month % 12 + 1, 1)
            if day >= first:
                yield day.toordinal(), _MONTHS[day.month - 1] if day.month > 1 else day.isoformat()[:4]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day_and_month(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def spoken_short(day: date, year: int | None = None) -> str:
    """Return a day as short as a drawing wants it, with its year unless it is that one: "Fri 13 Mar"."""
    own = "" if day.year == year else f" {day.isoformat()[:4]}"
    return f"{_WEEKDAYS[day.weekday()]} {_day_and_month(day)}{own}"

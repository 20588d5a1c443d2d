"""Stretches of days, and the arithmetic of weeks, months and counts that leads to them."""

from datetime import MAXYEAR, MINYEAR, date, timedelta

import attrs

from interview_etiquette.calendars import BusinessCalendar, Roll, add_business_days, roll, week_start
from interview_etiquette.timeframe import EndOfMonth, EndOfWeek, Timeframe, Unit, Within

# why days are set aside, where several rules say so
A_FRACTION = "a fraction"
A_LENGTH = "a length, not a time"
IN_THE_PAST = "in the past"
NO_DAY_NAMED = "no day is named by that"
RECURRING = "comes round again and again"

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
_PARTS = {  # days after the first one of the whole
    ("weeks", "early"): 1,
    ("weeks", "middle"): 2,
    ("months", "early"): 9,
    ("months", "middle"): 14,
    ("months", "first"): 14,
}
_LATE = 16  # day of the month
_MOST_OF_A_WEEK, _FULL_WEEK = 4, 7  # days
_SAME_DAY = range(1, 12)  # hours
_WEEKS = range(1, 5)  # of a month
_MOST: dict[str, int] = {"days": 731, "weeks": 105, "months": 24, "business_days": 522}  # two years: nobody means more


@attrs.frozen
class When:
    """The days that a time expression names, or why it names none.

    Args:
        first: The first of them.
        last: The last of them.
        frame: The same said in relative terms, where a timeframe can.
        unit: What kind of stretch: "weeks", "months", ...; "" for a single day.
        sure: Whether all competent speakers would agree.
        ranged: Whether two ends were named: "from Monday to Wednesday".
        edge: Whether it is the end of something, which "before" does not exclude.
        aside: Why it cannot be the day of the decision.
        refused: What was expected, where nobody can mean it.
    """

    first: date
    last: date
    frame: Timeframe | None = None
    unit: str = ""
    sure: bool = True
    edge: bool = False
    ranged: bool = False
    aside: str = ""
    refused: str = ""

    @property
    def counted(self) -> bool:
        """Whether it is a count from the day on which it was said."""
        return bool(self.refused or (self.frame and self.unit and self.first == self.last))

    @property
    def unusable(self) -> bool:
        """Whether no day can be had from it."""
        return bool(self.aside or self.refused)


def first_of(year: int, month: int) -> date:
    """Return the first day of a month; the 13th is the next January."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError
    return date(year, month, 1)


class Almanac:
    """Days as they are named by somebody who speaks on a certain day."""

    def __init__(self, asked_on: date, calendar: BusinessCalendar, *, day_first: bool) -> None:
        self.asked_on, self.calendar, self.day_first = asked_on, calendar, day_first

    def day(self, day: date, *, sure: bool = True) -> When:
        """Return a single day."""
        return When(day, day, sure=sure)

    def aside(self, reason: str) -> When:
        """Return what is to be set aside, for a reason."""
        return When(self.asked_on, self.asked_on, aside=reason)

    def refused(self, problem: str) -> When:
        """Return what nobody can mean."""
        return When(self.asked_on, self.asked_on, refused=problem)

    def weekday(self, weekday: int, after: date | None = None) -> date:
        """Return the next such weekday strictly after a day."""
        after = after or self.asked_on
        return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)

    def first_of_week(self, day: date) -> date:
        """Return the first day of the week that holds a day."""
        return day - timedelta(days=(day.weekday() - week_start(self.calendar, day)) % 7)

    def period(self, unit: str, on: int, of: date | None = None) -> When:
        """Return the week, month, quarter or year that lies some on from that of a day."""
        start = of or self.asked_on
        if unit == "weeks":
            first = self.first_of_week(start) + ONE_WEEK * on
            return self._stretch(first, first + timedelta(6), "weeks") if of else self._week(on)
        if unit == "months":
            stated = self.months(start.year, start.month + on, 1)
            return stated if of or on < 0 else attrs.evolve(stated, frame=EndOfMonth(on))
        if unit == "quarters":
            return self.months(start.year, (start.month - 1) // 3 * 3 + 1 + 3 * on, 3)
        return self.months(start.year + on, 1, 12)

    def _week(self, on: int) -> When:
        """Return the week some on; said on a weekend, this week is already the coming one."""
        first = self.first_of_week(self.asked_on)
        skipped = (self.first_of_week(roll(self.asked_on, self.calendar)) - first).days // 7
        frame = EndOfWeek(max(on - skipped, 0))
        return When(first + ONE_WEEK * max(on, skipped), self._end(frame), frame, "weeks", sure=not skipped)

    def _end(self, frame: Timeframe, said_on: date | None = None) -> date:
        """Return the last day of a timeframe that has one."""
        said_on = said_on or self.asked_on
        return frame.window(said_on, self.calendar).latest or said_on

    def _stretch(self, first: date, last: date, unit: str) -> When:
        """Return the days up to the last business day; without any, to the first one after them."""
        found = roll(last, self.calendar, Roll.PRECEDING)
        return When(first, found if found >= first else roll(last, self.calendar), None, unit)

    def months(self, year: int, month: int, count: int) -> When:
        """Return so many months from the first of one, up to their last business day."""
        first = first_of(year, month)
        after = first_of(year, month + count)
        unit = {1: "months", 3: "quarters"}.get(count, "years")
        return self._stretch(first, after - ONE_DAY, unit)

    def named(self, month: int, count: int, year: int | None = None) -> When:
        """Return the months that go by a name; without a year the next that are not over yet."""
        found = self.months(year or self.asked_on.year, month, count)
        over = year is None and (found.last.year, found.last.month) < (self.asked_on.year, self.asked_on.month)
        return self.months(self.asked_on.year + 1, month, count) if over else found

    def part(self, name: str, whole: When) -> When:
        """Return the early, middle or late part of a week or month."""
        if name in ("late", "end"):
            late = whole.first.replace(day=_LATE) if whole.unit == "months" else whole.first
            return attrs.evolve(whole, first=whole.last if name == "end" else late, edge=True)
        if (whole.unit, name) in _PARTS:
            return self.day(whole.first + ONE_DAY * _PARTS[whole.unit, name], sure=False)
        if whole.unit == "years" and name == "first":
            return self.months(whole.first.year, 1, 6)
        return self.aside(NO_DAY_NAMED)

    def nth_week(self, which: int, month: When, *, full: bool) -> When:
        """Return the first, second, ... week of a month; a week belongs where most of its days lie."""
        if which < 0:
            return When(self.first_of_week(month.last), month.last, unit="weeks")
        if which not in _WEEKS:
            return self.aside("no week is named by that")
        inside = month.first.replace(day=_FULL_WEEK if full else _MOST_OF_A_WEEK)
        return attrs.evolve(self.period("weeks", which - 1, inside), sure=False)

    def count(self, count: int, unit: str) -> When:
        """Return so many of a unit, from the day on which it was said."""
        if unit == "years":
            count, unit = 12 * count, "months"
        if unit == "hours":
            if count in _SAME_DAY:
                return self.day(self.asked_on)
            count, unit = -(-count // 24), "days"
        for kind in ("days", "weeks", "months", "business_days"):
            if unit == kind:
                return self._within(count, kind)
        return self.aside("too short or too long a time")

    def _within(self, count: int, unit: Unit) -> When:
        if not 0 < count <= _MOST[unit]:
            return self.refused("a count that somebody can mean")
        frame = Within(count, unit)
        last = self._end(frame)
        return When(last, last, frame, unit)

    def count_from(self, target: When, count: int, unit: str, *, back: bool = False) -> When:
        """Return the day that lies so many of a unit after another expression, or before it."""
        return self.moved(self.count(count, unit), target, back=back)

    def moved(self, counted: When, target: When, *, back: bool = False) -> When:
        """Return the day that lies as far after another expression (or before it) as a count says."""
        day = target.first if back else target.last
        if not isinstance(counted.frame, Within):
            return counted if counted.unusable else self.day(day)
        count, unit = counted.frame.count, counted.frame.unit
        if not back:
            return self.day(self._end(counted.frame, day))
        if unit == "business_days":
            return self.day(add_business_days(day, -count, self.calendar))
        if unit == "months":
            from dateutil.relativedelta import relativedelta  # noqa: PLC0415  on first use, not at import

            return self.day(day - relativedelta(months=count))
        return self.day(day - timedelta(**{unit: count}))

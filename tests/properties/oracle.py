"""A second opinion: the rules once more, day by day and slowly, from their written form alone.

It shares nothing with the library: plain data in, plain dates out, every search a loop over days.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
Span = tuple[int, str]


@dataclass(frozen=True)
class Days:
    """Which days are business days. `weekend` is None for a calendar that does not say when its week begins."""

    closed_weekdays: frozenset[int]
    closed: frozenset[date] = frozenset()
    opened: frozenset[date] = frozenset()
    says_its_week: bool = True

    def is_open(self, day):
        if day in self.opened:
            return True
        return day not in self.closed and day.weekday() not in self.closed_weekdays

    @property
    def week_begins(self):
        if self.says_its_week:
            for weekday in range(7):
                day_before = 6 if weekday == 0 else weekday - 1
                if weekday not in self.closed_weekdays and day_before in self.closed_weekdays:
                    return weekday
        return 0


@dataclass(frozen=True)
class Policy:
    thank_you: str
    rolls: bool
    after_named_day: Span | None
    undated: Span
    open_ended: Span
    follow_ups: int
    spacing: Span | None
    patience: Span


BD = "business_days"
POLICIES = {
    "article": Policy("half day", False, None, (7, "days"), (14, "days"), 1, None, (7, "days")),
    "business_week": Policy("24 h", False, (2, BD), (5, BD), (5, BD), 1, None, (5, BD)),
    "two_touch": Policy("24 h", False, (1, BD), (5, BD), (10, BD), 2, (7, "days"), (7, "days")),
    "campus": Policy("24 h", False, (7, "days"), (7, "days"), (14, "days"), 2, (7, "days"), (14, "days")),
    "patient": Policy("24 h", False, (2, BD), (14, "days"), (14, "days"), 1, None, (14, "days")),
    "germany": Policy("next day", True, (2, BD), (14, "days"), (14, "days"), 1, None, (14, "days")),
}


@dataclass(frozen=True)
class Case:
    """One interview as plain data. `said` is a kind and its numbers or days."""

    start: datetime
    days: Days
    policy: str = "article"
    end: datetime | None = None
    asked_on: date | None = None
    said: tuple = ("nothing",)
    followed_up_on: date | None = None
    zone: tzinfo | None = field(default=None)


@dataclass(frozen=True)
class Answer:
    thank_you_by: datetime
    follow_ups: tuple[date, ...]
    move_on: date
    window: tuple[date | None, date | None, bool]


def following(day, days):
    while not days.is_open(day):
        day += DAY
    return day


def preceding(day, days):
    while not days.is_open(day):
        day -= DAY
    return day


def business_days_later(day, count, days):
    while count:
        day += DAY
        if days.is_open(day):
            count -= 1
    return day


def months_later(day, count):
    year, month = day.year, day.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def later(day, span, days):
    count, unit = span
    if unit == "months":
        return months_later(day, count)
    if unit == BD:
        return business_days_later(day, count, days)
    for _ in range(count * (7 if unit == "weeks" else 1)):
        day += DAY
    return day


def wait(day, span, days):
    return following(later(day, span, days), days)


def last_open(first, last, days):
    day = last
    while day >= first:
        if days.is_open(day):
            return day
        day -= DAY
    return following(last, days)


def end_of_week(asked_on, weeks, days):
    first = following(asked_on, days)
    while first.weekday() != days.week_begins:
        first -= DAY
    first += 7 * weeks * DAY
    return last_open(first, first + 6 * DAY, days)


def end_of_month(asked_on, months, days):
    first = months_later(asked_on.replace(day=1), months)
    last = first
    while (last + DAY).month == first.month:
        last += DAY
    return last_open(first, last, days)


def window(said, asked_on, days):
    kind, *what = said
    if kind == "nothing":
        return None, None, False
    if kind == "a while":
        return None, None, True
    if kind == "by":
        return None, what[0], False
    if kind == "between":
        return what[0], what[1], False
    if kind == "not before":
        return what[0], None, False
    if kind == "week":
        return None, end_of_week(asked_on, what[0], days), False
    if kind == "month":
        return None, end_of_month(asked_on, what[0], days), False
    assert kind == "within"
    return None, later(asked_on, tuple(what), days), False


def real(moment):
    """A wall time that does not exist moves forward by the gap; of two, the first."""
    if moment.tzinfo is None:
        return moment
    return moment.replace(fold=0).astimezone(UTC).astimezone(moment.tzinfo)


def exists(moment):
    there_and_back = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return there_and_back.replace(tzinfo=None) == moment.replace(tzinfo=None)


def on_the_clock(moment, zone=None):
    """The time as the rules read it: out of the gap, in the zone of the interview, its fold kept."""
    if moment is None or moment.tzinfo is None:
        return moment
    if not exists(moment):
        moment = real(moment).replace(fold=moment.fold)
    return moment if zone is None else moment.astimezone(UTC).astimezone(zone)


def wall_between(first, last):
    return last.replace(tzinfo=None) - first.replace(tzinfo=None)


def thank_you(start, end, policy, days):
    day, zone = start.date(), start.tzinfo
    next_morning = time(12)
    if policy.thank_you == "half day":
        deadline = real(datetime.combine(day + DAY, time(12), zone))
        afternoon = real(datetime.combine(day, time(17), zone))
        if start.hour < 12 and (end is None or wall_between(end, afternoon) >= HOUR):
            deadline = afternoon
    elif policy.thank_you == "24 h":
        deadline = real((end or start).replace(fold=0) + 24 * HOUR)
    else:
        next_morning = time(17)
        deadline = real(datetime.combine(day + DAY, time(17), zone))
    if policy.rolls and not days.is_open(deadline.date()):
        deadline = real(datetime.combine(following(deadline.date(), days), next_morning, zone))
    return deadline


def first_follow_up(day, asked_on, known, policy, days):
    earliest, latest, open_ended = known
    if latest is not None:
        if policy.after_named_day is not None:
            found = wait(latest, policy.after_named_day, days)
        else:
            found = preceding(latest, days)
            if latest - found > 3 * DAY or (earliest is not None and found < earliest):
                found = following(latest, days)
    elif earliest is not None:
        found = wait(earliest, policy.undated, days)
    else:
        found = wait(asked_on, policy.open_ended if open_ended else policy.undated, days)
    if found <= day or found <= asked_on:
        found = following(asked_on + DAY, days)
    return found


def answer(case):
    days, policy = case.days, POLICIES[case.policy]
    start = on_the_clock(case.start)
    end = on_the_clock(case.end, start.tzinfo)
    day = start.date()
    asked_on = case.asked_on or day
    known = window(case.said, asked_on, days)
    asked = [first_follow_up(day, asked_on, known, policy, days)]
    while len(asked) < policy.follow_ups:
        asked.append(wait(asked[-1], policy.spacing, days))
    last = asked[-1]
    if case.followed_up_on is not None and case.followed_up_on > last:
        last = case.followed_up_on
    return Answer(thank_you(start, end, policy, days), tuple(asked), wait(last, policy.patience, days), known)

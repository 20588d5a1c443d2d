"""Interviews as plain data: at random, as Hypothesis strategies, and as the library's own values."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from properties.oracle import BD, DAY, Case, Days, on_the_clock

from interview_etiquette import (
    POLICIES,
    DecideBetween,
    DecideBy,
    EndOfMonth,
    EndOfWeek,
    Interview,
    NotBefore,
    OpenEnded,
    Unspecified,
    Within,
)
from interview_etiquette.calendars import AdjustedCalendar, AllOpen, Compiled, WeekCalendar

ZONES = [
    None,
    None,
    None,
    UTC,
    timezone(timedelta(hours=-9, minutes=-30)),
    *map(ZoneInfo, ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca")),
    *map(ZoneInfo, ("America/Sao_Paulo", "Asia/Kolkata", "Antarctica/Troll")),
]
SAID = {
    "nothing": Unspecified,
    "a while": OpenEnded,
    "by": DecideBy,
    "between": DecideBetween,
    "not before": NotBefore,
    "week": EndOfWeek,
    "month": EndOfMonth,
    "within": Within,
}


class Plugin:
    """A calendar of a user's own: one method, and no week."""

    def __init__(self, days):
        self.is_business_day = days.is_open


def as_calendar(days, way):
    """Return the library's calendar for the same days, built in one of several ways."""
    if not days.says_its_week:
        return Compiled(Plugin(days)) if way % 2 else Plugin(days)
    weekend = sorted(days.closed_weekdays)
    if way % 2 and len(weekend) > 1:
        week = AllOpen(WeekCalendar(weekend[:1]), WeekCalendar(weekend[1:]))
    else:
        week = WeekCalendar(weekend)
    return AdjustedCalendar(week, closed=days.closed, open=days.opened) if days.closed or days.opened else week


def as_interview(case):
    kind, *what = case.said
    return Interview(case.start, end=case.end, asked_on=case.asked_on, timeframe=SAID[kind](*what))


def as_etiquette(case):
    return POLICIES[case.policy]


def random_days(rng):
    """Return odd weekends, scattered holidays, a shutdown, make-up days; sometimes a plug-in that knows no week."""
    common = (frozenset({5, 6}), frozenset({4, 5}), frozenset({4}), frozenset({6}))
    odd = frozenset(rng.sample(range(7), rng.randint(0, 6)))
    closed = {random_day(rng) for _ in range(rng.choice((0, 40, 200)))}
    for _ in range(rng.choice((0, 0, 3, 10))):
        first = random_day(rng)
        closed.update(first + n * DAY for n in range(rng.choice((5, 12, 31, 62))))
    opened = frozenset(random_day(rng) for _ in range(rng.choice((0, 0, 30))))
    weekend = rng.choice((*common, common[0], odd, odd))
    return Days(weekend, frozenset(closed), opened, says_its_week=rng.random() < 0.8)


def random_day(rng, first=date(2024, 1, 1)):
    return first + rng.randrange(1300) * DAY


def random_said(rng, asked_on):
    kind = rng.choice(list(SAID))
    near = asked_on + rng.choice((0, 0, 1, 2, 3, 5, 8, 13, 30, 90, 400)) * DAY
    what = {
        "by": (near,),
        "between": (near, near + rng.choice((0, 1, 2, 4, 20)) * DAY),
        "not before": (near,),
        "week": (rng.choice((0, 0, 1, 2, 7)),),
        "month": (rng.choice((0, 0, 1, 2, 14)),),
        "within": (rng.choice((1, 1, 2, 3, 5, 10, 25)), rng.choice(("days", "weeks", "months", BD))),
    }
    return (kind, *what.get(kind, ()))


def random_case(rng, days):
    zone = rng.choice(ZONES)
    clock = time(rng.choice((0, 9, 11, 12, rng.randrange(24))), rng.choice((0, 30, 59, rng.randrange(60))))
    start = datetime.combine(random_day(rng), clock, zone).replace(fold=rng.choice((0, 0, 0, 1)))
    end = None
    if rng.random() < 0.5:
        length = timedelta(minutes=rng.choice((1, 45, 60, 90, 300, 420, 480, rng.randint(1, 660))))
        end = start + length
        if zone is not None:
            true_start = on_the_clock(start)
            end = (true_start.astimezone(UTC) + length).astimezone(rng.choice((zone, UTC)))
    day = on_the_clock(start).date()
    asked_on = day + rng.choice((0, 1, 2, 6, 40)) * DAY if rng.random() < 0.3 else None
    sent = day + rng.randint(1, 60) * DAY if rng.random() < 0.2 else None
    policy = rng.choice(list(POLICIES))
    return Case(start, days, policy, end, asked_on, random_said(rng, asked_on or day), sent)


days_of_the_year = st.dates(date(2024, 1, 1), date(2027, 6, 30))
calendars = st.builds(
    Days,
    st.one_of(st.just(frozenset({5, 6})), st.frozensets(st.integers(0, 6), max_size=6)),
    st.frozensets(days_of_the_year, max_size=12),
    st.frozensets(days_of_the_year, max_size=3),
    st.booleans(),
)


@st.composite
def cases(draw, policies=tuple(POLICIES), kinds=tuple(SAID), calendars=calendars, zones=tuple(ZONES)):
    """Hypothesis draws the seed's choices one by one, so that a failure shrinks."""
    zone = draw(st.sampled_from(zones))
    start = draw(st.datetimes(datetime(2024, 3, 1), datetime(2026, 12, 31))).replace(
        tzinfo=zone, fold=draw(st.integers(0, 1))
    )
    true_start = on_the_clock(start)
    length = draw(st.none() | st.timedeltas(timedelta(microseconds=1), timedelta(hours=11)))
    end = None
    if length is not None:
        end = start + length if zone is None else (true_start.astimezone(UTC) + length).astimezone(zone)
    day = true_start.date()
    asked_on = draw(st.none() | st.integers(0, 50).map(lambda n: day + n * DAY))
    said_on = asked_on or day
    near = said_on + draw(st.integers(0, 100)) * DAY
    what = {
        "by": st.just((near,)),
        "between": st.integers(0, 30).map(lambda n: (near, near + n * DAY)),
        "not before": st.just((near,)),
        "week": st.tuples(st.integers(0, 12)),
        "month": st.tuples(st.integers(0, 12)),
        "within": st.tuples(st.integers(1, 30), st.sampled_from(("days", "weeks", "months", BD))),
    }
    kind = draw(st.sampled_from(kinds))
    said = (kind, *draw(what.get(kind, st.just(()))))
    sent = draw(st.none() | st.integers(1, 60).map(lambda n: day + n * DAY))
    return Case(start, draw(calendars), draw(st.sampled_from(policies)), end, asked_on, said, sent)


def random_cases(seed, count, calendars_count=200):
    """Yield (case, calendar) pairs. Calendars are shared: freezing their years is what costs time."""
    rng = Random(seed)
    shared = [(days, as_calendar(days, way)) for way in range(calendars_count) if (days := random_days(rng))]
    for _ in range(count):
        days, calendar = rng.choice(shared)
        yield random_case(rng, days), calendar

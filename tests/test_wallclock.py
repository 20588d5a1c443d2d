"""Wall clocks: gaps and folds from the tz database, other libraries' datetimes, zones of every make."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from random import Random
from zoneinfo import ZoneInfo, available_timezones

import attrs
import pytest
from samples import named

from interview_etiquette import ARTICLE, HalfDay, Interview, NextDay, WithinHours, key_dates, plan, thank_you_deadline
from interview_etiquette._value import comparable
from interview_etiquette.errors import EtiquetteError, InvalidValueError, MixedZonesError, OutOfRangeError
from interview_etiquette.wallclock import at, later, plain, settled

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
APIA = ZoneInfo("Pacific/Apia")
KHARTOUM = ZoneInfo("Africa/Khartoum")
SAO_PAULO = ZoneInfo("America/Sao_Paulo")
HAVANA = ZoneInfo("America/Havana")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
TROLL = ZoneInfo("Antarctica/Troll")
SPRING = date(2026, 3, 29)
HOUR = timedelta(hours=1)
MICROSECOND = timedelta(microseconds=1)
LOCAL_TIMES = 3_000


def wall(moment):
    return moment.replace(tzinfo=None), moment.fold, moment.tzinfo


def instant(wall_time, offset):
    return (wall_time - offset).replace(tzinfo=UTC)


def offset_at(zone, naive_utc):
    return naive_utc.replace(tzinfo=UTC).astimezone(zone).utcoffset()


def transitions(zone, years):
    """Find where the offset changes: a look every two weeks, then halving."""
    low, last = datetime(years[0], 1, 1), datetime(years[-1], 12, 31)
    before = offset_at(zone, low)
    while low < last:
        high = low + timedelta(days=14)
        after = offset_at(zone, high)
        if after != before:
            first, second = low, high
            while second - first > timedelta(seconds=1):
                middle = first + (second - first) // 2
                middle = middle.replace(microsecond=0)
                if middle == first:
                    break
                first, second = (middle, second) if offset_at(zone, middle) == before else (first, middle)
            yield second, before, after
        low, before = high, after


@cache
def odd_times():
    """Return (zone, local time, kind, offset before, offset after) for times that do not exist or exist twice."""
    rng = Random(20260329)
    keys = sorted(available_timezones())
    rng.shuffle(keys)
    found = []
    for key in keys:
        zone = ZoneInfo(key)
        first = rng.choice((1925, 1945, 1965, 1985, 2005, 2025))
        for moment, before, after in transitions(zone, range(first, first + 10)):
            low, high = sorted((moment + before, moment + after))
            kind = "gap" if after > before else "fold"
            inside = low + (high - low) * rng.random()
            found += [(zone, local, kind, before, after) for local in (low, inside, high - MICROSECOND)]
        if len(found) >= LOCAL_TIMES:
            break
    return found


def test_3_000_local_times_in_gaps_and_folds_give_the_documented_instant():
    seen = {"gap": 0, "fold": 0}
    for zone, local, kind, before, after in odd_times():
        first = Interview(local.replace(tzinfo=zone)).start
        second = Interview(local.replace(tzinfo=zone, fold=1)).start
        if kind == "gap":
            moved = local + (after - before)
            assert wall(first) == (moved, 0, zone), "forward by the length of the gap"
            assert wall(second) == (moved, 1, zone), "whatever the fold, which is kept"
            assert first.astimezone(UTC) == instant(local, before)
        else:
            assert wall(first) == (local, 0, zone)
            assert wall(second) == (local, 1, zone)
            assert first.astimezone(UTC) == instant(local, before)
            assert second.astimezone(UTC) == instant(local, after)
        seen[kind] += 1
    assert sum(seen.values()) >= LOCAL_TIMES
    assert min(seen.values()) > LOCAL_TIMES // 4


def deadlines_at(local, zone):
    """Yield the deadline of every timing that is made to fall on that wall time."""
    clock, day_before = local.time(), local.date() - timedelta(days=1)
    evening = Interview(datetime.combine(day_before, time(12, 34), zone))
    if evening.start.time() == time(12, 34):
        for timing in (HalfDay(next_morning=clock), NextDay(next_morning=clock)):
            yield thank_you_deadline(evening, etiquette=attrs.evolve(ARTICLE, thank_you=timing))
    morning = Interview(datetime.combine(local.date(), time(0), zone))
    if morning.start.time() == time(0) and clock > time(0, 1):
        timing = HalfDay(noon=time(0, 1), same_afternoon=clock)
        yield thank_you_deadline(morning, etiquette=attrs.evolve(ARTICLE, thank_you=timing))
    start = Interview((local - timedelta(days=3)).replace(tzinfo=zone))
    if start.start.replace(tzinfo=None) == local - timedelta(days=3):
        yield thank_you_deadline(start, etiquette=attrs.evolve(ARTICLE, thank_you=WithinHours(72)))


def test_deadlines_in_gaps_and_folds():
    count = 0
    for zone, local, kind, before, after in odd_times():
        expected = local + (after - before) if kind == "gap" else local
        for deadline in deadlines_at(local, zone):
            assert wall(deadline) == (expected, 0, zone), (zone, local, kind)
            assert deadline.astimezone(UTC) == instant(local, before), "of two, the first; out of a gap, PEP 495"
            count += 1
    assert count > LOCAL_TIMES


STARTS = [  # zone, start as given, fold, start as read, reason
    (KHARTOUM, "2000-01-15 12:00", 0, "2000-01-15 13:00", "noon does not exist"),
    (KHARTOUM, "2000-01-15 12:59:59", 0, "2000-01-15 13:59:59", "the end of that gap"),
    (KHARTOUM, "2000-01-15 11:59:59", 0, "2000-01-15 11:59:59", "just before it"),
    (KHARTOUM, "2000-01-15 13:00", 0, "2000-01-15 13:00", "just after it"),
    (APIA, "2011-12-30 00:00", 0, "2011-12-31 00:00", "a whole day is missing"),
    (APIA, "2011-12-30 10:00", 0, "2011-12-31 10:00", "a whole day is missing"),
    (APIA, "2011-12-30 10:00", 1, "2011-12-31 10:00", "whatever the fold"),
    (SAO_PAULO, "2018-11-04 00:00", 0, "2018-11-04 01:00", "midnight does not exist"),
    (HAVANA, "2026-11-01 00:30", 0, "2026-11-01 00:30", "half past midnight exists twice: the first"),
    (HAVANA, "2026-11-01 00:30", 1, "2026-11-01 00:30", "half past midnight exists twice: the second"),
    (BERLIN, "2026-03-29 02:30", 0, "2026-03-29 03:30", "spring"),
    (BERLIN, "2026-10-25 02:30", 1, "2026-10-25 02:30", "autumn, the second"),
    (LORD_HOWE, "2026-10-04 02:15", 0, "2026-10-04 02:45", "a gap of half an hour"),
    (TROLL, "2026-03-29 01:30", 0, "2026-03-29 03:30", "a gap of two hours"),
]


@pytest.mark.parametrize(("zone", "given", "fold", "read", "reason"), STARTS)
def test_start(zone, given, fold, read, reason):
    start = Interview(datetime.fromisoformat(given).replace(tzinfo=zone, fold=fold)).start
    assert wall(start) == (datetime.fromisoformat(read), fold, zone), reason


DEADLINES = [  # zone, start, deadline, reason
    (KHARTOUM, "2000-01-14 15:00", "2000-01-15 13:00", "noon of the next day does not exist"),
    (KHARTOUM, "2000-01-15 12:00", "2000-01-16 12:00", "a start at noon, read as 13:00, is an afternoon"),
    (APIA, "2011-12-29 15:00", "2011-12-31 12:00", "the next day does not exist"),
    (APIA, "2011-12-30 10:00", "2011-12-31 17:00", "a morning of the day after the missing one"),
    (BERLIN, "2026-03-28 15:00", "2026-03-29 12:00", "a night in between makes no difference"),
]


@pytest.mark.parametrize(("zone", "start", "deadline", "reason"), DEADLINES)
def test_deadline(zone, start, deadline, reason):
    found = thank_you_deadline(Interview(datetime.fromisoformat(start).replace(tzinfo=zone)))
    assert wall(found) == (datetime.fromisoformat(deadline), 0, zone), reason


def test_24_hours_are_wall_clock():
    timing = attrs.evolve(ARTICLE, thank_you=WithinHours(24))
    before_spring = Interview(datetime(2026, 3, 28, 10, tzinfo=BERLIN))
    assert wall(thank_you_deadline(before_spring, etiquette=timing)) == (datetime(2026, 3, 29, 10), 0, BERLIN)
    into_the_gap = Interview(datetime(2026, 3, 28, 2, 30, tzinfo=BERLIN))
    assert wall(thank_you_deadline(into_the_gap, etiquette=timing)) == (datetime(2026, 3, 29, 3, 30), 0, BERLIN)
    into_the_fold = Interview(datetime(2026, 10, 24, 2, 30, tzinfo=BERLIN))
    assert wall(thank_you_deadline(into_the_fold, etiquette=timing)) == (datetime(2026, 10, 25, 2, 30), 0, BERLIN)
    from_the_second = Interview(datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1))
    assert wall(thank_you_deadline(from_the_second, etiquette=timing)) == (datetime(2026, 10, 26, 2, 30), 0, BERLIN)


def test_the_windows_of_a_plan_exist_too():
    steps = {step.rule: step for step in plan(Interview(datetime(2018, 11, 4, 10, tzinfo=SAO_PAULO))).steps}
    assert wall(steps["business_card"].opens) == (datetime(2018, 11, 4, 1), 0, SAO_PAULO)


class TestTheEnd:
    def test_is_put_into_the_zone_of_the_start(self):
        interview = Interview(datetime(2026, 3, 10, 10, tzinfo=BERLIN), end=datetime(2026, 3, 10, 7, tzinfo=NEW_YORK))
        assert wall(interview.end) == (datetime(2026, 3, 10, 12), 0, BERLIN)
        assert thank_you_deadline(interview) == datetime(2026, 3, 10, 17, tzinfo=BERLIN)

    def test_is_put_into_the_second_of_two(self):
        interview = Interview(
            datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), end=datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
        )
        assert wall(interview.end) == (datetime(2026, 10, 25, 2, 15), 1, BERLIN), "on the clock it comes before"

    def test_in_a_gap_moves_forward_too(self):
        interview = Interview(datetime(2026, 3, 29, 1, tzinfo=BERLIN), end=datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN))
        assert wall(interview.end) == (datetime(2026, 3, 29, 3, 30), 0, BERLIN)

    REFUSED = [  # start, end, reason
        (datetime(2026, 3, 10, 10), datetime(2026, 3, 10, 10), "no time at all"),
        (datetime(2026, 3, 10, 10), datetime(2026, 3, 10, 9, 59), "before"),
        (datetime(2026, 3, 10, 10), datetime(2026, 3, 10, 22, 0, 0, 1), "more than twelve hours"),
        (datetime(2026, 3, 10, 10), datetime(2026, 3, 11, 10), "the next day"),
        (datetime(2026, 3, 10, 10, tzinfo=BERLIN), datetime(2026, 3, 10, 5, tzinfo=NEW_YORK), "the same instant"),
        (datetime(2026, 10, 25, 2, 15, tzinfo=BERLIN, fold=1), datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), "before"),
        (datetime(2026, 10, 24, 23, tzinfo=BERLIN), datetime(2026, 10, 25, 10, 30, tzinfo=BERLIN), "12.5 hours go by"),
        (datetime(2026, 3, 28, 23, 30, tzinfo=BERLIN), datetime(2026, 3, 29, 12, tzinfo=BERLIN), "12.5 on the clock"),
    ]

    @pytest.mark.parametrize(("start", "end", "reason"), REFUSED)
    def test_is_refused(self, start, end, reason):
        with pytest.raises(
            InvalidValueError, match=r"^end must be after start \(.*\) by 12 hours at most, not "
        ) as caught:
            Interview(start, end=end)
        assert caught.value.argument == "end", reason

    ACCEPTED = [
        (datetime(2026, 3, 10, 10), datetime(2026, 3, 10, 22)),
        (datetime(2026, 3, 10, 10), datetime(2026, 3, 10, 10, 0, 0, 1)),
        (datetime(2026, 10, 24, 23, tzinfo=BERLIN), datetime(2026, 10, 25, 10, tzinfo=BERLIN)),
        (datetime(2026, 3, 28, 23, 59, tzinfo=BERLIN), datetime(2026, 3, 29, 11, 59, tzinfo=BERLIN)),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)),
    ]

    @pytest.mark.parametrize(("start", "end"), ACCEPTED)
    def test_is_accepted(self, start, end):
        assert wall(Interview(start, end=end).end) == wall(end)

    MIXED = [
        (datetime(2026, 3, 10, 10), datetime(2026, 3, 10, 11, tzinfo=UTC)),
        (datetime(2026, 3, 10, 10, tzinfo=BERLIN), datetime(2026, 3, 10, 11)),
    ]

    @pytest.mark.parametrize(("start", "end"), MIXED)
    def test_has_a_zone_where_the_start_has_one(self, start, end):
        with pytest.raises(
            MixedZonesError, match="^end must have a zone if the interview has one, and none if it has none$"
        ):
            Interview(start, end=end)


class TestOtherLibraries:
    def test_pytz_becomes_zoneinfo(self):
        pytz = pytest.importorskip("pytz")
        berlin = pytz.timezone("Europe/Berlin")
        for naive, is_dst, fold in (
            (datetime(2026, 3, 10, 10), None, 0),
            (datetime(2026, 7, 10, 10), None, 0),
            (datetime(2026, 10, 25, 2, 30), True, 0),
            (datetime(2026, 10, 25, 2, 30), False, 1),
        ):
            given = berlin.localize(naive, is_dst=is_dst)
            found = Interview(given).start
            assert wall(found) == (naive, fold, BERLIN)
            assert found.astimezone(UTC) == given.astimezone(UTC)
        assert wall(Interview(berlin.localize(datetime(2026, 3, 29, 2, 30))).start)[0] == datetime(2026, 3, 29, 3, 30)
        assert Interview(datetime(2026, 3, 10, 10, tzinfo=pytz.utc)).start.tzinfo is ZoneInfo("UTC")
        assert Interview(datetime(2026, 3, 10, 10, tzinfo=pytz.FixedOffset(90))).start.tzinfo == timezone(1.5 * HOUR)
        wrong = datetime(2026, 3, 10, 10, tzinfo=berlin)  # the notorious +00:53
        assert wall(Interview(wrong).start) == (datetime(2026, 3, 10, 10), 0, BERLIN), "the wall clock counts"

    @pytest.mark.parametrize("key", ["Nowhere/Land", "../etc/passwd", "", "Europe", "a\0b", "\ud800"])
    def test_a_key_that_zoneinfo_does_not_know(self, key):
        class Alien(Fixed):
            zone = key

            def localize(self, moment):
                return moment

        with pytest.raises(InvalidValueError, match=r"^start must have a zone that zoneinfo knows, not '"):
            Interview(datetime(2026, 3, 10, 10, tzinfo=Alien()))

    def test_pandas(self):
        np, pd = pytest.importorskip("numpy"), pytest.importorskip("pandas")
        assert type(Interview(pd.Timestamp("2026-03-10 10:00")).start) is datetime
        assert Interview(pd.Timestamp("2026-03-10 10:00")) == Interview(datetime(2026, 3, 10, 10))
        zoned = Interview(pd.Timestamp("2026-03-10 10", tz="Europe/Berlin"))
        assert zoned == Interview(datetime(2026, 3, 10, 10, tzinfo=BERLIN))
        second = pd.Timestamp("2026-10-25 01:30", tz="UTC").tz_convert("Europe/Berlin")
        assert wall(Interview(second).start) == (datetime(2026, 10, 25, 2, 30), 1, BERLIN)
        with pytest.raises(
            InvalidValueError, match=r"^start must have no nanoseconds; round it to microseconds first$"
        ):
            Interview(pd.Timestamp("2026-03-10 10:00:00.000000001"))
        for argument in ("start", "end"):
            with pytest.raises(TypeError, match=f"^{argument} must be a datetime, not NaTType$"):
                Interview(**{"start": datetime(2026, 3, 10, 10), argument: pd.NaT})
        with pytest.raises(OutOfRangeError, match="^start lies outside the years 1 to 9999"):
            Interview(pd.Timestamp(np.datetime64("20000-03-10", "s")))

    @pytest.mark.parametrize("zone", ["Europe/Berlin", "UTC", "Pacific/Apia"])
    def test_pendulum(self, zone):
        pendulum = pytest.importorskip("pendulum")
        found = Interview(pendulum.datetime(2026, 3, 10, 10, tz=zone))
        assert type(found.start) is datetime
        assert found == Interview(datetime(2026, 3, 10, 10, tzinfo=ZoneInfo(zone))), "its fold of 1 means nothing"
        assert Interview(pendulum.naive(2026, 3, 10, 10)) == Interview(datetime(2026, 3, 10, 10))

    def test_pendulum_keeps_a_fold_that_means_something(self):
        pendulum = pytest.importorskip("pendulum")
        for fold in (0, 1):
            found = Interview(pendulum.datetime(2026, 10, 25, 2, 30, tz="Europe/Berlin", fold=fold))
            assert found == Interview(datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold))

    def test_dateutil_knows_no_gap_but_has_one(self):
        from dateutil import tz

        berlin = tz.gettz("Europe/Berlin")
        moved = Interview(datetime(2026, 3, 29, 2, 30, tzinfo=berlin)).start
        assert wall(moved) == (datetime(2026, 3, 29, 3, 30), 0, berlin)
        assert moved == tz.resolve_imaginary(datetime(2026, 3, 29, 2, 30, tzinfo=berlin))
        for fold in (0, 1):
            start = Interview(datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold)).start
            assert wall(start) == (datetime(2026, 10, 25, 2, 30), fold, berlin)
        deadline = thank_you_deadline(
            Interview(datetime(2026, 3, 28, 2, 30, tzinfo=berlin)),
            etiquette=attrs.evolve(ARTICLE, thank_you=WithinHours(24)),
        )
        assert wall(deadline) == (datetime(2026, 3, 29, 3, 30), 0, berlin)

    def test_what_only_other_libraries_have(self):
        class Precise(datetime):
            nanosecond = 1

        class Far(datetime):
            year = 20_000

        class NoTime(datetime):
            def __eq__(self, _other):
                return False

            __hash__ = datetime.__hash__

        with pytest.raises(InvalidValueError, match="^start must have no nanoseconds"):
            Interview(Precise(2026, 3, 10, 10))
        with pytest.raises(OutOfRangeError, match="^start lies outside the years 1 to 9999"):
            Interview(Far(2026, 3, 10, 10))
        with pytest.raises(TypeError, match="^start must be a datetime, not NoTime$"):
            Interview(NoTime(2026, 3, 10, 10))

    def test_a_subclass_becomes_plain(self):
        class Moment(datetime):
            pass

        found = Interview(Moment(2026, 3, 10, 10, fold=1), end=Moment(2026, 3, 10, 11, fold=1))
        assert type(found.start) is type(found.end) is datetime
        assert found.start.fold == found.end.fold == 0
        assert Interview(datetime(2026, 3, 10, 10, fold=1)).start.fold == 1, "a plain one's fold is kept"


class Fixed(tzinfo):
    """An hour east, and nothing else: no dst()."""

    def utcoffset(self, _moment):
        return HOUR


class Zoneless(tzinfo):
    def utcoffset(self, _moment):
        return None


class TestForeignZones:
    def test_a_zone_without_an_offset_is_refused(self):
        with pytest.raises(InvalidValueError, match="^start must have a zone that knows its offset, or none at all$"):
            Interview(datetime(2026, 3, 10, 10, tzinfo=Zoneless()))

    def test_a_zone_that_only_knows_its_offset_will_do(self):
        zone = Fixed()
        found = key_dates(Interview(datetime(2026, 3, 10, 10, tzinfo=zone), end=datetime(2026, 3, 10, 11, tzinfo=zone)))
        assert wall(found.thank_you_by) == (datetime(2026, 3, 10, 17), 0, zone)

    def test_but_nothing_can_be_put_into_it(self):
        with pytest.raises(
            InvalidValueError, match=r"^end must be put into a zone that can convert; its tzinfo has no dst"
        ):
            Interview(datetime(2026, 3, 10, 10, tzinfo=Fixed()), end=datetime(2026, 3, 10, 10, tzinfo=UTC))
        with pytest.raises(InvalidValueError, match=r"^start must be put into a zone that can convert"):
            Interview(datetime(2026, 3, 10, 10, tzinfo=UTC)).in_zone(Fixed())

    def test_a_zone_that_raises_is_heard(self):
        class Broken(tzinfo):
            def utcoffset(self, _moment):
                raise ZeroDivisionError("theirs")

        with pytest.raises(ZeroDivisionError, match="theirs"):
            Interview(datetime(2026, 3, 10, 10, tzinfo=Broken()))


class TestInZone:
    def test_the_same_instant_on_another_clock(self):
        stored = Interview(datetime(2026, 3, 10, 19, 30, tzinfo=UTC), end=datetime(2026, 3, 10, 20, 30, tzinfo=UTC))
        there = stored.in_zone(ZoneInfo("America/Los_Angeles"))
        assert there.start.isoformat() == "2026-03-10T12:30:00-07:00"
        assert there.end.isoformat() == "2026-03-10T13:30:00-07:00"
        assert there.start == stored.start
        assert there != stored

    @pytest.mark.parametrize(
        ("asked_on", "zone", "expected"),
        [
            (None, "Asia/Tokyo", "2026-03-11"),
            ("2026-03-10", "Asia/Tokyo", "2026-03-11"),
            ("2026-03-11", "Asia/Tokyo", "2026-03-11"),
            ("2026-03-12", "Asia/Tokyo", "2026-03-12"),
            (None, "America/New_York", "2026-03-10"),
            ("2026-03-12", "America/New_York", "2026-03-12"),
        ],
    )
    def test_the_day_follows_and_with_it_the_day_asked(self, asked_on, zone, expected):
        asked_on = asked_on and date.fromisoformat(asked_on)
        there = Interview(datetime(2026, 3, 10, 23, tzinfo=UTC), asked_on=asked_on).in_zone(ZoneInfo(zone))
        assert there.asked_on == date.fromisoformat(expected)

    def test_both_halves_of_a_fold(self):
        for hour, fold in ((0, 0), (1, 1)):
            there = Interview(datetime(2026, 10, 25, hour, 30, tzinfo=UTC)).in_zone(BERLIN)
            assert wall(there.start) == (datetime(2026, 10, 25, 2, 30), fold, BERLIN)

    def test_pytz(self):
        pytz = pytest.importorskip("pytz")
        for hour, fold in ((0, 0), (1, 1)):
            there = Interview(datetime(2026, 10, 25, hour, 30, tzinfo=UTC)).in_zone(pytz.timezone("Europe/Berlin"))
            assert wall(there.start) == (datetime(2026, 10, 25, 2, 30), fold, BERLIN)

    @pytest.mark.parametrize("wrong", ["Europe/Berlin", None, 5, HOUR, ZoneInfo, UTC.utcoffset], ids=named)
    def test_no_zone(self, wrong):
        with pytest.raises(TypeError, match=r"^tz must be a tzinfo such as ZoneInfo\('Europe/Berlin'\), not "):
            Interview(datetime(2026, 3, 10, 10, tzinfo=UTC)).in_zone(wrong)

    def test_a_time_without_a_zone_has_no_instant(self):
        with pytest.raises(InvalidValueError, match="^start must have a zone before it can be put into another$"):
            Interview(datetime(2026, 3, 10, 10)).in_zone(UTC)

    def test_the_ends_of_time(self):
        east, west = timezone(14 * HOUR), timezone(-12 * HOUR)
        with pytest.raises(OutOfRangeError, match="^start in that zone lies outside the years 1 to 9999"):
            Interview(datetime(1, 1, 1, 0, tzinfo=UTC)).in_zone(west)
        with pytest.raises(OutOfRangeError, match="^start in that zone lies outside the years 1 to 9999"):
            Interview(datetime(9999, 12, 31, 23, tzinfo=UTC)).in_zone(east)
        with pytest.raises(OutOfRangeError, match="^end in that zone lies outside the years 1 to 9999"):
            Interview(datetime(9999, 12, 31, 23, tzinfo=UTC), end=datetime(9999, 12, 31, 23, 30, tzinfo=west))

    @pytest.mark.parametrize("zone", [BERLIN, NEW_YORK, APIA, timezone(14 * HOUR), timezone(-12 * HOUR)], ids=str)
    @pytest.mark.parametrize("start", [datetime.min, datetime.max], ids=str)
    def test_the_ends_of_time_in_every_zone(self, start, zone):
        interview = Interview(start.replace(tzinfo=zone))
        assert wall(interview.start) == (start, 0, zone)
        assert Interview(start.replace(tzinfo=zone)) == interview
        hash(interview)
        if start == datetime.min:
            assert wall(key_dates(interview).thank_you_by) == (datetime(1, 1, 1, 17), 0, zone)
        else:
            with pytest.raises(OutOfRangeError):
                key_dates(interview)

    def test_the_ends_of_time_in_a_zone_of_dateutils(self):
        from dateutil import tz

        for start in (datetime.min, datetime.max):
            zone = tz.gettz("Asia/Tokyo" if start == datetime.min else "America/New_York")
            assert wall(Interview(start.replace(tzinfo=zone)).start) == (start, 0, zone)


class TestIdentity:
    def test_wall_time_fold_and_zone(self):
        noon = datetime(2026, 3, 10, 12, tzinfo=BERLIN)
        others = [
            noon.replace(tzinfo=None),
            noon.replace(fold=1),
            noon.replace(tzinfo=ZoneInfo("Europe/Paris")),
            noon.replace(tzinfo=timezone(HOUR)),
            noon.astimezone(UTC),
            noon.replace(microsecond=1),
        ]
        assert len({comparable(moment) for moment in (noon, *others)}) == 1 + len(others)
        assert comparable(noon) == comparable(noon.replace(tzinfo=ZoneInfo.no_cache("Europe/Berlin")))
        assert comparable(noon.replace(tzinfo=UTC)) == comparable(noon.replace(tzinfo=timezone(timedelta(0), "Z")))
        assert comparable(None) == comparable(None) != comparable(noon)


class TestPlainFunctions:
    @pytest.mark.parametrize(
        "wrong", [None, "2026-03-10", date(2026, 3, 10), time(10), 5, True, 1.5, datetime], ids=repr
    )
    def test_plain_takes_nothing_else(self, wrong):
        with pytest.raises(TypeError, match=f"^start must be a datetime, not {type(wrong).__name__}$"):
            plain(wrong, "start")

    def test_at_and_later(self):
        assert wall(at(SPRING, time(2, 30), BERLIN)) == (datetime(2026, 3, 29, 3, 30), 0, BERLIN)
        assert wall(at(SPRING, time(2, 30), None)) == (datetime(2026, 3, 29, 2, 30), 0, None)
        assert wall(later(datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN), HOUR)) == (
            datetime(2026, 3, 29, 3, 30),
            0,
            BERLIN,
        )
        with pytest.raises(OutOfRangeError, match=r"^1:00:00 after 9999-12-31 lies outside"):
            later(datetime.max, HOUR)

    def test_settled_leaves_fixed_offsets_alone(self):
        fixed = datetime(2026, 3, 29, 2, 30, tzinfo=timezone(HOUR))
        assert settled(fixed) is fixed


def test_errors_are_the_librarys_own():
    assert issubclass(MixedZonesError, InvalidValueError)
    assert issubclass(OutOfRangeError, EtiquetteError)


@pytest.mark.parametrize("offset", [NotImplementedError, timedelta(hours=30)], ids=repr)
def test_a_zone_without_a_usable_offset_is_refused(offset):
    class Unusable(tzinfo):
        def utcoffset(self, _moment):
            if isinstance(offset, timedelta):
                return offset
            raise offset

    with pytest.raises(InvalidValueError, match="start must have a zone that knows its offset, or none at all"):
        Interview(datetime(2026, 3, 10, 10, tzinfo=Unusable()))

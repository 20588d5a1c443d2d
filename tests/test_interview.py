"""An interview: what it takes, what it refuses, and when two are the same. Its clocks are in test_wallclock."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import attrs
import pytest
from samples import MAX, TUESDAY, ZOE, OwnTimeframe, named

from interview_etiquette import (
    Contact,
    DecideBetween,
    DecideBy,
    DecisionWindow,
    EndOfWeek,
    Interview,
    NotBefore,
    OpenEnded,
    Unspecified,
    Within,
    follow_up_date,
)
from interview_etiquette.errors import InvalidValueError

DAY = date(2026, 3, 10)


def test_what_is_not_given():
    interview = Interview(TUESDAY)
    assert (interview.start, interview.day, interview.asked_on) == (TUESDAY, DAY, DAY)
    assert (interview.end, interview.employer, interview.position, interview.id) == (None, None, None, None)
    assert interview.contacts == ()
    assert interview.timeframe == Unspecified()


def test_all_but_the_start_is_by_keyword():
    with pytest.raises(TypeError):
        Interview(TUESDAY, TUESDAY)
    with pytest.raises(TypeError):
        Interview()
    with pytest.raises(TypeError):
        Interview(TUESDAY, day=DAY)


NO_TIMES = ["2026-03-10T10:00", DAY, time(10), 5, 0, True, 1.5, [], (2026, 3, 10), object(), datetime, timedelta(1)]


@pytest.mark.parametrize("wrong", [None, *NO_TIMES], ids=named)
def test_start_is_a_datetime(wrong):
    with pytest.raises(TypeError, match=f"^start must be a datetime, not {type(wrong).__name__}$"):
        Interview(wrong)


@pytest.mark.parametrize("wrong", NO_TIMES, ids=named)
def test_end_is_a_datetime(wrong):
    with pytest.raises(TypeError, match=f"^end must be a datetime, not {type(wrong).__name__}$"):
        Interview(TUESDAY, end=wrong)


class TestContacts:
    @pytest.mark.parametrize("kind", [list, tuple, iter, dict.fromkeys])
    def test_any_iterable_becomes_a_tuple(self, kind):
        assert Interview(TUESDAY, contacts=kind([ZOE, MAX])).contacts == (ZOE, MAX)

    def test_a_generator_is_read_once(self):
        interview = Interview(TUESDAY, contacts=(contact for contact in (ZOE, MAX)))
        assert interview.contacts == interview.contacts == (ZOE, MAX)

    @pytest.mark.parametrize("several", [(), (ZOE,), (ZOE, MAX)], ids=len)
    def test_an_array_is_never_compared(self, several):
        class Array(list):
            def __eq__(self, _other):
                raise ValueError("the truth value of an array is ambiguous")

            __bool__ = __ne__ = __eq__
            __hash__ = None

        assert Interview(TUESDAY, contacts=Array(several)).contacts == several

    def test_a_list_that_changes_later_changes_nothing(self):
        several = [ZOE]
        interview = Interview(TUESDAY, contacts=several)
        several.append(MAX)
        assert interview.contacts == (ZOE,)

    @pytest.mark.parametrize(
        ("wrong", "kind"),
        [
            (None, "NoneType"),
            (ZOE, "Contact"),
            ("Zoë", "str"),
            ("", "str"),
            (5, "int"),
            (["Zoë"], "str"),
            ([ZOE, None], "NoneType"),
            ([[ZOE]], "list"),
            ([Contact], "type"),
            (Contact, "type"),
            (b"zoe", "int"),
        ],
    )
    def test_nothing_else(self, wrong, kind):
        with pytest.raises(
            TypeError,
            match=f"^(contacts must be a sequence of Contact values|each of contacts must be a Contact), not {kind}$",
        ):
            Interview(TUESDAY, contacts=wrong)

    def test_an_iterable_that_raises_is_heard(self):
        def broken():
            yield ZOE
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            Interview(TUESDAY, contacts=broken())

    def test_dates_never_need_them(self):
        assert follow_up_date(Interview(TUESDAY)) == follow_up_date(Interview(TUESDAY, contacts=[ZOE, MAX]))


class TestTimeframe:
    @pytest.mark.parametrize("timeframe", [OwnTimeframe(), DecisionWindow(), EndOfWeek(), OpenEnded()], ids=named)
    def test_whatever_has_a_window(self, timeframe):
        assert Interview(TUESDAY, timeframe=timeframe).timeframe is timeframe

    @pytest.mark.parametrize("wrong", [None, "end of the week", DAY, EndOfWeek, 5, ZOE, timedelta(7), ()], ids=repr)
    def test_nothing_else(self, wrong):
        with pytest.raises(
            TypeError,
            match=r"^timeframe must be a Timeframe value( such as DecideBy|, not the class EndOfWeek; make one)",
        ):
            Interview(TUESDAY, timeframe=wrong)

    @pytest.mark.parametrize(
        ("timeframe", "asked_on"),
        [
            (DecideBy(DAY), None),
            (NotBefore(DAY), None),
            (DecideBetween(DAY, DAY), None),
            (DecideBy(date(2026, 3, 12)), date(2026, 3, 12)),
            (DecisionWindow(latest=date(2020, 1, 1)), None),
        ],
    )
    def test_a_day_that_can_be_meant(self, timeframe, asked_on):
        assert Interview(TUESDAY, timeframe=timeframe, asked_on=asked_on).timeframe == timeframe

    @pytest.mark.parametrize("asked_on", [None, DAY, date(2026, 3, 20)])
    @pytest.mark.parametrize(
        "timeframe",
        [DecideBy(date(2026, 3, 9)), NotBefore(date(2026, 3, 9)), DecideBetween(date(2026, 3, 9), date(2026, 4, 9))],
    )
    def test_a_stated_day_before_it_was_said(self, timeframe, asked_on):
        said = asked_on or DAY
        with pytest.raises(InvalidValueError) as caught:
            Interview(TUESDAY, timeframe=timeframe, asked_on=asked_on)
        assert str(caught.value) == (
            f"timeframe must not name a day before it was said ({said}); "
            "give asked_on if it was said later, not 2026-03-09"
        )


class TestAskedOn:
    @pytest.mark.parametrize("wrong", [TUESDAY, "2026-03-12", 5, True, timedelta(1), date], ids=repr)
    def test_is_a_date(self, wrong):
        with pytest.raises(TypeError, match="^asked_on must be a date, not "):
            Interview(TUESDAY, asked_on=wrong)

    def test_a_datetime_is_told_what_to_pass(self):
        with pytest.raises(TypeError, match=r"^asked_on must be a date, not datetime; pass its \.date\(\)$"):
            Interview(TUESDAY, asked_on=TUESDAY)

    @pytest.mark.parametrize("early", [date(2026, 3, 9), date.min])
    def test_is_never_before_the_interview(self, early):
        with pytest.raises(InvalidValueError) as caught:
            Interview(TUESDAY, asked_on=early)
        assert str(caught.value) == f"asked_on must be on or after the interview (2026-03-10), not {early}"

    def test_is_the_day_of_the_interview_unless_stated(self):
        assert Interview(TUESDAY).asked_on == DAY
        assert Interview(TUESDAY, asked_on=date(2026, 3, 12)).asked_on == date(2026, 3, 12)

    def test_follows_an_interview_that_moves(self):
        assert attrs.evolve(Interview(TUESDAY), start=datetime(2026, 4, 1, 9)).asked_on == date(2026, 4, 1)

    def test_a_subclass_of_date_is_a_date(self):
        class Day(date):
            pass

        assert Interview(TUESDAY, asked_on=Day(2026, 3, 12)) == Interview(TUESDAY, asked_on=date(2026, 3, 12))


@pytest.mark.parametrize("field", ["employer", "position", "id"])
class TestLines:
    def test_are_kept(self, field):
        assert getattr(Interview(TUESDAY, **{field: "Ä/b 1"}), field) == "Ä/b 1"

    @pytest.mark.parametrize("wrong", ["", " ", "a\nb", "x" * 201, "a\u202eb", "\ud800"], ids=ascii)
    def test_are_lines(self, field, wrong):
        with pytest.raises(InvalidValueError, match=f"^{field} must "):
            Interview(TUESDAY, **{field: wrong})

    @pytest.mark.parametrize("wrong", [5, b"a", True, ["a"]], ids=repr)
    def test_are_texts(self, field, wrong):
        with pytest.raises(TypeError, match=f"^{field} must be a str, not {type(wrong).__name__}$"):
            Interview(TUESDAY, **{field: wrong})


BERLIN = ZoneInfo("Europe/Berlin")
DIFFERENT = [
    (
        datetime(2026, 3, 10, 11, 30, tzinfo=UTC),
        datetime(2026, 3, 10, 12, 30, tzinfo=BERLIN),
        "one instant, two clocks",
    ),
    (datetime(2026, 3, 10, 11, 30), datetime(2026, 3, 10, 11, 30, tzinfo=UTC), "with and without a zone"),
    (
        datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN),
        datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1),
        "the first and the second of two",
    ),
    (
        datetime(2026, 3, 10, 11, 30, tzinfo=BERLIN),
        datetime(2026, 3, 10, 11, 30, tzinfo=ZoneInfo("Europe/Paris")),
        "zone",
    ),
    (
        datetime(2026, 3, 10, 11, 30, tzinfo=BERLIN),
        datetime(2026, 3, 10, 11, 30, tzinfo=timezone(timedelta(hours=1))),
        "a zone and its offset of the day",
    ),
]


@pytest.mark.parametrize(("one", "other", "reason"), DIFFERENT)
@pytest.mark.parametrize("which", ["start", "end"])
def test_two_interviews_differ(one, other, reason, which):
    first, second = (
        Interview(moment) if which == "start" else Interview(moment - timedelta(hours=1), end=moment)
        for moment in (one, other)
    )
    assert first != second, reason
    assert len({first, second}) == 2, "they must not share a cache entry"


SAME = [
    (datetime(2026, 3, 10, 10, tzinfo=BERLIN), datetime(2026, 3, 10, 10, tzinfo=ZoneInfo.no_cache("Europe/Berlin"))),
    (datetime(2026, 3, 10, 10, tzinfo=UTC), datetime(2026, 3, 10, 10, tzinfo=timezone(timedelta(0), "Zulu"))),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_interviews_are_the_same(one, other):
    assert Interview(one) == Interview(other)
    assert hash(Interview(one)) == hash(Interview(other))


def test_every_field_counts():
    base = Interview(TUESDAY)
    others = [
        Interview(TUESDAY + timedelta(microseconds=1)),
        Interview(TUESDAY, end=TUESDAY + timedelta(hours=1)),
        Interview(TUESDAY, contacts=[ZOE]),
        Interview(TUESDAY, timeframe=Within(1, "days")),
        Interview(TUESDAY, asked_on=date(2026, 3, 11)),
        Interview(TUESDAY, employer="a"),
        Interview(TUESDAY, position="a"),
        Interview(TUESDAY, id="a"),
    ]
    assert len({base, *others}) == 1 + len(others)


def test_an_unhashable_timeframe_leaves_the_interview_unhashable_but_usable():
    interview = Interview(TUESDAY, timeframe=OwnTimeframe())
    assert follow_up_date(interview) == date(2026, 3, 13)
    with pytest.raises(TypeError, match="unhashable type: 'OwnTimeframe'"):
        hash(interview)


def test_asked_on_becomes_a_plain_day():
    class OurDate(date):
        pass

    assert type(Interview(TUESDAY, asked_on=OurDate(2026, 3, 11)).asked_on) is date


@pytest.mark.parametrize("asked_on", [None, DAY])
def test_a_zone_that_puts_it_past_the_day_they_named_says_what_to_do(asked_on):
    late = datetime(2026, 3, 10, 20, tzinfo=UTC)
    named_day = Interview(late, timeframe=DecideBy(DAY), asked_on=asked_on)
    assert named_day.in_zone(ZoneInfo("Europe/Berlin")).day == DAY
    with pytest.raises(
        InvalidValueError, match=r"^tz must not put the interview past the day they named \(2026-03-10\)"
    ):
        named_day.in_zone(ZoneInfo("Asia/Tokyo"))

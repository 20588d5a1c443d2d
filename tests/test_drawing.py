"""Plans to look at: what is drawn stands where it belongs, can be read by everybody, and is only ever text."""

import json
import pickle
import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup import IMAGE, SVG, Strict, drawn, percent, read, shaded, shown, texts
from samples import CALENDARS, FULL, TUESDAY, OwnCalendar

from interview_etiquette import (
    GERMANY,
    POLICIES,
    TWO_TOUCH,
    Contact,
    DecideBetween,
    DecideBy,
    DecisionWindow,
    EndOfWeek,
    Interview,
    NotBefore,
    OpenEnded,
    Within,
    plan,
)
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, Compiled, WeekCalendar, calendar_for
from interview_etiquette.drawing import timeline
from interview_etiquette.drawing._chart import COLOURS
from interview_etiquette.drawing._markup import element, lines, unbroken
from interview_etiquette.serial import from_dict, to_dict

US = calendar_for("US")
SHUTDOWN = AdjustedCalendar(US, closed=[(date(2026, 12, 20), date(2026, 12, 31))])


PLANS = {
    "nothing said": plan(Interview(TUESDAY)),
    "end of the week": plan(Interview(TUESDAY, timeframe=EndOfWeek(), employer="Acme", position="Engineer")),
    "everything": plan(FULL),
    "long names": plan(
        Interview(TUESDAY, contacts=[Contact("Wolf" * 50), Contact("Anne-Marie " * 10)], employer="x" * 200)
    ),
    "right to left": plan(
        Interview(TUESDAY, contacts=[Contact("שרה כהן"), Contact("محمد")], employer="חברת דוגמה", position="مهندس"),
        calendar=WeekCalendar(weekend={4, 5}),
    ),
    "year-end": plan(Interview(datetime(2026, 12, 16, 10), timeframe=DecideBy(date(2026, 12, 30))), calendar=SHUTDOWN),
    "three months": plan(Interview(datetime(2026, 9, 1, 10), timeframe=Within(3, "months")), calendar=US),
    "fifteen months": plan(Interview(TUESDAY, timeframe=Within(15, "months"))),
    "two follow-ups": plan(
        Interview(datetime(2026, 11, 24, 14), timeframe=DecideBy(date(2026, 12, 4))), calendar=US, etiquette=TWO_TOUCH
    ),
    "overnight": plan(
        Interview(datetime(2026, 3, 10, 23, 30), end=datetime(2026, 3, 11, 2), timeframe=NotBefore(date(2026, 3, 16)))
    ),
    "midnight": plan(Interview(datetime(2026, 3, 10), timeframe=OpenEnded())),
    "first year": plan(Interview(datetime.min, timeframe=OpenEnded())),
    "last year": plan(
        Interview(datetime(9999, 11, 30, 9), timeframe=DecideBetween(date(9999, 12, 6), date(9999, 12, 10))),
        etiquette=GERMANY,
    ),
    "last day": plan(Interview(datetime(9999, 12, 1, 9), timeframe=DecideBy(date(9999, 12, 24)))),
    "eight thousand years": plan(Interview(TUESDAY, timeframe=DecideBy(date(9999, 3, 12)))),
    "a window before it was said": plan(Interview(TUESDAY, timeframe=DecisionWindow(latest=date.min))),
    "a zone": plan(Interview(datetime(2026, 3, 28, 10, tzinfo=ZoneInfo("Europe/Berlin")), timeframe=EndOfWeek())),
    "an offset": plan(Interview(datetime(2026, 3, 28, 10, tzinfo=UTC))),
    "a calendar of one's own": plan(Interview(TUESDAY), calendar=OwnCalendar()),
}
every_plan = pytest.mark.parametrize("made", PLANS.values(), ids=PLANS)


def svg(made, **options):
    return read(made.to_svg(**options))


@every_plan
class TestEveryPlan:
    def test_is_strictly_xml_and_html(self, made):
        for markup in (made.to_svg(), made.to_html(), made.to_html(today=made.interview.day)):
            read(markup)

    def test_shows_itself_as_on_a_page_with_the_drawing_as_an_image_on_paper_of_its_own(self, made):
        page = made._repr_html_()
        (image,) = read(page).iter("img")
        paper = ' style="color-scheme:light dark;background:canvas;color:canvastext"'
        assert drawn(image).replace(paper, "", 1) == made.to_svg() != drawn(image)
        assert re.sub("<img .*?/>", lambda _: made.to_svg(), page, count=1) == made.to_html()
        assert image.get("alt") == read(made.to_svg()).get("aria-label")

    def test_brings_nothing_along(self, made):
        for html in (made.to_html(today=made.dates.move_on), made._repr_html_()):
            assert {tag for tag, _ in Strict(html).elements} <= {
                "div", "img", "svg", "title", "rect", "line", "text", "span", "bdi",
                "table", "caption", "thead", "tbody", "tr", "th", "td",
            }  # fmt: skip
            for _, attributes in Strict(html).elements:
                assert not {"id", "class", "href"} & set(attributes)
                assert attributes.get("src", IMAGE).startswith(IMAGE)
                assert not [name for name in attributes if name.startswith("on")]
            assert html.replace("http://www.w3.org/2000/svg", "").find("://") == -1
            assert "url(" not in html

    def test_can_be_heard(self, made):
        page = read(made.to_html())
        (drawing,) = page.iter(f"{SVG}svg")
        assert drawing.get("role") == "img"
        assert drawing.get("aria-label").startswith("Timeline: Interview ")
        assert "; Move on from " in drawing.get("aria-label")
        (table,) = page.iter("table")
        assert table[0].tag == "caption"
        assert [cell.get("scope") for cell in table.iter("th")] == ["col"] * 3 + ["row"] * len(
            list(table.find("tbody"))
        )

    def test_says_all_of_it(self, made):
        drawing = svg(made)
        assert drawing.get("aria-label").count(";") >= 3
        for part in drawing.get("aria-label").removeprefix("Timeline: ").split("; ")[: 2 + len(made.dates.follow_ups)]:
            assert part in texts(drawing)

    def test_stays_inside(self, made):
        for part in svg(made, today=made.dates.move_on).iter():
            for name in ("x", "x1", "x2"):
                if name in part.attrib:
                    assert 0 <= percent(part, name) <= 100
            if "width" in part.attrib and part.tag != f"{SVG}svg":
                assert percent(part, "x") + percent(part, "width") <= 98.51

    def test_is_the_same_after_a_round_trip(self, made):
        again = from_dict(json.loads(json.dumps(to_dict(made))))
        assert again == made
        if again.calendar is not None:
            assert again.to_html() == made.to_html()
        assert pickle.loads(pickle.dumps(made)).to_html() == made.to_html()


def test_days_lie_where_they_belong():
    made = plan(Interview(TUESDAY, timeframe=EndOfWeek(), end=datetime(2026, 3, 10, 12)))
    lines = [line for line in svg(made).iter(f"{SVG}line") if line.get("stroke-linecap") == "round"]
    (band,) = (rect for rect in svg(made).iter(f"{SVG}rect") if not len(rect))
    days = 11  # Tue 10 to Fri 20, all of it

    def at(days_on):
        return pytest.approx(1.5 + 97 * days_on / days, abs=0.001)

    spans = [(percent(line, "x1"), percent(line, "x2")) for line in lines]
    assert spans == [
        (at(10 / 24), at(12 / 24)),
        (at(12 / 24), at(17 / 24)),
        (at(3 + 9 / 24), at(3 + 12 / 24)),
        (at(10), at(10)),
    ]
    assert (percent(band, "x"), percent(band, "x") + percent(band, "width")) == (at(12 / 24), at(4))
    assert texts(svg(made)) == [
        *map(str, range(10, 21)),
        "Interview Tue 10 Mar 2026, 10:00",
        "Thank them by Tue 10 Mar, 17:00",
        "They decide by Fri 13 Mar",
        "Follow up Fri 13 Mar",
        "Move on from Fri 20 Mar",
    ]


DECISIONS = [  # what they said, what is said of it, parts of the band (a band without an end fades)
    (DecisionWindow(), None, 0),
    (OpenEnded(), "It may take a while", 16),
    (NotBefore(date(2026, 3, 16)), "They decide not before Mon 16 Mar", 16),
    (DecideBy(date(2026, 3, 13)), "They decide by Fri 13 Mar", 1),
    (DecideBetween(date(2026, 3, 16), date(2026, 3, 20)), "They decide Mon 16 Mar to Fri 20 Mar", 1),
    (DecideBy(date(2027, 1, 8)), "They decide by Fri 8 Jan 2027", 1),
]


@pytest.mark.parametrize(("said", "text", "parts"), DECISIONS)
def test_when_they_decide(said, text, parts):
    drawing = svg(plan(Interview(TUESDAY, timeframe=said)))
    bands = [rect for rect in drawing.iter(f"{SVG}rect") if not len(rect)]
    assert len(bands) == parts
    assert [found for found in texts(drawing) if found.startswith(("They decide", "It may"))] == (
        [text] if text else []
    )
    opacity = [float(rect.get("fill-opacity")) for rect in bands]
    assert opacity == sorted(opacity, reverse=True)


@pytest.mark.parametrize("calendar", [*CALENDARS, OwnCalendar(), US, SHUTDOWN], ids=repr)
@pytest.mark.parametrize("policy", ["article", "two_touch"])
def test_the_days_that_are_shaded_are_those_that_are_closed(calendar, policy):
    made = plan(Interview(TUESDAY, timeframe=Within(1, "months")), calendar=calendar, etiquette=POLICIES[policy])
    drawing = svg(made)
    first, last = made.interview.day.toordinal(), made.dates.move_on.toordinal()
    day = 97 / (last + 1 - first)
    drawn = set()
    for rect, said in shaded(drawing):
        start, width = (percent(rect, "x") - 1.5) / day, percent(rect, "width") / day
        assert start == pytest.approx(round(start), abs=0.01)
        run = range(first + round(start), first + round(start) + round(width))
        assert re.findall(r"\d{4}-\d\d-\d\d", said) == [date.fromordinal(n).isoformat() for n in run]
        drawn |= set(run)
    days = [date.fromordinal(n) for n in range(first, last + 1)]
    assert drawn == {day.toordinal() for day in days if not calendar.is_business_day(day)}
    assert (f"{len(drawn)} of {len(days)} days closed" in drawing.get("aria-label")) == bool(drawn)


def test_a_closed_day_says_why():
    made = plan(Interview(datetime(2026, 11, 24, 10)), calendar=US)
    assert shaded(svg(made))[0][1] == "closed: Thu 2026-11-26 (Thanksgiving Day)"


@pytest.mark.parametrize("name", ["fifteen months", "eight thousand years"])
def test_nothing_is_shaded_where_nothing_could_be_seen(name):
    assert shaded(svg(PLANS[name])) == []


def test_a_plan_made_by_hand_shades_nothing():
    assert shaded(svg(attrs.evolve(plan(Interview(TUESDAY)), calendar=None))) == []


class Failing:
    def is_business_day(self, day, /):
        if day.day == 14:
            raise ConnectionError("no answer about the 14th")
        return day.weekday() < 5


def test_a_calendar_that_does_not_answer_is_no_calendar_without_closed_days():
    made = plan(Interview(TUESDAY), calendar=Failing())
    for draw in (made.to_svg, made.to_html, made._repr_html_):
        with pytest.raises(ConnectionError, match="no answer about the 14th"):
            draw()
    assert shaded(svg(attrs.evolve(made, calendar=WEEKDAYS)))


AXES = [  # days of waiting, what stands on the axis
    (30, ["16 Mar", "23 Mar", "30 Mar", "6 Apr", "13 Apr"]),
    (90, ["Apr", "May", "Jun"]),
    (330, ["May", "Jul", "Sep", "Nov", "2027"]),
    (1000, ["Jul", "2027", "Jul", "2028", "Jul"]),
    (4000, ["2028", "2030", "2032", "2034", "2036"]),
]


@pytest.mark.parametrize(("days", "labels"), AXES)
def test_the_axis_has_as_much_as_has_room(days, labels):
    drawing = svg(plan(Interview(TUESDAY, timeframe=DecideBy(date.fromordinal(TUESDAY.toordinal() + days)))))
    assert [
        text for text in texts(drawing) if not text.startswith(("Interview", "Thank", "They", "Follow", "Move"))
    ] == labels


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 3, 12), 15),
        (date(2026, 3, 1), 24),
        (date(2026, 3, 31), 22),
        (date(2026, 2, 1), None),
        (date(2027, 1, 1), None),
    ],
)
def test_today_is_marked_where_it_is_near(today, days):
    drawing = svg(plan(Interview(TUESDAY)), today=today)
    marked = [element for element in drawing.iter(f"{SVG}text") if element.text == "today"]
    assert len(marked) == (days is not None)
    if marked:
        first = min(today, TUESDAY.date())
        x = 1.5 + 97 * (today.toordinal() - first.toordinal() + 0.5) / days
        assert percent(marked[0], "x") == pytest.approx(x, abs=0.001)


@pytest.mark.parametrize("wrong", ["2026-03-10", TUESDAY, 5])
def test_today_is_a_day(wrong):
    with pytest.raises(TypeError, match="^today must be a date, not "):
        plan(Interview(TUESDAY)).to_html(today=wrong)


def test_today_is_shown_only_if_given():
    assert "today" not in plan(Interview(TUESDAY)).to_html()


def test_a_calendar_is_one():
    with pytest.raises(TypeError, match="^calendar must be a BusinessCalendar"):
        attrs.evolve(plan(Interview(TUESDAY)), calendar="US")


def test_plans_are_equal_whatever_they_would_shade():
    own, library = (
        plan(Interview(TUESDAY), calendar=calendar) for calendar in (OwnCalendar(), Compiled(OwnCalendar()))
    )
    assert own == library
    assert hash(own) == hash(library)


@pytest.mark.parametrize(
    ("calendar", "kept"),
    [(US, US), (OwnCalendar(), None), (AdjustedCalendar(OwnCalendar()), None), (WEEKDAYS, WEEKDAYS)],
)
def test_a_plan_keeps_its_calendar_in_json_where_that_has_a_written_form(calendar, kept):
    assert from_dict(to_dict(plan(Interview(TUESDAY), calendar=calendar))).calendar == kept


def test_neither_address_nor_number_is_shown():
    whom = [Contact("Zoë", email="canary@example.org", phone="+49 555 0199", title="CTO", organization="Acme")]
    made = plan(Interview(TUESDAY, contacts=whom))
    for markup in (made.to_svg(), made.to_html(), shown(made)):
        assert not re.search("canary|example.org|555", markup)


def test_names_stand_apart():
    page = read(PLANS["right to left"].to_html())
    assert {name.text for name in page.iter("bdi")} == {"שרה כהן", "محمد", "חברת דוגמה", "مهندس"}


def test_a_zone_is_named():
    assert "10:00 (Europe/Berlin)" in PLANS["a zone"].to_html()
    assert "10:00 (UTC)" in PLANS["an offset"].to_html()


def luminance(colour):
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("page", ["#ffffff", "#1e1e1e", "#111111"])
@pytest.mark.parametrize("name", COLOURS)
def test_colours_stand_out_in_light_and_dark(name, page):
    """WCAG 2.2, 1.4.11: graphical objects have a contrast of 3:1 to what lies next to them."""
    low, high = sorted(map(luminance, (COLOURS[name], page)))
    assert (high + 0.05) / (low + 0.05) >= 3


NASTY = st.sampled_from(
    [*"<>&\"'`=/ -!?[]{}", "<script>", "-->", "]]>", "&lt;", "</td>", "\u200f", "שרה", "\U0001f600"]
)
ILLEGAL = st.sampled_from("\0\x0b\x1b\x7f\x85\r\n\t\ufdd0\ufffe\uffff\ud800\udfff\u202e\U0010ffff")
LINE = st.lists(NASTY | st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=30).map(
    lambda parts: "x" + "".join(parts)
)


def shape(markup):
    """Return all elements with their attributes' names, but for those that keep a word whole."""
    found = [(element.tag, sorted(element.attrib)) for element in read(markup).iter()]
    return [each for each in found if each != ("span", ["style"])]


@given(LINE, LINE, LINE)
def test_no_text_adds_an_element(name, employer, position):
    hostile = plan(Interview(TUESDAY, contacts=[Contact(name)], employer=employer, position=position))
    harmless = plan(Interview(TUESDAY, contacts=[Contact("Ann")], employer="Acme", position="Cook"))
    for value, other in ((hostile, harmless), (timeline([hostile]), timeline([harmless]))):
        assert shape(value.to_html()) == shape(other.to_html())
        assert shape(value._repr_html_()) == shape(other._repr_html_())
        (image,), (other_image,) = (read(each._repr_html_()).iter("img") for each in (value, other))
        assert shape(drawn(image)) == shape(drawn(other_image))
        assert [bdi.text for bdi in read(value.to_html()).iter("bdi")][:2] == [position, employer]


@given(st.lists(NASTY | ILLEGAL | st.characters()).map("".join))
def test_any_text_can_be_written(text):
    written = read(element("p", text, lines([text]), title=text))
    assert [found.tag for found in written.iter() if found.tag != "span"] == ["p", "div"]
    assert list(written.attrib) == ["title"]
    assert (written.text or "").replace("\ufffd", "") == "".join(filter(is_kept, re.sub("[\t\n\r]", " ", text)))


def is_kept(character):
    code = ord(character)
    illegal = (code < 0x20 and character not in "\t\n") or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000
    return not (illegal or 0xFDD0 <= code < 0xFDF0 or code & 0xFFFE == 0xFFFE or character == "\ufffd")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("by Wed 2026-03-11 12:00", ["Wed 2026-03-11", "12:00"]),
        ("Mon 2026-12-07 to Thu 2026-12-10", ["Mon 2026-12-07", "Thu 2026-12-10"]),
        ("by e-mail", ["e-mail"]),
        ("Anne Österreicher-Hohenlohe", []),
    ],
)
def test_no_line_ends_within_a_day(text, kept):
    spans = read(element("p", unbroken(text))).iter("span")
    assert [(span.text, span.get("style")) for span in spans] == [(part, "white-space:nowrap") for part in kept]


def test_a_day_that_has_no_room_for_its_name_is_not_named():
    made = plan(Interview(TUESDAY, timeframe=Within(2, "weeks")))
    named = [part for part in svg(made).iter(f"{SVG}text") if re.fullmatch(r"\d+ [A-Z][a-z]{2}", part.text or "")]
    assert [part.text for part in named] == ["16 Mar", "23 Mar"]

"""Several plans side by side: one row each, on one scale."""

from datetime import date, datetime

import pytest
from markup import SVG, drawn, percent, read, rows, shaded, shown, texts
from samples import TUESDAY

from interview_etiquette import (
    TWO_TOUCH,
    Contact,
    DecideBy,
    EndOfWeek,
    Interview,
    OpenEnded,
    plan,
)
from interview_etiquette.calendars import WeekCalendar
from interview_etiquette.drawing import Timeline, timeline

ACME = plan(Interview(TUESDAY, timeframe=EndOfWeek(), employer="Acme", position="Engineer"))
GLOBEX = plan(Interview(datetime(2026, 3, 12, 15), timeframe=OpenEnded(), employer="Globex"), etiquette=TWO_TOUCH)
NOBODY = plan(Interview(datetime(2026, 3, 9, 10)), calendar=WeekCalendar(weekend={4, 5}))
PLANS = [ACME, GLOBEX, NOBODY]


def dots(drawing, row):
    """Return the lengths of the rounded lines in a row."""
    y = str(22 + 44 * row + 30)
    return [
        (percent(line, "x1"), percent(line, "x2"))
        for line in drawing.iter(f"{SVG}line")
        if line.get("stroke-linecap") == "round" and line.get("y1") == y
    ]


def test_a_row_for_each_plan():
    drawing = read(timeline(PLANS).to_svg())
    names = ["\u2068Engineer, Acme\u2069", "\u2068Globex\u2069", "Interview"]
    assert [text for text in texts(drawing) if text in names] == names
    assert [len(dots(drawing, row)) for row in range(4)] == [4, 5, 4, 0], "the second has two follow-ups"


def test_all_on_one_scale():
    drawing = read(timeline(PLANS).to_svg())
    first, end = date(2026, 3, 9), GLOBEX.dates.move_on
    day = 97 / ((end - first).days + 1)
    for row, made in enumerate(PLANS):
        last = dots(drawing, row)[-1][0]
        assert last == pytest.approx(1.5 + (made.dates.move_on - first).days * day, abs=0.001)


def test_each_row_shades_its_own_closed_days():
    drawing = read(timeline([ACME, NOBODY]).to_svg())
    said = [(int(rect.get("y")), text) for rect, text in shaded(drawing)]
    assert said == [
        (22, "closed: Sat 2026-03-14; Sun 2026-03-15"),
        (22, "closed: Sat 2026-03-21; Sun 2026-03-22"),
        (66, "closed: Fri 2026-03-13; Sat 2026-03-14"),
        (66, "closed: Fri 2026-03-20; Sat 2026-03-21"),
    ]


def test_what_the_colours_mean():
    assert texts(read(timeline([ACME]).to_svg()))[-5:] == [
        "● Interview",
        "● Thanks",
        "■ Decision",
        "● Follow-up",
        "● Move on",
    ]


def test_the_table():
    page = read(timeline(PLANS).to_html())
    assert rows(page) == [
        [
            "Tue 2026-03-10 10:00EngineerAcme", "Tue 2026-03-10 17:00", "by Fri 2026-03-13",
            "Fri 2026-03-13", "Fri 2026-03-20",
        ],
        [
            "Thu 2026-03-12 15:00Globex", "Fri 2026-03-13 15:00", "it may take a while",
            "Thu 2026-03-26Thu 2026-04-02", "Thu 2026-04-09",
        ],
        ["Mon 2026-03-09 10:00", "Mon 2026-03-09 17:00", "no day was named", "Mon 2026-03-16", "Mon 2026-03-23"],
    ]  # fmt: skip
    assert page.find(".//caption").text == "3 interviews"


def test_it_can_be_heard():
    label = read(timeline(PLANS).to_svg()).get("aria-label")
    assert label.startswith("Timeline of 3 interviews: \u2068Engineer, Acme\u2069: Interview Tue 10 Mar 2026, 10:00, ")
    assert label.endswith(", Move on from Mon 23 Mar")


def test_it_shows_itself():
    several = timeline(PLANS, today=date(2026, 3, 12))
    page = read(several._repr_html_())
    (image,) = page.iter("img")
    assert rows(page) == rows(read(several.to_html()))
    assert "today" in texts(read(several.to_svg()))
    assert texts(read(drawn(image))) == texts(read(several.to_svg()))
    assert image.get("alt") == read(several.to_svg()).get("aria-label")
    assert timeline(iter(PLANS)) == Timeline(tuple(PLANS))


def test_a_long_name_is_cut():
    drawing = read(timeline([plan(Interview(TUESDAY, employer="x" * 200))]).to_svg())
    assert "\u2068" + "x" * 47 + "…\u2069" in texts(drawing)


def test_none():
    assert "0 interviews" in shown(timeline([]))
    assert read(timeline([]).to_svg()).get("aria-label") == "Timeline of no interviews"


def test_far_apart():
    far = [ACME, plan(Interview(datetime(9999, 1, 4, 9), timeframe=DecideBy(date(9999, 1, 8))))]
    assert shaded(read(timeline(far).to_svg())) == []


def test_neither_address_nor_number_is_shown():
    made = plan(Interview(TUESDAY, contacts=[Contact("Zoë", email="canary@example.org", phone="canary 7")]))
    assert "canary" not in timeline([made]).to_html()
    assert "canary" not in shown(timeline([made]))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (ACME, "^plans must be a sequence of Plan values, not Plan$"),
        (5, "^plans must be a sequence of Plan values, not int$"),
        ([ACME, None], "^plans must be a tuple of Plan values, not NoneType$"),
        ("ab", "^plans must be a tuple of Plan values, not str$"),
    ],
)
def test_only_plans(wrong, message):
    with pytest.raises(TypeError, match=message):
        timeline(wrong)


@pytest.mark.parametrize("wrong", ["2026-03-10", TUESDAY, 5])
def test_today_is_a_day(wrong):
    with pytest.raises(TypeError, match="^today must be a date, not "):
        timeline([ACME], today=wrong)

"""`--said`: their own words on the command line."""

import json
from datetime import date, datetime

import pytest

from interview_etiquette import DecideBy, EndOfWeek, Interview, Within, plan
from interview_etiquette._cli import main
from interview_etiquette.serial import from_dict

START = "2026-03-10T14:00"


@pytest.mark.parametrize(
    ("arguments", "timeframe", "above"),
    [
        (
            ["--said", "by the end of next week"],
            EndOfWeek(1),
            ["Understood: 'the end of next week' is read as the week's last business day, Fri 2026-03-20"],
        ),
        (
            ["--said", "You would start on 4 May; you will hear within 5 business days."],
            Within(5, "business_days"),
            ["Understood: ", "  set aside: '4 May', about starting, not about deciding"],
        ),
        (
            ["--said", "by 4/5/26", "--day-first"],
            DecideBy(date(2026, 5, 4)),
            ["Understood: "],
        ),
        (
            ["--said", "next Friday"],
            DecideBy(date(2026, 3, 20)),
            ["Understood: ", "  by convention; some speakers mean another day"],
        ),
    ],
)
def test_what_was_understood_stands_above_the_plan(capsys, arguments, timeframe, above):
    assert main([START, *arguments]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.startswith(begin) for line, begin in zip(printed, above, strict=False)] == [True] * len(above)
    expected = str(plan(Interview(datetime(2026, 3, 10, 14), timeframe=timeframe)))
    assert "\n".join(printed).endswith(f"\n\n{expected}")


def test_json_holds_the_reading_and_the_answer(capsys):
    assert main([START, "--said", "by the end of next week", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert from_dict(printed["reading"]).timeframe == EndOfWeek(1)
    assert from_dict(printed["answer"]) == plan(Interview(datetime(2026, 3, 10, 14), timeframe=EndOfWeek(1)))


def test_their_words_and_a_moment(capsys):
    assert main([START, "--said", "by the end of the week", "--now", "2026-03-13T09:30"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Understood: 'the end of the week' is read as")
    assert "Follow up" in printed


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("31 February", "what they said must be a date that exists, not '31 February'"),
        ("week " * 500, "what they said must have 2000 characters at most"),
    ],
)
def test_what_cannot_be_meant_is_one_line_on_stderr(capsys, words, complaint):
    with pytest.raises(SystemExit, match="2"):
        main([START, "--said", words])
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert complaint in err


def test_control_characters_in_their_words_never_reach_the_screen(capsys):
    assert main([START, "--said", "last\x07 Friday\u202e, by\x1b[31m next week"]) == 0
    assert not {"\x07", "\x1b", "\u202e"} & {*capsys.readouterr().out}

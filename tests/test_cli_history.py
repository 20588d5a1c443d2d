"""Where things stand, on the command line: real processes, as a person would start them."""

import json
import os
import subprocess
import sys

import pytest

from interview_etiquette.serial import from_dict

TUESDAY = ["2026-03-10T10:00", "--end", "11:00"]


def run(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "interview_etiquette", *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1", "TZ": "Pacific/Kiritimati"},
    )
    return done.returncode, done.stdout, done.stderr


def told(*arguments):
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    answers = {key: from_dict(answer) for key, answer in json.loads(out).items()}
    step = answers["next_step"].step
    verdicts = (answers["may_thank"].allowed, answers["may_follow_up"].allowed)
    return answers["next_step"].status.value, step and step.id, *verdicts


# the arguments after START | status | step | may I thank them | may I follow up
STANDS = [
    ("--now 2026-03-09T10:00", "upcoming", "business_card/1", False, False),
    ("--now 2026-03-10T12:00", "thank_you_due", "thank_you/1.1", True, False),
    ("--now 2026-03-10T12:00 --thanked 2026-03-10", "waiting", "follow_up/1.1", False, False),
    ("--now 2026-03-10T11:15 --thanked 2026-03-10", "waiting", "follow_up/1.1", False, False),  # today is not later
    ("--now 2026-03-17T09:00 --thanked 2026-03-17T09:30", "follow_up_due", "follow_up/1.1", False, True),  # later is
    ("--now 2026-03-17T10:00 --thanked 2026-03-17", "follow_up_due", "follow_up/1.1", False, False),
    ("--now 2026-03-17T10:00 --followed-up 2026-03-17", "awaiting_reply", "move_on/1", False, False),
    ("--now 2026-03-20T10:00 --followed-up 2026-03-17 --replied 2026-03-18", "waiting", "follow_up/2.1", False, False),
    ("--now 2026-03-20T10:00 --replied 2026-03-18 --followed-up 2026-03-17", "waiting", "follow_up/2.1", False, False),
    ("--now 2026-03-20T10:00 --followed-up 2026-03-18 --replied 2026-03-18", "waiting", "follow_up/2.1", False, False),
    ("--now 2026-03-20T10:00 --replied 2026-03-18 --followed-up 2026-03-18", "awaiting_reply", "move_on/2", False,
     False),
    ("--now 2026-03-24T10:00", "move_on", "move_on/1", False, False),
    ("--now 2026-03-24T10:00 --etiquette two_touch --followed-up 2026-03-17", "follow_up_due", "follow_up/1.2", False,
     True),
    ("--now 2026-03-24T10:00 --etiquette two_touch --followed-up 2026-03-17 --followed-up 2026-03-24",
     "awaiting_reply", "move_on/1", False, False),
    ("--tz Europe/Berlin --now 2026-03-17T17:30+09:00 --thanked 2026-03-10T14:00Z", "follow_up_due", "follow_up/1.1",
     False, True),
    ("--tz Europe/Berlin --now 2026-03-17T09:30 --thanked 2026-03-10", "follow_up_due", "follow_up/1.1", False, True),
    ("--end-of-week --calendar GB-ENG --now 2026-03-13T09:30 --thanked 2026-03-10", "follow_up_due", "follow_up/1.1",
     False, True),
]  # fmt: skip


@pytest.mark.parametrize("stand", STANDS, ids=lambda stand: stand[0])
def test_where_things_stand(stand):
    arguments, *expected = stand
    assert told(*TUESDAY, *arguments.split()) == tuple(expected)


def test_a_day_alone_is_never_before_the_interview_is_over():
    assert told("2026-03-10T14:00", "--thanked", "2026-03-10", "--now", "2026-03-11T10:00")[0] == "waiting"


def test_in_words():
    code, out, err = run(*TUESDAY, "--thanked", "2026-03-10", "--now", "2026-03-20T18:00")
    assert (code, err) == (0, "")
    assert (
        out
        == """\
Interview Tue 2026-03-10 10:00

Fri 2026-03-20 18:00        Follow up overdue
                            because it is outside their office hours

Mon 2026-03-23 09:00-17:00  Follow up by e-mail
                            say which interview you mean, and when it was; ask where their decision stands;
                            (say again that you are interested); keep it to a few lines, without pressing
                            because they named no day: ask 7 days after Tue 2026-03-10

May I thank them now?       no: everybody is thanked; the time for a thank-you ended Tue 2026-03-17 09:00
May I follow up now?        no: it is outside their office hours; from Mon 2026-03-23 09:00 you may
"""
    )


def test_in_words_when_it_is_fine():
    _, out, _ = run(*TUESDAY, "--thanked", "2026-03-10", "--now", "2026-03-17T09:00")
    assert "Tue 2026-03-17 09:00        Follow up due\n\nTue 2026-03-17 09:00-12:00  Follow up by e-mail" in out
    assert out.endswith("May I follow up now?        yes\n")


REFUSED = [
    ("--thanked 2026-03-10", "--now is missing; write the moment you ask about, such as 2026-03-17T09:00"),
    ("--now 2026-03-17", "write a date and a time such as 2026-03-10T14:00, not '2026-03-17'"),
    ("--now 2026-03-17T09:00Z", "now must have a zone if the interview has one, and none if it has none"),
    ("--now 2026-03-17T09:00 --thanked 2026-03-10T12:00Z", "at must have a zone if the interview has one"),
    ("--now 2026-03-17T09:00 --thanked yesterday", "write a date such as 2026-03-20, or a date and a time such as"),
    ("--now 2026-03-17T09:00 --followed-up 2026-03-09", "at must not be before the interview"),
]


@pytest.mark.parametrize(("arguments", "words"), REFUSED)
def test_refused(arguments, words):
    code, out, err = run(*TUESDAY, *arguments.split())
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1

"""Every other value shows itself as a small table."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from markup import read, rows, shown
from samples import FULL, TUESDAY, VALUES, ZOE, OwnTimeframe

from interview_etiquette import (
    Contact,
    DecisionWindow,
    EndOfWeek,
    Interview,
    KeyDates,
    Reason,
    ReasonCode,
    plan,
)
from interview_etiquette.history import Verdict, Withdrawn, may_contact, next_step
from interview_etiquette.phrases import read_timeframe

SAID = "You would start on 4 May; we'll decide by Friday."
INTERVIEW = Interview(TUESDAY, timeframe=EndOfWeek(), contacts=[ZOE], employer="<b>Acme</b>")
TABLES = [  # value, caption, rows
    (
        DecisionWindow(date(2026, 3, 13), date(2026, 3, 16)),
        "Decision window",
        [["Earliest", "Fri 2026-03-13"], ["Latest", "Mon 2026-03-16"], ["Open ended", "no"]],
    ),
    (DecisionWindow(open_ended=True), "Decision window", [["Open ended", "yes"]]),
    (
        may_contact(INTERVIEW, at=datetime(2026, 3, 14, 18)),
        "Verdict",
        [
            ["Allowed", "no"],
            ["Reasons", "Sat 2026-03-14 is no business dayit is outside their office hours"],
            ["First allowed", "Mon 2026-03-16 09:00"],
        ],
    ),
    (
        may_contact(INTERVIEW, [Withdrawn(at=datetime(2026, 3, 12, 9))], at=datetime(2026, 3, 13, 10)),
        "Verdict",
        [["Allowed", "no"], ["Reasons", "you withdrew"], ["First allowed", "never, as things stand"]],
    ),
    (Verdict(True, (), TUESDAY), "Verdict", [["Allowed", "yes"], ["First allowed", "Tue 2026-03-10 10:00"]]),
    (
        read_timeframe(SAID, asked_on=date(2026, 3, 10)),
        "Reading",
        [
            ["Timeframe", "DecideBy(day=datetime.date(2026, 3, 13))"],
            ["Explanation", "'Friday' is read as Fri 2026-03-13"],
            ["Ignored", "'4 May': about starting, not about deciding"],
            ["Convention", "no"],
        ],
    ),
    (
        next_step(INTERVIEW, now=datetime(2026, 3, 10, 16)),
        "Next step",
        [
            ["Status", "thank you due"],
            ["Step", "Thank them by e-mail, by Tue 2026-03-10 17:00"],
            ["Reasons", "not everybody is thanked yeta morning interview is thanked for that same afternoon"],
        ],
    ),
    (
        KeyDates(TUESDAY, (date(2026, 3, 17), date(2026, 3, 24)), date(2026, 3, 31)),
        "Key dates",
        [
            ["Thank you by", "Tue 2026-03-10 10:00"],
            ["Follow ups", "Tue 2026-03-17Tue 2026-03-24"],
            ["Move on", "Tue 2026-03-31"],
        ],
    ),
    (
        INTERVIEW,
        "Interview",
        [
            ["Start", "Tue 2026-03-10 10:00"],
            ["Contacts", "Zoë Müller, CTO, Acme & Söhne"],
            ["Timeframe", "EndOfWeek(weeks=0)"],
            ["Asked on", "Tue 2026-03-10"],
            ["Employer", "<b>Acme</b>"],
        ],
    ),
    (ZOE, "Contact", [["Name", "Zoë Müller"], ["Title", "CTO"], ["Organization", "Acme & Söhne"]]),
]


@pytest.mark.parametrize(("value", "caption", "told"), TABLES)
def test_a_table(value, caption, told):
    page = read(value._repr_html_())
    assert page.find(".//caption").text == caption
    assert rows(page) == told
    assert [cell.get("scope") for cell in page.iter("th")] == ["row"] * len(told)


@pytest.mark.parametrize("value", [*VALUES, plan(FULL)], ids=lambda value: type(value).__name__)
def test_every_value_shows_itself(value):
    assert shown(value)


def test_a_moment_names_its_zone():
    start = datetime(2026, 3, 10, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    assert rows(read(Interview(start)._repr_html_()))[0] == ["Start", "Tue 2026-03-10 10:00 (Europe/Berlin)"]


def test_a_reason_is_its_sentence():
    reason = Reason(ReasonCode.ON_NAMED_DAY, {"latest": "2026-03-13"})
    assert "".join(read(reason._repr_html_()).itertext()) == str(reason)


class Broken(OwnTimeframe):
    def __repr__(self):
        raise RuntimeError


@pytest.mark.parametrize(
    ("said", "text"), [(Broken(), "a value of type Broken"), (OwnTimeframe(), repr(OwnTimeframe())[:37])]
)
def test_a_value_of_ones_own(said, text):
    page = read(Interview(TUESDAY, timeframe=said)._repr_html_())
    assert dict(rows(page))["Timeframe"].startswith(text)


def test_neither_address_nor_number_is_shown():
    contact = Contact("Zoë", email="canary@example.org", phone="canary 7")
    interview = Interview(TUESDAY, contacts=[contact])
    for value in (contact, interview, next_step(interview, now=TUESDAY), plan(interview).steps[0]):
        assert "canary" not in shown(value)

"""May I write to them now? Every refusal with all its reasons, and from when it will be fine."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import attrs
import pytest

from interview_etiquette import ARTICLE, GERMANY, TWO_TOUCH, Channel, Contact, Interview, Wait, Within, WithinHours
from interview_etiquette.calendars import WEEKDAYS, WeekCalendar, calendar_for
from interview_etiquette.errors import MixedZonesError
from interview_etiquette.history import (
    AskedNotToContact,
    FollowUpSent,
    InterviewCancelled,
    NextStep,
    Outcome,
    Postponed,
    Purpose,
    ReplyReceived,
    Status,
    ThankYouSent,
    Verdict,
    Withdrawn,
    may_contact,
)

BERLIN = ZoneInfo("Europe/Berlin")


def t(text):
    return datetime.fromisoformat(f"2026-{text}")


TUESDAY = Interview(t("03-10 10:00"), end=t("03-10 11:00"))  # follow-up 03-17, move on 03-24
PANEL = attrs.evolve(TUESDAY, contacts=[Contact("Ann"), Contact("Bob")])
NOTE = ThankYouSent(at=t("03-10 15:00"))
ASKED = FollowUpSent(at=t("03-17 09:30"))
NO_MAIL = AskedNotToContact(at=t("03-11 09:00"), channel=Channel.EMAIL)
NO_CALLS = AskedNotToContact(at=t("03-11 09:00"), channel=Channel.PHONE)
NOTHING = AskedNotToContact(at=t("03-11 09:00"))
WITHDREW = Withdrawn(at=t("03-11 09:00"))
CANCELLED = InterviewCancelled(at=t("03-11 09:00"))
OFFER = ReplyReceived(at=t("03-11 09:00"), outcome=Outcome.OFFER)
EMAIL, PHONE = Channel.EMAIL, Channel.PHONE

# to follow up: history | at | channel | policy | reasons | first allowed
FOLLOW_UPS = [
    ([], "03-09 10:00", None, ARTICLE, "too_early", "03-17 09:00"),
    ([NOTE], "03-17 08:59", None, ARTICLE, "too_early out_of_hours", "03-17 09:00"),
    ([NOTE], "03-17 09:00", None, ARTICLE, "", "03-17 09:00"),
    ([NOTE], "03-17 16:59", None, ARTICLE, "", "03-17 16:59"),
    ([NOTE], "03-17 17:00", None, ARTICLE, "out_of_hours", "03-18 09:00"),
    ([NOTE], "03-20 18:00", None, ARTICLE, "out_of_hours", "03-23 09:00"),
    ([NOTE], "03-21 10:00", None, ARTICLE, "no_business_day", "03-23 09:00"),
    ([NOTE], "03-21 20:00", None, ARTICLE, "no_business_day out_of_hours", "03-23 09:00"),
    ([NOTE], "03-23 17:00", None, ARTICLE, "out_of_hours", None),
    ([NOTE], "03-24 00:00", None, ARTICLE, "moved_on out_of_hours", None),
    ([NOTE], "03-24 10:00", None, ARTICLE, "moved_on", None),
    ([NOTE, ASKED], "03-17 10:00", None, ARTICLE, "none_left wrote_that_day", None),
    ([NOTE, ASKED], "03-25 10:00", None, ARTICLE, "none_left moved_on", None),
    ([ThankYouSent(at=t("03-17 08:00"))], "03-17 10:00", None, ARTICLE, "wrote_that_day", "03-18 09:00"),
    ([ThankYouSent(at=t("03-17 10:00"))], "03-17 10:00", None, ARTICLE, "wrote_that_day", "03-18 09:00"),
    ([ThankYouSent(at=t("03-17 11:00"))], "03-17 10:00", None, ARTICLE, "", "03-17 10:00"),  # not yet written
    ([ThankYouSent(at=t("03-23 09:00"))], "03-23 10:00", None, ARTICLE, "wrote_that_day", None),
    ([NOTE, ASKED], "03-17 10:00", None, TWO_TOUCH, "too_early wrote_that_day", "03-24 09:00"),
    ([NOTE], "03-17 10:00", PHONE, ARTICLE, "other_channel", None),
    ([NOTE], "03-24 10:00", PHONE, GERMANY, "", "03-24 10:00"),
    ([NOTE], "03-24 10:00", EMAIL, GERMANY, "", "03-24 10:00"),
    ([NO_CALLS], "03-24 10:00", None, GERMANY, "asked_not_by", None),
    ([NO_CALLS], "03-24 10:00", EMAIL, GERMANY, "", "03-24 10:00"),
    ([NO_MAIL], "03-17 10:00", None, ARTICLE, "asked_not_by", None),
    ([NO_MAIL, NO_CALLS], "03-17 10:00", PHONE, ARTICLE, "other_channel asked_not_by", None),
    ([NO_MAIL, NO_CALLS], "03-24 10:00", EMAIL, GERMANY, "asked_not_by", None),
    ([NOTHING], "03-17 10:00", None, ARTICLE, "asked_not_to", None),
    ([NOTHING, NO_MAIL], "03-17 10:00", None, ARTICLE, "asked_not_to asked_not_by", None),
    ([NOTHING, ReplyReceived(at=t("03-12 09:00"), timeframe=Within(1, "weeks"))], "03-19 10:00", None, ARTICLE, "",
     "03-19 10:00"),
    ([WITHDREW], "03-17 10:00", None, ARTICLE, "withdrawn", None),
    ([CANCELLED], "03-14 10:00", None, ARTICLE, "cancelled too_early no_business_day", None),
    ([OFFER], "03-24 10:00", None, ARTICLE, "answered moved_on", None),
    ([NOTE, Postponed(at=t("03-16 09:00"), until=t("03-20 09:00"))], "03-17 10:00", None, ARTICLE, "", "03-17 10:00"),
]  # fmt: skip


def codes(verdict):
    return " ".join(reason.code for reason in verdict.reasons)


@pytest.mark.parametrize(("history", "at", "channel", "policy", "reasons", "first"), FOLLOW_UPS)
def test_to_follow_up(history, at, channel, policy, reasons, first):
    verdict = may_contact(TUESDAY, history, at=t(at), channel=channel, etiquette=policy)
    assert (codes(verdict), verdict.first_allowed) == (reasons, first and t(first))
    assert verdict.allowed is bool(verdict) is not reasons


# what is said against a follow-up: history | at | channel | policy | texts
SAID = [
    ([], "03-09 10:00", None, ARTICLE, ["the time to ask begins Tue 2026-03-17 09:00"]),
    ([NOTE], "03-17 10:00", PHONE, ARTICLE, ["not by phone: write by email"]),
    ([NO_MAIL], "03-17 10:00", None, ARTICLE, ["they asked not to be contacted by email"]),
    ([NOTE], "03-21 10:00", None, ARTICLE, ["Sat 2026-03-21 is no business day"]),
    ([NOTE], "03-24 10:00", None, ARTICLE, ["the move-on point was Tue 2026-03-24: let it go"]),
    ([NOTE, ASKED], "03-17 10:00", None, ARTICLE,
     ["no follow-up is left", "you wrote to them on Tue 2026-03-17 already"]),
    ([OFFER], "03-17 10:00", None, ARTICLE, ["they have answered (offer)"]),
]  # fmt: skip


@pytest.mark.parametrize(("history", "at", "channel", "policy", "texts"), SAID)
def test_what_is_said_against_it(history, at, channel, policy, texts):
    verdict = may_contact(TUESDAY, history, at=t(at), channel=channel, etiquette=policy)
    assert [str(reason) for reason in verdict.reasons] == texts


# to thank them: interview | history | at | channel | policy | reasons | first allowed
THANKS = [
    (TUESDAY, [], "03-10 10:59", None, ARTICLE, "upcoming", "03-10 11:00"),
    (TUESDAY, [], "03-10 11:00", None, ARTICLE, "", "03-10 11:00"),
    (TUESDAY, [], "03-14 23:00", None, ARTICLE, "", "03-14 23:00"),
    (TUESDAY, [], "03-17 08:59", None, ARTICLE, "", "03-17 08:59"),
    (TUESDAY, [], "03-17 09:00", None, ARTICLE, "thanks_too_late", None),
    (TUESDAY, [], "03-17 17:00", None, GERMANY, "", "03-17 17:00"),
    (TUESDAY, [], "03-18 17:00", None, GERMANY, "thanks_too_late", None),  # 7 days after 03-11 17:00
    (TUESDAY, [NOTE], "03-10 16:00", None, ARTICLE, "all_thanked", None),
    (PANEL, [ThankYouSent(at=t("03-10 12:00"), to=Contact("Ann"))], "03-10 12:05", None, ARTICLE, "", "03-10 12:05"),
    (TUESDAY, [ReplyReceived(at=t("03-11 09:00"))], "03-11 09:00", None, ARTICLE, "thanks_too_late", None),
    (TUESDAY, [ReplyReceived(at=t("03-10 12:00"))], "03-10 16:59", None, ARTICLE, "", "03-10 16:59"),
    (TUESDAY, [], "03-10 12:00", PHONE, ARTICLE, "other_channel", None),
    (TUESDAY, [], "03-10 12:00", PHONE, GERMANY, "other_channel", None),
    (TUESDAY, [NO_MAIL], "03-11 12:00", None, ARTICLE, "asked_not_by", None),
    (TUESDAY, [NOTHING], "03-11 12:00", None, ARTICLE, "asked_not_to", None),
    (TUESDAY, [WITHDREW], "03-11 12:00", None, ARTICLE, "withdrawn", None),
    (TUESDAY, [CANCELLED], "03-11 12:00", None, ARTICLE, "cancelled", None),
    (TUESDAY, [ReplyReceived(at=t("03-10 12:00"), outcome=Outcome.OFFER)], "03-10 12:05", None, ARTICLE, "",
     "03-10 12:05"),
    (TUESDAY, [NOTE, ASKED], "03-18 12:00", None, ARTICLE, "all_thanked thanks_too_late", None),
    (PANEL, [ASKED], "03-18 12:00", None, ARTICLE, "asked_instead thanks_too_late", None),
    (PANEL, [ASKED, ASKED], "03-18 12:00", None, ARTICLE, "asked_instead thanks_too_late", None),
]  # fmt: skip


@pytest.mark.parametrize(("interview", "history", "at", "channel", "policy", "reasons", "first"), THANKS)
def test_to_thank_them(interview, history, at, channel, policy, reasons, first):
    asked = {"channel": channel, "purpose": Purpose.THANK_YOU, "etiquette": policy}
    verdict = may_contact(interview, history, at=t(at), **asked)
    assert (codes(verdict), verdict.first_allowed) == (reasons, first and t(first))


@pytest.mark.parametrize("history", [[], [NOTHING], [WITHDREW], [OFFER], [NO_MAIL, NO_CALLS]])
def test_a_response_is_always_fine(history):
    verdict = may_contact(TUESDAY, history, at=t("03-14 03:00"), purpose=Purpose.RESPONSE)
    assert verdict == Verdict(allowed=True, reasons=(), first_allowed=t("03-14 03:00"))


@pytest.mark.parametrize(("at", "reasons"), [("09:59", "upcoming"), ("10:00", ""), ("10:59", ""), ("11:00", "")])
def test_a_thank_you_that_is_due_within_the_hour_may_be_sent_in_it(at, reasons):
    hasty = attrs.evolve(ARTICLE, thank_you=WithinHours(1))
    verdict = may_contact(Interview(t("03-10 10:00")), at=t(f"03-10 {at}"), purpose=Purpose.THANK_YOU, etiquette=hasty)
    assert codes(verdict) == reasons


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Verdict, {"allowed": 1, "reasons": (), "first_allowed": None}),
        (Verdict, {"allowed": True, "reasons": ["late"], "first_allowed": None}),
        (Verdict, {"allowed": True, "reasons": (), "first_allowed": "tomorrow"}),
        (NextStep, {"status": "waiting", "step": None, "reasons": ()}),
        (NextStep, {"status": Status.WAITING, "step": "wait", "reasons": ()}),
        (NextStep, {"status": Status.WAITING, "step": None, "reasons": (None,)}),
    ],
)
def test_an_answer_holds_what_it_says_it_holds(kind, fields):
    with pytest.raises(TypeError):
        kind(**fields)


def test_hours_are_the_policys():
    evening = attrs.evolve(ARTICLE, morning=(time(18), time(20)), office_hours=(time(10), time(19)))
    assert may_contact(TUESDAY, at=t("03-17 12:00"), etiquette=evening).first_allowed == t("03-17 18:00")
    assert may_contact(TUESDAY, at=t("03-17 19:00"), etiquette=evening).first_allowed == t("03-18 10:00")


def night(clock, fold=0):
    return datetime.fromisoformat(f"2026-10-25 {clock}").replace(tzinfo=BERLIN, fold=fold)


# in the night in which the clock is put back, of two times the later one may look the earlier: opens | now
NIGHTS = [(time(2, 15), time(2, 15)), (time(2, 15), time(2)), (time(2), time(2, 15))]


@pytest.mark.parametrize(("morning", "office"), NIGHTS)
def test_an_opening_that_has_passed_is_not_waited_for_again(morning, office):
    nightly = attrs.evolve(ARTICLE, morning=(morning, time(4)), office_hours=(office, time(5)))
    now = night("02:05", fold=1)
    verdict = may_contact(
        Interview(datetime(2026, 10, 18, 10, tzinfo=BERLIN)),
        at=now,
        calendar=WeekCalendar(weekend=()),
        etiquette=nightly,
    )
    assert (verdict.allowed, verdict.first_allowed, verdict.first_allowed.fold) == (True, now, 1)


@pytest.mark.parametrize(("at", "allowed"), [("16:59", True), ("17:00", False), ("17:30", False), ("18:00", False)])
def test_their_office_closes_by_their_clock(at, allowed):
    now = t(f"03-17 {at}").replace(tzinfo=BERLIN)
    assert may_contact(Interview(t("03-10 10:00").replace(tzinfo=BERLIN)), [], at=now).allowed is allowed


def test_an_end_that_has_passed_is_not_waited_for_again():
    now = night("02:05", fold=1)
    verdict = may_contact(Interview(night("02:00"), end=night("02:15")), at=now, purpose=Purpose.THANK_YOU)
    assert (verdict.allowed, verdict.first_allowed, verdict.first_allowed.fold) == (True, now, 1)


def test_business_days_are_the_calendars():
    interview = Interview(t("11-19 11:00"))
    at = {"at": t("11-26 10:00")}
    assert may_contact(interview, **at, calendar=WEEKDAYS)
    refused = may_contact(interview, **at, calendar=calendar_for("US"))
    assert (codes(refused), refused.first_allowed) == ("too_early no_business_day", t("11-27 09:00"))


def test_a_patience_of_years_ends_all_the_same():
    patient = attrs.evolve(ARTICLE, patience=Wait(20, "months"))
    assert may_contact(TUESDAY, at=t("12-24 10:00"), etiquette=patient)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"at": "now"}, TypeError, "at must be a datetime, not str$"),
        ({"at": t("03-17 09:00").astimezone()}, MixedZonesError, "at must have a zone"),
        (
            {"at": t("03-17 09:00"), "purpose": "follow_up"},
            TypeError,
            r"purpose must be a Purpose \(FOLLOW_UP, THANK_YOU, RESPONSE\), not str$",
        ),
        (
            {"at": t("03-17 09:00"), "channel": "email"},
            TypeError,
            r"channel must be a Channel \(EMAIL, PHONE\) or None, not str$",
        ),
        ({"at": t("03-17 09:00"), "calendar": "US"}, TypeError, "calendar must be"),
        ({"at": t("03-17 09:00"), "etiquette": "article"}, TypeError, "etiquette must be"),
    ],
)
def test_refused(arguments, error, words):
    with pytest.raises(error, match=words):
        may_contact(TUESDAY, **arguments)

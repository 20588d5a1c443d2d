"""Rows of a flat table, one per interview: at random, and as the events that they stand for."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from interview_etiquette import (
    POLICIES,
    DecideBetween,
    DecideBy,
    Interview,
    NotBefore,
    OpenEnded,
    Unspecified,
)
from interview_etiquette.calendars import calendar_for
from interview_etiquette.errors import EtiquetteError
from interview_etiquette.history import (
    AskedNotToContact,
    BadRecord,
    FollowUpSent,
    InterviewCancelled,
    Outcome,
    Postponed,
    Record,
    ReplyReceived,
    ThankYouSent,
    Withdrawn,
    due,
    next_step,
)

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "+05:30")
CALENDARS = ("weekdays", "US", "GB-ENG", "DE-BY", "AE", "JP")
CLOCKS = (time(0), time(1), time(2, 30), time(8), time(9), time(9, 30), time(12), time(15), time(17), time(23, 59))
EVENTS = {
    "thanked_at": 0.5,
    "followed_up_at": 0.5,
    "followed_up_again_at": 0.2,
    "replied_at": 0.4,
    "answered_at": 0.1,
    "postponed_at": 0.2,
    "asked_not_to_contact_at": 0.1,
    "cancelled_at": 0.06,
    "withdrawn_at": 0.04,
}


def timeframe_of(latest, earliest, open_ended, otherwise):
    if latest and earliest:
        return DecideBetween(earliest, latest)
    if latest or earliest:
        return DecideBy(latest) if latest else NotBefore(earliest)
    return OpenEnded() if open_ended else otherwise


def interview_of(row):
    said = timeframe_of(row["latest"], row["earliest"], row["open_ended"], Unspecified())
    return Interview(row["start"], end=row["end"], timeframe=said, asked_on=row["asked_on"])


def events_of(row):
    """Yield what has happened, in the order of the columns."""
    make = {
        "thanked_at": lambda at: ThankYouSent(at=at),
        "followed_up_at": lambda at: FollowUpSent(at=at),
        "followed_up_again_at": lambda at: FollowUpSent(at=at),
        "replied_at": lambda at: ReplyReceived(
            at=at,
            timeframe=timeframe_of(row["reply_latest"], row["reply_earliest"], row["reply_open_ended"], None),
        ),
        "answered_at": lambda at: ReplyReceived(at=at, outcome=Outcome.OTHER),
        "postponed_at": lambda at: Postponed(at=at, until=row["postponed_until"]),
        "asked_not_to_contact_at": lambda at: AskedNotToContact(at=at),
        "cancelled_at": lambda at: InterviewCancelled(at=at),
        "withdrawn_at": lambda at: Withdrawn(at=at),
    }
    for name, event in make.items():
        at = row[name]
        if at is not None:
            yield event(at)


def status_of(row, now):
    """Return (status, step, opens, due) as `next_step` has them; None for a row that it refuses."""
    try:
        found = next_step(
            interview_of(row),
            [*events_of(row)],
            now=now,
            calendar=calendar_for(row["calendar"]),
            etiquette=POLICIES[row["etiquette"]],
        )
    except EtiquetteError:
        return None
    step = found.step
    return (found.status.value, *((None,) * 3 if step is None else (step.rule.value, step.opens, step.due)))


def due_of(row, since, until):
    """Return the (step, opens, due) that fall due, as `history.due` has them; None for a row that it refuses."""
    try:
        record = Record(0, interview_of(row), [*events_of(row)])
    except EtiquetteError:
        return None
    rest = {"calendar": calendar_for(row["calendar"]), "etiquette": POLICIES[row["etiquette"]]}
    found = [*due([record], since=since, until=until, **rest)]
    if any(isinstance(each, BadRecord) for each in found):
        return None
    return [(each.step.rule.value, each.step.opens, each.step.due) for each in found]


def random_row(rng, first=datetime(2026, 1, 5)):
    """Return a row; most of its times are those at which something changes."""
    start = first + timedelta(
        days=rng.randrange(300), minutes=rng.choice((0, 90, 150, 9 * 60, 11 * 60 + 59, 720, 900, 1380))
    )

    within = rng.choice((2, 10, 17, 40))

    def day(most=25):
        return (start + timedelta(days=rng.randrange(most))).date()

    def moment():
        at = datetime.combine(day(within), rng.choice(CLOCKS)) + timedelta(minutes=rng.choice((0, 0, 0, -1, 1, 47)))
        return max(at, start) if rng.random() < 0.98 else at - timedelta(days=rng.choice((1, 9)))

    def maybe(share, value):
        return value if rng.random() < share else None

    row = {
        "start": start,
        "end": maybe(0.5, start + timedelta(minutes=rng.choice((30, 60, 90, 300, 700)))),
        "asked_on": maybe(0.2, day(5)),
        "latest": maybe(0.3, day()),
        "earliest": maybe(0.2, day()),
        "open_ended": rng.random() < 0.2,
        "calendar": rng.choice(CALENDARS),
        "etiquette": rng.choice([*POLICIES]),
        "zone": rng.choice(ZONES),
        "reply_latest": maybe(0.2, day(60)),
        "reply_earliest": maybe(0.1, day(60)),
        "reply_open_ended": rng.random() < 0.1,
        "postponed_until": moment(),
        "now": moment(),
    }
    busy = rng.random()
    return row | {name: maybe(share * 2 * busy, moment()) for name, share in EVENTS.items()}


def random_rows(seed, count):
    rng = Random(seed)
    return [random_row(rng) for _ in range(count)]


def zone_for(text):
    return ZoneInfo(text) if "/" in text else datetime.fromisoformat(f"2026-01-01T00:00{text}").tzinfo


def placed(row, *, utc):
    """Return the row with its times on the clock of its zone; as instants they may be the second of two."""
    zone = zone_for(row["zone"])
    moments = {name: value.replace(tzinfo=zone) for name, value in row.items() if type(value) is datetime}
    if utc:
        moments = {name: value.astimezone(UTC).astimezone(zone) for name, value in moments.items()}
    return row | moments


SCHEMA = {
    **dict.fromkeys(("start", "end", "postponed_until", "now", *EVENTS), datetime),
    **dict.fromkeys(("asked_on", "earliest", "latest", "reply_earliest", "reply_latest"), date),
    **dict.fromkeys(("open_ended", "reply_open_ended"), bool),
    **dict.fromkeys(("calendar", "etiquette", "zone"), str),
}

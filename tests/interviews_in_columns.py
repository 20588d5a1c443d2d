"""Random interviews as columns, and what the scalar rules answer to each of them."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np

from interview_etiquette import (
    POLICIES,
    DecideBetween,
    DecideBy,
    EtiquetteError,
    Interview,
    NotBefore,
    OpenEnded,
    Unspecified,
    key_dates,
)
from interview_etiquette.batch import InterviewColumns
from interview_etiquette.calendars import calendar_for

CALENDARS = [
    "weekdays",
    "US",
    "US-MN",
    "GB-ENG",
    "GB-SCT",
    "DE",
    "DE-BY",
    "FR",
    "IT",
    "ES",
    "AT",
    "CH",
    "NL",
    "BE",
    "PL",
    "SE",
    "NO",
    "DK",
    "FI",
    "CN",
    "JP",
    "IN",
    "SA",
    "AE",
    "IL",
    "LK",
    "BR",
    "MX",
    "ZA",
    "HU",
]
ZONES = {
    "Europe/Berlin": ZoneInfo("Europe/Berlin"),
    "Europe/Dublin": ZoneInfo("Europe/Dublin"),  # whose winter is what saves daylight
    "America/New_York": ZoneInfo("America/New_York"),
    "America/Santiago": ZoneInfo("America/Santiago"),  # a gap at midnight
    "Africa/Casablanca": ZoneInfo("Africa/Casablanca"),  # four turns a year
    "Australia/Lord_Howe": ZoneInfo("Australia/Lord_Howe"),  # by half an hour
    "Pacific/Apia": ZoneInfo("Pacific/Apia"),  # which skipped a day
    "Asia/Kathmandu": ZoneInfo("Asia/Kathmandu"),
    "UTC": ZoneInfo("UTC"),
    "+05:30": timezone(timedelta(hours=5, minutes=30)),
    "-0330": timezone(-timedelta(hours=3, minutes=30)),
}
EPOCH = datetime(1970, 1, 1)


def some(rng, share, column):
    return np.where(rng.random(len(column)) < share, column, np.array("NaT", column.dtype))


def interviews(rng, rows, years, **more):
    """Of every kind that columns can say; some say what cannot be."""
    first = np.datetime64(f"{years[0]}-01-01")
    day = first + rng.integers(0, 365 * len(years), rows)
    start = (
        day + rng.integers(0, 96, rows).astype("m8[m]") * 15 + rng.choice([0, 0, 0, 1, 999_999], rows).astype("m8[us]")
    )
    start = start.astype("M8[us]")
    asked_on = some(rng, 0.3, day + rng.integers(-1, 60, rows) // 6)
    earliest = some(rng, 0.3, np.fmax(day, asked_on) + rng.integers(-1, 90, rows) // 6)
    return InterviewColumns(
        some(rng, 0.98, start),
        end=some(rng, 0.6, start + rng.integers(-1, 51, rows).astype("m8[m]") * 15),
        earliest=earliest,
        latest=some(rng, 0.5, np.fmax(np.fmax(day, asked_on), earliest) + rng.integers(-2, 120, rows) // 4),
        open_ended=rng.random(rows) < 0.3,
        asked_on=asked_on,
        **more,
    )


def texts(rng, rows, known):
    return rng.choice(np.array([*known, None], object), rows, p=[0.99 / len(known)] * len(known) + [0.01])


def item(column, row):
    return None if column is None else column[row].item()


def timeframe(columns, row):
    earliest, latest = item(columns.earliest, row), item(columns.latest, row)
    if latest and earliest:
        return DecideBetween(earliest, latest)
    if latest or earliest:
        return DecideBy(latest) if latest else NotBefore(earliest)
    return OpenEnded() if columns.open_ended is not None and columns.open_ended[row] else Unspecified()


def answers(columns, calendars, policies, zones):
    """What `key_dates` says to each row: its dates, the text of an error, or None where an input is null."""
    known = {name: calendar_for(name) for name in set(calendars) - {None}}
    for row in range(len(columns)):
        said = item(columns.start, row), calendars[row], policies[row], "no zone" if zones is None else zones[row]
        if None in said:
            yield None
            continue
        zone = None if zones is None else ZONES[zones[row]]

        def moment(column, row=row, zone=zone):
            value = item(column, row)
            if value is None or zone is None:
                return value
            return value.replace(tzinfo=UTC).astimezone(zone) if columns.utc else value.replace(tzinfo=zone)

        try:
            interview = Interview(
                moment(columns.start),
                end=moment(columns.end),
                timeframe=timeframe(columns, row),
                asked_on=item(columns.asked_on, row),
            )
            dates = key_dates(interview, calendar=known[said[1]], etiquette=POLICIES[said[2]])
        except EtiquetteError as error:
            yield str(error)
            continue
        deadline = dates.thank_you_by.astimezone(UTC) if columns.utc else dates.thank_you_by
        yield deadline.replace(tzinfo=None), dates.follow_ups, dates.move_on


def as_numbers(expected, follow_ups):
    """The expected answers as columns of numbers, as a table has them, and the texts of errors by row."""
    rows = np.full((2 + follow_ups, len(expected)), np.iinfo(np.int64).min)
    for row, said in enumerate(expected):
        if isinstance(said, tuple):
            days = [(day - date(1970, 1, 1)).days for day in (said[2], *said[1])]
            rows[: 1 + len(days), row] = (said[0] - EPOCH) // timedelta(microseconds=1), *days
    return rows, {row: said for row, said in enumerate(expected) if isinstance(said, str)}


OPEN = []


def held(connection):
    """A connection to DuckDB, whose first versions close one with the last name for it."""
    OPEN.append(connection)
    return connection

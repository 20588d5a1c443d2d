"""What everything that reads other people's data shares."""

from datetime import datetime

import pytest
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from interview_etiquette.integrations._incoming import key, known_zone, one_line
from interview_etiquette.integrations._windows_zones import WINDOWS_ZONES


def test_every_zone_of_windows_is_one_of_the_tz_database():
    assert all(known_zone(name) is not None for name in WINDOWS_ZONES)
    assert len(WINDOWS_ZONES) > 139


@pytest.mark.parametrize("month", [1, 7])
def test_another_list_of_the_zones_of_windows_agrees(month):
    noon = datetime(2026, month, 1, 12)
    for name, zone in WINDOWS_TO_OLSON.items():
        there = noon.replace(tzinfo=known_zone(name)).utcoffset()
        assert there == noon.replace(tzinfo=known_zone(zone)).utcoffset(), name


@pytest.mark.parametrize(
    "name", ["", "Nowhere", "/etc/passwd", "../Europe/Berlin", "europe/berlin", "Europe", "Factory", "E" * 5000]
)
def test_what_is_no_zone(name):
    assert known_zone(name) is None


def test_texts_become_what_the_core_takes():
    assert one_line("a\nb\u202ec") == "a b c"
    assert one_line(" \n") is None
    assert one_line("x" * 201) == "x" * 199 + "…"
    assert key("x" * 200) == "x" * 200
    assert key("x" * 201) == key("x" * 201) != key("x" * 202)
    assert len(key("\ud800" * 201)) == 64

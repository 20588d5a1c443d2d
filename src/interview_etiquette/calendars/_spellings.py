"""The names of countries, their parts and markets as `holidays` knows them, however people spell them."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

import attrs

from interview_etiquette.errors import UnknownCalendarError, shown

_IGNORED = frozenset(" -_.,'\u2019()")  # in a name: punctuation that people leave out or vary
_ENGLISH: dict[str, dict[str, str]] = {  # names that `holidays` knows in the local language only
    "AT": {"Carinthia": "2", "Lower Austria": "3", "Styria": "6", "Tyrol": "7", "Upper Austria": "4", "Vienna": "9"},
    "CH": {"Geneva": "GE", "Lucerne": "LU", "Grisons": "GR", "St. Gallen": "SG"},
    "DE": {
        "Bavaria": "BY",
        "Hesse": "HE",
        "Lower Saxony": "NI",
        "North Rhine-Westphalia": "NW",
        "Rhineland-Palatinate": "RP",
        "Saxony": "SN",
        "Saxony-Anhalt": "ST",
        "Thuringia": "TH",
    },
    "ES": {
        "Andalusia": "AN",
        "Balearic Islands": "IB",
        "Basque Country": "PV",
        "Canary Islands": "CN",
        "Navarre": "NC",
    },
}


def key(name: str) -> str:
    """Return what spellings of a name share: case, accents, spaces and punctuation make no difference."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in letters if c not in _IGNORED and not unicodedata.combining(c))


def _unknown(kind: str, name: str, known: Iterable[str], hint: tuple[str, ...] = ()) -> UnknownCalendarError:
    from difflib import get_close_matches  # noqa: PLC0415  only for an error

    spellings = {key(text): text for text in reversed([*known])}
    close = tuple(spellings[near] for near in get_close_matches(key(name), spellings))
    return UnknownCalendarError(kind, shown(name), hint or close)


@attrs.frozen
class Facts:
    """What `holidays` says about one of its countries or markets."""

    first: int
    last: int
    category: str
    categories: tuple[str, ...]
    language: str | None
    subdivisions: Mapping[str, str]  # name or code -> code


@lru_cache(maxsize=512)
def facts_of(code: str) -> Facts:
    """Return what `holidays` says about one of its countries or markets."""
    from holidays import country_holidays  # noqa: PLC0415  on first use, not at import

    entity = country_holidays(code)
    return Facts(
        entity.start_year,
        entity.end_year,
        entity.default_category,
        entity.supported_categories,
        next((tag for tag in entity.supported_languages if tag.startswith("en")), None),
        {**_ENGLISH.get(code, {}), **entity.subdivisions_aliases, **{code: code for code in entity.subdivisions}},
    )


@lru_cache(maxsize=2)
def _names(kind: str) -> dict[str, tuple[str, ...]]:
    """Return each country's or market's names and codes, by its first code."""
    from holidays.registry import COUNTRIES, FINANCIAL  # noqa: PLC0415  on first use, not at import

    return {
        names[1]: (module.replace("_", " ").title(), *(name for name in names if not name.startswith("Holidays")))
        for module, names in {"country": COUNTRIES, "market": FINANCIAL}[kind].items()
    }


@lru_cache(maxsize=2)
def codes(kind: str) -> dict[str, tuple[str, str]]:
    """Return for each spelling the first code of its row, and the name as spelt there."""
    return {key(name): (code, name) for code, names in _names(kind).items() for name in names}


def country_code(text: str) -> str:
    """Return the code of the country that a text names."""
    if key(text) in codes("country"):
        return codes("country")[key(text)][0]
    market = codes("market").get(key(text))
    hint = (f"market:{market[0]}",) if market else ()
    raise _unknown("country", text, _spellings("country"), hint)


def market_code(text: str) -> str:
    """Return the code of the market that a text names."""
    if key(text) not in codes("market"):
        raise _unknown("market", text, _spellings("market"))
    code, name = codes("market")[key(text)]
    return name if name in facts_of(code).subdivisions else code  # a venue of Euronext has days of its own


def _spellings(kind: str) -> Iterable[str]:
    return (name for names in _names(kind).values() for name in names)


def subdivision_code(country: str, text: str) -> str:
    """Return the code of the part of a country that a text names."""
    known = facts_of(country).subdivisions
    known_codes = {key(name): code for name, code in known.items()}
    for spelling in (text, text.upper().removeprefix(f"{country}-")):
        if key(spelling) in known_codes:
            return known_codes[key(spelling)]
    raise _unknown("subdivision", text, known)

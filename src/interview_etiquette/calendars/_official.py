"""Country and market calendars, exact on top of `holidays`, which is imported when the first one is made."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

import attrs

from interview_etiquette._value import check_day
from interview_etiquette.calendars._frozen import LibraryCalendar, days_of
from interview_etiquette.calendars._spellings import codes, country_code, facts_of, key, market_code, subdivision_code
from interview_etiquette.errors import InvalidValueError, UnsupportedYearError, shown, wrong_type

if TYPE_CHECKING:
    from holidays import HolidayBase

Outside = Literal["error", "weekends"]
_NOT_DAYS_OFF = ("half_day", "workday")  # business is done on these, whatever `holidays` then says


@attrs.frozen(cache_hash=True)
class _Spec:
    """What one `holidays` object is made of: a code, and for a country what narrows it down."""

    code: str
    outside: Outside = attrs.field(eq=False)
    subdivision: str | None = None
    categories: tuple[str, ...] = ()

    def fresh(self, year: int) -> "HolidayBase":
        """Return a new object that holds that year only. Nobody else has it, so that no thread can spoil it."""
        from holidays import country_holidays  # noqa: PLC0415  on first use, not at import

        facts = facts_of(self.code)
        return country_holidays(
            self.code,
            self.subdivision,
            years=year,
            expand=False,
            language=facts.language,
            categories=(facts.category, *self.categories),
        )


def _listed(categories: Iterable[str]) -> tuple[str, ...]:
    if isinstance(categories, str) or not isinstance(categories, Iterable):
        raise wrong_type("categories", "a list of names", categories)
    return tuple(categories)


def _categories(country: str, chosen: tuple[str, ...]) -> tuple[str, ...]:
    facts = facts_of(country)
    known = [category for category in facts.categories if category not in _NOT_DAYS_OFF]
    for category in chosen:
        if category not in known:
            raise InvalidValueError("categories", f"must hold none but {', '.join(known)}", shown(category))
    return tuple(sorted({*chosen} - {facts.category}))


def _check_text(argument: str, value: object) -> None:
    if not isinstance(value, str):
        raise wrong_type(argument, "a str", value)


def _check_outside(value: object) -> None:
    if value not in get_args(Outside):
        raise InvalidValueError("outside", f"must be one of {', '.join(get_args(Outside))}", shown(value))


@lru_cache(maxsize=4096)  # about 500 bytes each
def _open_days(spec: _Spec, year: int) -> bytes:
    return bytes(map(spec.fresh(year).is_working_day, days_of(year)))


@lru_cache(maxsize=256)
def _weekend_days(spec: _Spec, year: int) -> frozenset[date]:
    return frozenset(filter(spec.fresh(year).is_weekend, days_of(year)))


def week_around(day: date) -> Iterable[date]:
    """Return seven days with the day in their middle, or as near to it as their year allows."""
    check_day("day", day)
    new_year = date(day.year, 1, 1).toordinal()
    first = min(max(day.toordinal() - 3, new_year), new_year + 358)
    return map(date.fromordinal, range(first, first + 7))


@lru_cache(maxsize=4096)
def _weekend(spec: _Spec, day: date) -> frozenset[int]:
    closed = _weekend_days(spec, day.year)
    return frozenset(near.weekday() for near in week_around(day) if near in closed)


@lru_cache(maxsize=256)
def _holiday_names(spec: _Spec, year: int) -> dict[date, str]:
    return dict(spec.fresh(year))


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class _Official(LibraryCalendar):
    """A calendar whose days come from `holidays`, each year from a fresh object of that library."""

    _spec: _Spec = attrs.field(init=False, eq=False, repr=False)

    @property
    def name(self) -> str:
        """The text that `calendar_for` takes for this country or market."""
        return "-".join(filter(None, (self._spec.code, self._spec.subdivision)))

    @property
    def data_version(self) -> str:
        """The version of `holidays` that stands behind the answers."""
        from holidays.version import __version__  # noqa: PLC0415  on first use, not at import

        return f"holidays {__version__}"

    @property
    def years(self) -> range:
        """The years for which holidays are known."""
        facts = facts_of(self._spec.code)
        return range(facts.first, facts.last + 1)

    def open_days(self, year: int, /) -> bytes:
        """Return what `holidays` answers for every day of a year."""
        self._check_year(year)
        return _open_days(self._spec, year)

    def weekend(self, day: date, /) -> frozenset[int]:
        """Return the weekdays that are closed as a rule in the seven days around that day, within its year."""
        check_day("day", day)
        self._check_year(day.year)
        return _weekend(self._spec, day)

    def holiday_name(self, day: date, /) -> str | None:
        """Return the English name of the holiday on that day, or None where there is none."""
        check_day("day", day)
        self._check_year(day.year)
        return _holiday_names(self._spec, day.year).get(day)

    def _check_year(self, year: int) -> None:
        if self._spec.outside == "error" and year not in self.years:
            raise UnsupportedYearError(self.name, year, self.years[0], self.years[-1])


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class CountryCalendar(_Official):
    """The business days of a country, or of a part of it: weekends, holidays, days observed and make-up days.

    Args:
        country: An ISO 3166-1 code in any case, an English name, or both codes at once: "US-MN".
        subdivision: The ISO 3166-2 code or the name of a state, region or town: "MN", "US-MN", "Minnesota".
        categories: Kinds of holidays that are days off besides the public ones: "catholic" in Bavaria, "bank", ...
        outside: What to do outside the years supported: "error", or "weekends" for a calendar without holidays.

    Raises:
        UnknownCalendarError: No such country or subdivision.
        InvalidValueError: A category that is not known there, or on which business is done (half days).
        UnsupportedYearError: On asking: the holidays of that year are not known.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import CountryCalendar
        >>> bavaria = CountryCalendar("DE", subdivision="Bavaria")
        >>> bavaria.subdivision, bavaria.holiday_name(date(2026, 1, 6))
        ('BY', 'Epiphany')
        >>> bavaria.is_business_day(date(2026, 1, 6))
        False
    """

    country: str = attrs.field()
    subdivision: str | None = attrs.field(default=None)
    categories: tuple[str, ...] = attrs.field(default=(), converter=_listed, kw_only=True)
    outside: Outside = attrs.field(default="error", kw_only=True)

    def __attrs_post_init__(self) -> None:
        _check_outside(self.outside)
        country, subdivision = _place(self.country, self.subdivision)
        categories = _categories(country, self.categories)
        object.__setattr__(self, "country", country)
        object.__setattr__(self, "subdivision", subdivision)
        object.__setattr__(self, "categories", categories)
        object.__setattr__(self, "_spec", _Spec(country, self.outside, subdivision, categories))


def _place(country: str, subdivision: str | None) -> tuple[str, str | None]:
    _check_text("country", country)
    if subdivision is not None:
        _check_text("subdivision", subdivision)
    elif country.endswith("-") or ("-" in country and key(country) not in codes("country")):
        country, _, subdivision = country.partition("-")
    code = country_code(country)
    return code, None if subdivision is None else subdivision_code(code, subdivision)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class MarketCalendar(_Official):
    """The trading days of a financial market. Half days are business days.

    Args:
        market: A market identifier code (ISO 10383), another code or a name: "XNYS", "NYSE", "New York Stock Exchange".
        outside: What to do outside the years supported: "error", or "weekends" for a calendar without holidays.

    Raises:
        UnknownCalendarError: No such market.
        UnsupportedYearError: On asking: the holidays of that year are not known.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import MarketCalendar
        >>> MarketCalendar("NYSE")
        MarketCalendar(market='XNYS', outside='error')
        >>> MarketCalendar("XNYS").is_business_day(date(2026, 4, 3))  # Good Friday
        False
    """

    market: str = attrs.field()
    outside: Outside = attrs.field(default="error", kw_only=True)

    def __attrs_post_init__(self) -> None:
        _check_outside(self.outside)
        _check_text("market", self.market)
        market = market_code(self.market)
        object.__setattr__(self, "market", market)
        object.__setattr__(self, "_spec", _Spec(market, self.outside))

    @property
    def name(self) -> str:
        """The text that `calendar_for` takes for this market."""
        return f"market:{self.market}"

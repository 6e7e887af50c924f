"""Time zones by the names that people write."""

from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from domain.handoffs.hours.refusals import ZoneNotFound

OFFERED = 3  # near names


def is_zone(name: str) -> bool:
    """Tell whether it is the full name of a time zone."""
    return name in available_zones()


def zone_named(text: str) -> str:
    """Return the time zone that somebody means: its name, or only its city.

    Raises `ZoneNotFound`, with near names where there are some.
    """
    written = "_".join(text.split())
    folded = written.casefold()
    exact = _by_folded_name().get(folded)
    if exact is not None:
        return exact
    cities = _by_city().get(folded, ())
    if len(cities) == 1:
        return cities[0]
    raise ZoneNotFound(" ".join(text.split()), tuple(cities[:OFFERED]) or _nearest(folded))


@cache
def available_zones() -> frozenset[str]:
    """Return the names of all time zones that `zoneinfo` knows."""
    return frozenset(available_timezones())


@cache
def _by_folded_name() -> dict[str, str]:
    return {name.casefold(): name for name in available_zones()}


@cache
def _by_city() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(available_zones()):
        region, _, city = name.rpartition("/")
        if region and region not in _NO_REGIONS:
            found[city.casefold()] = (*found.get(city.casefold(), ()), name)
    return found


def _nearest(folded: str) -> tuple[str, ...]:
    names = get_close_matches(folded, _by_folded_name(), OFFERED)
    cities = get_close_matches(folded, _by_city(), OFFERED)
    found = [_by_folded_name()[name] for name in names]
    found += [zone for city in cities for zone in _by_city()[city]]
    return tuple(dict.fromkeys(found))[:OFFERED]


_NO_REGIONS = frozenset({"Etc", "SystemV", "US", "Brazil", "Canada", "Chile", "Mexico"})

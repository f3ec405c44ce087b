"""What nobody types, and addresses, headers, bodies and pastes bring all the same."""

from __future__ import annotations

from urllib.parse import quote, unquote_to_bytes

# As they stand in an address; some are no text at all.
VALUES = [
    "%00",
    "a%00b",
    "%0B",
    "%0D%0AX-Bad:%201",
    "%FF",
    "%ED%A0%80",  # half of a pair
    "%2500",
    "%E2%80%AE%E2%80%8F",  # written from the right
    "%F0%9F%8E%AC",
    quote("\"'`><img src=x onerror=alert(1)>"),
    quote("' OR 1=1 -- %(name)s {0} {{x}} %s"),
    "..%2F..%2Fetc%2Fpasswd",
    "x" * 5000,
    quote("ω" * 1500),
    "-" * 1000,
    "-",
    "0",
    "-1",
    "9" * 23,
    "-" + "9" * 23,
    "9" * 5000,
    "1e9",
    "NaN",
    "%C2%B2",  # ², a digit that is no number
    "%D9%A3",  # ٣, a digit that is one
    "0001-01-01",
    "9999-12-31",
    "12345678-1234-1234-1234-123456789abc",
]
TIMES = 500  # a parameter that is repeated

HEADERS = [
    *("Accept", "Accept-Encoding", "Accept-Language", "Authorization", "If-Match", "If-Modified-Since"),
    *("If-None-Match", "If-Range", "If-Unmodified-Since", "Origin", "Range", "Referer", "User-Agent"),
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Requested-With"),
]
# No server hands on a NUL or the end of a line in a header.
SAID = [said for value in VALUES if not set(said := unquote_to_bytes(value).decode("latin-1")) & set("\0\r\n")]
SAID += [
    "Mon, 99 Foo 99999 99:99:99 GMT",
    "Thu, 01 Jan 0001 00:00:00 GMT",
    "Fri, 31 Dec 99999999999 23:59:59 GMT",
    'W/"' * 1000,
    '"',
    "*",
    "*;q=0",
    "bytes=0-,5-2,-99999999999999999999999",
    "en;q=NaN,el;q=9,;;;,,=",
    "zh-hant-" * 60,
    "el;q=1e999",
    "Bearer \xff",
]
COOKIES = ["sessionid", "csrftoken", "messages", "django_language"]
# In quotation marks a cookie may hold any character, by its number.
KEPT = [*SAID, r'"\000aaaaaaaaa"', r'"\012\015aaaaaaaa"', r'"\377aaaaaaaaa"', r'"a:b:\000"', "\\", "=;;,", "a" * 4000]


def dealt(values: list, number: int, step: int) -> list:
    """Those that the thing of this number is asked with: every `step`-th, so that neighbours meet others."""
    return values[number % step :: step]


def side_by_side(names: list[str], values: list, first: int) -> list[tuple[str, str]]:
    """Each name with another value; over all `first`, each name with each value."""
    return [(name, values[(first + place) % len(values)]) for place, name in enumerate(names)]

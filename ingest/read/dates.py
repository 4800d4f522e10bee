"""The day an article came out: "Thứ sáu, 23/10/2020, 11:48 (GMT+7)", "2025-06-28T23:53:37+07:00", 1603428480 → ISO day.

Days come before months, as everywhere in Vietnam. A time with another zone is turned to Vietnam's (UTC+7), because
"hôm nay" in the article means the day there. What cannot be read for sure ("9 ngày trước", "10/23/2020") is no date.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Final

VIETNAM: Final = timezone(timedelta(hours=7))
_FIRST_YEAR: Final = 1945
_LAST_YEAR: Final = 2100
_SECONDS: Final = 10
"""Digits of a Unix time in seconds, for any day from 2001 to 2286; three more are milliseconds."""

_ISO: Final = re.compile(
    r"(?<!\d)(\d{4})(?:(?P<sign>[-/.])(\d{1,2})(?P=sign)(\d{1,2})|(\d{2})(\d{2}))(?!\d)"
    r"(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
_DAY_FIRST: Final = re.compile(r"(?<![\d/.-])(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})(?!\d)")
_IN_WORDS: Final = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*,|\s+năm)?\s+(\d{4})(?!\d)", re.IGNORECASE)
_EPOCH: Final = re.compile(r"\d{10}|\d{13}")

_CLOCK: Final = r"(?:\d{1,2}[:hg]\d{0,2}(?::\d{2})?(?:\s*[AP]M)?(?:\s*\(?(?:GMT|UTC)\s*\+\s*0?7(?::00)?\)?)?)"
_STAMP: Final = re.compile(
    r"(?:(?:ngày|cập nhật|đăng|ngày đăng|đăng lúc|cập nhật lúc|xuất bản|thời gian)\s*:?\s*)?"
    rf"(?:{_CLOCK}[\s,|-]*)?(?:ngày\s+)?(?:(?:thứ\s+\w+|chủ\s+nhật)[\s,]*)?(?:ngày\s+)?(?:{_CLOCK}[\s,|-]*)?"
    rf"(?:\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\s+tháng\s+\d{{1,2}}(?:,|\s+năm)?\s+\d{{4}})"
    rf"(?:[\s,|-]+{_CLOCK})?",
    re.IGNORECASE,
)


def iso_day(value: object) -> str | None:
    """Return the day that a date, a number of seconds or a string of any usual shape names, as ``YYYY-MM-DD``.

    Returns None where the value names no day, names it ambiguously, or a year that no article is from.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        value = str(int(value)) if abs(value) < float("inf") else ""
    text = str(value).strip()
    if _EPOCH.fullmatch(text):
        return _plausible(datetime.fromtimestamp(int(text[:_SECONDS]), VIETNAM).date())
    if found := _ISO.search(text):
        return _of_iso(found)
    if found := _DAY_FIRST.search(text):
        return _day(found[4], found[3], found[1])
    if found := _IN_WORDS.search(text):
        return _day(found[3], found[2], found[1])
    return _of_mail(text)


def dateline(line: str) -> str | None:
    """Return the day of a line that holds a date stamp and nothing else: "Thứ hai, 02/03/2020 - 09:15"."""
    return iso_day(line) if _STAMP.fullmatch(line.strip()) else None


def _of_iso(found: re.Match[str]) -> str | None:
    year, _, month, day, plain_month, plain_day, hour, minute, second, zone = found.groups()
    month, day = month or plain_month, day or plain_day
    if not zone or _day(year, month, day) is None:
        return _day(year, month, day)
    offset = "+0000" if zone in {"Z", "UTC"} else zone.replace(":", "")
    try:
        moment = datetime.strptime(
            f"{year}-{month}-{day} {hour}:{minute}:{second or '00'} {offset}", "%Y-%m-%d %H:%M:%S %z"
        )
        return _plausible(moment.astimezone(VIETNAM).date())
    except (ValueError, OverflowError):
        return _day(year, month, day)


def _of_mail(text: str) -> str | None:
    """Read a date as in mail and feeds: "Fri, 23 Oct 2020 11:48:00 +0700"."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _plausible((moment.astimezone(VIETNAM) if moment.tzinfo else moment).date())


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return _plausible(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _plausible(day: date) -> str | None:
    return day.isoformat() if _FIRST_YEAR <= day.year <= _LAST_YEAR else None

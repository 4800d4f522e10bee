"""An extractor for tests of the line around it: it reads facts that are noted down field by field.

person | Lê Văn Bình | Đại tá | Giám đốc | Công an tỉnh Nghệ An.
event | hội nghị | tổng kết công tác năm | 2020-02-26 | Công an tỉnh Nghệ An | Lê Văn Bình.
directive | Chỉ thị | 12 | Công an tỉnh Nghệ An.
award | Giấy khen | Công an tỉnh Nghệ An | Lê Văn Bình.
stumble.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from ingest.records import (
    Article,
    Award,
    Directive,
    Event,
    Evidence,
    Extraction,
    Organisation,
    Participant,
    Person,
    Post,
    Rank,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = "noted-1"


class StumbleError(Exception):
    """What the extractor does where it is told to."""


def extract(article: Article) -> Extraction:
    """Return the facts that the lines of an article note down."""
    people: list[Person] = []
    organisations: dict[str, Organisation] = {}
    events: list[Event] = []
    directives: list[Directive] = []
    awards: list[Award] = []
    for evidence, (kind, *rest) in _lines(article.text):
        if kind == "stumble":
            message = "told to"
            raise StumbleError(message)
        if kind == "person":
            name, rank, role, org = rest
            people.append(Person(name, evidence, ranks=(Rank(rank, evidence),), posts=(Post(role, org, evidence),)))
        elif kind == "event":
            what, title, date, org, chair = rest
            roles = (
                Participant(org, "organiser", evidence),
                Participant(chair, "chair", evidence, _posts(people, chair)),
            )
            events.append(Event(what, title, evidence, date=date, date_basis="stated", participants=roles))
        elif kind == "directive":
            what, number, org = rest
            directives.append(Directive(what, number, org, None, None, evidence))
        elif kind == "award":
            what, org, recipient = rest
            awards.append(Award(what, org, recipient, evidence))
        else:
            continue
        organisations.setdefault(org, Organisation(org, evidence))
    return Extraction(
        article.key,
        tuple(people),
        tuple(organisations.values()),
        tuple(events),
        tuple(directives),
        tuple(awards),
        version=VERSION,
    )


def extract_slowly(article: Article) -> Extraction:
    """Do the same in the time that reading an article takes."""
    time.sleep(0.02)
    return extract(article)


def _lines(text: str) -> Iterator[tuple[Evidence, list[str]]]:
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        yield Evidence((Span(at, at + len(words)),), "noted"), [part.strip(" .") for part in words.split("|")]
        at += len(line)


def _posts(people: list[Person], name: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((post.role, post.org) for person in people if person.name == name for post in person.posts)


SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng")
GIVEN = ("Văn Bình", "Thị Hoa", "Quốc Minh", "Đức Thắng", "Thu Hà", "Xuân Trường")
PROVINCES = ("Nghệ An", "Quảng Bình", "Tiền Giang", "Lào Cai")
BODIES = ("Công an tỉnh {}", "Ủy ban nhân dân tỉnh {}", "Tỉnh ủy {}", "Sở Y tế tỉnh {}", "Bộ Công an")
ROLES = ("Giám đốc", "Phó Giám đốc", "Chủ tịch", "Bí thư", "Trưởng ban kiêm nhiệm")
KINDS = ("hội nghị", "lễ phát động", "buổi làm việc")


def record(number: int) -> dict[str, str]:
    """Return an article as a line of JSON holds it; the same number gives the same article."""
    chance = random.Random(number)  # noqa: S311 - no secret
    lines = [f"Bản tin số {number}", "", f"Đây là bản tin số {number} của các bài kiểm tra, không có thật."]
    named: list[tuple[str, str]] = []
    for _ in range(chance.randint(1, 3)):
        name = f"{chance.choice(SURNAMES)} {chance.choice(GIVEN)}"
        if name not in {known for known, _ in named}:
            org = chance.choice(BODIES).format(chance.choice(PROVINCES))
            named.append((name, org))
            lines.append(f"person | {name} | Đại tá | {chance.choice(ROLES)} | {org}")
    name, org = named[0]
    day = f"2020-02-{chance.randint(1, 9):02}"
    lines.append(f"event | {chance.choice(KINDS)} | tổng kết công tác năm | {day} | {org} | {name}")
    lines.append(f"directive | Chỉ thị | {chance.randint(1, 12)} | {org}")
    lines.append(f"award | Giấy khen | {org} | {named[-1][0]}")
    return {
        "id": f"n{number}",
        "title": lines[0],
        "text": "\n".join(line + "." * ("|" in line) for line in lines),
        "published": "2020-03-01",
    }

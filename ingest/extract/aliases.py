"""Names that are one body's: "Bộ Nông nghiệp" and "Bộ Nông nghiệp và …", "MobiFone" and "Tổng công ty MobiFone"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ontology.schemes import scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ingest.extract.organisations import OrganisationMatch
    from ingest.records import Mention

_DROPPED = ("Trường", "Sở")
_COMPANIES = ("Tổng công ty ", "Tập đoàn ", "Công ty ", "Ngân hàng ")


@cache
def _known() -> frozenset[str]:
    return frozenset(concept.slug for concept in scheme("bodies"))


def aliases(bodies: Sequence[tuple[Mention, OrganisationMatch]]) -> dict[str, str]:
    """Return the full name of each body that the article also names shorter, by the shorter name."""
    names = {mention.name for mention, _ in bodies}
    found = {name: full for name, longer in _longer(bodies, names) if len(set(longer)) == 1 for full in longer}
    found |= {name: full for name in names if (full := f"{name} của Quốc hội") in names}
    found |= {name: full for name in names for kind in _DROPPED if (full := f"{kind} {name}") in names}
    brands = _brands(bodies, names)
    parts = {name: _part(name, brands) for name in names if name not in brands}
    return found | brands | {name: full for name, full in parts.items() if full != name}


def _longer(
    bodies: Sequence[tuple[Mention, OrganisationMatch]], names: Iterable[str]
) -> Iterable[tuple[str, list[str]]]:
    """Yield each name with those that go on from it; of bodies known to all only those that name their parent."""
    opening: dict[str, list[str]] = {}
    for name in names:
        for at in [at for at, letter in enumerate(name) if letter == " "]:
            opening.setdefault(name[:at], []).append(name)
    parted: dict[str, list[str]] = {}
    for _, body in bodies:
        if body.parent and body.name.endswith(f" {body.parent}"):
            parted.setdefault(body.name.removesuffix(f" {body.parent}"), []).append(body.name)
    for mention, body in bodies:
        if body.parent and mention.name == body.name:  # "Đội A Công an tỉnh" beside "Đội A Phòng B Công an tỉnh"
            inside = parted.get(body.name.removesuffix(f" {body.parent}"), [])
            yield body.name, [name for name in inside if name != body.name and name.endswith(f" {body.parent}")]
        yield mention.name, (parted if body.kind in _known() else opening).get(mention.name, [])


def _brands(bodies: Sequence[tuple[Mention, OrganisationMatch]], names: Iterable[str]) -> dict[str, str]:
    """Return the full names of companies that the article also calls by their brand."""
    labels = {body.kind: mention.name for mention, body in bodies if " " in mention.name}
    found: dict[str, str] = {}
    for brand, kind in {(mention.name, body.kind) for mention, body in bodies if " " not in mention.name}:
        full = [name for name in names if name.endswith(f" {brand}") and name.startswith(_COMPANIES)]
        if kind in _known() and kind in labels:
            found[brand] = labels[kind]
        elif len(full) == 1:
            found[brand] = full[0]
    return found


def _part(name: str, brands: Mapping[str, str]) -> str:
    """Return the name of a part of a company with the company's in full: "Đảng ủy [MobiFone]"."""
    brand = name.rpartition(" ")[2]
    if brand not in brands or name.endswith(brands[brand]) or name.startswith(_COMPANIES):
        return name
    return f"{name.removesuffix(brand)}{brands[brand]}"

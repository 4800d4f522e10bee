"""Reads the bodies of a sentence: the kind, what it is about, what it belongs to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ingest.extract.organisations.belonging import Belonging
from ingest.extract.organisations.kinds import head, kind_at, takes
from ingest.extract.organisations.match import OrganisationMatch
from ingest.extract.organisations.subject import Subject
from ingest.extract.places import countries, over_title, spelled, state_at
from ingest.extract.tokens import is_syllable
from ingest.extract.words import lines

if TYPE_CHECKING:
    from ingest.extract.focus import Focus
    from ingest.extract.lexicon import Match
    from ingest.extract.tokens import Words
    from ontology.schemes import Concept


_DEEPEST = 3  # a Đội of a Phòng of a Công an of a Bộ
_WITH_SUBJECT = frozenset({"subject", "name", "place-number", "parent"})
_PARTIES = (("cộng", "sản"), ("nhân", "dân", "cách", "mạng"), ("nhân", "dân"), ("lao", "động"))
_COMPANIES = frozenset({"tap-doan", "tong-cong-ty", "ngan-hang", "ngan-hang-thuong-mai-co-phan"})
_OF_ASSEMBLY = (("của", "quốc", "hội"), ("quốc", "hội"))


class OrganisationReader:
    """Reads the bodies of one run of tokens, bare places meaning those in ``focus``."""

    def __init__(self, tokens: Words, focus: Focus) -> None:
        """Take the tokens of the sentence and the places in focus."""
        self.tokens = tokens
        self.focus = focus

    def at(self, start: int, depth: int = 0) -> OrganisationMatch | None:
        """Return the body that opens at token ``start``, or None."""
        if not self.tokens[start].word or depth > _DEEPEST:
            return None
        short = self.focus.shorts.get(self.tokens[start].text)
        if short:
            return replace(short, start=start, stop=start + 1)
        found = kind_at(self.tokens, start)
        if found is None:
            return None
        if takes(found.value) == "nothing":
            return self._known(found, depth)
        match = self._about(found, depth)
        return self._belonging(found.value, depth).of(match)

    def _subject(self, kind: Concept, depth: int) -> Subject:
        inner = partial(self.at, depth=depth + 1)
        return Subject(self.tokens, kind, proper=takes(kind) == "name", body_at=inner)

    def _belonging(self, kind: Concept, depth: int) -> Belonging:
        inner = partial(self.at, depth=depth + 1)
        return Belonging(self.tokens, self.focus, kind, inner, lambda at: self._subject(kind, depth).read(at))

    def _about(self, found: Match[Concept], depth: int) -> OrganisationMatch:
        """Return the body with its subject; small words alone ("tổ tư vấn") do not tell which body it is."""
        kind, stop, subject = found.value, found.stop, ""
        bears_subject = takes(kind) in _WITH_SUBJECT
        too = kind.label in lines("subject_too")
        if (bears_subject and not self._parent_follows(kind, stop, depth)) or too:
            stop, subject = self._subject(kind, depth).read(stop)
        told = any(token.capital or token.text[0].isdigit() for token in self.tokens[found.stop : stop])
        told = told or kind.label in lines("lower_named")
        sure = {head(kind), kind.label} & lines("complete_kinds")
        fixed = bool(sure) and (bool(subject) or " " in kind.label)
        complete = (bool(subject) and told and (bears_subject or too)) or fixed
        return OrganisationMatch(found.start, stop, f"{kind.label} {subject}".strip(), kind.slug, complete)

    def _parent_follows(self, kind: Concept, at: int, depth: int) -> bool:
        """Tell whether a body stands where a subject might: "Cơ quan Cảnh sát điều tra [Công an tỉnh Nghệ An]"."""
        if takes(kind) != "parent" or at >= len(self.tokens) or not self.tokens[at].capital:
            return False
        parent = self.at(at, depth + 1)
        return parent is not None and parent.complete

    def _known(self, found: Match[Concept], depth: int) -> OrganisationMatch:
        """Return a body that everybody knows, of another country where one is named behind it."""
        body, stop = found.value, found.stop
        match = OrganisationMatch(found.start, stop, self._branded(found), body.slug, complete=True)
        if self._words(stop - 2, 2) == _OF_ASSEMBLY[1] and not body.label.endswith("Quốc hội"):
            joint = "của " if self.tokens[stop - 3].low == "của" else ""
            return replace(match, name=f"{body.label} {joint}Quốc hội", parent="Quốc hội")
        if body.label.endswith("Đảng") and stop < len(self.tokens):
            match = self.of_party(match)
            stop = match.stop
        country = state_at(self.tokens, stop) if stop < len(self.tokens) else None
        if country:
            name = f"{body.label} {country.written}"
            return replace(match, stop=country.stop, name=name, place=country.name)
        titled = over_title(self.tokens, stop) if stop < len(self.tokens) else stop
        if self._words(titled, 2) == ("việt", "nam"):
            stop = titled
        if self._words(stop, 2) == ("việt", "nam") and not body.label.endswith("Việt Nam"):
            match = replace(match, stop=stop + 2)
        for words in _OF_ASSEMBLY:
            if body.label.startswith("Ủy ban") and self._words(stop, len(words)) == words:
                name = f"{body.label} {'của ' if words[0] == 'của' else ''}Quốc hội"
                return replace(match, stop=stop + len(words), name=name, parent="Quốc hội")
        return self._belonging(body, depth).of(match)

    def _branded(self, found: Match[Concept]) -> str:
        """Return the name of a known body; a company goes by its brand where the text does: "MobiFone", "EVN"."""
        written = spelled(self.tokens, found.start, found.stop)
        company = found.value.features.get("organisationKind") in _COMPANIES and not written.startswith("NH")
        brand = company and not is_syllable(written.split()[0])
        return written if brand else found.value.label

    def of_party(self, match: OrganisationMatch) -> OrganisationMatch:
        """Return a body of "Đảng" as that of a party named further: "Trung ương Đảng [Cộng sản Cuba]"."""
        words = next((words for words in _PARTIES if self._words(match.stop, len(words)) == words), ())
        at = match.stop + len(words)
        if not words or at >= len(self.tokens):
            return match
        if self._words(at, 2) == ("việt", "nam"):
            return replace(match, stop=at + 2)
        country = countries().match(self.tokens, at)
        if country is None:
            return match
        title = " ".join(token.text for token in self.tokens[match.stop : at])
        return replace(match, stop=country.stop, name=f"{match.name} {title} {country.value}", place=country.value)

    def _words(self, at: int, count: int) -> tuple[str, ...]:
        return tuple(token.low for token in self.tokens[at : at + count])

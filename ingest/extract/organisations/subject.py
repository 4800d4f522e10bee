"""What a body is about: "Sở [Nông nghiệp và Phát triển nông thôn]", "Ban chỉ đạo [138]", "Công ty [“Hoa Sen”]".

The words go on over capitals and over what bodies are about (``words/subjects.txt``), and stop before a place, a
person, a role, or another body.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ingest.extract.lexicon import concepts
from ingest.extract.names import name_at
from ingest.extract.organisations.match import OrganisationMatch
from ingest.extract.organisations.written import is_subject, subjects, written_out
from ingest.extract.places import countries, is_place, place_at, spelled, unit_at
from ingest.extract.tokens import Words, is_syllable
from ingest.extract.words import lines

if TYPE_CHECKING:
    from ontology.schemes import Concept


_JOINTS = frozenset({"và", "&", "-", "–", ","})
_CLAUSES = frozenset({"và", "&", ","})
_PLURALS = frozenset({"các", "những", "một"})
_OF_SCIENCE = frozenset({"học", "khoa", "hóa"})
_DASHES = frozenset({"-", "–"})
_QUOTES = {"“": "”", '"': '"', "‘": "’"}
_COUNTRY_WORDS = frozenset({("trung", "ương"), ("việt", "nam")})
_COUNTED = frozenset(
    {("người",), ("vị",), ("đồng", "chí"), ("thành", "viên"), ("ủy", "viên"), ("cán", "bộ"), ("đại", "biểu")}
)
_LONGEST = 14
_LONGEST_QUOTE = 8
_SMALL_WORDS = 3
_SHORT_NUMBER = 3
_LIST_REACH = 6

BodyAt = Callable[[int], OrganisationMatch | None]


class Subject:
    """Reads the subject of one body of a kind; ``body_at`` reads the bodies that may stand inside."""

    def __init__(self, tokens: Words, kind: Concept, *, proper: bool, body_at: BodyAt) -> None:
        """Take the tokens, the kind of the body, and whether a proper name follows it ("Trường", "Công ty")."""
        self.tokens = tokens
        self.kind = kind
        self.proper = proper
        self.body_at = body_at
        self.start = self.verbal = 0
        self.row = False
        self.rules = (
            self._quoted,
            self._place,
            self._phrase,
            self._unit,
            self._joint,
            self._number,
            self._small,
            self._capital,
        )

    def read(self, start: int) -> tuple[int, str]:
        """Return where the subject ends that opens at token ``start``, and its words written out."""
        self.start = at = start
        self.verbal, self.row = 0, False
        limit = min(start + _LONGEST, len(self.tokens))
        while at < limit:
            step = next(step for step in (rule(at) for rule in self.rules) if step is not None)
            if step == at:
                break
            at = step
        while at > start and self.tokens[at - 1].low in _JOINTS:
            at -= 1
        return at, written_out(Words(self.tokens[start:at]), places=not self.proper)

    # Each rule returns the token behind the piece it reads, the same token to end the subject, None if not its case.

    def _words(self, at: int, count: int) -> tuple[str, ...]:
        return tuple(token.low for token in self.tokens[at : at + count])

    def _quoted(self, at: int) -> int | None:
        closing = _QUOTES.get(self.tokens[at].text)
        if closing is None or not self.proper:
            return None
        reach = range(at + 1, min(at + _LONGEST_QUOTE, len(self.tokens)))
        return next((stop + 1 for stop in reach if self.tokens[stop].text == closing), at)

    def _place(self, at: int) -> int | None:
        if place_at(self.tokens, at) is None:
            return None
        named = self.proper and at == self.start and not unit_at(self.tokens, at)
        return None if named else at

    def _phrase(self, at: int) -> int | None:
        """Read words that say what bodies are about; in small letters not those that are verbs as well."""
        phrase = subjects().match(self.tokens, at)
        if phrase is None:
            return None
        other = self.body_at(at) if at > self.start and self.tokens[at].low == "công" else None
        if other and other.place:  # "Phòng Cảnh sát kinh tế [công an TP Cần Thơ]"
            return at
        verbal = " ".join(self._words(at, phrase.stop - at)) in lines("verbal")
        joined = self.tokens[at - 1].low in _CLAUSES and self.verbal == at - 1
        self.row = joined or (self.row and self.verbal == at)  # "Nghiên cứu[, xây dựng và phổ biến pháp luật]"
        self.verbal = phrase.stop if verbal else 0
        opens = at == self.start and (
            self.kind.label in lines("lower_subject") or self.kind.label in lines("subject_too")
        )
        return phrase.stop if self.tokens[at].capital or not verbal or opens or self.row else at

    def _unit(self, at: int) -> int | None:
        unit = unit_at(self.tokens, at)
        if unit and not self.tokens[at].capital and is_subject(self.tokens, unit[1]):
            return unit[1]
        return at if unit or self._words(at, 2) in _COUNTRY_WORDS else None

    def _joint(self, at: int) -> int | None:
        """Pass over "và", "&", "-" or a comma that stands between two parts of one subject."""
        if self.tokens[at].low not in _JOINTS:
            return None
        after = at + 1
        inside = at > self.start and after < len(self.tokens)
        return after if inside and self._joins(at, after) else at

    def _joins(self, at: int, after: int) -> bool:
        tokens, mark = self.tokens, self.tokens[at].low
        follows = subjects().match(tokens, after)
        if mark == ",":
            return follows is not None and self._list_closes(follows.stop)
        if mark in _DASHES and tokens[at].gap and tokens[after].gap and not self.proper and not follows:
            return False
        if mark == "và" and self.proper and self._named(at):
            return False
        if follows and (tokens[after].capital or (tokens[at - 1].word and not tokens[at - 1].capital)):
            return not self._opens_body(after)
        return mark != "và" and tokens[after].capital and not self._opens_anything(after)

    def _named(self, at: int) -> bool:
        """Tell whether a proper name closes before a token: "Công ty Xi măng [Bút Sơn] và", not "[Đầu tư] và"."""
        tokens = self.tokens
        if at - self.start < 2 or not (tokens[at - 1].capital and tokens[at - 2].capital):  # noqa: PLR2004 - two words
            return False
        before = subjects().match(tokens, at - 2)
        return before is None or before.stop != at

    def _opens_anything(self, at: int) -> bool:
        name = name_at(self.tokens, at)
        if name and name.strong:
            return True
        found = place_at(self.tokens, at) or concepts("roles").match(self.tokens, at)
        return found is not None or self._opens_body(at)

    def _opens_body(self, at: int) -> bool:
        found = concepts("bodies", "organisation-kinds").match(self.tokens, at)
        if found is None or not self.tokens[at].capital:
            return False
        body = self.body_at(at) if is_subject(self.tokens, at) else None
        return not is_subject(self.tokens, at) or (body is not None and body.place is not None)

    def _list_closes(self, at: int) -> bool:
        """Tell whether "và" and one more subject close the list: "Văn hóa, thể thao và [du lịch]"."""
        tokens = self.tokens
        for stop in range(at, min(at + _LIST_REACH, len(tokens) - 1)):
            if tokens[stop].low in {"và", "&"}:
                known = tokens[stop + 1].capital or is_subject(tokens, stop + 1)
                return known and not self._opens_body(stop + 1)
            if tokens[stop].text == ",":
                follows = subjects().match(tokens, stop + 1)
                return follows is not None and self._list_closes(follows.stop)
            if tokens[stop].text in ";.":
                return False
        return False

    def _number(self, at: int) -> int | None:
        tokens = self.tokens
        if tokens[at].text[0].isdigit():
            if self._words(at + 1, 1) in _COUNTED or self._words(at + 1, 2) in _COUNTED:
                return at  # "Ban Thường vụ [7 đồng chí]"
            opens = at == self.start or tokens[at - 1].capital or tokens[at - 1].low == "số"
            return at + 1 if opens or self._numbers(at) else at
        numbered = tokens[at].low == "số" and at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit()
        return at + 2 if numbered else None

    def _numbers(self, at: int) -> bool:
        """Tell whether a short number closes a name whose last word is small: "Trung tâm Cấp cứu [115]"."""
        tokens, after = self.tokens, at + 1
        if len(tokens[at].text) > _SHORT_NUMBER or not tokens[at].text.isdigit():
            return False
        if after >= len(tokens) or tokens[after].text in {",", ";", "("}:
            return True
        return tokens[after].capital or place_at(tokens, after) is not None

    def _small(self, at: int) -> int | None:
        """Pass over up to three small words that a place closes: "Viện Kiểm nghiệm [thuốc] TP. HCM"."""
        if self.tokens[at].capital:
            return None
        if at == self.start:
            return at
        if self.tokens[at].low == "học" and is_subject(self.tokens, at - 2):
            return at + 1  # "Viện Côn trùng học"
        for stop in range(at, min(at + _SMALL_WORDS, len(self.tokens) - 1)):
            token = self.tokens[stop]
            if not token.word or token.capital or token.low in lines("function_words"):
                return at
            closes = place_at(self.tokens, stop + 1) or self._words(stop + 1, 2) == ("việt", "nam")
            if closes and not unit_at(self.tokens, stop):
                return stop + 1
        return at

    def _capital(self, at: int) -> int:
        """Go on over a capital, unless a person, a role or another body opens with it."""
        inside = at > self.start
        name = name_at(self.tokens, at)
        if name and name.strong and (inside or not self.proper):
            named = (self.proper or not inside) and is_place(spelled(self.tokens, at, name.stop).lower())
            return name.stop if named else at  # "Bệnh viện Đa khoa [Hà Đông]"
        if self.proper:
            opens = inside and concepts("bodies", "organisation-kinds").match(self.tokens, at)
            parent = self.body_at(at) if opens else None
            return at if parent and parent.complete and parent.stop > at + 1 else self._compound(at)
        if inside and concepts("roles").match(self.tokens, at):
            return at
        other = self.body_at(at)
        if other and not inside and self.kind.features.get("takes") == "parent" and other.stop > at + 1:
            return at  # "Ban Thường vụ Đảng ủy": the parent, though another post must tell whose
        return at if other and (inside or other.complete) else self._compound(at)

    def _compound(self, at: int) -> int:
        """Pass over a capital and the small syllables that make it a word: "[Công binh]", "Viện [Di truyền học]"."""
        tokens, after = self.tokens, at + 1
        first = at == self.start or (
            tokens[at - 1].low in _CLAUSES or (tokens[at - 1].word and not tokens[at - 1].capital)
        )
        if not first or tokens[at].upper or not (is_syllable(tokens[at].text) and self._goes_on(after)):
            return after
        if place_at(tokens, at) or countries().match(tokens, at) or tokens[at].low in _PLURALS:
            return after
        return after + 2 if self._goes_on(after + 1) and tokens[after + 1].low in _OF_SCIENCE else after + 1

    def _goes_on(self, at: int) -> bool:
        """Tell whether the second syllable of a word stands at a token: small, no verb, nothing that a rule reads."""
        if at >= len(self.tokens):
            return False
        token = self.tokens[at]
        joined = token.word and token.gap and not token.capital and is_syllable(token.text)
        return joined and token.low not in lines("function_words") and not is_subject(self.tokens, at)

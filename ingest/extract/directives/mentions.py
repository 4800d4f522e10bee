"""Documents where they are named: "Chỉ thị số 07 và số 09 của Bộ Công an", "Luật Đất đai", "Nghị quyết này".

Behind the word for its kind a document has number, date, issuer and title in any order; before it may stand
who issued it and when. Words that are also of every day ("kế hoạch", "quyết định") count only when specific.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.extract.dates import dates
from ingest.extract.directives.found import Found
from ingest.extract.directives.issuers import assembly_before, issuer_after, issuer_at, issuer_before
from ingest.extract.directives.numbers import MORE, NUMBER, issuer_of, tidy
from ingest.extract.directives.titles import Title, title_about, title_bare, title_of_law, title_quoted
from ingest.extract.directives.vocabulary import vocabulary
from ingest.extract.reading import Reading, Sentence, within
from ingest.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.dates import Reference

_BACK = re.compile(r"\s+(?:này|trên|nói\s+trên|nêu\s+trên|vừa\s+nêu|đó|kể\s+trên)(?![\w])", re.IGNORECASE)
_DATE_LEAD = re.compile(r"[\s,(]*(?:ban\s+hành\s+|ký\s+|ra\s+)?(?=ngày\s|tháng\s+\d|\d{1,2}[/-])", re.IGNORECASE)
_YEAR = re.compile(r"[\s,(]*(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/-])\)?")
_JOINT = re.compile(r"\s+(?:liên\s+tịch|hợp\s+nhất|chuyên\s+đề|bất\s+thường)(?![\w])", re.IGNORECASE)
_CONGRESS = re.compile(
    r"\s+(?P<words>(?:Đại\s+hội|ĐH|Hội\s+nghị|Trung\s+ương|TW|T\.Ư|TƯ)\s(?:[^.,;:\n“”]|,\s(?=khóa|khoá|nhiệm)){0,90}?"
    r"(?:lần\s+thứ\s+[IVXLC\d]+|[IVXLC]{2,}|\d{1,2})(?:\s*\(?(?:khóa|khoá|nhiệm\s+kỳ)\s+[\dIVXLC –-]+\)?|\s*\([^)]{2,30}\))?)",
)
_CONGRESS_OF = re.compile(r"Đảng\s+bộ", re.IGNORECASE)
_PERSONAL = re.compile(r"\b(?:bổ\s+nhiệm|điều\s+động|giữ\s+chức|làm|luân\s+chuyển|phân\s+công)\b", re.IGNORECASE)
_PASSED = re.compile(r"[^.;\n]{0,60}?\bđược\s+(?P<who>Quốc\s+hội|Ủy\s+ban\s+Thường\s+vụ\s+Quốc\s+hội|HĐND)[^.;\n]{0,40}?(?:thông\s+qua|ban\s+hành)", re.IGNORECASE)
_PASSING = re.compile(
    r"(?<!Vụ )(?<!vụ )(?<!của )(?<!UBTV )(?<!biểu )Quốc\s+hội[^.\n]{0,160}(?:thông\s+qua|ban\s+hành|biểu\s+quyết)"
    r"(?![^.\n]*(?:quy\s+chế|nghị\s+định|thông\s+tư|theo\s))[^.\n]*$",
    re.IGNORECASE,
)
_NOT_NOUN_BEFORE = re.compile(r"(?:pháp|kỷ|kỉ|án|trái|đúng|theo|không|chưa)\s+$", re.IGNORECASE)
_LAW_NOT = re.compile(r"\s+(?:sư|gia|pháp|hình|khoa|học)(?![\w])", re.IGNORECASE)
_SIGNED = re.compile(r"(?:do|được)\s(?P<who>[^.;\n]{4,120}?)\s(?:thừa\s+ủy\s+quyền\s+)?(?:đã\s+)?ký\b", re.IGNORECASE)
_EFFECTIVE = re.compile(r"[\s,]*(?:có\s+hiệu\s+lực\s+)?(?:kể\s+)?từ\s+(?=ngày|tháng|\d)", re.IGNORECASE)
_NOBODY = re.compile(
    r"\s+của\s+(?:Đảng(?:\s+ta)?|Nhà\s+nước|Trung\s+ương|pháp\s+luật|tỉnh|cấp\s+trên)(?=\s+(?:về|quy\s+định))", re.IGNORECASE
)
_CHARTER = re.compile(
    r"\s+(?:của\s+)?(?P<words>(?:Đảng|Đoàn|Công\s+đoàn|Hội|nước|Mặt\s+trận)(?:\s[^\s.,;:()]+){0,8}?)"
    r"(?=\s+(?:đối|được|và|quy|tiếp|năm|về|đã|có|cho)(?!\w)|\s?[.,;:()]|$)"
)
_SIGNED_BY = re.compile(r"[\s,]*(?:được|do)\s+(?=[A-ZĐ])")
_SIGN_REST = re.compile(r"[^.;:\n,]{0,60}?\s(?:đã\s+)?ký(?:\s+ban\s+hành)?(?!\w)")
_TAIL_ISSUER = re.compile(r"\s+của\s+(?=[A-ZĐ])")
_LIST = re.compile(r"\s*(?:;|,|và|,\s*và)\s*(?:các\s+)?", re.IGNORECASE)
_NEXT_CONGRESS = re.compile(r"\s*(?:,|và)(?=\s+(?:nghị\s+quyết\s+)?Đại\s+hội)", re.IGNORECASE)
_BARE_WORDS = 3
_PARTS = 8


@dataclass(slots=True)
class _Parts:
    """What has been read behind the word for the kind."""

    end: int
    numbers: list[str] = field(default_factory=list)
    date: str | None = None
    issuer: str | None = None
    title: Title | None = None
    signer: str | None = None
    of: bool = False
    capital: bool = False
    back: bool = False


def mentions(reading: Reading, reference: Reference) -> Iterator[Found]:
    """Yield the documents that the article names, in order, each mention by itself."""
    text = reading.text
    for sentence in reading.sentences:
        skip, last = sentence.span.start, None
        for anchor in vocabulary().anchor.finditer(text, sentence.span.start, sentence.span.stop):
            if anchor.start() < skip:
                continue
            for found in _mention(reading, reference, sentence, anchor, last):
                yield found
                last = found
                if found.rule == "law-amending":
                    skip = found.span.stop


def _listed(text: str, anchor: re.Match[str], kind: str, last: Found | None) -> Found | None:
    """Return the document that this one is listed with: "quyết định của Bộ Công an về …; quyết định …"."""
    if last is None or last.kind != kind or last.back or last.span.stop > anchor.start():
        return None
    return last if _LIST.fullmatch(text, last.span.stop, anchor.start()) else None


def _mention(
    reading: Reading, reference: Reference, sentence: Sentence, anchor: re.Match[str], last: Found | None
) -> list[Found]:
    known = vocabulary()
    kind = known.kinds.get(" ".join(anchor.group().casefold().split()))
    if kind is None or _is_other_word(reading.text, sentence, anchor, kind):
        return []
    parts = _parts(reading, reference, sentence, anchor, kind)
    if parts.back and not parts.numbers:
        return [Found(kind, Span(anchor.start(), parts.end), "back-reference", 0.8, back=True)]
    listed = _listed(reading.text, anchor, kind, last)
    if not _specific(reading.text, sentence, anchor, kind, parts, listed=listed is not None):
        return []
    if listed and parts.issuer is None and not (parts.title and parts.title.form == "congress"):
        parts.issuer = listed.issuer
    return _founds(reading, reference, sentence, anchor, kind, parts)


def _is_other_word(text: str, sentence: Sentence, anchor: re.Match[str], kind: str) -> bool:
    """"pháp luật", "kỷ luật", "luật sư" name no law."""
    if kind not in vocabulary().laws or " " in anchor.group():
        return False
    before = text[max(sentence.span.start, anchor.start() - 8) : anchor.start()]
    return bool(re.search(r"(?:pháp|kỷ|kỉ|án|Hội|tiến\s+sĩ|thạc\s+sĩ|cử\s+nhân|khoa)\s+$", before, re.IGNORECASE)) or bool(
        _LAW_NOT.match(text, anchor.end())
    )


def _parts(reading: Reading, reference: Reference, sentence: Sentence, anchor: re.Match[str], kind: str) -> _Parts:
    """Read number, date, issuer and title behind the kind, in whatever order they stand."""
    known, text, stop = vocabulary(), reading.text, sentence.span.stop
    inside = anchor.start() > sentence.span.start
    ordinary = kind in known.ordinary and kind not in {"Quyết định", "Đề án", "Kế hoạch"}
    parts = _Parts(anchor.end(), capital=inside and anchor.group()[0].isupper() and not ordinary)
    if joint := _JOINT.match(text, parts.end, stop):
        parts.end = joint.end()
    if filler := known.fillers.match(text, parts.end, stop):
        parts.end = filler.end()
    if kind in known.charters and (charter := _CHARTER.match(text, parts.end, stop)):
        year = _YEAR.match(text, charter.end(), stop)
        words = text[charter.start("words") : year.end() if year else charter.end()]
        parts.title = Title(words, Span(charter.start("words"), charter.start("words") + len(words)), "charter")
        parts.end, parts.date = parts.title.span.stop, year["year"] if year else None
    if kind in known.laws:
        capital = anchor.group()[:1].isupper()
        if title := title_of_law(reading, parts.end, stop, capital=capital):
            parts.title, parts.end = title, title.span.stop
    for _ in range(_PARTS):
        if not _read_one(reading, reference, parts, stop, kind):
            break
    return parts


def _read_one(reading: Reading, reference: Reference, parts: _Parts, stop: int, kind: str) -> bool:  # noqa: C901, PLR0911, PLR0912 - one branch per part
    text, known = reading.text, vocabulary()
    if not parts.numbers and (numbers := _numbers(text, parts.end, stop, kind)):
        parts.numbers, parts.end = numbers
        return True
    if parts.date is None and (lead := _DATE_LEAD.match(text, parts.end, stop)):
        found = dates(text, Span(lead.end(), min(stop, lead.end() + 40)), reference)
        if found and found[0].span.start == lead.end() and found[0].start:
            parts.date, parts.end = found[0].start, found[0].span.stop
            return True
    if (year := _YEAR.match(text, parts.end, stop)) and parts.date is None and kind in known.laws | known.charters:
        if kind in known.charters and parts.title is None:
            parts.title = Title(year.group().strip(" ,()"), Span(parts.end, year.end()), "charter")
        parts.date, parts.end = year["year"], year.end()
        return True
    if effective := _EFFECTIVE.match(text, parts.end, stop):
        found = dates(text, Span(effective.end(), min(stop, effective.end() + 40)), reference)
        if found and found[0].span.start == effective.end():
            parts.end = found[0].span.stop
            return True
    if kind == "Nghị quyết" and parts.title is None and (congress := _CONGRESS.match(text, parts.end, stop)):
        parts.title = Title(congress["words"], Span(*congress.span("words")), "congress")
        parts.end = congress.end()
        return True
    if parts.issuer is None and (issuer := issuer_after(reading, parts.end, stop)):
        parts.of = "của" in text[parts.end : issuer.span.start]
        parts.issuer, parts.end = issuer.name, issuer.span.stop
        if fine := re.compile(r"\s*,?\s*\(?(?:khóa|khoá)\s+[IVXLC\d]+\)?").match(text, parts.end, stop):
            parts.end = fine.end()
        return True
    if nobody := _NOBODY.match(text, parts.end, stop):
        parts.end = nobody.end()
        return True
    if parts.issuer is None and (signed := _SIGNED_BY.match(text, parts.end, stop)):
        issuer = issuer_at(reading, signed.end(), stop)
        rest = _SIGN_REST.match(text, issuer.span.stop, stop) if issuer else None
        if issuer and rest:
            parts.issuer, parts.end = issuer.name, rest.end()
            parts.signer = next((one.name for one in within(reading.people, Span(signed.end(), rest.end()))), None)
            return True
    if back := _BACK.match(text, parts.end, stop):
        parts.back, parts.end = True, back.end()
        return True
    if parts.title is None:
        title = _title(reading, parts, stop, kind)
        if title:
            parts.title, parts.end = title, title.span.stop
            return True
    return False


def _title(reading: Reading, parts: _Parts, stop: int, kind: str) -> Title | None:
    if kind in vocabulary().laws | vocabulary().charters:
        return None
    title = title_about(reading, parts.end, stop) or title_quoted(reading, parts.end, stop)
    return title or title_bare(reading, parts.end, stop, after_issuer=parts.issuer is not None, capital=parts.capital)


def _numbers(text: str, at: int, stop: int, kind: str) -> tuple[list[str], int] | None:
    """Read "số 07 và số 09", "18-NQ/TW", "57"; a bare number only behind a word that names nothing else."""
    start = at
    while start < stop and text[start] in "  (":
        start += 1
    found = NUMBER.match(text, start, stop)
    if found is None:
        return None
    plain = found["number"].isdigit()
    if plain and not found["word"]:
        loose = kind in vocabulary().ordinary or kind in vocabulary().laws or re.fullmatch(r"(?:19|20)\d\d", found["number"])
        if loose:
            return None
    numbers, end = [tidy(found["number"])], found.end()
    while more := MORE.match(text, end, stop):
        numbers.append(tidy(more["number"]))
        end = more.end()
    return numbers, end


def _specific(
    text: str, sentence: Sentence, anchor: re.Match[str], kind: str, parts: _Parts, *, listed: bool
) -> bool:
    """Tell whether the words name one document, not the sort of thing or a deed."""
    known = vocabulary()
    before = text[max(sentence.span.start, anchor.start() - 40) : anchor.start()]
    if parts.numbers:
        return True
    plural = known.plural.search(before) is not None
    if kind in known.laws:
        return parts.title is not None
    if kind in known.charters:
        return anchor.group()[0].isupper() and (parts.title is not None or parts.date is not None or parts.issuer is not None)
    if not (parts.title or parts.issuer or parts.date):
        return False
    if kind not in known.ordinary:
        if kind in known.verbs and not anchor.group()[0].isupper() and not known.noun_after.search(before) and not parts.issuer:
            return False
        if plural and before.rstrip()[-1:].isdigit():
            return False
        return not plural or (parts.title is not None and parts.title.form != "bare")
    opens = listed or not before.strip()
    return _specific_ordinary(anchor, before, kind, parts, plural=plural, opens=opens)


def _specific_ordinary(anchor: re.Match[str], before: str, kind: str, parts: _Parts, *, plural: bool, opens: bool) -> bool:
    """Words of every day: as a noun with an issuer or a title, and written or licensed as one."""
    known = vocabulary()
    capital = anchor.group()[0].isupper() and before.strip() != ""
    noun = capital or known.noun_after.search(before) is not None or opens or parts.of
    if kind in known.verbs and not noun and not parts.issuer:
        return False
    if not noun:
        return False
    if parts.title is None:
        return parts.issuer is not None and not plural and kind not in {"Quy định", "Chương trình"}
    if plural and parts.issuer is None and not (capital and parts.title.form == "about"):
        return False
    if kind == "Quy định" and not (capital or parts.issuer):
        return re.search(r"ban\s+hành\s+$", before, re.IGNORECASE) is not None
    if parts.title.form != "bare" or opens:
        return True
    if (len(parts.title.words.split()) < _BARE_WORDS and not parts.date or kind == "Quy chế") and not parts.issuer:
        return False
    return capital or (known.decided_by if kind == "Kế hoạch" else known.noun_after).search(before) is not None


def _founds(reading: Reading, reference: Reference, sentence: Sentence, anchor: re.Match[str], kind: str, parts: _Parts) -> list[Found]:
    """Make one mention per number, with what the words before the kind tell besides."""
    known, text = vocabulary(), reading.text
    issuer, signer, by_suffix = parts.issuer, parts.signer, False
    date = parts.date
    if issuer is None and parts.title is not None and parts.title.form == "bare" and kind in known.verbs:
        issuer, parts.title = _issuer_at_tail(reading, parts.title)
    if issuer is None and parts.title is not None and parts.title.form == "congress":
        issuer = _congress_issuer(reading, parts.title.words, parts.title.span.start)
    if issuer is None and kind in known.laws:
        issuer = _parliament(text, sentence, anchor, parts)
    elif parts.title and issuer is None and (assembly := assembly_before(reading, sentence, anchor.start())):
        issuer = assembly.name
    elif subject := issuer_before(reading, sentence, anchor.start(), kind):
        if issuer is None:
            issuer = subject.name
        if issuer == subject.name:
            signer = signer or subject.person
            date = date or _date_before(reading, reference, sentence, subject.span.start)
    if issuer is None and parts.numbers:
        issuer = _by_suffix(reading, anchor.start(), parts.numbers)
        by_suffix = issuer is not None
    title = parts.title.words if parts.title else None
    people = frozenset(person.name for person in within(reading.people, parts.title.span)) if parts.title else frozenset()
    rule = f"{'law' if kind in known.laws else 'directive'}-{parts.title.form if parts.title else 'numbered' if parts.numbers else 'issued'}"
    base = Found(
        kind, Span(anchor.start(), parts.end), rule, 0.95 if parts.numbers else 0.85, None, issuer, date, title, signer,
        staff=title is not None and re.sub(r"^việc\s+", "", title.casefold()) in known.staff, by_suffix=by_suffix, people=people,
    )
    founds = [replace(base, number=number) for number in parts.numbers] or [base]
    return [*founds, *_further(reading, sentence, base, parts)]


def _issuer_at_tail(reading: Reading, title: Title) -> tuple[str | None, Title]:
    """Part the issuer from a title that ends with it: "quyết định công nhận của UBND tỉnh"."""
    for of in reversed(list(_TAIL_ISSUER.finditer(reading.text, title.span.start, title.span.stop))):
        issuer = issuer_at(reading, of.end(), title.span.stop)
        if issuer and issuer.span.stop >= title.span.stop - 1 and not _PERSONAL.search(title.words):
            words = reading.text[title.span.start : of.start()]
            return issuer.name, Title(words, Span(title.span.start, of.start()), title.form)
    return None, title


def _further(reading: Reading, sentence: Sentence, base: Found, parts: _Parts) -> Iterator[Found]:
    """What the words leave out the second time: "Nghị quyết Đại hội … và Đại hội …"."""
    text, end, stop = reading.text, parts.end, sentence.span.stop
    while parts.title and parts.title.form == "congress" and (more := _NEXT_CONGRESS.match(text, end, stop)):
        congress = _CONGRESS.match(text, more.end(), stop)
        if congress is None:
            return
        end = congress.end()
        span, words = Span(*congress.span("words")), congress["words"]
        yield replace(base, span=span, title=words, issuer=_congress_issuer(reading, words, span.start))


def _congress_issuer(reading: Reading, words: str, at: int) -> str | None:
    """The party organisation whose congress it is: "Đại hội Đảng bộ tỉnh lần thứ XIX"; the Party's own has none."""
    if (of := _CONGRESS_OF.search(words)) is None:
        return None
    bodies = [body for body in within(reading.organisations, Span(at, at + len(words))) if body.name.startswith("Đảng bộ")]
    if bodies:
        return bodies[0].name
    return f"Đảng bộ {reading.focus}" if reading.focus else of.group()


def _by_suffix(reading: Reading, at: int, numbers: list[str]) -> str | None:
    """The issuer by the number: the body of that name last spoken of, else that of the article's place."""
    told = next(filter(None, map(issuer_of, numbers)), None)
    if told is None:
        return None
    name, takes = told
    if takes == "nothing":
        return name
    bodies = [body.name for body in reading.organisations if body.name.startswith(name + " ")]
    before = [body.name for body in reading.organisations if body.span.stop <= at and body.name in bodies]
    if bodies:
        return before[-1] if before else bodies[0]
    if takes == "parent" or reading.focus is None:
        return None
    place = reading.focus if takes == "jurisdiction" else reading.focus.split(" ", 1)[-1]
    return f"{name} {place}"


def _date_before(reading: Reading, reference: Reference, sentence: Sentence, subject: int) -> str | None:
    """Read the date that opens the clause: "Ngày 9/6, Văn phòng Trung ương Đảng có công văn …"."""
    found = dates(reading.text, Span(max(sentence.span.start, subject - 60), subject), reference)
    if found and re.fullmatch(r"[\s,)]*", reading.text[found[-1].span.stop : subject]):
        return found[-1].start
    return None


def _parliament(text: str, sentence: Sentence, anchor: re.Match[str], parts: _Parts) -> str | None:
    """"Quốc hội thông qua Luật …", "Luật … được Quốc hội thông qua": the National Assembly issues it."""
    if (passed := _PASSED.match(text, parts.end, sentence.span.stop)) and passed["who"].lower().startswith("quốc"):
        return "Quốc hội"
    return "Quốc hội" if _PASSING.search(text, sentence.span.start, anchor.start()) else None

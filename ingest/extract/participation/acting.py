"""Verbs of holding, leading, joining and speaking: "Đồng chí A chủ trì hội nghị", "Dự buổi lễ có các đồng chí: A; B".

One function to a rule; its docstring shows the words that it reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.participation.agents import ASIDE, FAR, NEAR, USUAL, doers, in_group, listed
from ingest.extract.participation.press import to_press
from ingest.extract.participation.scenes import QUOTES, Rule, ends_clause, is_act, opens_clause, preceded
from ingest.extract.signs import BODY, DATE, MARK, PERSON, PHRASE, PLACE, POST
from ingest.extract.vocabulary import Act, openings, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.participation.scenes import Part, Scene
    from ingest.extract.signs import Sign

LOOSE = "speaker-goes-on"
"""The rule of what is said without a word of where: it holds where the article is about the occasion."""
SHOWN = "attendee-shown"
"""The rule of a caption: it adds nothing to what somebody is otherwise told to have done there."""
_OPENING = 6
"""By which sign a caption names the first of those it shows."""
_LIST, _PHRASE = 22, 30
"""How many signs may stand between a verb and the "có" of its list, or the doer that follows it."""
_HAS = ("có", "gồm", "có các đồng chí", "có sự tham dự", "có sự tham gia", "gồm có")
_WELCOMES = ("đón", "đón tiếp", "chào đón", "tiếp đón")
_SIDE_BY_SIDE = 5
"""How soon a doer follows its verb without a comma between."""
_REACHES = {"speaker": 6, "organiser": 6, "host": USUAL}
"""How many words that name nobody may stand between doer and verb; lists of those who came run long."""


def acting(scene: Scene, at: int, act: Act) -> Iterator[Part]:
    """Yield the parts that a verb of holding, leading, joining or speaking gives."""
    if at and scene.row[at - 1].low == "sự":
        yield from _as_noun(scene, at, act)
    elif act.role == "speaker" and (opening := _speech_of(scene.row, at)) is not None:
        yield from _speeches(scene, at, opening)
    elif act.saying:
        yield from _saying(scene, at)
    elif (opening := _list_opening(scene.row, at, act)) is not None:
        yield from _listing(scene, at, act, opening)
    else:
        yield from _doing(scene, at, act)


def shown(scene: Scene, at: int) -> Iterator[Part]:
    """Read the caption "Bà A và ông B tại lễ bàn giao": they were there."""
    row = scene.row
    named = scene.named_after(at, NEAR + 2)
    people = [index for index in range(at) if row[index].kind == PERSON]
    if named is None or not people or people[0] > _OPENING:
        return
    if any(sign.kind == PHRASE or sign.low in words("participation", "bounds") for sign in row[: people[0]]):
        return
    if any(sign.low == "một" for sign in row[at:named]):
        return
    if all(_introduces(row[index]) for index in range(people[0] + 1, at)):
        rule = Rule(scene.at[named], "attendee", at, SHOWN, 0.6)
        yield from (
            rule.part(row, index) for index in people if not row[index - 1 : index] or row[index - 1].low != "của"
        )


def _introduces(sign: Sign) -> bool:
    """Tell whether a sign only says who is shown: another name, a post, marks and "và"."""
    return sign.kind in (PERSON, POST, BODY, PLACE, MARK) or sign.low in words("participation", "joins", "sides")


def welcomed(scene: Scene, at: int) -> Iterator[Part]:
    """Read "Đại hội vinh dự được đón tiếp ông A; ông B": who is welcomed comes."""
    row = scene.row
    verb = next((i for i in range(at + 1, min(len(row), at + NEAR)) if row[i].low in _WELCOMES), None)
    named = scene.named_before(at)
    if verb is not None and named is not None:
        rule = Rule(scene.at[named], "attendee", verb, "attendee-welcomed", 0.85)
        for index in listed(row, verb + 1):
            yield rule.part(row, index)


def _doing(scene: Scene, at: int, act: Act) -> Iterator[Part]:
    """Read "Đồng chí A chủ trì hội nghị", "Sở B tổ chức lễ …", "Phát biểu tại hội nghị, ông C …"."""
    row, occasion = scene.row, scene.spoken_of(at)
    denied = at > 0 and row[at - 1].low in words("participation", "joined", "not")
    if occasion is None or denied or not _fits(scene, at, act):
        return
    rule = Rule(occasion, act.role, at, f"{act.role}-before-verb", 0.85)
    found = doers(row, at, many=act.role != "organiser", reach=_REACHES.get(act.role, FAR))
    reports = row[at].low in words("participation", "reports") and _said_at(scene, at) is not None
    for index in found:
        if _acts(row, index, act.role) or reports:
            yield rule.part(row, index)
    if not found and act.role in ("speaker", "attendee", "chair"):
        yield from _followed(scene, at, Rule(occasion, act.role, at, f"{act.role}-after-phrase", 0.9))


def _fits(scene: Scene, at: int, act: Act) -> bool:
    """Tell whether what a verb speaks of is an occasion."""
    if act.role == "organiser":
        return _holds(scene, at)
    if act.role == "chair":
        return scene.row[at].low in words("participation", "led", "always") or _speaks_of_occasion(scene, at, "led")
    if act.role == "attendee":
        return not _belongs(scene, at) and (opens_clause(scene.row, at) or _speaks_of_occasion(scene, at, "joined"))
    return True


def _belongs(scene: Scene, at: int) -> bool:
    """Tell whether somebody only belongs somewhere: "tham gia Ban Chấp hành Đảng bộ", "tham gia kháng chiến"."""
    if scene.row[at].low != "tham gia" or at + 1 >= len(scene.row) or at + 1 in scene.at:
        return False
    after = scene.row[at + 1]
    return after.kind == BODY or after.low in words("participation", "joined", "belongs")


def _speaks_of_occasion(scene: Scene, at: int, section: str) -> bool:
    """Tell whether a verb's object is an occasion: "chủ trì hội nghị", "tham dự.", not "chủ trì xây dựng đề án"."""
    row = scene.row
    after = row[at + 1] if at + 1 < len(row) else None
    if after is None or after.kind in (MARK, DATE) or after.low in words("participation", section):
        return True
    return any(index in scene.at for index in range(at + 1, at + 5))


def _holds(scene: Scene, at: int) -> bool:
    """Tell whether what is organised is an occasion: "tổ chức hội nghị", "do Sở Y tế tổ chức tại …"."""
    row = scene.row
    if at and row[at - 1].low == "và":
        return False
    if scene.named_after(at) is not None:
        return True
    found = doers(row, at, many=False)
    return bool(found) and preceded(row, found[-1], ("do",)) and any(index < at for index in scene.at)


def _acts(row: Sequence[Sign], index: int, role: str) -> bool:
    """Tell whether an agent can act in a role: bodies hold, people and those who lead a body do all else."""
    if role == "organiser":
        return row[index].kind == BODY
    return row[index].kind == PERSON or role == "host" or in_group(row, index)


def _list_opening(row: Sequence[Sign], at: int, act: Act) -> int | None:
    """Return where the list opens in "Dự hội nghị có …", "Tham dự có …", "Cùng dự: …", or None if there is none."""
    if act.role not in ("attendee", "chair", "host") or not opens_clause(row, at):
        return None
    if at and row[at - 1].kind != MARK and doers(row, at, many=False, reach=NEAR):
        return None
    for index in range(at + 1, min(len(row), at + _LIST)):
        sign = row[index]
        if sign.low in words("participation", "lists") or sign.low == ":":
            return index + 1
        named = sign.kind == PERSON and not _accompanied(row, at, index)
        if (sign.kind == MARK and sign.low in ".;") or named or is_act(sign, saying=True):
            return None
    return None


def _accompanied(row: Sequence[Sign], at: int, person: int) -> bool:
    """Tell whether those listed came along with a person: "Cùng đi với Thủ tướng A có …", "Tháp tùng A có …"."""
    along = row[at].low in words("participation", "along") or any(sign.low == "với" for sign in row[at:person])
    return along and not any(sign.kind == PERSON for sign in row[at:person])


def opens_side(row: Sequence[Sign], at: int) -> bool:
    """Tell whether words that open a side of those who came stand at a sign: "phía", "lãnh đạo", "tổ đại biểu"."""
    opening = " ".join(sign.low for sign in row[at : at + 3])
    return opening.startswith(openings("participation", "sides"))


def on_side(scene: Scene, at: int) -> Iterator[Part]:
    """Read "Về phía tỉnh Nghệ An có đồng chí A, …", "Lãnh đạo thành phố có ông B": a side of those who came."""
    row = scene.row
    if (scene.current is None and not scene.at) or (at and row[0].low not in ("về", "các")):
        return
    opening = next((i for i in range(at + 1, min(len(row), at + _LIST)) if row[i].low in _HAS), None)
    side = row[at].low == "phía" or (opening is not None and _names(row, opening + 1))
    if opening is not None and side and not any(sign.kind == PERSON or is_act(sign) for sign in row[at:opening]):
        yield from _listing(scene, at, Act("attendee"), opening + 1)


def _names(row: Sequence[Sign], at: int) -> bool:
    """Tell whether people are named at a sign: "các ông A …", "đồng chí B"."""
    near = next((sign for sign in row[at : at + _SIDE_BY_SIDE] if sign.kind in (PERSON, MARK)), None)
    return near is not None and near.kind == PERSON


def _listing(scene: Scene, at: int, act: Act, opening: int) -> Iterator[Part]:
    """Read "Dự buổi lễ có các đồng chí: A, Bí thư Tỉnh ủy; B, …; đại diện lãnh đạo Sở C"."""
    occasion = scene.spoken_of(at)
    if occasion is not None:
        rule = Rule(occasion, act.role, at, f"{act.role}-in-list", 0.9)
        for index in listed(scene.row, opening):
            yield rule.part(scene.row, index)


def _as_noun(scene: Scene, at: int, act: Act) -> Iterator[Part]:
    """Read "dưới sự chủ trì của A", "với sự tham dự của A, B và đại diện Sở C"."""
    before = max((index for index in scene.at if index < at), default=None)
    occasion = scene.current if before is None else scene.at[before]
    if occasion is None or act.saying or act.role not in ("chair", "attendee"):
        return
    led_in = at > 1 and scene.row[at - 2].low in words("participation", "lists", "before_noun")
    opens = at > 1 and opens_clause(scene.row, at - 2)
    runs = scene.row[at].low == "điều hành" and not opens
    if before is None and (runs or not led_in or scene.row[0].low in words("participation", "lists", "works")):
        return
    rule = Rule(occasion, act.role, at, f"{act.role}-of-noun", 0.85)
    for index in listed(scene.row, at + 1):
        if opens and act.role == "chair" and any(sign.low == "," for sign in scene.row[at:index]):
            break
        if act.role == "attendee" or _acts(scene.row, index, act.role):
            yield rule.part(scene.row, index)


def _speech_of(row: Sequence[Sign], at: int) -> int | None:
    """Return where the speakers are named in "nghe báo cáo của ông A", "có các tham luận của A, B"; None if not so."""
    if row[at].low not in words("participation", "speeches"):
        return None
    heard = any(sign.low in words("participation", "speeches", "before") for sign in row[max(0, at - NEAR) : at])
    of = next((index for index in range(at + 1, min(len(row), at + 1 + NEAR)) if row[index].low == "của"), None)
    return of + 1 if heard and of is not None else None


def _speeches(scene: Scene, at: int, opening: int) -> Iterator[Part]:
    """Read "hội thảo có các tham luận quan trọng của đại tướng A – …, thượng tướng B"."""
    occasion = scene.spoken_of(at)
    if occasion is not None:
        rule = Rule(occasion, "speaker", at, "speaker-of-noun", 0.8)
        for index in listed(scene.row, opening):
            if scene.row[index].kind == PERSON:
                yield rule.part(scene.row, index)


def _saying(scene: Scene, at: int) -> Iterator[Part]:
    """Read "Tại hội nghị, A nhấn mạnh …", "ông A nói"; what is told to the press is said at no occasion."""
    row, there = scene.row, _said_at(scene, at)
    occasion = there if there is not None else scene.current if scene.speaks and not scene.earlier else None
    if (
        occasion is None
        or (not scene.named and to_press(scene))
        or (at and row[at - 1].low == "hoa")
        or _asks_on(row, at)
    ):
        return
    rule = Rule(occasion, "speaker", at, LOOSE if there is None else "speaker-says", 0.5 if there is None else 0.7)
    aside = at > 0 and row[at - 1].kind == MARK
    for index in doers(row, at, many=False, reach=ASIDE if aside else NEAR, person=True):
        if row[index].kind == PERSON:
            yield rule.part(row, index)


def _said_at(scene: Scene, at: int) -> int | None:
    """Return where something is said in so many words: at the occasion named last after "tại" or "trong"."""
    there = [
        index
        for index in scene.at
        if index < at
        and index not in scene.asides
        and (
            preceded(scene.row, index, ("tại", "trong", "ở"), 2)
            or any(sign.low == "tại" or is_act(sign, "speaker") for sign in scene.row[max(0, index - 3) : index])
        )
    ]
    after = scene.named_after(at, NEAR + 2) if at + 1 < len(scene.row) and scene.row[at + 1].low == "tại" else None
    if after is not None:
        return scene.at[after]
    return scene.at[max(there)] if there else None


def _as_thing(row: Sequence[Sign], at: int) -> bool:
    """Tell whether a verb of saying stands for a thing: "các đề nghị", "đã có thông báo", "tặng hoa chúc mừng"."""
    before = row[at - 1].low if at else ""
    if before == "có" and row[at].low in words("participation", "things_said"):
        return True
    return before in words("participation", "things_said", "before")


def _asks_on(row: Sequence[Sign], at: int) -> bool:
    """Tell whether somebody goes on asking: in "đề nghị kỷ luật ông A và đề nghị …" A does not ask."""
    before = {row[at - 1].low, " ".join(sign.low for sign in row[max(0, at - 2) : at])} if at else set()
    if before.isdisjoint(words("participation", "goes_on")):
        return False
    opening = next((index for index in range(at - 1, -1, -1) if ends_clause(row[index])), 0)
    verb = next((index for index in range(at - 2, opening, -1) if is_act(row[index], saying=True)), None)
    return verb is not None and any(sign.kind == PERSON for sign in row[verb + 1 : at])


def _followed(scene: Scene, at: int, rule: Rule) -> Iterator[Part]:
    """Read "Phát biểu tại hội nghị, đồng chí A …", "Tới dự đại hội, ông A …": the doer follows."""
    row = scene.row
    if row[at].low not in words("participation", "before_doer") or not opens_clause(row, at):
        return
    goes_on = at > 1 and row[at - 1].low == "và" and not is_act(row[at - 2])
    if goes_on or (not scene.named and (to_press(scene) or scene.earlier)):
        return
    addressed = row[at].low in words("participation", "addressed")
    for index in range(at + 1, min(len(row), at + _PHRASE)):
        sign = row[index]
        if sign.kind == PERSON:
            apart = any(between.low == "," for between in row[at + 1 : index])
            if addressed and not apart:
                continue
            apart = apart or index - at <= _SIDE_BY_SIDE
            if apart and not preceded(row, index, ("của", "với", "cho"), 2):
                yield rule.part(row, index)
            return
        if ends_clause(sign) or sign.low in QUOTES:
            return

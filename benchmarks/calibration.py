"""``python -m benchmarks.calibration``: how often each rule is right, as confidence, and how reliable that is.

The share of right facts of a rule is drawn towards that of its kind where the rule has few. Rules were written with
most of the annotated articles at hand, so their shares are too good; the level of each kind is therefore that of the
articles put aside (numbers divisible by four), and only the differences between rules come from all of them, in log
odds. Reliability is told over all articles, each judged by what was counted without its fifth of them.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bomay.scoring import Band, Judged, bands, calibration_error, judged
from ingest.extract import extract
from ingest.notation import statement
from ingest.read import read
from ingest.records import Article

_SHARED = Path(__file__).resolve().parents[2] / "shared" / "evaluation"
_ROOT = Path(__file__).resolve().parents[1]
_TABLE = _ROOT / "ingest" / "extract" / "words" / "confidence.toml"
_PLOT = _ROOT / "docs" / "images" / "reliability.svg"
_DRAWN = 12.0
"""So many facts of its kind are counted with each rule's own; fewer than so many are not told apart by passages."""
_ASIDE, _FOLDS = 4, 5
_LEAST, _MOST = 0.05, 0.99

Table = dict[str, tuple[float, float]]
Found = dict[str, list[Judged]]


def counted(facts: Sequence[Judged], aside: Sequence[Judged]) -> Table:
    """Return for each rule how sure its facts are that one passage states, and that several do.

    Args:
        facts: judged facts of all articles.
        aside: those of them from articles that nobody looked at.
    """
    kinds = {kind: _share(fact for fact in facts if fact.kind == kind) for kind in {fact.kind for fact in facts}}
    level = {kind: _drawn([fact for fact in aside if fact.kind == kind], kinds[kind]) for kind in kinds}
    groups: dict[tuple[str, str, bool], list[Judged]] = defaultdict(list)
    for fact in facts:
        groups[fact.kind, fact.rule, fact.repeated].append(fact)
    table: Table = {}
    for kind, rule in sorted({(kind, rule) for kind, rule, _ in groups}, key=lambda pair: pair[1]):
        once_again = [groups.get((kind, rule, repeated), []) for repeated in (False, True)]
        if min(map(len, once_again)) < _DRAWN:
            once_again = [[fact for part in once_again for fact in part]] * 2
        both = [_drawn(part, kinds[kind]) for part in once_again]
        shifted = [_odds(one) + _odds(level[kind]) - _odds(kinds[kind]) for one in both]
        once, again = (round(min(max(1 / (1 + math.exp(-odds)), _LEAST), _MOST), 2) for odds in shifted)
        table[rule] = once, again
    return table


def _drawn(facts: Sequence[Judged], towards: float) -> float:
    return (sum(fact.right for fact in facts) + _DRAWN * towards) / (len(facts) + _DRAWN)


def _share(facts: Iterable[Judged]) -> float:
    every = list(facts)
    return (sum(fact.right for fact in every) + 1) / (len(every) + 2)


def _odds(share: float) -> float:
    return math.log(share / (1 - share))


def crossed(found: Found) -> list[Judged]:
    """Return all facts, each as sure as what was counted in other articles than its own fifth makes it."""
    told = []
    for fold in range(_FOLDS):
        rest = [each for at, each in enumerate(found) if at % _FOLDS != fold]
        table = counted(*_split(found, rest))
        for at, article in enumerate(found):
            if at % _FOLDS == fold:
                told += [replace(fact, confidence=_sure(table, fact)) for fact in found[article]]
    return told


def _sure(table: Table, fact: Judged) -> float:
    once, again = table.get(fact.rule, (fact.confidence, fact.confidence))
    return again if fact.repeated else once


def _split(found: Found, articles: Iterable[str]) -> tuple[list[Judged], list[Judged]]:
    """Return the facts of some articles, and those of them from articles put aside."""
    names = list(articles)
    aside = [name for name in names if int("".join(filter(str.isdigit, name)) or 1) % _ASIDE == 0]
    return [fact for name in names for fact in found[name]], [fact for name in aside for fact in found[name]]


def plot(told: Sequence[Band]) -> str:
    """Return confidence against precision as an SVG: a dot for each band, larger the more facts it has."""
    side, edge = 300, 40
    most = max(band.facts for band in told)

    def at(x: float, y: float) -> tuple[float, float]:
        return edge + x * side, edge + (1 - y) * side

    dots = []
    for band in told:
        x, y = at(band.confidence, band.precision)
        radius = 3 + 9 * math.sqrt(band.facts / most)
        words = f"{band.facts} facts, confidence {band.confidence:.2f}, right {band.precision:.2f}"
        dots.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#27568c" fill-opacity="0.75">'
            f"<title>{words}</title></circle>"
        )
    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    ticks = [
        f'<text x="{at(v, 0)[0]:.1f}" y="{y0 + 18:.1f}" text-anchor="middle">{v:g}</text>'
        f'<text x="{x0 - 8:.1f}" y="{at(0, v)[1] + 4:.1f}" text-anchor="end">{v:g}</text>'
        for v in (0, 0.25, 0.5, 0.75, 1)
    ]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 2 * edge} {side + 2 * edge}"',
        ' font-family="sans-serif" font-size="12" role="img">',
        "<title>Confidence (across) against the share of facts that are right (up)</title>",
        f'<rect x="{x0}" y="{y1}" width="{side}" height="{side}" fill="none" stroke="#55595e"/>',
        f'<line x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}" stroke="#a8691b" stroke-dasharray="4 4"/>',
        *ticks,
        *dots,
        "</svg>",
        "",
    ])  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Count, tell how reliable that is, and write the table and the plot."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=_SHARED / "dev.jsonl", help="annotated facts, one article a line")
    parser.add_argument("--articles", type=Path, default=_SHARED / "dev-articles.jsonl", help="the articles themselves")
    parser.add_argument("--check", action="store_true", help="tell how reliable confidence is now, write nothing")
    asked = parser.parse_args(arguments)
    for path in (asked.gold, asked.articles):
        if not path.exists():
            print(f"{path}: no such file; name annotated articles with --gold and --articles", file=sys.stderr)
            return 2
    found = _found(asked.gold, asked.articles)
    if asked.check:
        _tell([fact for facts in found.values() for fact in facts])
        return 0
    table = counted(*_split(found, found))
    told = crossed(found)
    _tell(told)
    lines = [
        f"{json.dumps(rule, ensure_ascii=False)} = [{once:.2f}, {again:.2f}]" for rule, (once, again) in table.items()
    ]
    head = (
        "# How often each rule is right: facts that one passage states, and that several do.\n"
        "# By python -m benchmarks.calibration.\n"
    )
    _TABLE.write_text(head + "\n".join(lines) + "\n", "utf-8")
    _PLOT.write_text(plot(bands(told)), "utf-8")
    return 0


def _found(gold: Path, articles: Path) -> Found:
    annotated: dict[str, dict[str, Any]] = {}
    for line in gold.read_text("utf-8").splitlines():
        if line.strip():
            article = json.loads(line)
            annotated[article["id"]] = article
    found: Mapping[str, dict[str, Any]] = {
        item.id: statement(extract(item), item.id, item.text)
        for item in read([articles])
        if isinstance(item, Article) and item.id in annotated
    }
    return {name: list(judged({name: annotated[name]}, found)) for name in found}


def _tell(facts: Sequence[Judged]) -> None:
    print(f"{'confidence':<14}{'facts':>7}{'mean':>8}{'right':>8}")
    for band in bands(facts):
        print(f"{band.low:.1f} to {band.high:.1f}{'':<4}{band.facts:>7}{band.confidence:>8.3f}{band.precision:>8.3f}")
    print(f"expected calibration error {calibration_error(facts):.3f}")


if __name__ == "__main__":
    sys.exit(main())

"""What the documents promise: their links lead somewhere, and the targets they name are in the Makefile."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def documents(repository: Path) -> list[Path]:
    """Markdown files of the project."""
    return [*sorted(repository.glob("*.md")), *sorted((repository / "docs").rglob("*.md"))]


def anchor(heading: str) -> str:
    """The fragment that a heading gets on a page: "What it costs" becomes what-it-costs."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    """Fragments of a page's headings."""
    return {anchor(heading) for heading in HEADING.findall(page.read_text(encoding="utf-8"))}


def broken(document: Path) -> list[str]:
    """Links of a document to files or headings that are not there."""
    found = []
    for target in LINK.findall(FENCE.sub("", document.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = unquote(target).partition("#")
        page = document.parent / path if path else document
        if not page.exists() or (fragment and fragment not in anchors(page)):
            found.append(target)
    return found


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One thing\n[a](#one-thing) [b](#another) [c](gone.md) [d](https://example.org)\n")
    assert broken(page) == ["#another", "gone.md"]


def test_every_link_leads_somewhere(repository: Path) -> None:
    assert {str(page): broken(page) for page in documents(repository) if broken(page)} == {}


def test_every_target_that_is_named_is_in_the_makefile(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {
        target
        for page in documents(repository)
        for target in re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named - targets == set()


def test_every_decision_is_in_the_list(repository: Path) -> None:
    folder = repository / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    pages = [page.name for page in sorted(folder.glob("[0-9]*.md"))]
    assert pages
    assert [name for name in pages if f"({name})" not in listed] == []

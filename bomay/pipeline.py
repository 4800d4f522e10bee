"""The line of flow, from files to the graph: read, extract, archive, resolve, load.

The archive is the truth and is written in whole batches; the store is made from it. So a run can be stopped or killed
at any moment, and the next one goes on where it was.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bomay.extraction import Extractor, extracted, extractor_for
from bomay.projection import discard, project
from bomay.report import Report, Trouble, Watch, unwatched
from graph_api.disk import StoreError
from ingest.archive import Archive, content_digest
from ingest.read import read
from ingest.records import Article, Extraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bomay.settings import Settings
    from ingest.read import Skipped


def ingest(
    paths: Iterable[str | Path],
    settings: Settings,
    *,
    published: str | None = None,
    extractor: Extractor | None = None,
    watch: Watch = unwatched,
) -> Report:
    """Read articles into the archive and the graph.

    Args:
        paths: files, folders, or "-" for standard input.
        settings: where the data lie, how many processes.
        published: the day of articles that name none.
        extractor: what the settings name where left out.
        watch: told how far the run is.

    Raises:
        ArchiveError, StoreError: the data cannot be used.
        ValueError: ``published`` is no date.
    """
    with _running("ingest", settings, extractor, watch) as run:
        run.keep(run.fresh(read(paths, published=published)))
        run.project()
        return run.report


def resolve(settings: Settings, *, extractor: Extractor | None = None, watch: Watch = unwatched) -> Report:
    """Resolve all facts of the archive again, and bring the graph up to it."""
    with _running("resolve", settings, extractor, watch) as run:
        run.project()
        return run.report


def rebuild(
    settings: Settings, *, anew: bool = False, extractor: Extractor | None = None, watch: Watch = unwatched
) -> Report:
    """Throw the store away and make it again from the archive.

    What another version extracted is extracted again; all of it if ``anew``.
    """
    with _running("rebuild", settings, extractor, watch) as run:
        run.keep(run.stale(anew=anew))
        discard(run.archive, settings)
        run.project()
        return run.report


def retract(
    keys: Iterable[str], settings: Settings, *, extractor: Extractor | None = None, watch: Watch = unwatched
) -> Report:
    """Drop articles, and what only they state.

    Raises:
        KeyError: the archive has no article of a key.
    """
    with _running("retract", settings, extractor, watch) as run:
        for key in keys:
            run.archive.retract(key)
            run.report.retracted += 1
        run.project()
        return run.report


@contextmanager
def _running(command: str, settings: Settings, extractor: Extractor | None, watch: Watch) -> Iterator[_Run]:
    with Archive(settings.archive) as archive:
        reader = extractor or extractor_for(settings)
        number = archive.begin(command, reader.version)
        run = _Run(archive, settings, reader, watch, number, Report())
        yield run
        run.report.outdated = sum(count for version, count in archive.versions().items() if version != reader.version)
        archive.finish(number, run.report.counts)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run of a command: what it works with, and what it has done so far."""

    archive: Archive
    settings: Settings
    extractor: Extractor
    watch: Watch
    number: int
    report: Report

    def fresh(self, items: Iterable[Article | Skipped]) -> Iterator[Article]:
        """Yield the articles that the archive does not hold as they are; of two of one key, the later day's."""
        seen: dict[str, tuple[str, str]] = {}
        for item in items:
            if not isinstance(item, Article):
                self.report.skipped.append(Trouble(item.source, item.reason))
                continue
            self.report.read += 1
            content = content_digest(item)
            standing = (item.published or "", content)
            if standing <= seen.get(item.key, ("", "")):
                self.report.repeated += 1
                continue
            seen[item.key] = standing
            state = self.archive.state(item.key)
            if state == (content, self.extractor.version):
                self.report.unchanged += 1
                continue
            self.report.reread += state is not None and state[0] == content
            yield item

    def stale(self, *, anew: bool) -> Iterator[Article]:
        """Yield the articles that another version of the extractor has read, or all."""
        for article in self.archive.articles(unlike=None if anew else self.extractor.version):
            self.report.read += 1
            self.report.reread += 1
            yield article

    def keep(self, articles: Iterable[Article]) -> None:
        """Extract and archive, batch by batch; when interrupted, archive first what has been extracted."""
        batch: list[tuple[Article, Extraction]] = []
        try:
            for done, outcome in enumerate(extracted(articles, self.extractor, self.settings.workers), start=1):
                self.watch("extract", done, None)
                if isinstance(outcome, Trouble):
                    self.report.failed.append(outcome)
                    continue
                batch.append(outcome)
                if len(batch) >= self.settings.batch:
                    self._put(batch)
        finally:
            self._put(batch)

    def _put(self, batch: list[tuple[Article, Extraction]]) -> None:
        new = self.archive.put(batch, self.number)
        self.report.added += new
        self.report.changed += len(batch) - new
        batch.clear()

    def project(self) -> None:
        """Bring the store up to the archive."""
        try:
            project(self.archive, self.settings, self.report, self.watch)
        except StoreError as error:
            error.add_note("The archive is whole; bomay resolve brings the graph up to it.")
            raise

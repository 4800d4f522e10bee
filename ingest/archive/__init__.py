"""The archive: articles, what was extracted from them, and the runs that did it, in one SQLite file."""

from ingest.archive.archive import Archive, Document, Unreadable, content_digest
from ingest.archive.database import ArchiveError

__all__ = ["Archive", "ArchiveError", "Document", "Unreadable", "content_digest"]

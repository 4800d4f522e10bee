"""Bodies: "UBND tỉnh", "Sở Y tế", "Phòng An ninh chính trị nội bộ, Công an tỉnh", "Ban chỉ đạo 138 tỉnh".

A body opens with a word for its kind (``kinds``), goes on with what it is about (``subject``), and closes with
where it is or what it belongs to (``belonging``); the canonical name writes all of it out (``written``).
"""

from __future__ import annotations

from ingest.extract.organisations.kinds import no_bodies
from ingest.extract.organisations.match import OrganisationMatch
from ingest.extract.organisations.reader import OrganisationReader
from ingest.extract.organisations.shorts import short_names
from ingest.extract.organisations.written import is_subject

__all__ = ["OrganisationMatch", "OrganisationReader", "is_subject", "no_bodies", "short_names"]

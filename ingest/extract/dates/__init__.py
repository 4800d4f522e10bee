"""Dates and the year they take: "Ngày 26/2", "sáng 20.2", "hôm qua", "từ ngày 3 đến 5-9".

``reference`` reads once per article in which year it was written; ``dates`` then reads the dates of a span::

    known = reference(article.text, article.published)
    for mention in dates(article.text, sentence.span, known):
        ...
"""

from __future__ import annotations

from ingest.extract.dates.mentions import DateMention, dates
from ingest.extract.dates.reference import Reference, reference

__all__ = ["DateMention", "Reference", "dates", "reference"]

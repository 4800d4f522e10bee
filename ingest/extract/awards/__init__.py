"""Awards: "được Chủ tịch nước tặng thưởng Huân chương Lao động hạng Nhì", "UBND tỉnh tặng Bằng khen cho 3 tập thể".

``awards`` reads who confers, who passes it on and who receives, and brings repetitions together; ``with_recipients``
gives those who receive at a ceremony their part in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.awards.ceremonies import with_recipients
from ingest.extract.awards.merge import merged
from ingest.extract.awards.sentence import given
from ingest.extract.awards.vocabulary import vocabulary
from ingest.extract.standing import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.reading import Reading
    from ingest.records import Award, Event

__all__ = ["awards", "with_recipients"]


def awards(reading: Reading, events: Sequence[Event]) -> list[Award]:
    """Return the awards that an article tells of, each once, in the order of their first mentions.

    Args:
        reading: The article with its sentences, bodies, people and posts.
        events: The events found in it; an award given at one of them holds its index.
    """
    reading = in_order(reading)
    sentences = (reading.sentences[at] for at in vocabulary().keywords.sentences(reading.text, reading.sentences))
    return merged(item for sentence in sentences for item in given(reading, sentence, events))

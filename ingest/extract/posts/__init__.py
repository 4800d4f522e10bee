"""Who holds what: "Đại tá Hoàng Văn Thành, Phó Giám đốc Công an tỉnh", "Phó Chủ tịch UBND tỉnh Trần Tiến Dũng".

Posts that stand together (``groups``) belong to one person: the one right behind them, else the one before them
(``neighbours``). A colon behind a post shares it among all who follow; words like "giữ chức" tie a post to the
person the sentence is about (``links``).
"""

from __future__ import annotations

from ingest.extract.posts.groups import groups
from ingest.extract.posts.holdings import Holding, holdings
from ingest.extract.posts.neighbours import PRONOUN

__all__ = ["PRONOUN", "Holding", "groups", "holdings"]

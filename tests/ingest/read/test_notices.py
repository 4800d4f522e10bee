"""The bundled notices: every one is read, dated or dateless on purpose, and names its source."""

from __future__ import annotations

from pathlib import Path

from ingest.read import Skipped, read
from ingest.records import Article

DATELESS = {"quang-binh-2018", "quang-binh-2020"}


def _articles(samples: Path) -> dict[str, Article]:
    items = list(read([samples]))
    assert not [item for item in items if isinstance(item, Skipped)]
    return {item.id: item for item in items if isinstance(item, Article)}


def test_every_notice_is_read_with_its_source_and_day(samples: Path) -> None:
    articles = _articles(samples)
    assert len(articles) >= 12
    assert {name for name, article in articles.items() if article.url is None} == {"ha-nam-2025"}
    assert {name for name, article in articles.items() if article.published is None} == DATELESS
    assert all(article.title and article.text.count(article.title) == 1 for article in articles.values())


def test_captions_of_the_notice_on_quang_binh_are_read(samples: Path) -> None:
    lines = _articles(samples)["quang-binh-2020"].text.split("\n")
    assert "Đại tá Hoàng Văn Thành, Phó Giám đốc Công an tỉnh trình bày báo cáo" in lines
    assert "Đồng chí Trần Tiến Dũng trao Cờ cho các đơn vị dẫn đầu" in lines


def test_plain_text_notice_is_read_without_its_furniture(samples: Path) -> None:
    article = _articles(samples)["ha-nam-2025"]
    assert (article.published, article.author) == ("2025-06-28", "baomoi.com")
    assert "1318" not in article.text
    assert "baomoi" not in article.text


def test_the_list_of_notices_is_whole(samples: Path) -> None:
    listed = (samples / "README.md").read_text(encoding="utf-8")
    names = {path.name for path in samples.iterdir() if path.name != "README.md"}
    assert not {name for name in names if f"`{name}`" not in listed}

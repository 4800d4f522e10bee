"""Whatever is sent to REST, the answer is one that the OpenAPI document announces."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import schemathesis
from hypothesis import HealthCheck, Phase, settings

from graph_api.app import create_api
from graph_api.snapshot import Snapshot

if TYPE_CHECKING:
    from schemathesis import Case


schema = schemathesis.openapi.from_dict(create_api(Snapshot(Path("opened by nobody"))).openapi())


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_announced(case: Case, server: str) -> None:
    """Status, media type and shape, for right and for wrong requests; no answer is a server error."""
    case.call_and_validate(base_url=server)

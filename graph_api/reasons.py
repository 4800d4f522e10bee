"""Why a query or an update has no result, and what HTTP calls that."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """One word for each way in which a query or an update can fail."""

    QUERY = "query"  # it is no SPARQL query
    UNKNOWN = "unknown"  # it is one, and calls a function that there is not
    UPDATE = "update"  # it is no SPARQL update
    PROTECTED = "protected"  # it would write a graph that is not for writing
    CONFLICT = "conflict"  # a graph is not there, or is there already
    REFUSED = "refused"  # it asks for what is not done here
    GRAPH = "graph"  # its result is a graph, and the client takes no format for that
    TABLE = "table"  # likewise a table
    LONG = "long"  # its result is longer than the limit
    MEMORY = "memory"  # it needed more memory than the limit
    TIME = "time"  # it took longer than the limit
    BUSY = "busy"  # too many others are waiting
    STORE = "store"  # the store cannot be opened
    GONE = "gone"  # the client hung up
    FAILED = "failed"  # the engine failed

    @property
    def status(self) -> int:
        """The HTTP status code."""
        return _STATUS[self]

    @property
    def heading(self) -> str:
        """A short heading for people, the same each time."""
        return _TITLE[self]


_STATUS = {
    Reason.QUERY: 400,
    Reason.UNKNOWN: 400,
    Reason.UPDATE: 400,
    Reason.PROTECTED: 403,
    Reason.CONFLICT: 409,
    Reason.REFUSED: 403,
    Reason.GRAPH: 406,
    Reason.TABLE: 406,
    Reason.LONG: 413,
    Reason.MEMORY: 503,
    Reason.TIME: 504,
    Reason.BUSY: 503,
    Reason.STORE: 503,
    Reason.GONE: 499,
    Reason.FAILED: 500,
}
_TITLE = {
    Reason.QUERY: "Malformed query",
    Reason.UNKNOWN: "Unknown function",
    Reason.UPDATE: "Malformed update",
    Reason.PROTECTED: "Protected graph",
    Reason.CONFLICT: "Conflict",
    Reason.REFUSED: "Query refused",
    Reason.GRAPH: "No acceptable format",
    Reason.TABLE: "No acceptable format",
    Reason.LONG: "Result too long",
    Reason.MEMORY: "Query out of memory",
    Reason.TIME: "Query timed out",
    Reason.BUSY: "Too many queries",
    Reason.STORE: "Store not available",
    Reason.GONE: "Client gone",
    Reason.FAILED: "Query failed",
}


class QueryError(Exception):
    """A query has no result; the message is for the client."""

    def __init__(self, reason: Reason, detail: str) -> None:
        """Keep why."""
        super().__init__(detail)
        self.reason = reason

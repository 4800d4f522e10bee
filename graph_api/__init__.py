"""Quads to answers: the store, SPARQL, REST, search, export and linked data."""

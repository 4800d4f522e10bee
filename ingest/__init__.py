"""Text to quads: read articles, extract what they state, keep it, decide who is who, say it in RDF."""

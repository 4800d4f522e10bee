"""Timed runs of Bomay and of its peers: the same work, the same articles, one core, as ratios."""

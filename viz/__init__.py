"""Answers to pictures: networks projected from the graph, stand-alone pages, and the explorer."""

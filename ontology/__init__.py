"""What may be said: the vocabulary, the shapes, and the concept schemes that are also the lexicon."""

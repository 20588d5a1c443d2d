"""In and out of other people's systems: one module for each, imported by whoever asks for it, unknown to the rest."""

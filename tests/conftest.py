"""What all tests share: how Hypothesis runs."""

import os

from hypothesis import settings

settings.register_profile("suite", database=None, deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("suite")

"""What all tests share: how Hypothesis runs, and what is passed over where an extra is not installed."""

import os
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import Phase, settings

settings.register_profile("suite", database=None, deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.register_profile("mutants", settings.get_profile("suite"), phases=[Phase.explicit, Phase.generate])
settings.load_profile("mutants" if "MUTANT_UNDER_TEST" in os.environ else "suite")

HERE = Path(__file__).parent
NEEDS = {"integrations.icalendar": "icalendar", "to_numpy": "numpy"}


def not_there(text, prompt=""):
    """Return the libraries that a text imports at its left margin, or cannot do without, and that are not installed."""
    imported = re.findall(rf"^{prompt}(?:import|from) ([\w.]+)(.*)", text, re.MULTILINE)
    tops = {module.partition(".")[0] for module, _ in imported}
    tops |= {library for sign, library in NEEDS.items() for found in imported if sign in " import".join(found)}
    return sorted(top for top in tops if find_spec(top) is None)


LOST = {
    file: not_there(file.read_text(encoding="utf-8"))
    for file in sorted(HERE.rglob("*.py"))
    if not {"benchmarks", "typing", "examples"} & set(file.parts)
}
collect_ignore = [str(file) for file, wanted in LOST.items() if wanted]


def pytest_report_header():
    return [f"NOT RUN: {file.relative_to(HERE)} wants {', '.join(wanted)}" for file, wanted in LOST.items() if wanted]


def pytest_collection_modifyitems(items):
    for item in items:
        is_page = isinstance(item, pytest.DoctestItem) and item.path.suffix == ".md"
        if is_page and (wanted := not_there(item.path.read_text(encoding="utf-8"), ">>> ")):
            item.add_marker(pytest.mark.skip(reason=f"wants {', '.join(wanted)}"))

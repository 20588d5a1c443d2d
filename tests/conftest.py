"""What all tests share: how Hypothesis runs, and what is passed over where an extra is not installed."""

import ast
import os
from doctest import DocTestParser
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import Phase, settings

settings.register_profile("suite", database=None, deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.register_profile("few", settings.get_profile("suite"), max_examples=10)  # where threads or orders are tried
settings.register_profile("mutants", settings.get_profile("suite"), phases=[Phase.explicit, Phase.generate])
settings.load_profile("mutants" if "MUTANT_UNDER_TEST" in os.environ else "suite")

HERE = Path(__file__).parent
FILES_NEED = {"integrations.icalendar": "icalendar"}
PAGES_NEED = FILES_NEED | {"to_numpy": "numpy"}  # tests of it pass themselves over


def imported(code):
    """Yield the dotted names that a text imports at its left margin."""
    for each in ast.parse(code).body:
        if isinstance(each, ast.Import):
            yield from (name.name for name in each.names)
        elif isinstance(each, ast.ImportFrom):
            yield from (f"{each.module}.{name.name}" for name in each.names)


def not_there(code, needs):
    """Return the libraries that a text imports, or cannot do without, and that are not installed."""
    names = [*imported(code)]
    tops = {name.partition(".")[0] for name in names}
    tops |= {library for sign, library in needs.items() for name in names if sign in name}
    return sorted(top for top in tops if find_spec(top) is None)


def examples(page):
    return "".join(example.source for example in DocTestParser().get_examples(page))


LOST = {
    file: not_there(file.read_text(encoding="utf-8"), FILES_NEED)
    for file in sorted(HERE.rglob("*.py"))
    if not {"benchmarks", "typing", "examples"} & set(file.parts)
}
STARTS_PROGRAMS = {f"test_{name}.py" for name in ("example_django", "import", "notebooks", "spark", "typing")}
collect_ignore = [str(file) for file, wanted in LOST.items() if wanted]


def pytest_addoption(parser):
    parser.addoption("--passed", type=Path, help="a file of tests that need not pass again; those that pass are added")


def pytest_terminal_summary(terminalreporter, config):
    for file, wanted in LOST.items():
        if wanted:
            terminalreporter.line(f"NOT RUN: {file.relative_to(HERE)} wants {', '.join(wanted)}")
    if config.option.passed:
        with config.option.passed.open("a", encoding="utf-8") as file:
            file.writelines(f"{report.nodeid}\n" for report in terminalreporter.getreports("passed"))


def pytest_collection_modifyitems(config, items):
    if config.option.passed and config.option.passed.exists():
        names = set(config.option.passed.read_text(encoding="utf-8").splitlines())
        known = {item for item in items if item.nodeid in names and item.path.name != "test_import.py"}
        config.hook.pytest_deselected(items=[*known])
        items[:] = [item for item in items if item not in known]
    for item in items:
        if item.path.name in STARTS_PROGRAMS:
            item.add_marker(pytest.mark.thread_unsafe(reason="starts programs"))
        is_page = isinstance(item, pytest.DoctestItem) and item.path.suffix == ".md"
        if is_page and (wanted := not_there(examples(item.path.read_text("utf-8")), PAGES_NEED)):
            item.add_marker(pytest.mark.skip(reason=f"NOT RUN: wants {', '.join(wanted)}"))

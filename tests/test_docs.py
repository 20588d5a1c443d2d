"""The documentation: no block of it escapes execution, and every public name is in the reference."""

import doctest
import re
import runpy
import shlex
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import every
import pytest

from interview_etiquette._cli import main

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
BLOCKS = [
    (page.relative_to(ROOT).as_posix(), *block)
    for page in PAGES
    for block in re.findall(
        r"^(?:```|:::)([^\n`:]*)\n(.*?)^(?:```|:::)$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
]
INVITE = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:acme-2
SUMMARY:Engineer
DTSTART:20260310T140000Z
DTEND:20260310T150000Z
ATTENDEE;CN=Zoë Müller:mailto:zoe@example.org
END:VEVENT
END:VCALENDAR
"""


def of(*languages):
    return [(page, block) for page, language, block in BLOCKS if language in languages]


def test_every_block_is_of_a_kind_that_is_executed_or_built():
    assert {language.partition(" ")[0] for _, language, _ in BLOCKS} <= {
        "python",
        "sh",
        "toml",
        "text",
        "{toctree}",
        "{eval-rst}",
        "{drawn}",
    }


PROMPTS = [(page, block) for page, block in of("python") if ">>>" in block]


def test_the_suite_runs_what_has_prompts():
    """`--doctest-glob=*.md` in pyproject.toml runs each example; one that nobody would see is none."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert "--doctest-glob=*.md" in settings["addopts"]
    assert {"docs", "README.md"} <= set(settings["testpaths"])
    assert len(PROMPTS) > 50
    for page, block in PROMPTS:
        assert block.lstrip().startswith(">>>"), page
        assert len(doctest.DocTestParser().get_examples(block)) == block.count(">>> "), page
        assert "doctest: +SKIP" not in block, page


class Module(ModuleType):
    """Stands for a module of somebody else: whatever is asked of it is there, and can be called."""

    __path__ = ()

    def __getattr__(self, name):
        return STAND_INS.get(name) or Module(name)

    def __call__(self, *_, **__):
        return Module("result")

    def __iter__(self):
        return iter(())


STAND_INS = {
    "BaseCommand": object,
    "last_run": lambda: datetime(2026, 3, 9, tzinfo=UTC),
    "load_records": list,
    "shared_task": lambda function: function,
}
OTHERS = ("celery", "django", "yours")


def test_the_figures_are_drawn_from_answers():
    figures = runpy.run_path(str(ROOT / "docs" / "figures.py"))
    for draw in figures["FIGURES"].values():
        assert ET.fromstring(draw()).tag.endswith("svg")
    codes = [reason.code for *_, reason in figures["leaves"]() if reason]
    assert codes == [
        *("after_named_day", "on_named_day", "before_named_day", "closed_around_named_day"),
        *("after_earliest", "open_ended", "nothing_named", "floor"),
    ]
    assert {language for _, language, _ in BLOCKS if "drawn" in language} == {
        f"{{drawn}} {name}" for name in figures["FIGURES"]
    }


EXAMPLES = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "docs" / "examples").rglob("*.py"))
WITH_AN_EXAMPLE = {"docs/how-to/django.md": "tests/test_example_django.py"}  # the test that runs it


@pytest.mark.parametrize(("page", "test"), WITH_AN_EXAMPLE.items())
def test_what_is_cut_out_of_an_example_is_run_with_it(page, test):
    assert page.removeprefix("docs/") in (ROOT / test).read_text(encoding="utf-8").replace('" / "', "/")
    assert all(block in EXAMPLES for place, block in of("python") if place == page)


ALONE = [found for found in of("python") if found not in PROMPTS and found[0] not in WITH_AN_EXAMPLE]


@pytest.mark.parametrize(("page", "block"), ALONE)
def test_the_rest_runs_with_stand_ins_for_what_is_yours(page, block, monkeypatch):
    for name in re.findall(r"^from (\S+) import", block, re.MULTILINE):
        if name.partition(".")[0] in OTHERS:
            monkeypatch.setitem(sys.modules, name, Module(name))
    space = {"__name__": "yours"}
    exec(compile(block, page, "exec"), space)
    if "remind" in space and "@shared_task" in block:
        space["remind"]()


@pytest.mark.parametrize(("page", "block"), [found for found in of("sh") if found[0] not in WITH_AN_EXAMPLE])
def test_commands(page, block, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for line in block.replace("\\\n", "").splitlines():
        command, *arguments = shlex.split(line, comments=True)
        match command:
            case "interview-etiquette":
                if "--invite" in arguments:
                    pytest.importorskip("icalendar")
                (tmp_path / "invite.ics").write_text(INVITE, encoding="utf-8")
                assert not main(arguments), page
                assert capsys.readouterr().out
            case ".ci/run":
                gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
                assert all(re.search(rf"^{part}\(\)", gate, re.MULTILINE) for part in arguments), line
            case _:
                assert page == "README.md", "the gate runs these two, word for word"


@pytest.mark.parametrize(("page", "block"), of("toml"))
def test_settings(page, block):
    assert tomllib.loads(block), page


def documented():
    """Return by module the names that the reference documents."""
    found = {}
    for page in (ROOT / "docs" / "reference").glob("*.md"):
        module = None
        for line in page.read_text(encoding="utf-8").splitlines():
            if current := re.fullmatch(r"\.\. currentmodule:: (\S+)", line):
                module = current[1]
            elif named := re.fullmatch(r"\.\. (?:auto|py:)\w+:: (\w+)", line):
                found.setdefault(module, []).append(named[1])
    return found


AT_HOME = {  # documented in one of the modules that show it
    "EtiquetteError": "interview_etiquette.errors",
    "Reason": "interview_etiquette.reasons",
    "ReasonCode": "interview_etiquette.reasons",
    "Refusal": "interview_etiquette.integrations.records",
    "RefusedError": "interview_etiquette.integrations.records",
}


@pytest.mark.parametrize(
    ("module", "names"), list(every.public_names()), ids=lambda found: found if "." in found else ""
)
def test_every_public_name_is_in_the_reference(module, names):
    places = documented()
    for name in names:
        assert places[AT_HOME.get(name, module)].count(name) == 1, name


def test_the_reference_documents_nothing_else():
    public = {module: set(names) for module, names in every.public_names()}
    assert [name for module, names in documented().items() for name in names if name not in public[module]] == []


def test_the_picture_of_the_readme_is_what_the_library_draws():
    picture = (ROOT / "docs" / "_static" / "plan.svg").read_text(encoding="utf-8")
    assert picture == runpy.run_path(str(ROOT / "docs" / "figures.py"))["plan_on_paper"]()
    assert ET.fromstring(picture).get("width") == "760"


def test_the_readme_names_every_extra_and_what_it_links_to_is_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert [extra for extra in extras if f"`{extra}`" not in readme] == []
    assert [link for link in re.findall(r"\]\(([^)#:]+)\)", readme) if not (ROOT / link).exists()] == []

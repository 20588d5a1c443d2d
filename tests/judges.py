"""Ask each judge of the code for its figure, and print one line for each: `python tests/judges.py`.

A judge that is not installed, or breaks down, is printed as not run. The exit status is 1 if any says no.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
# Some look for a Python on the path.
HERE = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "VIRTUAL_ENV": str(BIN.parent)}
SAID_NO = 1
RULED_OUT = {  # by the fixed layout: no file of theirs may stand at the top
    "PY006": ".pre-commit-config.yaml",
    "GH100": ".github/workflows",
}
Said = tuple[bool, str]


class NotRunError(Exception):
    """A judge could not judge."""


def output(tool: str, *arguments: str) -> tuple[int, str]:
    """Run a tool of this environment, else of the machine; return its exit status and all that it printed."""
    command = [str(BIN / tool) if (BIN / tool).exists() else tool, *arguments]
    try:
        done = subprocess.run(command, cwd=ROOT, env=HERE, capture_output=True, text=True, check=False, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotRunError(type(error).__name__) from error
    if done.returncode < 0:
        raise NotRunError(f"ended by signal {-done.returncode}")
    return done.returncode, done.stdout + done.stderr


def clean(tool: str, *arguments: str) -> Callable[[], Said]:
    """Return a judge whose exit status says all."""

    def ask() -> Said:
        status, text = output(tool, *arguments)
        last = next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
        return status == 0, "clean" if status == 0 else last

    return ask


def figure(pattern: str, good: Callable[[str], bool], tool: str, *arguments: str) -> Callable[[], Said]:
    """Return a judge whose figure stands in what it prints."""

    def ask() -> Said:
        status, text = output(tool, *arguments)
        found = re.search(pattern, text)
        if found is None:
            raise NotRunError(f"exit status {status}, and no figure")
        return status == 0 and good(found[1]), found[1]

    return ask


def whole(bar: str) -> Callable[[str], bool]:
    """Return whether a figure is the bar itself."""
    return bar.__eq__


def settings() -> dict[str, dict[str, object]]:
    """Return the tables under [tool]."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


def ruff() -> Said:
    """Ask ruff for everything, and count what is left out."""
    lint = settings()["ruff"]["lint"]
    status, _ = output("ruff", "check", ".")
    return status == 0 and lint["select"] == ["ALL"] and len(lint["ignore"]) <= 8, f"{len(lint['ignore'])} ignores"


def verify_types() -> Said:
    """Ask how complete the types are, and count what the sources ignore."""
    ignores = sum(len(re.findall("# type: ignore|# pyright:", file.read_text())) for file in ROOT.glob("src/**/*.py"))
    options = ("--ignoreexternal", "--verifytypes", "interview_etiquette")  # numpy's own types are partly unknown
    all_of_them, score = figure(r"completeness score: (\S+)%", whole("100"), "pyright", *options)()
    return all_of_them and not ignores, f"{score} %, {ignores} ignores"


def repo_review() -> Said:
    """Ask sp-repo-review, and name what the layout rules out."""
    status, text = output("sp-repo-review", "--format", "json", ".")
    try:
        checks = json.loads(text[text.index("{") :])["checks"]
    except (ValueError, KeyError) as error:
        raise NotRunError(f"exit status {status}") from error
    failed = {code for code, check in checks.items() if check["result"] is False}
    excused = ", ".join(f"{code} wants {wanted}" for code, wanted in RULED_OUT.items() if code in failed)
    wrong = ", ".join(sorted(failed - RULED_OUT.keys()))
    passed = sum(check["result"] is True for check in checks.values())
    return not wrong, f"{passed} passed; {excused}" + (f"; failed: {wrong}" if wrong else "")


def radon() -> Said:
    """Ask radon for the mean, asserts not counted as branches, and for functions of the library above B."""
    _, text = output("radon", "cc", "--average", "--no-assert", "src", "tests")
    _, alone = output("radon", "cc", "--average", "src")
    _, worse = output("radon", "cc", "--min", "C", "src")
    means = [re.search(r"Average complexity: \w \(([\d.]+)\)", said) for said in (text, alone)]
    if None in means:
        raise NotRunError("no mean")
    mean, of_src = (float(found[1]) for found in means)
    above = len(re.findall(r"^ +[FM] \d", worse, re.MULTILINE))
    return mean < 2.5 and not above, f"mean {mean:.2f} (src alone {of_src:.2f}), {above} above B"


DICTS = """
import gc, importlib, pkgutil, interview_etiquette
from interview_etiquette._value import Value
for found in pkgutil.walk_packages(interview_etiquette.__path__, "interview_etiquette."):
    if not found.name.endswith("__main__"):
        try:
            importlib.import_module(found.name)
        except ImportError:
            print("without", found.name)
gc.collect()  # of each class with slots attrs leaves the one without behind
kinds = [Value]
for kind in kinds:
    kinds += kind.__subclasses__()
loose = [kind for kind in kinds if any("__dict__" in vars(base) for base in kind.__mro__)]
print(f"{len(loose)} of {len(kinds)} kinds")
"""


def judges(dist: Path) -> Iterable[tuple[str, str, Callable[[], Said]]]:
    """Return the name, the bar and the question of each judge."""
    wheel, sdist = (str(next(dist.glob(f"*{kind}"), dist)) for kind in (".whl", ".tar.gz"))
    yield "pyright --verifytypes", "100 %, no ignores", verify_types
    yield "mypy --strict", "0", figure(r"(no issues|Found \d+ errors)", whole("no issues"), "mypy")
    yield "ty", "0", clean("ty", "check")
    yield "pyrefly", "0", figure(r"(\d+) errors?\b", whole("0"), "pyrefly", "check")
    yield "ruff ALL", "0, at most 8 ignores", ruff
    yield "sp-repo-review", "all the layout allows", repo_review
    yield "pyroma", "10/10", figure(r"rating: (\d+/10)", whole("10/10"), "pyroma", sdist)
    yield "check-wheel-contents", "OK", clean("check-wheel-contents", wheel)
    yield "validate-pyproject", "valid", clean("validate-pyproject", "pyproject.toml")
    yield "twine check --strict", "passed", clean("twine", "check", "--strict", wheel, sdist)
    yield "check-manifest", "match", clean("check-manifest", "--no-build-isolation", ".")
    yield "deptry", "clean", clean("deptry", "src")
    yield "import-linter", "0 broken", figure(r"(\d+ broken)", whole("0 broken"), "lint-imports")
    yield "slotscheck", "clean", clean("slotscheck", "-m", "interview_etiquette")
    yield "no __dict__", "0", figure(r"(\d+) of \d+ kinds", whole("0"), "python", "-c", DICTS)
    yield "vulture", "clean", clean("vulture")
    yield "interrogate", "100 %", figure(r"actual: ([\d.]+)%", whole("100.0"), "interrogate", "src")
    yield "pydoclint", "clean", clean("pydoclint", "--quiet", "src")
    yield "bandit", "clean", clean("bandit", "--quiet", "--recursive", "src")
    yield "codespell", "clean", clean("codespell")
    yield "sphinx-lint", "clean", clean("sphinx-lint", "docs", "README.md", "CHANGELOG.md")
    yield "radon", "mean < 2.5, none above B", radon


def main() -> int:
    """Print the table; return whether any judge said no."""
    said_no = not_run = 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            output("python", "-m", "build", "--installer", "uv", "--outdir", folder, ".")
        except NotRunError as error:
            print(f"no build: {error}")
        for name, bar, ask in judges(Path(folder)):
            try:
                well, said = ask()
                verdict = "passed" if well else "FAILED"
                said_no += not well
            except NotRunError as error:
                verdict, said = "not run", str(error)
                not_run += 1
            print(f"{verdict:<8} {name:<22} {f'[{bar}]':<27} {said}", flush=True)
    print(f"{said_no} failed, {not_run} not run")
    return SAID_NO if said_no else 0


if __name__ == "__main__":
    sys.exit(main())

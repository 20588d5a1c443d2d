"""Blocks of the how-to guides that need another library to run are at least Python."""

import re
from pathlib import Path

import pytest

GUIDES = Path(__file__).parents[1] / "docs" / "how-to"
BLOCKS = [
    (page, block)
    for page in ("daily-reminders.md", "who-is-waiting.md")
    for block in re.findall(
        r"^```python\n(.*?)^```$", (GUIDES / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
]


@pytest.mark.parametrize(("page", "block"), [found for found in BLOCKS if ">>>" not in found[1]])
def test_it_compiles(page, block):
    compile(block, page, "exec")


def test_the_others_are_executed():
    assert sum(">>>" in block for _, block in BLOCKS) >= 5

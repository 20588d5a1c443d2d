"""How the documentation is built. It needs no network: names of other libraries are shown, not linked."""

import re
import runpy
from enum import Enum
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains.python import PythonDomain
from sphinx.environment import BuildEnvironment
from sphinx.util.inspect import object_description

import interview_etiquette

project = "interview-etiquette"
author = "The interview-etiquette authors"
project_copyright = author
release = version = interview_etiquette.__version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
nitpicky = True
nitpick_ignore = [("py:class", "interview_etiquette._value.Value")]  # any value of the library
nitpick_ignore_regex = [  # names of other libraries, and kinds of columns that are named in signatures only
    ("py:.*", r"(.*\.)?(NDArray|T|Key_co|Texts)"),
    ("py:.*", r"(attrs|collections|datetime|email|enum|icalendar|numpy|np|typing|zoneinfo)\..*"),
]
default_role = "code"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "off"  # the suite executes notebooks; here their stored outputs are shown

add_module_names = False  # each page of the reference says where its names are
python_maximum_signature_line_length = 120
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
autodoc_typehints = "signature"
napoleon_numpy_docstring = False
napoleon_custom_sections = ["Source"]
napoleon_use_rtype = False

html_theme = "furo"
html_title = f"interview-etiquette {release}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_show_sphinx = False
pygments_style, pygments_dark_style = "tango", "github-dark"

REFERENCE = "".join(page.read_text(encoding="utf-8") for page in Path(__file__).parent.glob("reference/*.md"))
PUBLIC = sorted(set(re.findall(r"^\.\. currentmodule:: (\S+)$", REFERENCE, re.MULTILINE)))


def by_public_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, child: nodes.TextElement
) -> nodes.reference | None:
    """Resolve a reference to where a thing is defined, or to its bare name, to where it is public."""
    domain = env.get_domain("py")
    if not isinstance(domain, PythonDomain):
        return None
    name = node["reftarget"].rpartition(".")[2]
    places = (f"{module}.{name}" for module in PUBLIC)
    found = (domain.resolve_xref(env, node["refdoc"], app.builder, "obj", place, node, child) for place in places)
    return next(filter(None, found), None)


ARRAY = re.compile(r"~?numpy\.ndarray\[tuple\[~?typing\.Any, \.\.\.\], ~?numpy\.dtype\[(.+?)\]\]")
DEFAULT = re.compile(r"attr_dict\['(\w+)'\]\.default")
UNNAMED = re.compile(r"= (NOTHING|_\w+)")
UNUSED = re.compile(r"(?<=[(, ])_(?=[a-z])")
JSON = "None | bool | int | float | str | list[Json] | dict[str, Json]"


def as_users_write_it(
    _app: Sphinx, _what: str, _name: str, shown: object, _options: object, signature: str | None, returned: str | None
) -> tuple[str, str | None] | None:
    """Shorten arrays and JSON in a signature and say attrs' defaults; leave it out where nobody calls."""
    if isinstance(shown, type) and (getattr(shown, "_is_protocol", False) or issubclass(shown, Enum)):
        return "", None
    if signature is None:
        return None
    fields = {field.name: object_description(field.default) for field in getattr(shown, "__attrs_attrs__", ())}
    said = DEFAULT.sub(lambda found: fields[found[1]], signature)
    said = UNUSED.sub("", UNNAMED.sub("= ...", said))
    return ARRAY.sub(r"NDArray[\1]", said), returned and returned.replace(JSON, "Json").replace(JSON, "Json")


def without_last_blank_line(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Close code blocks right after their last line; the blank one before the fence is for doctest."""
    source[0] = re.sub(r"\n\n```$", "\n```", source[0], flags=re.MULTILINE)


FIGURES = runpy.run_path(str(Path(__file__).parent / "figures.py"))["FIGURES"]


class Drawn(Directive):
    """A figure, drawn when the page is built."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the drawing, part of the page so that it takes the page's colours."""
        draw = FIGURES[self.arguments[0]]
        return [nodes.raw("", f'<figure class="drawn">{draw()}</figure>', format="html")]


def setup(app: Sphinx) -> None:
    """Let Sphinx find public names, and draw."""
    app.add_directive("drawn", Drawn)
    app.connect("source-read", without_last_blank_line)
    app.connect("missing-reference", by_public_name)
    app.connect("autodoc-process-signature", as_users_write_it)

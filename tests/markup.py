"""Read markup as XML and as HTML, strictly, and find what it shows."""

from base64 import b64decode
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


class Strict(HTMLParser):
    """Read HTML, and refuse what a browser would have to mend."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.elements = [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.elements.append((tag, dict(attributes)))
        assert len(dict(attributes)) == len(attributes)

    def handle_startendtag(self, tag, attributes):
        assert tag == "img", "a slash closes nothing in HTML"
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def read(markup):
    """Return the tree, which is the same for a reader of XML and one of HTML."""
    tree = ET.fromstring(markup)
    as_xml = [(part.tag.removeprefix(SVG), dict(part.attrib)) for part in tree.iter()]
    as_html = Strict(markup).elements
    for _, attributes in as_html:
        attributes.pop("xmlns", None)
    assert as_html == as_xml
    return tree


IMAGE = "data:image/svg+xml;base64,"


def drawn(image):
    """Return the drawing that an image holds, as markup."""
    assert image.tag == "img"
    assert image.get("src").startswith(IMAGE)
    return b64decode(image.get("src").removeprefix(IMAGE), validate=True).decode()


def shown(value):
    """Return all that a notebook shows of a value, what its images hold included; all of it is strictly written."""
    markup = value._repr_html_()
    drawings = [drawn(image) for image in read(markup).iter("img")]
    for drawing in drawings:
        read(drawing)
    return "\n".join([markup, *drawings])


def percent(part, name):
    """Return a place that is given in per cent."""
    text = part.get(name)
    assert text.endswith("%")
    return float(text[:-1])


def shaded(drawing):
    """Return where the closed days lie, with what is said of them."""
    return [(rect, rect[0].text) for rect in drawing.iter(f"{SVG}rect") if len(rect)]


def texts(drawing):
    """Return all that is written in a drawing."""
    return ["".join(part.itertext()) for part in drawing.iter(f"{SVG}text")]


def rows(page):
    """Return the cells of a table's body, as texts."""
    return [["".join(cell.itertext()) for cell in row] for row in page.find(".//tbody")]

"""The parts of a Word file beside its text: styles, settings, names.

The order of elements is that of ECMA-376 part 1, 17.7 to 17.15.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from models.filled_form import FilledForm
from models.keys import REPORTING_UNIT
from printing.office.face_name import other_names
from printing.office.package import element, xml_bytes
from printing.office.units import half_points, twips
from printing.style import LEADING, LINE_GAP, TITLE_GAP, Style
from printing.wrap import printable_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
COMPATIBILITY = "http://schemas.microsoft.com/office/word"
WORD_2013 = "15"
GB2312 = "86"
"""The character set of a Chinese face, in hexadecimal."""
SEAM = 1.0
"""The height of a paragraph that nobody is to see, in points."""


def word_part(tag: str, *children: Element) -> bytes:
    """Return a part of WordprocessingML with this root."""
    spaces = {"xmlns_w": W, "xmlns_r": f"{OFFICE}/relationships"}
    return xml_bytes(element(tag, *children, **spaces))


def content_types(names: Iterable[str]) -> bytes:
    """Return which kind of content each part has."""
    rels = "application/vnd.openxmlformats-package"
    defaults = {"rels": f"{rels}.relationships+xml", "xml": "application/xml"}
    overrides = {
        "/docProps/core.xml": f"{rels}.core-properties+xml",
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
        "/word/document.xml": f"{TYPES}.document.main+xml",
    }
    for name in names:
        overrides[f"/word/{name}.xml"] = f"{TYPES}.{content_kind(name)}+xml"
    return xml_bytes(
        element(
            "Types",
            *(
                element("Default", Extension=extension, ContentType=kind)
                for extension, kind in defaults.items()
            ),
            *(
                element("Override", PartName=name, ContentType=kind)
                for name, kind in overrides.items()
            ),
            xmlns=f"{PACKAGE}/content-types",
        )
    )


def content_kind(name: str) -> str:
    """Return the kind of a part by its name: first_header is a header."""
    return name.removeprefix("first_")


def relationships(targets: Iterable[tuple[str, str]]) -> bytes:
    """Return a part that numbers other parts rId1, rId2 and so on.

    Each target comes with the address of its kind.
    """
    return xml_bytes(
        element(
            "Relationships",
            *(
                element("Relationship", Id=f"rId{at}", Type=kind, Target=target)
                for at, (kind, target) in enumerate(targets, start=1)
            ),
            xmlns=f"{PACKAGE}/relationships",
        )
    )


def package_relationships() -> bytes:
    """Return where the package begins, and where its properties are."""
    return relationships(
        [
            (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            (
                f"{PACKAGE}/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
            (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ]
    )


def document_relationships(names: Iterable[str]) -> bytes:
    """Return where the parts are that the document uses."""
    return relationships(
        (f"{OFFICE}/relationships/{content_kind(name)}", f"{name}.xml")
        for name in names
    )


def core_properties(filled: FilledForm) -> bytes:
    """Return title, author and language; no time, so that bytes repeat."""
    author = filled.form.fields[REPORTING_UNIT]
    return xml_bytes(
        element(
            "cp:coreProperties",
            element("dc:title", text=printable_text(filled.title)),
            element("dc:creator", text=printable_text(author)),
            element("dc:language", text="zh-CN"),
            xmlns_cp=f"{PACKAGE}/metadata/core-properties",
            xmlns_dc="http://purl.org/dc/elements/1.1/",
        )
    )


def app_properties() -> bytes:
    """Return which program wrote the file."""
    return xml_bytes(
        element(
            "Properties",
            element("Application", text="Jibiao"),
            xmlns=f"{OFFICE}/extended-properties",
        )
    )


def settings() -> bytes:
    """Return how Word is to behave: as its 2013 did, with Chinese text."""
    return word_part(
        "w:settings",
        element("w:zoom", w_percent=100),
        element("w:defaultTabStop", w_val=420),
        element("w:characterSpacingControl", w_val="compressPunctuation"),
        element(
            "w:compat",
            element("w:useFELayout"),
            element(
                "w:compatSetting",
                w_name="compatibilityMode",
                w_uri=COMPATIBILITY,
                w_val=WORD_2013,
            ),
        ),
        element("w:themeFontLang", w_val="en-US", w_eastAsia="zh-CN"),
    )


def font_table(face: str) -> bytes:
    """Return the face, with the names it has on other systems."""
    names = other_names(face)
    alternatives = [element("w:altName", w_val=names)] if names else []
    return word_part(
        "w:fonts",
        element(
            "w:font",
            *alternatives,
            element("w:charset", w_val=GB2312),
            element("w:family", w_val="auto"),
            element("w:pitch", w_val="variable"),
            w_name=face,
        ),
    )


def styles(face: str, style: Style) -> bytes:
    """Return the styles: for the title, lines outside tables, and cells."""
    size, title = style.size, style.title_size
    return word_part(
        "w:styles",
        _defaults(face, size),
        _plain_style(),
        _plain_table(),
        _style(
            "Title",
            "Title",
            _spacing(title * LEADING, after=title * TITLE_GAP),
            element("w:jc", w_val="center"),
            bold=True,
            size=title,
        ),
        _style(
            "SheetLine",
            "表外文字",
            _spacing(style.leading, after=size * LINE_GAP),
        ),
        _style("CellText", "表内文字", _spacing(style.leading)),
        _style("Seam", "表间空行", _spacing(SEAM), size=SEAM),
    )


def _defaults(face: str, size: float) -> Element:
    fonts = {f"w_{each}": face for each in ("ascii", "eastAsia", "hAnsi", "cs")}
    return element(
        "w:docDefaults",
        element(
            "w:rPrDefault",
            element(
                "w:rPr",
                element("w:rFonts", w_hint="eastAsia", **fonts),
                # Initials such as GA and JY are no spelling mistakes.
                element("w:noProof"),
                *_sizes(size),
                element("w:lang", w_val="en-US", w_eastAsia="zh-CN", w_bidi="ar-SA"),
            ),
        ),
        element("w:pPrDefault"),
    )


def _plain_style() -> Element:
    """Return what all paragraphs have: no gap between Han and Latin.

    LibreOffice 7.4 puts one all the same.
    """
    return element(
        "w:style",
        element("w:name", w_val="Normal"),
        element("w:qFormat"),
        element(
            "w:pPr",
            element("w:autoSpaceDE", w_val=0),
            element("w:autoSpaceDN", w_val=0),
        ),
        w_type="paragraph",
        w_default=1,
        w_styleId="Normal",
    )


def _plain_table() -> Element:
    return element(
        "w:style",
        element("w:name", w_val="Normal Table"),
        element("w:uiPriority", w_val=99),
        element("w:semiHidden"),
        element("w:unhideWhenUsed"),
        w_type="table",
        w_default=1,
        w_styleId="TableNormal",
    )


def _style(
    key: str, name: str, *paragraph: Element, bold: bool = False, size: float = 0.0
) -> Element:
    letters = [element("w:b"), element("w:bCs")] if bold else []
    letters += _sizes(size) if size else []
    return element(
        "w:style",
        element("w:name", w_val=name),
        element("w:basedOn", w_val="Normal"),
        element("w:qFormat"),
        element("w:pPr", *paragraph),
        *([element("w:rPr", *letters)] if letters else []),
        w_type="paragraph",
        w_customStyle=int(name != key),
        w_styleId=key,
    )


def _spacing(line: float, after: float = 0.0) -> Element:
    more = {"w_after": str(twips(after))} if after else {}
    return element("w:spacing", **more, w_line=twips(line), w_lineRule="exact")


def _sizes(size: float) -> list[Element]:
    halves = half_points(size)
    return [element("w:sz", w_val=halves), element("w:szCs", w_val=halves)]

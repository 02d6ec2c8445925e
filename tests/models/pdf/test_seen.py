"""Only what a reader of the paper sees is read."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from tests.models.pdf.papers import Draw, ink, pdf

INVISIBLE = 3


def seen(*draws: Draw) -> str:
    """Return the characters that can be seen after all these steps."""

    def draw(canvas: Canvas) -> None:
        for each in draws:
            canvas.saveState()
            each(canvas)
            canvas.restoreState()

    (page,) = ink(pdf(draw))
    return "".join(run.text for run in page.runs)


def written(canvas: Canvas) -> None:
    """Write a text that can be seen."""
    canvas.drawString(100, 700, "路灯")


def hidden(canvas: Canvas) -> None:
    """Write a text that leaves no ink."""
    canvas.drawString(100, 600, "一百盏", mode=INVISIBLE)


def white(canvas: Canvas) -> None:
    """Write a white text."""
    canvas.setFillGray(1)
    canvas.drawString(100, 500, "一百盏")


def area(grey: float, alpha: float = 1.0) -> Draw:
    """Return how to fill the place where the texts stand."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        canvas.setFillAlpha(alpha)
        canvas.rect(90, 490, 100, 230, stroke=0, fill=1)

    return draw


def test_invisible_text_is_not_read() -> None:
    assert seen(written, hidden) == "路灯"


def test_on_a_picture_of_paper_invisible_text_is_all_there_is() -> None:
    assert seen(hidden) == "一百盏"


def test_white_text_is_read_on_a_dark_ground_alone() -> None:
    assert seen(written, white) == "路灯"
    assert seen(written, area(1.0), white) == ""
    assert seen(area(0.2), white) == "一百盏"


def test_what_an_area_covers_is_not_read() -> None:
    assert seen(written, area(1.0)) == ""


def test_a_ground_or_a_marker_covers_nothing() -> None:
    assert seen(area(0.9), written) == "路灯"
    assert seen(written, area(0.5, alpha=0.3)) == "路灯"


def test_half_a_covered_text_is_read_by_half() -> None:
    def half(canvas: Canvas) -> None:
        canvas.setFillGray(1)
        canvas.rect(110, 690, 50, 30, stroke=0, fill=1)

    assert seen(written, half) == "路"


def test_what_is_cut_off_is_not_read() -> None:
    def cut(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.rect(90, 690, 20, 30)
        canvas.clipPath(path, stroke=0)
        written(canvas)

    assert seen(cut) == "路"


def test_what_stands_outside_the_page_is_not_read() -> None:
    def outside(canvas: Canvas) -> None:
        canvas.drawString(-400, 700, "一百盏")
        canvas.drawString(100, 5_000, "一百盏")

    assert seen(written, outside) == "路灯"


def test_what_was_typed_into_the_fields_of_a_pdf_is_read() -> None:
    def field(canvas: Canvas) -> None:
        canvas.acroForm.textfield(value="4.98", x=100, y=600, width=80, height=20)

    assert seen(written, field) == "路灯4.98"

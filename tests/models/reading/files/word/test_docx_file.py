"""Documents become grids, feature by feature."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.reading.file import read_data
from models.reading.files.word.docx_file import docx_grids
from models.reading.files.word.docx_numbers import spelled
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit, Unreadable
from tests.models.reading.files.docx_builder import (
    MAIN,
    STRICT,
    WORD,
    docx,
    docx_of,
    docx_parts,
    p,
    r,
    t,
    tbl,
    tc,
    tr,
)
from tests.models.reading.files.packed import packed
from tests.models.reading.pdf_pages.drawn_grid import dedented, drawn, grid

VANISH = "<w:vanish/>"


def read(body: str, **beside: str) -> SourceGrid:
    """Return the grid of a document."""
    (found,) = docx_grids(docx(body, **beside))
    return found


def deleted(*runs: str) -> str:
    """Return what somebody took out under tracking."""
    inside = "".join(runs).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f"<w:del>{inside}</w:del>"


def box(*paragraphs: str) -> str:
    """Return a run with a text box, both in the new way and in the old."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    return (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def control(content: str, properties: str = "") -> str:
    """Return a content control."""
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def test_merged_cells_keep_their_extent() -> None:
    drawing = """
        项目名称 | 更换路灯 | < | <
        产出指标 | 数量指标 | 安装⏎路灯 | 40
        ^       | ^       | 更换灯杆 | 4
        ^       | 质量指标 | 合格率 | 98
        """
    (found,) = docx_grids(docx_of(grid(drawing)))

    assert drawn(found) == dedented(drawing)


def test_paragraphs_between_tables_are_lines() -> None:
    found = read(p("标题") + p() + tbl(tr("甲", "乙")) + p("左\t右") + tbl(tr("丙", "丁")))

    assert drawn(found) == "标题\n\n甲 | 乙\n左 | 右\n丙 | 丁"
    assert [row.is_line for row in found.rows] == [True, False, False, False, False]


def test_a_line_break_in_a_line_parts_it_but_not_a_cell() -> None:
    assert drawn(read(p("附件\n标题") + tbl(tr("甲\n乙", tc(p("丙") + p("丁")))))) == (
        "附件\n标题\n甲⏎乙 | 丙⏎丁"
    )


def test_rows_may_begin_and_end_inside_the_table() -> None:
    before = '<w:gridBefore w:val="1"/>'
    after = '<w:gridAfter w:val="2"/>'

    assert drawn(
        read(tbl(tr("甲", "乙", "丙"), tr("丁", properties=before + after)))
    ) == ("甲 | 乙 | 丙\n. | 丁 | .")


def test_cells_merged_in_the_old_way_are_one() -> None:
    merged = [
        f'<w:tc><w:tcPr><w:hMerge w:val="{how}"/></w:tcPr>{p(text)}</w:tc>'
        for how, text in (("restart", "甲"), ("continue", ""))
    ]

    assert drawn(read(tbl(tr(*merged, "乙")))) == "甲 | < | 乙"


def test_a_merge_that_goes_on_with_nothing_is_a_cell() -> None:
    found = read(tbl(tr(tc("甲", merge="continue"), "乙"), tr("丙", "丁")))

    assert drawn(found) == "甲 | 乙\n丙 | 丁"


def test_a_text_under_a_merged_cell_is_told() -> None:
    found = read(
        tbl(tr(tc("甲", merge="restart"), "乙"), tr(tc("丙", merge="continue"), "丁"))
    )

    assert drawn(found) == "甲 | 乙\n^ | 丁"
    assert found.remarks == ("合并单元格盖住的文字没有读入：丙",)


@pytest.mark.parametrize("span", ["-3", "abc", "1000000000", "0", "１"])
def test_a_senseless_span_is_none_and_told(span: str) -> None:
    found = read(tbl(tr(tc("甲", span), "乙")))

    assert drawn(found) == "甲 | 乙"
    assert found.remarks == (f"有单元格的跨列数有误，已按不跨列读入，请核对：{span}",)


def test_tracked_insertions_are_read_and_deletions_not() -> None:
    changed = p("4", f"<w:ins>{r('.98')}</w:ins>", deleted(r("旧")))
    moved = p(f"<w:moveFrom>{r('走')}</w:moveFrom><w:moveTo>{r('来')}</w:moveTo>")
    found = read(tbl(tr(tc(changed), tc(moved))))

    assert drawn(found) == "4.98 | 来"
    assert found.remarks == (
        "有修订，已按接受全部修订后的内容读入",
        "修订中删去的文字没有读入：旧、走",
    )


def test_a_row_that_was_deleted_is_not_read() -> None:
    found = read(
        tbl(
            tr("甲", "乙"),
            tr("丙", "丁", properties="<w:del/>"),
            tr("戊", "己", properties="<w:ins/>"),
        )
    )

    assert drawn(found) == "甲 | 乙\n戊 | 己"
    assert found.remarks[1] == "修订中删去的文字没有读入：丙丁"


def test_content_controls_are_read_wherever_they_stand() -> None:
    row = control(tr(control(tc("甲")), tc(control(p("乙"))), tc(p(control(r("丙"))))))

    assert drawn(read(control(p("标题") + tbl(row)))) == "标题\n甲 | 乙 | 丙"


def test_the_prompt_of_a_content_control_is_no_text() -> None:
    prompt = control(r("单击此处输入文字"), "<w:showingPlcHdr/>")

    assert drawn(read(tbl(tr("甲", tc(p(prompt)), "乙")))) == "甲 | . | 乙"


def test_text_boxes_follow_their_paragraph_once() -> None:
    found = read(p("上", box(p("标题"))) + tbl(tr(tc(p("甲", box(p("乙")))), "丙")))

    assert drawn(found) == "上\n标题\n甲⏎乙 | 丙"
    assert found.remarks == ("文本框里的文字已接在它所在的段落后面读入，请核对",)


def test_a_table_in_a_text_box_is_a_table() -> None:
    assert drawn(read(p(box(p("上"), tbl(tr("甲", "乙")))))) == "\n上\n甲 | 乙"


def test_hidden_text_is_not_read_and_told() -> None:
    found = read(p("甲", r("密", VANISH), r("乙", '<w:vanish w:val="0"/>')))

    assert drawn(found) == "甲乙"
    assert found.remarks == ("有隐藏的文字没有读入：密",)


def test_hidden_rows_are_not_read_and_told() -> None:
    found = read(tbl(tr("甲", "乙"), tr("丙", "丁", properties="<w:hidden/>")))

    assert (drawn(found), found.remarks) == ("甲 | 乙", ("有隐藏的文字没有读入：丙丁",))


def test_what_is_no_plain_character_is_read_as_it_looks() -> None:
    pieces = (
        f"<w:r>{t('甲')}<w:tab/>{t('乙')}<w:cr/>{t('1')}<w:noBreakHyphen/>{t('2')}"
        '<w:softHyphen/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    )

    assert drawn(read(tbl(tr(tc(p(pieces)), "丙")))) == "甲\t乙⏎1-2≥ | 丙"


def test_a_symbol_written_as_a_character_is_read_as_it_looks() -> None:
    run = r("5\uf0b1", '<w:rFonts w:ascii="Symbol"/>')

    assert drawn(read(p(run))) == "5±"


def test_unknown_symbols_are_told() -> None:
    runs = '<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>', r("\uf062")
    found = read(p("甲", *runs))

    assert drawn(found) == "甲"
    assert found.remarks == (
        "有的符号认不出来，没有读入，请核对：Webdings F061、F062",
    )


@pytest.mark.parametrize(
    ("ticked", "box_drawn"),
    [('<w:checked w:val="0"/>', "□"), ("<w:checked/>", "☑"), ("<w:default/>", "☑")],
)
def test_a_box_to_tick_is_drawn(ticked: str, box_drawn: str) -> None:
    field = f"<w:fldChar><w:ffData><w:checkBox>{ticked}</w:checkBox></w:ffData>"

    assert drawn(read(p(f"<w:r>{field}</w:fldChar></w:r>", "运转类"))) == (
        f"{box_drawn}运转类"
    )


def test_the_result_of_a_field_is_read_and_its_code_not() -> None:
    field = (
        "<w:r><w:instrText>SUM(ABOVE)</w:instrText></w:r>",
        f"<w:fldSimple>{r('50')}</w:fldSimple>",
        f"<w:hyperlink>{r('甲')}</w:hyperlink>",
    )

    assert drawn(read(p(*field))) == "50甲"


def test_ruby_and_formulas_are_read_as_their_characters() -> None:
    ruby = (
        f"<w:r><w:ruby><w:rt>{r('pin')}</w:rt>"
        f"<w:rubyBase>{r('拼')}</w:rubyBase></w:ruby></w:r>"
    )
    formula = "<m:oMath><m:f><m:num><m:r><m:t>9</m:t></m:r></m:num></m:f></m:oMath>"

    assert drawn(read(p(ruby, formula))) == "拼9"


def test_a_table_in_a_cell_follows_its_row() -> None:
    inner = tbl(tr("任务名称", "主要内容"), tr("接收", "接收档案"))
    found = read(tbl(tr("年度主要任务", tc(p("共一项") + inner + p()))))

    assert drawn(found) == "年度主要任务 | 共一项\n任务名称 | 主要内容\n接收 | 接收档案"


def test_a_table_that_only_frames_the_page_is_no_table() -> None:
    inner = tbl(tr("甲", "乙"))
    frame = tbl(tr(tc(p("标题") + inner + p("填表人"))))

    assert drawn(read(frame)) == "标题\n甲 | 乙\n填表人"
    assert drawn(read(tbl(tr(tc(frame), "丙"), tr("丁", "戊")))) == (
        "标题⏎填表人 | 丙\n甲 | 乙\n丁 | 戊"
    )


def test_a_table_of_a_single_cell_in_a_cell_is_its_text() -> None:
    assert drawn(read(tbl(tr("甲", tc(tbl(tr("乙")) + p()))))) == "甲 | 乙"


def test_page_headers_come_first_and_footers_last() -> None:
    found = read(
        tbl(tr("甲", "乙")),
        header=p("标题") + p("标题"),
        footer=p("- 1 -") + p("填表人"),
    )

    assert drawn(found) == "标题\n甲 | 乙\n填表人"


def test_notes_and_comments_are_told() -> None:
    found = read(p("甲"), footnotes=p("依据甲文"), comments=p("请改"))

    assert found.remarks == ("脚注没有读入：依据甲文", "批注没有读入：请改")


def test_pictures_are_told() -> None:
    found = read(p("<w:r><w:drawing><a:blip/></w:drawing></w:r>"))

    assert found.remarks == ("有图片、图表或嵌入的对象，其中的文字读不出来，请核对",)


def test_another_document_inside_is_told_and_not_read() -> None:
    found = read('<w:altChunk r:id="rId9"/>')

    assert found.remarks == ("有文字在另外嵌入的文件里，没有读入，请核对",)


def test_paragraphs_are_numbered_as_word_numbers_them() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, start, style, text in (
            (0, 1, "chineseCounting", "%1、"),
            (1, 3, "decimal", "（%2）"),
        )
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )

    def item(text: str, level: int) -> str:
        place = f'<w:ilvl w:val="{level}"/><w:numId w:val="1"/>'
        return f"<w:p><w:pPr><w:numPr>{place}</w:numPr></w:pPr>{r(text)}</w:p>"

    body = item("甲", 0) + item("乙", 1) + item("丙", 1) + item("丁", 0) + item("戊", 1)

    assert drawn(read(body, numbering=numbering)) == (
        "一、甲\n（3）乙\n（4）丙\n二、丁\n（3）戊"
    )


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (12, "decimal", "12"),
        (3, "decimalZero", "03"),
        (10, "chineseCountingThousand", "十"),
        (12, "japaneseCounting", "十二"),
        (105, "chineseCounting", "一百〇五"),
        (1010, "chineseCounting", "一千〇一十"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (2, "ideographTraditional", "乙"),
        (28, "lowerLetter", "bb"),
        (4, "upperLetter", "D"),
        (14, "lowerRoman", "xiv"),
        (0, "upperRoman", "0"),
    ],
)
def test_numbers_are_written_in_the_style_of_their_list(
    number: int, style: str, written: str
) -> None:
    assert spelled(number, style) == written


def test_a_list_may_begin_anew_or_take_its_numbers_from_a_style() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{anew}</w:num>'
    )
    styles = (
        '<w:style w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="s"/></w:pPr></w:p>'
    other = '<w:p><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:p>'
    found = read(styled * 2 + other, numbering=numbering, styles=styles)

    assert drawn(found) == "1.\n2.\n1."


def test_strict_files_are_read_like_others() -> None:
    parts = docx_parts(tbl(tr("乙", "丙", "丁"), tr(tc("甲", 2), "戊")))
    parts[MAIN] = str(parts[MAIN]).replace(WORD, STRICT)

    (found,) = docx_grids(packed(parts))

    assert drawn(found) == "乙 | 丙 | 丁\n甲 | < | 戊"


def test_what_is_missing_in_a_table_is_blank() -> None:
    found = read("<w:tbl><w:tr><w:tc/><w:tc/></w:tr><w:tr/></w:tbl>" + p("甲"))

    assert drawn(found) == "甲"


def test_page_breaks_make_no_lines_of_a_cell() -> None:
    breaks = '<w:r><w:lastRenderedPageBreak/><w:br w:type="page"/></w:r>'

    assert drawn(read(tbl(tr(tc(p("甲", breaks)), "乙")))) == "甲 | 乙"


def test_a_document_of_far_too_many_lines_is_refused() -> None:
    with pytest.raises(Unreadable, match="内容太多"):
        read_data(Path("表"), docx(p("甲") * 10_001))


@pytest.mark.parametrize("depth", [21, 50])
def test_tables_nested_far_too_deep_are_refused(depth: int) -> None:
    body = p("甲")
    for _ in range(depth):
        body = tbl(tr("乙", tc(body)))

    with pytest.raises(Unfit, match="套得太深"):
        docx_grids(docx(body))


def test_what_was_only_put_in_is_told_as_a_revision() -> None:
    found = read(p("路灯", f"<w:ins>{r('更换')}</w:ins>"))

    assert drawn(found) == "路灯更换"
    assert found.remarks == ("有修订，已按接受全部修订后的内容读入",)

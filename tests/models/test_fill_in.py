"""What was read fills a form in, and takes nothing away."""

from __future__ import annotations

from hypothesis import given

from models.edits import apply
from models.fill_in import fill_in
from models.form import Form
from tests.pictures import assert_looks_like, tree
from tests.strategies import forms

HERE = tree(
    """
    project_name: 更换路灯
    reporting_unit: 某局
    quantity
      安装路灯
    """
)


def test_texts_are_replaced_and_rows_added() -> None:
    read = tree("project_name: 更换灯杆\nquantity\n  安装灯杆\nquality\n  完好率")
    edit = fill_in(HERE, read)
    assert edit is not None

    assert_looks_like(
        apply(HERE, edit)[0],
        """
        project_name: 更换灯杆
        reporting_unit: 某局
        quality
          完好率
        quantity
          安装路灯
          安装灯杆
        """,
    )


def test_nothing_read_is_no_step() -> None:
    assert fill_in(HERE, tree("project_name: 更换路灯")) is None


@given(forms(), forms())
def test_it_is_one_step_and_all_rows_stay(form: Form, read: Form) -> None:
    edit = fill_in(form, read)
    if edit is not None:
        filled, undo = apply(form, edit)
        assert {row.id for row in form.all_rows()} <= {
            row.id for row in filled.all_rows()
        }
        assert apply(filled, undo)[0] == form

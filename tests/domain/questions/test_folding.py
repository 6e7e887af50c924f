"""Folded text is the same however it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.questions.folding import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Churn Predictor", "churn predictor"),
        ("fraud-shield", "fraud shield"),
        ("Lucía’s  «Fraud_Shield» 🛡", "lucia s fraud shield"),
        ("STRASSE straße", "strasse strasse"),
        ("CI/CD", "ci cd"),
        ("проект Ёлка", "проект елка"),
        ("🚀", ""),
        ("", ""),
    ],
)
def test_case_accents_and_signs_make_no_difference(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_text_has_single_spaces_inside_alone(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())

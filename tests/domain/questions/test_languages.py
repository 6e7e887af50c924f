"""A text in another language is told from English, and only where that is clear."""

import pytest

from domain.questions.languages import language_of
from domain.questions.tongues import ONLY_ENGLISH, Language
from tests.domain.questions.said import SAID

FOREIGN = {
    Language.SPANISH: [
        "¿Quién se encarga del modelo en este proyecto?",
        "necesito saber quien es el responsable de los datos",
        "hola, ¿cuál es la siguiente fase?",
    ],
    Language.FRENCH: [
        "Qui s'occupe du déploiement du modèle ?",
        "quelle est la prochaine étape du projet churn ?",
        "bonjour, je veux savoir qui est responsable des données",
    ],
    Language.GERMAN: [
        "Wer kümmert sich um die Daten?",
        "wer ist für das Modell zuständig",
        "Was ist der nächste Schritt im Projekt churn?",
    ],
    Language.PORTUGUESE: [
        "Quem é o responsável pelo modelo neste projeto?",
        "quem cuida dos dados aqui?",
        "qual é a próxima fase do projeto?",
    ],
    Language.ITALIAN: [
        "Chi si occupa del modello?",
        "qual è la prossima fase del progetto?",
        "chi è il responsabile dei dati?",
    ],
    Language.DUTCH: [
        "Wie is verantwoordelijk voor het model?",
        "wat is de volgende fase van dit project?",
        "kun je mij zeggen wie de data doet voor ons",
    ],
    Language.POLISH: [
        "Kto zajmuje się danymi w tym projekcie?",
        "kto jest odpowiedzialny za model?",
        "jaka jest następna faza i kto to robi",
    ],
    Language.TURKISH: [
        "Bu projede veri ile kim ilgileniyor?",
        "model için kim sorumlu?",
        "sonraki aşama nedir ve kim yapıyor",  # noqa: RUF001 - Turkish
    ],
    Language.RUSSIAN: ["Кто отвечает за модель?", "какой статус у churn?"],  # noqa: RUF001 - Russian
    Language.UKRAINIAN: ["Хто відповідає за дані?"],
    Language.CHINESE: ["谁负责模型部署?"],
    Language.JAPANESE: ["モデルの担当者は誰ですか?", "担当は誰?"],
    Language.KOREAN: ["모델은 누가 담당하나요?"],
    Language.ARABIC: ["من المسؤول عن النموذج؟"],
    Language.HEBREW: ["מי אחראי על המודל?"],
    Language.HINDI: ["मॉडल के लिए कौन ज़िम्मेदार है?"],
    Language.GREEK: ["Ποιος είναι υπεύθυνος για το μοντέλο;"],  # noqa: RUF001 - Greek
}
NOT_CLEAR = """
who is Die Hard | Maria del Carmen | churn | el | was | de | MLE on atlas? | La La Land
who handles the des moines data? | hola | danke! | merci | status por favor | DS vs DE
is it done? naïve café résumé | who does SQL en masse | per se | José Ángel Núñez
ask Jan van der Berg on churn | who is Uma? | the par value model | 🎉🎉 | 42 | ?
""".replace("\n", "|").split("|")


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in FOREIGN for text in FOREIGN[language]]
)
def test_a_language_is_told_by_its_commonest_words(language: Language, text: str) -> None:
    assert language_of(text) is language


@pytest.mark.parametrize("text", [text.strip() for text in NOT_CLEAR if text.strip()])
def test_a_short_text_or_a_foreign_name_is_no_other_language(text: str) -> None:
    assert language_of(text) is None


def test_english_is_never_another_language() -> None:
    taken = [text for texts in SAID.values() for text in texts if language_of(text)]
    assert taken == []


def test_there_is_a_polite_no_in_each_of_them() -> None:
    assert set(ONLY_ENGLISH) == set(Language) == set(FOREIGN)
    for language, sentence in ONLY_ENGLISH.items():
        assert language_of(sentence) in {language, None}
        assert len(sentence) > 15

"""The languages that we can tell apart: their commonest words, and a polite no in each."""

from enum import StrEnum


class Language(StrEnum):
    """A language whose speakers are told, in it, that we understand English only."""

    SPANISH = "es"
    FRENCH = "fr"
    GERMAN = "de"
    PORTUGUESE = "pt"
    ITALIAN = "it"
    DUTCH = "nl"
    POLISH = "pl"
    TURKISH = "tr"
    RUSSIAN = "ru"
    UKRAINIAN = "uk"
    CHINESE = "zh"
    JAPANESE = "ja"
    KOREAN = "ko"
    ARABIC = "ar"
    HEBREW = "he"
    HINDI = "hi"
    GREEK = "el"


# Words that sentences are built of, folded. Some are English words too ("was", "die"): those that
# English sentences are built of count for English as well.
COMMON = {
    language: frozenset(words.split())
    for language, words in {
        Language.SPANISH: """quien quienes que cual cuales como cuando donde esta este esto estan
            el la los las del un una por para con sin sobre y pero se encarga responsable hay
            tiene tengo puede puedo hacer hace quiero necesito saber ayuda ayudar proyecto equipo
            modelo datos fase siguiente ahora hola gracias nuestro nuestra mi ha sido ser es son
            encargado lleva maneja estado""",
        Language.FRENCH: """qui que quoi quel quelle quels quelles est sont ce cette ces le la les
            du un une des pour avec sans sur dans et mais ou je tu il elle nous vous ils peut
            peux faire fait veux besoin savoir aide aider projet equipe modele donnees phase
            suivante maintenant bonjour merci notre votre mon ma occupe charge quand comment
            pourquoi prochaine etape c s d l""",
        Language.GERMAN: """wer wen wem was welche welcher welches wie wann wo warum ist sind der
            die das den dem des ein eine einen einem fur mit ohne uber auf bei von und aber oder
            ich du er sie wir ihr kann konnen macht machen muss mochte brauche wissen hilfe helfen
            projekt modell daten nachste nachster jetzt hallo danke unser unsere mein zustandig
            verantwortlich kummert sich um nicht hat haben wird ans am zum""",
        Language.PORTUGUESE: """quem que qual quais como quando onde esta este isto estao o a os
            as do da dos das um uma por para com sem sobre e mas se responsavel ha tem tenho pode
            posso fazer faz quero preciso saber ajuda ajudar projeto equipe equipa modelo dados
            fase proxima agora ola obrigado obrigada nosso nossa meu minha voce nao sao cuida
            foi pelo pela no na""",
        Language.ITALIAN: """chi che cosa quale quali come quando dove questo questa sono il lo la
            gli le del della dei delle un una per con senza su nel nella e ma si occupa
            responsabile ha ho puo posso fare fa voglio bisogno sapere aiuto aiutare progetto
            squadra modello dati fase prossima adesso ciao grazie nostro nostra mio mia non
            stato chiedere""",
        Language.DUTCH: """wie wat welke hoe wanneer waar waarom het een de voor met zonder over
            op bij van en maar of ik jij hij zij wij kan kunnen doet doen moet wil nodig weten
            hulp helpen volgende fase nu hallo bedankt onze ons mijn verantwoordelijk niet heeft
            hebben wordt aan deze dit zijn gaat""",
        Language.POLISH: """kto kogo co ktory ktora ktore jak kiedy gdzie dlaczego jest sa ten ta
            to dla z bez o na w i ale lub ja ty on ona my moze moge robi zrobic musi chce
            potrzebuje wiedziec pomoc projekt zespol dane danych faza nastepna teraz czesc
            dzieki nasz nasza moj odpowiada odpowiedzialny za sie nie ma zajmuje""",
        Language.TURKISH: """kim kimi kimin ne hangi nasil nerede neden bu su ve ile icin olan bir
            ama veya ben sen biz siz var yok mi mu yapiyor yapmak gerekiyor istiyorum lazim bilmek
            yardim proje ekip modeli veri asama sonraki simdi merhaba tesekkurler bizim sorumlu
            kime ilgileniyor nedir kimdir""",
    }.items()
}
ENGLISH = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "who",
        "whom",
        "whose",
        "what",
        "which",
        "when",
        "where",
        "why",
        "how",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "can",
        "could",
        "should",
        "would",
        "will",
        "and",
        "or",
        "but",
        "not",
        "of",
        "for",
        "on",
        "in",
        "at",
        "with",
        "to",
        "from",
        "by",
        "about",
        "it",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "i",
        "you",
        "he",
        "she",
        "we",
        "they",
        "my",
        "your",
        "our",
        "me",
        "us",
        "handles",
        "owns",
        "responsible",
        "status",
        "project",
        "phase",
        "next",
        "done",
        "please",
        "thanks",
        "as",
        "over",
        "any",
        "ten",
    ]
)

ONLY_ENGLISH = {
    Language.SPANISH: "Lo siento, por ahora solo entiendo inglés. ¿Puedes preguntármelo en inglés?",
    Language.FRENCH: (
        "Désolé, je ne comprends que l’anglais pour l’instant. Peux-tu me le demander en anglais ?"
    ),
    Language.GERMAN: (
        "Tut mir leid, ich verstehe vorerst nur Englisch. Kannst du mich auf Englisch fragen?"
    ),
    Language.PORTUGUESE: ("Desculpe, por enquanto só entendo inglês. Pode perguntar-me em inglês?"),
    Language.ITALIAN: "Scusa, per ora capisco solo l’inglese. Puoi chiedermelo in inglese?",
    Language.DUTCH: (
        "Sorry, ik begrijp voorlopig alleen Engels. Kun je het me in het Engels vragen?"
    ),
    Language.POLISH: (
        "Przepraszam, na razie rozumiem tylko po angielsku. Czy możesz zapytać po angielsku?"
    ),
    Language.TURKISH: (
        "Üzgünüm, şimdilik yalnızca İngilizce anlıyorum. İngilizce sorabilir misin?"  # noqa: RUF001 - Turkish has a dotless i
    ),
    Language.RUSSIAN: (
        "Извините, пока я понимаю только по-английски. Спросите меня, пожалуйста, по-английски."
    ),
    Language.UKRAINIAN: (
        "Вибачте, поки що я розумію лише англійську. Запитайте мене, будь ласка, англійською."
    ),
    Language.CHINESE: "抱歉,我目前只懂英语。请用英语问我,好吗?",
    Language.JAPANESE: "すみません、今のところ英語しか分かりません。英語で聞いていただけますか?",
    Language.KOREAN: "죄송하지만 지금은 영어만 이해할 수 있어요. 영어로 물어봐 주시겠어요?",
    Language.ARABIC: "عذرًا، أفهم الإنجليزية فقط حتى الآن. هل يمكنك أن تسألني بالإنجليزية؟",
    Language.HEBREW: "סליחה, בינתיים אני מבין רק אנגלית. אפשר לשאול אותי באנגלית?",
    Language.HINDI: ("क्षमा करें, अभी मैं केवल अंग्रेज़ी समझता हूँ। क्या आप मुझसे अंग्रेज़ी में पूछ सकते हैं?"),
    Language.GREEK: (
        "Συγγνώμη, προς το παρόν καταλαβαίνω μόνο αγγλικά. Μπορείς να με ρωτήσεις στα αγγλικά;"  # noqa: RUF001 - Greek has its own letters
    ),
}

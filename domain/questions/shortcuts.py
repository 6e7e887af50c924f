"""Contractions and chat shortcuts, written out: "who's" becomes "who is"."""

import re

_WORDS = {
    "who's": "who is",
    "whos": "who is",
    "what's": "what is",
    "whats": "what is",
    "wats": "what is",
    "wat": "what",
    "where's": "where is",
    "wheres": "where is",
    "when's": "when is",
    "how's": "how is",
    "hows": "how is",
    "it's": "it is",
    "that's": "that is",
    "there's": "there is",
    "here's": "here is",
    "let's": "let us",
    "who're": "who are",
    "who'll": "who will",
    "who'd": "who would",
    "who've": "who have",
    "what're": "what are",
    "i'm": "i am",
    "im": "i am",
    "i'd": "i would",
    "i'll": "i will",
    "i've": "i have",
    "ive": "i have",
    "we're": "we are",
    "we've": "we have",
    "we'll": "we will",
    "they're": "they are",
    "they've": "they have",
    "you're": "you are",
    "don't": "do not",
    "dont": "do not",
    "doesn't": "does not",
    "doesnt": "does not",
    "didn't": "did not",
    "didnt": "did not",
    "isn't": "is not",
    "isnt": "is not",
    "aren't": "are not",
    "wasn't": "was not",
    "weren't": "were not",
    "hasn't": "has not",
    "haven't": "have not",
    "won't": "will not",
    "can't": "can not",
    "cant": "can not",
    "cannot": "can not",
    "couldn't": "could not",
    "shouldn't": "should not",
    "wouldn't": "would not",
    "u": "you",
    "ur": "your",
    "r": "are",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "ty": "thanks",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "have to",
    "gimme": "give me",
    "lemme": "let me",
    "ppl": "people",
    "smb": "somebody",
    "sb": "somebody",
    "sth": "something",
    "smth": "something",
    "abt": "about",
    "wrt": "regarding",
    "w/": "with",
    "w/o": "without",
    "resp": "responsible",
    "rn": "now",
    "dunno": "do not know",
    "y'all": "you all",
    "cuz": "because",
    "coz": "because",
    "b/c": "because",
    "proj": "project",
    "mgmt": "management",
    "mgr": "manager",
}
_TIDY = ((re.compile(r"\bvs\.", re.IGNORECASE), "vs"), (re.compile(r"\b(e\.g|i\.e|etc)\."), r"\1"))
_WORD = re.compile(r"(?<![\w'/])(?:[a-z]+'[a-z]+|w/o?|b/c|[a-z]+)(?![\w'])", re.IGNORECASE)


def without_short_dots(text: str) -> str:
    """Return the text without the dots of abbreviations ("DE vs. MLE"), which end no sentence."""
    for pattern, written in _TIDY if "." in text else ():
        text = pattern.sub(written, text)
    return text


def opened_up(text: str) -> str:
    """Return the text with every contraction and shortcut written out."""
    return _WORD.sub(_written_out, text)


def _written_out(word: re.Match[str]) -> str:
    typed = word[0]
    if len(typed) <= _ABBREVIATION and typed.isupper():
        return typed  # "UR", "R": an abbreviation, not a shortcut
    return _WORDS.get(typed.casefold(), typed)


_ABBREVIATION = 2

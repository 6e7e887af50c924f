"""English verbs in the four forms that templates need."""

_IRREGULAR = {
    "bring": "brought",
    "build": "built",
    "choose": "chose",
    "find": "found",
    "fit": "fitted",
    "give": "gave",
    "hold": "held",
    "keep": "kept",
    "make": "made",
    "put": "put",
    "read": "read",
    "run": "ran",
    "set": "set",
    "show": "showed",
    "speak": "spoke",
    "split": "split",
    "take": "took",
    "teach": "taught",
    "tell": "told",
    "think": "thought",
    "write": "wrote",
}
_VERBS = """
add allocate analyse analyze annotate answer approve archive audit automate backfill bring build
calculate call catalogue change check choose clean cluster collect compare compress configure
connect containerise convert count create debug define delete deploy design develop display distil
document embed estimate evaluate explain explore export expose extract fetch fit fix forecast grant
host implement import improve ingest integrate interpret invent investigate join keep label load
log maintain make manage mask measure merge migrate monitor move operate optimise optimize own pack
package partition pick plan predict prepare present profile protect prototype provision publish
pull put quantise query rate read refresh register release reload render repair report reproduce
research retrain review roll run schedule score secure segment select serve set ship show speed
split store stream summarise sync tag test track train transform translate tune update validate
version visualise visualize watch write
"""
_KNOWN = frozenset(_VERBS.split())
_DOUBLED = frozenset(
    {"fit", "get", "log", "map", "plan", "put", "run", "set", "ship", "split", "tag"}
)
_HISSING = ("s", "x", "z", "sh", "ch")
_VOWELS = "aeiou"


def is_verb(word: str) -> bool:
    """Whether a word is one of the verbs that work is told with."""
    return word in _KNOWN


def does(verb: str) -> str:
    """Return the third person: "version" is "versions"."""
    if verb.endswith(_HISSING):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if _ends_in_y(verb) else f"{verb}s"


def doing(verb: str) -> str:
    """Return the present participle: "tune" is "tuning"."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") else f"{verb}ing"


def did(verb: str) -> str:
    """Return the past: "keep" is "kept"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if _ends_in_y(verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1] if verb in _DOUBLED else ''}ed"


def _ends_in_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in _VOWELS

"""What may be imported where, as far as the layers in pyproject.toml cannot say it."""

import sys

from tests.architecture.sources import Source, sources

# Beside the standard library: who in `domain` may use which.
LIBRARIES_OF_DOMAIN = {
    "numpy": "domain.questions.local",
    "pydantic": "domain.knowledge",
    "pydantic_core": "domain.knowledge",
    "rapidfuzz": "domain.questions",
    "snowballstemmer": "domain.questions",
}
OURS = {"bot", "domain", "migrations"}


def test_domain_uses_no_library_but_those_it_was_given() -> None:
    strange = [
        f"{source.path} imports {imported}"
        for source in sources("domain")
        for imported in source.imports()
        if not _belongs_in_domain(source, imported.partition(".")[0])
    ]
    assert not strange


def test_views_import_domain_and_each_other_and_no_library() -> None:
    strange = [
        f"{source.path} imports {imported}"
        for source in sources("bot.slack.views")
        for imported in source.imports()
        if not imported.startswith(("domain.", "bot.slack.views."))
        and imported.partition(".")[0] not in sys.stdlib_module_names
    ]
    assert not strange


def test_nothing_imports_the_tests() -> None:
    strange = [
        f"{source.path} imports {imported}"
        for source in sources("bot", "domain", "migrations")
        for imported in source.imports()
        if imported.partition(".")[0] in {"tests", "benchmarks", "pytest"}
    ]
    assert not strange


def _belongs_in_domain(source: Source, library: str) -> bool:
    if library == "domain" or library in sys.stdlib_module_names:
        return True  # which part of the standard library, the import contracts say
    home = LIBRARIES_OF_DOMAIN.get(library)
    return home is not None and source in sources(home)

"""What is counted for Prometheus."""

from collections.abc import Callable
from functools import cache
from math import nan

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from domain.errors import BatonError

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)  # seconds


class Metrics:
    """The figures of one process, in a registry of their own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        requests = self._counter("requests", "HTTP requests", "path", "status")
        questions = self._counter("questions", "Questions by kind of answer", "answer")
        self._request, self._question = cache(requests.labels), cache(questions.labels)
        self._answering = Histogram(
            "baton_answering_seconds",
            "From taking a question to knowing its answer",
            buckets=BUCKETS,
            registry=self._registry,
        )

    def served(self, path: str, status: str) -> None:
        """Count a request; `status` is its code."""
        self._request(path, status).inc()

    def answered(self, kind: str, seconds: float) -> None:
        """Count a question and how long its answer took."""
        self._question(kind).inc()
        self._answering.observe(seconds)

    def watch(self, name: str, says: str, look: Callable[[], float]) -> None:
        """Show what `look` returns whenever the page is asked for; no number where it cannot tell.

        The others are needed most just then: while the database is away.
        """

        def told() -> float:
            try:
                return look()
            except BatonError:
                return nan

        Gauge(f"baton_{name}", says, registry=self._registry).set_function(told)

    def page(self) -> bytes:
        """Return the figures in Prometheus' text format."""
        return generate_latest(self._registry)

    def _counter(self, name: str, says: str, *labels: str) -> Counter:
        return Counter(f"baton_{name}", says, labels, registry=self._registry)

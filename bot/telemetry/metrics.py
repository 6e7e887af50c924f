"""What is counted for Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)  # seconds


class Metrics:
    """The figures of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = self._counter("requests", "HTTP requests", "path", "status")
        self.questions = self._counter("questions", "Questions by kind of answer", "answer")
        self.deliveries = self._counter("deliveries", "Runs of a delivery by result", "result")
        self.answering = Histogram(
            "baton_answering_seconds",
            "From taking a question to knowing its answer",
            buckets=BUCKETS,
            registry=self.registry,
        )

    def page(self) -> bytes:
        """Return the figures in Prometheus' text format."""
        return generate_latest(self.registry)

    def _counter(self, name: str, says: str, *labels: str) -> Counter:
        return Counter(f"baton_{name}", says, labels, registry=self.registry)

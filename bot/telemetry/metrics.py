"""What is counted for Prometheus."""

from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0)


@dataclass(frozen=True, slots=True)
class Metrics:
    """The figures of one process, in a registry of their own."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    questions: Counter = field(init=False)
    answering: Histogram = field(init=False)
    requests: Counter = field(init=False)
    deliveries: Counter = field(init=False)

    def __post_init__(self) -> None:
        made = {
            "questions": Counter(
                "baton_questions", "Questions by outcome", ["outcome"], registry=self.registry
            ),
            "answering": Histogram(
                "baton_answering_seconds",
                "From a question's arrival to its answer, Slack's part left out",
                buckets=BUCKETS,
                registry=self.registry,
            ),
            "requests": Counter(
                "baton_requests",
                "Requests by path and status",
                ["path", "status"],
                registry=self.registry,
            ),
            "deliveries": Counter(
                "baton_deliveries",
                "Tries to deliver a notification by result",
                ["result"],
                registry=self.registry,
            ),
        }
        for name, metric in made.items():
            object.__setattr__(self, name, metric)

    def page(self) -> bytes:
        """Return the figures in Prometheus' text format."""
        return generate_latest(self.registry)

"""The table at the end of a run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from bench.figures import Waits
from bench.idle import Result as Idle
from bench.load import Result
from bench.scenes import Scene

NAMES: dict[Scene, str] = {
    "echo": "bare echo",
    "live": "live, durable",
    "bot": "bot's phase, durable",
}


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run has found. In each round every scene was measured once, side by side."""

    rounds: Sequence[dict[Scene, Result]]
    at_a_rate: dict[Scene, Result]
    rate: float
    idle_house: Idle
    idle_echo: Idle
    first_start: float  # seconds
    second_start: float

    def markdown(self) -> str:
        """For people, and for README.md."""
        return "\n".join([*self._throughput(), "", *self._waits(), "", *self._rest()])

    def _throughput(self) -> list[str]:
        """Two shares of bare echo: by speed, and by CPU, which other programs disturb less.

        Noise only ever slows: beside the median of the rounds stands the best of them.
        """
        lines = [
            "| closed loop, 50 visitors | messages/s: median, best | share of echo: median, best "
            "| server CPU us/message | share by CPU | acknowledged p50 / p99 ms "
            "| on the agent's screen p50 / p99 ms |",
            "| --- | --- | --- | --- | --- | --- | --- |",
        ]
        for scene, name in NAMES.items():
            speeds = [results[scene].per_second for results in self.rounds]
            bare = [results["echo"].per_second for results in self.rounds]
            shares = [speed / echo for speed, echo in zip(speeds, bare, strict=True)]
            cpu = self._middle(lambda result: result.server_us, scene)
            cpu_shares = [r["echo"].server_us / r[scene].server_us for r in self.rounds]
            acknowledged = self._both(lambda result: result.acknowledged, scene)
            on_screen = self._both(lambda result: result.on_screen, scene)
            lines.append(
                f"| {name} | {median(speeds):,.0f}, {max(speeds):,.0f} "
                f"| {median(shares):.2f}, {max(speeds) / max(bare):.2f} "
                f"| {cpu:.0f} | {median(cpu_shares):.2f} | {acknowledged} | {on_screen} |"
            )
        return lines

    def _waits(self) -> list[str]:
        lines = [
            f"| {self.rate:.0f} messages/s | acknowledged p50 / p99 ms "
            "| on the agent's screen p50 / p99 ms | server CPU us/message |",
            "| --- | --- | --- | --- |",
        ]
        for scene, result in self.at_a_rate.items():
            acknowledged, on_screen = _both(result.acknowledged), _both(result.on_screen)
            lines.append(
                f"| {NAMES[scene]} | {acknowledged} | {on_screen} | {result.server_us:.0f} |"
            )
        return lines

    def _rest(self) -> list[str]:
        house, echo = self.idle_house, self.idle_echo
        return [
            "| | house | bare echo |",
            "| --- | --- | --- |",
            f"| memory of an idle connection, KiB | {house.memory_kib:.1f} "
            f"| {echo.memory_kib:.1f} |",
            f"| server CPU to let one in, us | {house.opening_us:.0f} | {echo.opening_us:.0f} |",
            f"| first start until ready, s | {self.first_start:.2f} | |",
            f"| second start until ready, s | {self.second_start:.2f} | |",
        ]

    def _middle(self, figure: Callable[[Result], float], scene: Scene) -> float:
        return median(figure(results[scene]) for results in self.rounds)

    def _both(self, which: Callable[[Result], Waits], scene: Scene) -> str:
        p50 = self._middle(lambda result: which(result).p50, scene)
        p99 = self._middle(lambda result: which(result).p99, scene)
        return f"{p50:.1f} / {p99:.1f}"


def _both(waits: Waits) -> str:
    return f"{waits.p50:.1f} / {waits.p99:.1f}"

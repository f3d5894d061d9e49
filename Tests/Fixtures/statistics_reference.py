"""Writes what other people's programs make of synthetic scores, which Statistics must reproduce.

rliable aggregates scores and bootstraps them; scipy compares samples and orders; mpmath gives
Student's t distribution to 50 digits.

    python -m venv venv && venv/bin/pip install rliable==1.2.0 'pandas<3' mpmath
    venv/bin/python statistics_reference.py

The list `statistics.txt` beside this file has lines `word argument… number…`. rliable draws from
numpy's global generator; here it gets the indices of SplitMix64 instead, row by row, the seed made
of the scores as `StratifiedBootstrap` describes, so that every repetition is the same in both.
"""

import hashlib
import importlib.metadata
import json
import pathlib

import mpmath
import numpy
import rliable.library
import rliable.metrics
import scipy.stats

SEED = 2022
REPETITIONS = 400
THRESHOLDS = [0.0, 25.0, 50.0, 62.5, 75.0, 100.0]
HERE = pathlib.Path(__file__).parent
MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        word = self.state
        word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & MASK
        return word ^ (word >> 31)

    def choice(self, count, shape, replace):
        """Indices of a runs x tasks matrix, drawn task by task."""
        assert replace
        runs, tasks = shape
        drawn = numpy.empty(shape, dtype=int)
        for task in range(tasks):
            for run in range(runs):
                drawn[run, task] = self.next() * count >> 64
        return drawn


def bootstrap_seed(matrices):
    samples = [
        [{"row": f"task {index}", "scores": list(scores)} for index, scores in enumerate(matrix.T)]
        for matrix in matrices
    ]
    identity = json.dumps(
        {"repetitions": REPETITIONS, "samples": samples}, separators=(",", ":"), sort_keys=True)
    return int.from_bytes(hashlib.sha256(identity.encode()).digest()[:8], "big")


def interval(matrices, function):
    numpy.random.choice = SplitMix64(bootstrap_seed(matrices)).choice
    scores = matrices[0] if len(matrices) == 1 else matrices
    _, intervals = rliable.library.get_interval_estimates(
        {"method": scores}, function, reps=REPETITIONS)
    return intervals["method"]


lines = []


def write(*words):
    lines.append(" ".join(repr(float(w)) if isinstance(w, float) else str(w) for w in words))


generator = numpy.random.RandomState(SEED)
centres = generator.uniform(20, 110, 5)
# Runs x tasks, as rliable has it; rounded, so that some scores tie.
first = numpy.round(centres + generator.normal(0, 15, (6, 5)))
second = numpy.round(centres - 5 + generator.normal(0, 15, (4, 5)))
for name, matrix in [("first", first), ("second", second)]:
    for task, scores in enumerate(matrix.T):
        write(name, task, *scores)
metrics = rliable.metrics
middle = metrics.aggregate_iqm
gap = lambda scores: metrics.aggregate_optimality_gap(scores, gamma=100)
write("interquartile_mean", middle(first), middle(second))
write("optimality_gap", gap(first), gap(second))
improvement = metrics.probability_of_improvement
pairs = [(first, second), (second, first), (first, first)]
write("improvement", *(improvement(*pair) for pair in pairs))
profile = lambda scores: rliable.library.score_distributions(scores, numpy.array(THRESHOLDS))
single = lambda statistic: lambda *scores: numpy.array([statistic(*scores)])
write("thresholds", *THRESHOLDS)
write("profile", *profile(first))
write("seed", bootstrap_seed([first]), bootstrap_seed([first, second]))
write("interquartile_mean_interval", *interval([first], single(middle)).ravel())
write("optimality_gap_interval", *interval([first], single(gap)).ravel())
write("improvement_interval", *interval([first, second], single(improvement)).ravel())
lower, upper = interval([first], profile)
write("profile_lower", *lower)
write("profile_upper", *upper)

for size in [3, 6, 9]:
    a = numpy.round(generator.normal(0, 2, size))
    b = numpy.round(a + generator.normal(0, 2, size))
    write("kendall", *a, *b, float(scipy.stats.kendalltau(a, b).statistic))
for sizes in [(3, 3), (3, 8), (12, 5)]:
    a = numpy.round(generator.normal(50, 9, sizes[0]), 2)
    b = numpy.round(generator.normal(53, 3, sizes[1]), 2)
    test = scipy.stats.ttest_ind(a, b, equal_var=False)
    margin = 8.0
    above = scipy.stats.ttest_ind(a + margin, b, equal_var=False, alternative="greater").pvalue
    below = scipy.stats.ttest_ind(a - margin, b, equal_var=False, alternative="less").pvalue
    write(
        "welch", len(a), len(b), *a, *b, float(test.df), float(test.pvalue),
        float(max(above, below)))

mpmath.mp.dps = 50
t_tail = lambda t, v: mpmath.betainc(v / 2, 0.5, 0, v / (v + t * t), regularized=True) / 2
for freedom in ["1", "2", "2.5", "3.7", "10", "150", "1000"]:
    v = mpmath.mpf(freedom)
    for t in ["0.001", "0.5", "1.7", "6", "40"]:
        write("t_tail", freedom, t, float(t_tail(mpmath.mpf(t), v)))

packages = ["rliable", "arch", "scipy", "numpy", "mpmath"]
versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
header = [
    f"# Written by Tests/Fixtures/statistics_reference.py, seed {SEED}, {REPETITIONS} repetitions,",
    f"# with {versions}.",
]
(HERE / "statistics.txt").write_text("\n".join(header + lines) + "\n")

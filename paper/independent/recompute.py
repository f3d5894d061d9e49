#!/usr/bin/env python3
"""Recomputes the update steps exported by `dmil trace` with automatic differentiation in JAX.

    python3 recompute.py TRACE.safetensors …

The formulas come from the paper and from README.md, not from the Swift sources. Every tensor of a trace
that is not an input must be reproduced within 1e-4 of its largest magnitude. Parameters are updated with
the gradients of the trace, because Adam's first step depends little more than on their signs.
Exit status: 0, or 1 after listing all differences.
"""

import json
import struct
import sys

import numpy as np

from methods import METHODS
from step_trace import StepTrace

TOLERANCE = 1e-4


def read(path):
    """The tensors of a safetensors file by name, in double precision, and its metadata."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        values = np.frombuffer(data[start:end], dtype="<f4").reshape(entry["shape"])
        tensors[name] = values.astype(np.float64)
    return tensors, metadata


def difference(ours, theirs):
    """max |a − b| / max |b|, or max |a − b| where b is zero throughout."""
    if np.shape(ours) != theirs.shape:
        return float("inf")
    if theirs.size == 0:
        return 0.0
    scale = np.max(np.abs(theirs))
    return float(np.max(np.abs(np.asarray(ours) - theirs)) / (scale if scale > 0 else 1.0))


def compare(path):
    """Recomputes one trace; returns a line for each difference."""
    tensors, metadata = read(path)
    method = metadata["method"]
    if method not in METHODS:
        return [f"{path}: methods.py has no update step for {method}"]
    trace = StepTrace(tensors, json.loads(metadata["settings"]))
    METHODS[method](trace)
    expected, found = trace.outputs, trace.recomputed
    differences = [f"{method}: {name} is not recomputed" for name in sorted(expected - set(found))]
    differences += [f"{method}: {name} is not in the trace" for name in sorted(set(found) - expected)]
    errors = {name: difference(found[name], tensors[name]) for name in expected & set(found)}
    for name in sorted(errors):
        if not errors[name] <= TOLERANCE:
            differences.append(
                f"{method}: {name} differs by {errors[name]:.1e} of its largest magnitude")
    worst = max(errors, key=errors.get)
    print(f"{method}: {len(errors)} tensors, largest difference {errors[worst]:.1e} ({worst})")
    return differences


def main(paths):
    if not paths:
        print(__doc__)
        return 2
    differences = [line for path in paths for line in compare(path)]
    for line in differences:
        print(line, file=sys.stderr)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

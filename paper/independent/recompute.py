#!/usr/bin/env python3
"""Computes the update steps that `dmil trace` wrote down again, with JAX's automatic differentiation.

    python3 recompute.py TRACE.safetensors …

Nothing here follows the Swift sources: the formulas are those of the paper, and of the README beside
this file for what the paper leaves open. Every tensor of a trace that is not an input must come
out again, to 1e-4 of its largest magnitude; parameters are updated from the gradients of the trace,
because the first step of Adam is but a sign. Ends with 0, or with 1 after naming what differs.
"""

import json
import struct
import sys

import numpy as np

from learners import LEARNERS
from recording import Recording

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
    """Recomputes one trace; returns its lines of complaint."""
    tensors, metadata = read(path)
    method = metadata["method"]
    if method not in LEARNERS:
        return [f"{path}: no step of {method} is written in learners.py"]
    recording = Recording(tensors, json.loads(metadata["settings"]))
    LEARNERS[method](recording)
    wanted, found = recording.outputs, recording.recomputed
    complaints = [f"{method}: {name} is not recomputed" for name in sorted(wanted - set(found))]
    complaints += [f"{method}: {name} is not in the trace" for name in sorted(set(found) - wanted)]
    errors = {name: difference(found[name], tensors[name]) for name in wanted & set(found)}
    for name in sorted(errors):
        if not errors[name] <= TOLERANCE:
            complaints.append(f"{method}: {name} differs by {errors[name]:.1e} of its largest magnitude")
    worst = max(errors, key=errors.get)
    print(f"{method}: {len(errors)} tensors, largest difference {errors[worst]:.1e} ({worst})")
    return complaints


def main(paths):
    if not paths:
        print(__doc__)
        return 2
    complaints = [line for path in paths for line in compare(path)]
    for line in complaints:
        print(line, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

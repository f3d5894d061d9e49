"""A trace: what it holds, and what has been computed again of it."""

import jax
import jax.numpy as jnp

from networks import parameters_of

INPUTS = ("before.", "batch.", "noise.")
SETS = ("expert", "suboptimal", "rollout", "union")


class Recording:
    def __init__(self, tensors, settings):
        self.tensors = tensors
        self.settings = settings
        self.recomputed = {}

    @property
    def outputs(self):
        """The names of the tensors that must come out again."""
        return {name for name in self.tensors if not name.startswith(INPUTS)}

    def __getitem__(self, name):
        return jnp.asarray(self.tensors[name])

    def __contains__(self, name):
        return name in self.tensors

    @property
    def sets(self):
        """The data sets of the batch."""
        return [name for name in SETS if f"batch.{name}.observations" in self.tensors]

    def batch(self, data_set):
        """States, actions and next states of a data set, rows × components."""
        fields = ("observations", "actions", "next_observations")
        return tuple(self[f"batch.{data_set}.{field}"] for field in fields)

    def parameters(self, network, time="before"):
        """The parameters of a network, by their names without it."""
        return parameters_of(self.tensors, f"{time}.{network}.")

    def put(self, name, value):
        self.recomputed[name] = value

    def put_all(self, name, values):
        """Puts a value for each data set."""
        for data_set, value in values.items():
            self.put(f"{name}.{data_set}", value)

    def put_gradient(self, network, loss, parameters):
        """Puts the loss's derivative by each parameter; returns the loss."""
        value, gradient = jax.value_and_grad(loss)(parameters)
        for name, slope in gradient.items():
            self.put(f"gradient.{network}.{name}", slope)
        return value

    def put_adam(self, network, learning_rate, weight_decay=0.0):
        """Puts a network's parameters and moments after a step along the gradient of the trace."""
        parameters = self.parameters(network)
        moments = [self[f"before.{network}.adam.{order}_moments"] for order in ("first", "second")]
        halves = self[f"before.{network}.adam.step_count"]
        count = halves[0] * 65536 + halves[1] + 1
        start, new_moments = 0, [[], []]
        for name, value in parameters.items():
            gradient = self[f"gradient.{network}.{name}"] + weight_decay * value
            end = start + value.size
            first = 0.9 * moments[0][start:end] + 0.1 * gradient.ravel()
            second = 0.999 * moments[1][start:end] + 0.001 * gradient.ravel() ** 2
            step = first / (1 - 0.9**count) / (jnp.sqrt(second / (1 - 0.999**count)) + 1e-8)
            self.put(f"after.{network}.{name}", value - learning_rate * step.reshape(value.shape))
            new_moments[0].append(first)
            new_moments[1].append(second)
            start = end
        for order, parts in zip(("first", "second"), new_moments):
            self.put(f"after.{network}.adam.{order}_moments", jnp.concatenate(parts))
        self.put(
            f"after.{network}.adam.step_count", jnp.array([count // 65536, count % 65536]))

    def put_unchanged(self):
        """Puts everything of before that nothing was put for: it must still be what it was."""
        for name in self.tensors:
            if name.startswith("before."):
                self.recomputed.setdefault("after." + name.removeprefix("before."), self[name])

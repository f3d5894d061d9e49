"""The tensors of a trace, and the tensors recomputed from its inputs."""

import jax
import jax.numpy as jnp

from networks import parameters_of

INPUTS = ("before.", "batch.", "noise.")
SETS = ("expert", "suboptimal", "rollout", "union")


class StepTrace:
    def __init__(self, tensors, settings):
        self.tensors = tensors
        self.settings = settings
        self.recomputed = {}

    @property
    def outputs(self):
        """The names of the tensors to reproduce."""
        return {name for name in self.tensors if not name.startswith(INPUTS)}

    def __getitem__(self, name):
        return jnp.asarray(self.tensors[name])

    def __contains__(self, name):
        return name in self.tensors

    @property
    def sets(self):
        """The datasets of the batch."""
        return [name for name in SETS if f"batch.{name}.observations" in self.tensors]

    def batch(self, dataset):
        """States, actions, and next states of a dataset, rows × components."""
        fields = ("observations", "actions", "next_observations")
        return tuple(self[f"batch.{dataset}.{field}"] for field in fields)

    def parameters(self, network, time="before"):
        """The parameters of a network, by name without the network's prefix."""
        return parameters_of(self.tensors, f"{time}.{network}.")

    def put(self, name, value):
        self.recomputed[name] = value

    def put_all(self, name, values):
        """Stores a value for each dataset."""
        for dataset, value in values.items():
            self.put(f"{name}.{dataset}", value)

    def put_gradient(self, network, loss, parameters):
        """Stores the gradient of a loss with respect to each parameter; returns the loss."""
        value, gradient = jax.value_and_grad(loss)(parameters)
        for name, values in gradient.items():
            self.put(f"gradient.{network}.{name}", values)
        return value

    def put_adam(self, network, learning_rate, weight_decay=0.0):
        """Stores parameters and moments after an Adam step with the gradient of the trace."""
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
        """Stores the remaining state from before the step as expected state after it."""
        for name in self.tensors:
            if name.startswith("before."):
                self.recomputed.setdefault("after." + name.removeprefix("before."), self[name])

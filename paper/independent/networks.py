"""The networks, as defined in README.md."""

import jax
import jax.numpy as jnp
import numpy as np

# The single-precision number closest to 1 − 10⁻⁶; atanh is sensitive to its last digit.
ACTION_BOUND = float(np.float32(1 - 1e-6))


def parameters_of(tensors, prefix):
    """The parameters under a prefix, in the order of Adam's moments: weight and bias of each layer,
    then the upper and lower bounds if there are any."""
    found = {}
    layer = 0
    while f"{prefix}layers.{layer}.weight" in tensors:
        for part in ("weight", "bias"):
            name = f"layers.{layer}.{part}"
            if prefix + name in tensors:
                found[name] = jnp.asarray(tensors[prefix + name])
        layer += 1
    for name in ("log_std_upper", "log_std_lower"):
        if prefix + name in tensors:
            found[name] = jnp.asarray(tensors[prefix + name])
    return found


def perceptron(parameters, inputs):
    """ReLU between the layers, none after the last."""
    count = sum(name.endswith("weight") for name in parameters)
    for layer in range(count):
        inputs = inputs @ parameters[f"layers.{layer}.weight"].T
        inputs = inputs + parameters.get(f"layers.{layer}.bias", 0.0)
        if layer < count - 1:
            inputs = jnp.maximum(inputs, 0)
    return inputs


def policy_heads(parameters, observations):
    """Mean, limited to ±9, and log-std, within [−5, 2], of the Gaussian before tanh."""
    outputs = perceptron(parameters, observations)
    mean, raw = jnp.split(outputs, 2, axis=1)
    return jnp.clip(mean, -9, 9), -5 + 3.5 * (jnp.tanh(raw) + 1)


def policy_log_densities(parameters, observations, actions):
    """log π(a_j|s), rows × components."""
    mean, log_std = policy_heads(parameters, observations)
    actions = jnp.clip(actions, -ACTION_BOUND, ACTION_BOUND)
    deviation = (jnp.arctanh(actions) - mean) / jnp.exp(log_std)
    return (
        -0.5 * deviation**2 - log_std - 0.5 * jnp.log(2 * jnp.pi) - jnp.log(1 - actions**2))


def drawn_actions(parameters, observations, noise):
    """a = tanh(μ + σ ε) and log π(a|s) of each row."""
    mean, log_std = policy_heads(parameters, observations)
    unsquashed = mean + jnp.exp(log_std) * noise
    # log(1 − tanh² u) = 2 (log 2 − u − softplus(−2u))
    density = (
        -0.5 * noise**2 - log_std - 0.5 * jnp.log(2 * jnp.pi)
        - 2 * (jnp.log(2) - unsquashed - jax.nn.softplus(-2 * unsquashed)))
    return jnp.tanh(unsquashed), density.sum(axis=1)


def dynamics_heads(parameters, observations, actions):
    """Mean, of s′ − s or of s′, and log-std."""
    outputs = perceptron(parameters, jnp.concatenate([observations, actions], axis=1))
    mean, log_std = jnp.split(outputs, 2, axis=1)
    upper, lower = parameters["log_std_upper"], parameters["log_std_lower"]
    log_std = upper - jax.nn.softplus(upper - log_std)
    return mean, lower + jax.nn.softplus(log_std - lower)


def dynamics_log_densities(settings, parameters, observations, actions, next_observations):
    """log f(s′_j|s, a), rows × components."""
    mean, log_std = dynamics_heads(parameters, observations, actions)
    if settings["predict_difference"]:
        mean = observations + mean
    deviation = (next_observations - mean) / jnp.exp(log_std)
    return -0.5 * deviation**2 - log_std - 0.5 * jnp.log(2 * jnp.pi)


def bound_penalty(settings, parameters):
    """Σ upper − Σ lower times its weight, a term of every loss of f."""
    distance = parameters["log_std_upper"].sum() - parameters["log_std_lower"].sum()
    return settings["log_std_bound_penalty"] * distance


def scaled(log_densities):
    """A log-density as an input of a discriminator: clipped to [−20, 10], then scaled to [0, 1]."""
    return (jnp.clip(log_densities, -20, 10) + 20) / 30


def discriminator(parameters, inputs, clip=0.1):
    """d, clipped to [clip, 1 − clip]."""
    return jnp.clip(jax.nn.sigmoid(perceptron(parameters, inputs)[:, 0]), clip, 1 - clip)

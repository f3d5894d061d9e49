"""DMIL, its ablations, and D2MIL."""

import jax.numpy as jnp
from jax import lax

from behavioral_cloning import fitted_dynamics
from networks import (
    bound_price, discriminator, dynamics_log_densities, policy_log_densities, scaled)


def densities(recording, policy, dynamics):
    """log π and, where there is a `dynamics`, log f of every data set."""
    log_policy, log_dynamics = {}, {}
    for each in recording.sets:
        observations, actions, next_observations = recording.batch(each)
        log_policy[each] = policy_log_densities(policy, observations, actions)
        if dynamics is not None:
            log_dynamics[each] = dynamics_log_densities(
                dynamics, observations, actions, next_observations)
    return log_policy, log_dynamics


def judge(recording, name, seen, loss):
    """A discriminator's step, where `seen` holds the log-densities of every data set that it sees, and
    what it says after it."""
    inputs = {
        each: jnp.concatenate([*recording.batch(each)[:2], *map(scaled, seen[each])], axis=1)
        for each in recording.sets}
    clip = 0.1 if recording.settings["clip_discriminator_loss"] else 1e-6
    parameters = recording.parameters(name)

    def outputs(parameters, clip):
        return {each: discriminator(parameters, inputs[each], clip) for each in inputs}

    recording.put_all(f"{name}.inputs", inputs)
    recording.put_all(f"{name}.outputs_before", outputs(parameters, clip))
    recording.put(
        f"loss.{name}",
        recording.put_gradient(name, lambda p: loss(outputs(p, clip)), parameters))
    recording.put_adam(name, recording.settings["learning_rate"])
    after = outputs(recording.parameters(name, "after"), 0.1)
    recording.put_all(f"{name}.outputs", after)
    return after


def weighted(
    recording, network, weights, log_densities, floor=None, price=lambda _: 0.0, weight_decay=0.0):
    """Σ E[w (−log density)] over data sets, and the network's step along it and a price.

    Where the weight is negative, nothing goes through a component below the `floor`.
    """
    parameters = recording.parameters(network)

    def loss(parameters, guarded):
        total = 0.0
        for each, weight in weights.items():
            values = log_densities(parameters)[each]
            if guarded and floor is not None:
                low = (weight < 0)[:, None] & (values < floor)
                values = jnp.where(low, lax.stop_gradient(values), values)
            total -= (weight * values.sum(axis=1)).mean()
        return total

    recording.put_gradient(network, lambda p: loss(p, True) + price(p), parameters)
    recording.put(f"loss.{network}", loss(parameters, False))
    recording.put_all(f"weights.{network}", weights)
    recording.put_adam(network, recording.settings["learning_rate"], weight_decay)


def dmil(recording, policy_information=True, adversarial_dynamics=True):
    settings = recording.settings
    policy = recording.parameters("policy")
    dynamics = recording.parameters("dynamics") if adversarial_dynamics else None
    log_policy, log_dynamics = densities(recording, policy, dynamics)
    recording.put_all("policy.log_densities", log_policy)
    recording.put_all("dynamics.log_densities", log_dynamics)
    seen = {
        each: ([log_policy[each]] if policy_information else [])
        + ([log_dynamics[each]] if adversarial_dynamics else [])
        for each in recording.sets}

    # Equation (14)
    d = judge(
        recording, "discriminator", seen,
        lambda d: -jnp.log(d["expert"]).mean() - jnp.log(1 - d["rollout"]).mean())
    # Equations (22) and (24)
    weighted(
        recording, "policy",
        {"expert": settings["alpha_policy"] - 1 / d["expert"], "rollout": 1 / (1 - d["rollout"])},
        lambda policy: densities(recording, policy, None)[0])
    if adversarial_dynamics:
        weighted(
            recording, "dynamics",
            {"expert": settings["alpha_dynamics"] - 1 / d["expert"],
             "rollout": 1 / (1 - d["rollout"])},
            lambda dynamics: densities(recording, policy, dynamics)[1], price=bound_price)
    else:
        fitted_dynamics(recording)
    recording.put_unchanged()


def d2mil(recording):
    settings = recording.settings
    eta, beta_o = settings["eta"], settings["beta_optimality"]
    beta_r = 1 - beta_o
    policy, dynamics = recording.parameters("policy"), recording.parameters("dynamics")
    log_policy, log_dynamics = densities(recording, policy, dynamics)
    recording.put_all("policy.log_densities", log_policy)
    recording.put_all("dynamics.log_densities", log_dynamics)

    # Equation (26)
    d_r = judge(
        recording, "reliability",
        {each: [log_policy[each], log_dynamics[each]] for each in recording.sets},
        lambda d: -jnp.log(d["expert"]).mean() - jnp.log(d["suboptimal"]).mean()
        - jnp.log(1 - d["rollout"]).mean())
    # Equation (27)
    d_o = judge(
        recording, "optimality", {each: [log_policy[each]] for each in recording.sets},
        lambda d: -eta * jnp.log(d["expert"]).mean() - jnp.log(1 - d["suboptimal"]).mean()
        - jnp.log(1 - d["rollout"]).mean() + eta * jnp.log(1 - d["expert"]).mean())
    # Equation (34)
    suboptimal = beta_o / (1 - d_o["suboptimal"]) - beta_r / d_r["suboptimal"]
    weighted(
        recording, "policy",
        {
            "expert": settings["alpha_policy"]
            - beta_o * eta / (d_o["expert"] * (1 - d_o["expert"])) - beta_r / d_r["expert"],
            "suboptimal": suboptimal,
            "rollout": beta_o / (1 - d_o["rollout"]) + beta_r / (1 - d_r["rollout"]),
        },
        lambda policy: densities(recording, policy, None)[0], floor=-20)
    # Equation (35)
    weighted(
        recording, "dynamics",
        {
            "expert": settings["alpha_dynamics"] - 1 / d_r["expert"],
            "suboptimal": settings["alpha_dynamics"] - 1 / d_r["suboptimal"],
            "rollout": 1 / (1 - d_r["rollout"]),
        },
        lambda dynamics: densities(recording, policy, dynamics)[1], price=bound_price)
    recording.put_unchanged()


LEARNERS = {
    "dmil": dmil,
    "dmil-no-d-adv": lambda recording: dmil(recording, adversarial_dynamics=False),
    "dmil-no-d-adv-pi-info": lambda recording: dmil(
        recording, policy_information=False, adversarial_dynamics=False),
    "d2mil": d2mil,
}

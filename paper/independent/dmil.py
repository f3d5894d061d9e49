"""DMIL, its ablations, and D2MIL."""

import jax.numpy as jnp
from jax import lax

from behavioral_cloning import update_dynamics
from networks import (
    bound_penalty, discriminator, dynamics_log_densities, policy_log_densities, scaled)


def densities(trace, policy, dynamics):
    """log π and, if `dynamics` is given, log f on every dataset."""
    log_policy, log_dynamics = {}, {}
    for each in trace.sets:
        observations, actions, next_observations = trace.batch(each)
        log_policy[each] = policy_log_densities(policy, observations, actions)
        if dynamics is not None:
            log_dynamics[each] = dynamics_log_densities(
                trace.settings, dynamics, observations, actions, next_observations)
    return log_policy, log_dynamics


def update_discriminator(trace, name, log_inputs, loss):
    """Updates a discriminator; returns its outputs after the update.

    `log_inputs` holds, for each dataset, the log-densities among its inputs.
    """
    # Where no log-density is an input, there is no such setting.
    entering = scaled if trace.settings.get("scale_log_densities", True) else lambda values: values
    inputs = {
        each: jnp.concatenate([*trace.batch(each)[:2], *map(entering, log_inputs[each])], axis=1)
        for each in trace.sets}
    clip = 0.1 if trace.settings["clip_discriminator_loss"] else 1e-6
    parameters = trace.parameters(name)

    def outputs(parameters, clip):
        return {each: discriminator(parameters, inputs[each], clip) for each in inputs}

    trace.put_all(f"{name}.inputs", inputs)
    trace.put_all(f"{name}.outputs_before", outputs(parameters, clip))
    trace.put(
        f"loss.{name}",
        trace.put_gradient(name, lambda p: loss(outputs(p, clip)), parameters))
    trace.put_adam(name, trace.settings["learning_rate"])
    after = outputs(trace.parameters(name, "after"), 0.1)
    trace.put_all(f"{name}.outputs", after)
    return after


def update_by_weighted_likelihood(
    trace, network, weights, log_densities, floor=None, penalty=lambda _: 0.0, weight_decay=0.0):
    """Minimizes Σ E[w (−log density)] over datasets, plus a penalty.

    Where the weight is negative, components below `floor` have no gradient.
    """
    parameters = trace.parameters(network)

    def loss(parameters, guarded):
        total = 0.0
        for each, weight in weights.items():
            values = log_densities(parameters)[each]
            if guarded and floor is not None:
                low = (weight < 0)[:, None] & (values < floor)
                values = jnp.where(low, lax.stop_gradient(values), values)
            total -= (weight * values.sum(axis=1)).mean()
        return total

    trace.put_gradient(network, lambda p: loss(p, True) + penalty(p), parameters)
    trace.put(f"loss.{network}", loss(parameters, False))
    trace.put_all(f"weights.{network}", weights)
    rate = trace.settings["learning_rate"]
    if network == "policy":
        rate *= trace.settings.get("policy_learning_rate_multiplier", 1)
    trace.put_adam(network, rate, weight_decay)


def dmil(trace, policy_information=True, adversarial_dynamics=True):
    settings = trace.settings
    policy = trace.parameters("policy")
    dynamics = trace.parameters("dynamics") if adversarial_dynamics else None
    log_policy, log_dynamics = densities(trace, policy, dynamics)
    trace.put_all("policy.log_densities", log_policy)
    trace.put_all("dynamics.log_densities", log_dynamics)
    log_inputs = {
        each: ([log_policy[each]] if policy_information else [])
        + ([log_dynamics[each]] if adversarial_dynamics else [])
        for each in trace.sets}

    # Equation (14)
    d = update_discriminator(
        trace, "discriminator", log_inputs,
        lambda d: -jnp.log(d["expert"]).mean() - jnp.log(1 - d["rollout"]).mean())
    # Equations (22) and (24)
    update_by_weighted_likelihood(
        trace, "policy",
        {"expert": settings["alpha_policy"] - 1 / d["expert"], "rollout": 1 / (1 - d["rollout"])},
        lambda policy: densities(trace, policy, None)[0])
    if adversarial_dynamics:
        update_by_weighted_likelihood(
            trace, "dynamics",
            {"expert": settings["alpha_dynamics"] - 1 / d["expert"],
             "rollout": 1 / (1 - d["rollout"])},
            lambda dynamics: densities(trace, policy, dynamics)[1],
            penalty=lambda p: bound_penalty(settings, p))
    else:
        # Equation (15) without a correction of f
        update_dynamics(trace, settings["alpha_dynamics"])
    trace.put_unchanged()


def d2mil(trace):
    settings = trace.settings
    eta, beta_o = settings["eta"], settings["beta_optimality"]
    beta_r = 1 - beta_o
    policy, dynamics = trace.parameters("policy"), trace.parameters("dynamics")
    log_policy, log_dynamics = densities(trace, policy, dynamics)
    trace.put_all("policy.log_densities", log_policy)
    trace.put_all("dynamics.log_densities", log_dynamics)

    # Equation (26)
    d_r = update_discriminator(
        trace, "reliability",
        {each: [log_policy[each], log_dynamics[each]] for each in trace.sets},
        lambda d: -jnp.log(d["expert"]).mean() - jnp.log(d["suboptimal"]).mean()
        - jnp.log(1 - d["rollout"]).mean())
    # Equation (27)
    d_o = update_discriminator(
        trace, "optimality", {each: [log_policy[each]] for each in trace.sets},
        lambda d: -eta * jnp.log(d["expert"]).mean() - jnp.log(1 - d["suboptimal"]).mean()
        - jnp.log(1 - d["rollout"]).mean() + eta * jnp.log(1 - d["expert"]).mean())
    # Equation (34)
    suboptimal = beta_o / (1 - d_o["suboptimal"]) - beta_r / d_r["suboptimal"]
    update_by_weighted_likelihood(
        trace, "policy",
        {
            "expert": settings["alpha_policy"]
            - beta_o * eta / (d_o["expert"] * (1 - d_o["expert"])) - beta_r / d_r["expert"],
            "suboptimal": suboptimal,
            "rollout": beta_o / (1 - d_o["rollout"]) + beta_r / (1 - d_r["rollout"]),
        },
        lambda policy: densities(trace, policy, None)[0], floor=-20)
    # Equation (35)
    update_by_weighted_likelihood(
        trace, "dynamics",
        {
            "expert": settings["alpha_dynamics"] - 1 / d_r["expert"],
            "suboptimal": settings["alpha_dynamics"] - 1 / d_r["suboptimal"],
            "rollout": 1 / (1 - d_r["rollout"]),
        },
        lambda dynamics: densities(trace, policy, dynamics)[1],
            penalty=lambda p: bound_penalty(settings, p))
    trace.put_unchanged()


METHODS = {
    "dmil": dmil,
    "dmil-no-d-adv": lambda trace: dmil(trace, adversarial_dynamics=False),
    "dmil-no-d-adv-pi-info": lambda trace: dmil(
        trace, policy_information=False, adversarial_dynamics=False),
    "d2mil": d2mil,
}

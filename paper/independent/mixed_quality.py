"""DWBC and ORIL: imitation from expert and suboptimal data without a dynamics model."""

import jax.numpy as jnp
import numpy as np
from jax import lax

from dmil import densities, update_by_weighted_likelihood
from iq_learn import value
from networks import discriminator, policy_heads, scaled


def in_branches(parameters, state_action_count):
    """Splits the first layer into branches for (s, a) and log π with half of the units each."""
    weight = parameters["layers.0.weight"]
    units, inputs = np.indices(weight.shape)
    own = (units < weight.shape[0] // 2) == (inputs < state_action_count)
    return {**parameters, "layers.0.weight": jnp.where(own, weight, 0)}


def dwbc(trace):
    settings = trace.settings
    alpha, eta = settings["alpha"], settings["eta"]
    log_policy, _ = densities(trace, trace.parameters("policy"), None)
    trace.put_all("policy.log_densities", log_policy)

    state_actions = {
        each: jnp.concatenate(trace.batch(each)[:2], axis=1) for each in trace.sets}
    inputs = {
        each: jnp.concatenate([state_actions[each], scaled(log_policy[each])], axis=1)
        for each in trace.sets}

    def outputs(parameters):
        parameters = in_branches(parameters, state_actions["expert"].shape[1])
        return {each: discriminator(parameters, inputs[each]) for each in inputs}

    def loss(parameters):
        d = outputs(parameters)
        return (
            -jnp.log(d["expert"]).mean() - jnp.log(1 - d["suboptimal"]).mean() / eta
            + jnp.log(1 - d["expert"]).mean())

    parameters = trace.parameters("discriminator")
    d = outputs(parameters)
    trace.put_all("discriminator.inputs", inputs)
    trace.put_all("discriminator.outputs_before", d)
    trace.put_all("discriminator.outputs", outputs(trace.parameters("discriminator", "after")))
    trace.put(
        "loss.discriminator", trace.put_gradient("discriminator", loss, parameters))
    trace.put_adam("discriminator", settings["learning_rate"])

    kept = jnp.where(d["suboptimal"] < 0.5, 0, d["suboptimal"])
    update_by_weighted_likelihood(
        trace, "policy",
        {
            "expert": alpha - eta / (d["expert"] * (1 - d["expert"])) - 1,
            "suboptimal": 1 / (1 - kept) - 1,
        },
        lambda policy: densities(trace, policy, None)[0],
        weight_decay=settings["weight_decay"])
    trace.put_unchanged()


def modes(parameters, observations):
    return jnp.tanh(policy_heads(parameters, observations)[0])


def update_reward(trace):
    """Updates R; returns the rewards of the union batch after the update."""
    share = trace.settings["positive_class_prior"]
    inputs = {
        each: jnp.concatenate(trace.batch(each)[:2], axis=1) for each in trace.sets}

    def outputs(parameters, sets):
        return {each: discriminator(parameters, inputs[each]) for each in sets}

    def loss(parameters):
        r = outputs(parameters, ["expert", "suboptimal"])
        return (
            -share * jnp.log(r["expert"]).mean() - jnp.log(1 - r["suboptimal"]).mean()
            + share * jnp.log(1 - r["expert"]).mean())

    parameters = trace.parameters("reward")
    compared = ["expert", "suboptimal"]
    trace.put_all("reward.inputs", {each: inputs[each] for each in compared})
    trace.put_all("reward.outputs_before", outputs(parameters, compared))
    trace.put("loss.reward", trace.put_gradient("reward", loss, parameters))
    trace.put_adam("reward", trace.settings["learning_rate"])
    rewards = outputs(trace.parameters("reward", "after"), ["union"])["union"]
    trace.put("reward.outputs.union", rewards)
    return rewards


def update_critics(trace, rewards):
    """Updates both critics toward r + γ (1 − terminal) min Q̄(s′, ã′)."""
    settings = trace.settings
    observations, actions, next_observations = trace.batch("union")
    bound = settings["target_noise_bound"]
    noise = jnp.clip(settings["target_noise"] * trace["noise.target_actions"], -bound, bound)
    next_actions = jnp.clip(
        modes(trace.parameters("target_policy"), next_observations) + noise, -1, 1)
    trace.put("target_policy.actions", next_actions)
    next_values = [
        value(trace.parameters(f"target_critic.{k}"), next_observations, next_actions)
        for k in range(2)]
    targets = rewards + settings["discount"] * (
        1 - trace["batch.union.terminals"]) * jnp.minimum(*next_values)
    trace.put("critic.targets", targets)
    total = 0.0
    for k in range(2):
        parameters = trace.parameters(f"critic.{k}")
        total += trace.put_gradient(
            f"critic.{k}",
            lambda p: ((value(p, observations, actions) - targets) ** 2).mean(), parameters)
        trace.put(f"target_critic.{k}.values", next_values[k])
        trace.put(f"critic.{k}.values", value(parameters, observations, actions))
        trace.put_adam(f"critic.{k}", settings["learning_rate"])
    trace.put("loss.critic", total)


def update_actor(trace):
    """Updates π by minimizing −α Q₁/E|Q₁| + (π(s) − a)²."""
    settings = trace.settings
    observations, actions, _ = trace.batch("union")
    critic = trace.parameters("critic.0", "after")

    def values(parameters):
        return value(critic, observations, modes(parameters, observations))

    def loss(parameters):
        q = values(parameters)
        scale = settings["alpha"] / lax.stop_gradient(jnp.abs(q).mean())
        return -scale * q.mean() + ((modes(parameters, observations) - actions) ** 2).mean()

    parameters = trace.parameters("policy")
    trace.put("policy.modes", modes(parameters, observations))
    trace.put("critic.0.values_of_modes", values(parameters))
    trace.put("loss.policy", trace.put_gradient("policy", loss, parameters))
    trace.put_adam("policy", settings["learning_rate"])


def oril(trace):
    rewards = update_reward(trace)
    update_critics(trace, rewards)
    update_actor(trace)
    for network in ("policy", "critic.0", "critic.1"):
        target = f"target_{network}"
        moved = trace.parameters(network, "after")
        for name, parameter in trace.parameters(target).items():
            step = trace.settings["target_rate"] * (moved[name] - parameter)
            trace.put(f"after.{target}.{name}", parameter + step)
    trace.put_unchanged()


METHODS = {"dwbc": dwbc, "oril": oril}

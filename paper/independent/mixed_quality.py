"""DWBC and ORIL, which learn from data of mixed quality without a model."""

import jax.numpy as jnp
import numpy as np
from jax import lax

from dmil import densities, weighted
from iq_learn import value
from networks import discriminator, policy_heads, scaled


def in_branches(parameters, state_action_count):
    """The first layer cut into one branch for (s, a) and one for log π, half of the units each."""
    weight = parameters["layers.0.weight"]
    units, inputs = np.indices(weight.shape)
    own = (units < weight.shape[0] // 2) == (inputs < state_action_count)
    return {**parameters, "layers.0.weight": jnp.where(own, weight, 0)}


def dwbc(recording):
    settings = recording.settings
    alpha, eta = settings["alpha"], settings["eta"]
    log_policy, _ = densities(recording, recording.parameters("policy"), None)
    recording.put_all("policy.log_densities", log_policy)

    state_actions = {
        each: jnp.concatenate(recording.batch(each)[:2], axis=1) for each in recording.sets}
    inputs = {
        each: jnp.concatenate([state_actions[each], scaled(log_policy[each])], axis=1)
        for each in recording.sets}

    def outputs(parameters):
        parameters = in_branches(parameters, state_actions["expert"].shape[1])
        return {each: discriminator(parameters, inputs[each]) for each in inputs}

    def loss(parameters):
        d = outputs(parameters)
        return (
            -jnp.log(d["expert"]).mean() - jnp.log(1 - d["suboptimal"]).mean() / eta
            + jnp.log(1 - d["expert"]).mean())

    parameters = recording.parameters("discriminator")
    d = outputs(parameters)
    recording.put_all("discriminator.inputs", inputs)
    recording.put_all("discriminator.outputs_before", d)
    recording.put_all("discriminator.outputs", d)
    recording.put(
        "loss.discriminator", recording.put_gradient("discriminator", loss, parameters))
    recording.put_adam("discriminator", settings["learning_rate"])

    doubtless = jnp.where(d["suboptimal"] < 0.5, 0, d["suboptimal"])
    weighted(
        recording, "policy",
        {
            "expert": alpha - eta / (d["expert"] * (1 - d["expert"])) - 1,
            "suboptimal": 1 / (1 - doubtless) - 1,
        },
        lambda policy: densities(recording, policy, None)[0],
        weight_decay=settings["weight_decay"])
    recording.put_unchanged()


def modes(parameters, observations):
    return jnp.tanh(policy_heads(parameters, observations)[0])


def learned_reward(recording):
    """R's step, and what it says of the agent's batch after it."""
    share = recording.settings["positive_share"]
    inputs = {
        each: jnp.concatenate(recording.batch(each)[:2], axis=1) for each in recording.sets}

    def outputs(parameters, sets):
        return {each: discriminator(parameters, inputs[each]) for each in sets}

    def loss(parameters):
        r = outputs(parameters, ["expert", "suboptimal"])
        return (
            -share * jnp.log(r["expert"]).mean() - jnp.log(1 - r["suboptimal"]).mean()
            + share * jnp.log(1 - r["expert"]).mean())

    parameters = recording.parameters("reward")
    compared = ["expert", "suboptimal"]
    recording.put_all("reward.inputs", {each: inputs[each] for each in compared})
    recording.put_all("reward.outputs_before", outputs(parameters, compared))
    recording.put("loss.reward", recording.put_gradient("reward", loss, parameters))
    recording.put_adam("reward", recording.settings["learning_rate"])
    rewards = outputs(recording.parameters("reward", "after"), ["union"])["union"]
    recording.put("reward.outputs.union", rewards)
    return rewards


def critics(recording, rewards):
    """The step of both critics towards r + γ (1 − terminal) min Q̄(s′, ã′)."""
    settings = recording.settings
    observations, actions, next_observations = recording.batch("union")
    bound = settings["target_noise_bound"]
    noise = jnp.clip(settings["target_noise"] * recording["noise.target_actions"], -bound, bound)
    next_actions = jnp.clip(
        modes(recording.parameters("target_policy"), next_observations) + noise, -1, 1)
    recording.put("target_policy.actions", next_actions)
    next_values = [
        value(recording.parameters(f"target_critic.{k}"), next_observations, next_actions)
        for k in range(2)]
    targets = rewards + settings["discount"] * (
        1 - recording["batch.union.terminals"]) * jnp.minimum(*next_values)
    recording.put("critic.targets", targets)
    total = 0.0
    for k in range(2):
        parameters = recording.parameters(f"critic.{k}")
        total += recording.put_gradient(
            f"critic.{k}",
            lambda p: ((value(p, observations, actions) - targets) ** 2).mean(), parameters)
        recording.put(f"target_critic.{k}.values", next_values[k])
        recording.put(f"critic.{k}.values", value(parameters, observations, actions))
        recording.put_adam(f"critic.{k}", settings["learning_rate"])
    recording.put("loss.critic", total)


def actor(recording):
    """π's step along −α Q₁/E|Q₁| + (π(s) − a)²."""
    settings = recording.settings
    observations, actions, _ = recording.batch("union")
    critic = recording.parameters("critic.0", "after")

    def values(parameters):
        return value(critic, observations, modes(parameters, observations))

    def loss(parameters):
        q = values(parameters)
        scale = settings["alpha"] / lax.stop_gradient(jnp.abs(q).mean())
        return -scale * q.mean() + ((modes(parameters, observations) - actions) ** 2).mean()

    parameters = recording.parameters("policy")
    recording.put("policy.modes", modes(parameters, observations))
    recording.put("critic.0.values_of_modes", values(parameters))
    recording.put("loss.policy", recording.put_gradient("policy", loss, parameters))
    recording.put_adam("policy", settings["learning_rate"])


def oril(recording):
    rewards = learned_reward(recording)
    critics(recording, rewards)
    actor(recording)
    for network in ("policy", "critic.0", "critic.1"):
        target = f"target_{network}"
        moved = recording.parameters(network, "after")
        for name, parameter in recording.parameters(target).items():
            step = recording.settings["target_rate"] * (moved[name] - parameter)
            recording.put(f"after.{target}.{name}", parameter + step)
    recording.put_unchanged()


LEARNERS = {"dwbc": dwbc, "oril": oril}

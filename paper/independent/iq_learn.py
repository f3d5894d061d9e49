"""IQ-Learn on expert data alone."""

import jax.numpy as jnp

from networks import drawn_actions, perceptron


def value(critic, observations, actions):
    return perceptron(critic, jnp.concatenate([observations, actions], axis=1))[:, 0]


def iq_learn(recording):
    settings = recording.settings
    temperature, alpha = settings["temperature"], settings["alpha"]
    observations, actions, next_observations = recording.batch("expert")
    policy, critic = recording.parameters("policy"), recording.parameters("critic")
    target = recording.parameters("target_critic")

    def drawn(policy, states, name):
        return drawn_actions(policy, states, recording[f"noise.action.{name}"])

    chosen, density = drawn(policy, observations, "expert")
    next_chosen, next_density = drawn(policy, next_observations, "expert_next")
    next_values = value(target, next_observations, next_chosen)
    targets = settings["discount"] * (1 - recording["batch.expert.terminals"]) * (
        next_values - temperature * next_density)

    def critic_loss(critic):
        reward = value(critic, observations, actions) - targets
        state_value = value(critic, observations, chosen) - temperature * density
        return (-reward + state_value - targets + reward**2 / (4 * alpha)).mean()

    recording.put("target_critic.values.expert_next", next_values)
    recording.put("critic.targets", targets)
    recording.put("critic.values.expert", value(critic, observations, actions))
    recording.put("critic.values.drawn", value(critic, observations, chosen))
    recording.put("loss.critic", recording.put_gradient("critic", critic_loss, critic))
    recording.put_adam("critic", settings["critic_learning_rate"])

    critic = recording.parameters("critic", "after")

    def policy_loss(policy):
        chosen, density = drawn(policy, observations, "policy_update")
        return (temperature * density - value(critic, observations, chosen)).mean()

    recording.put("loss.policy", recording.put_gradient("policy", policy_loss, policy))
    recording.put_adam("policy", settings["policy_learning_rate"])
    last_chosen, last_density = drawn(policy, observations, "policy_update")
    recording.put(
        "critic.values.policy_update", value(critic, observations, last_chosen))
    recording.put_all(
        "drawn.actions",
        {"expert": chosen, "expert_next": next_chosen, "policy_update": last_chosen})
    recording.put_all(
        "drawn.log_densities",
        {"expert": density, "expert_next": next_density, "policy_update": last_density})
    for name, parameter in target.items():
        recording.put(
            f"after.target_critic.{name}",
            parameter + settings["target_rate"] * (critic[name] - parameter))
    recording.put_unchanged()


LEARNERS = {"iq-learn": iq_learn}

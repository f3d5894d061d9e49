"""IQ-Learn on expert data only."""

import jax.numpy as jnp

from networks import drawn_actions, perceptron


def value(critic, observations, actions):
    return perceptron(critic, jnp.concatenate([observations, actions], axis=1))[:, 0]


def iq_learn(trace):
    settings = trace.settings
    temperature, alpha = settings["temperature"], settings["alpha"]
    observations, actions, next_observations = trace.batch("expert")
    policy, critic = trace.parameters("policy"), trace.parameters("critic")
    target = trace.parameters("target_critic")

    def drawn(policy, states, name):
        return drawn_actions(policy, states, trace[f"noise.action.{name}"])

    chosen, density = drawn(policy, observations, "expert")
    next_chosen, next_density = drawn(policy, next_observations, "expert_next")
    next_values = value(target, next_observations, next_chosen)
    targets = settings["discount"] * (1 - trace["batch.expert.terminals"]) * (
        next_values - temperature * next_density)

    def critic_loss(critic):
        reward = value(critic, observations, actions) - targets
        state_value = value(critic, observations, chosen) - temperature * density
        return (-reward + state_value - targets + reward**2 / (4 * alpha)).mean()

    trace.put("target_critic.values.expert_next", next_values)
    trace.put("critic.targets", targets)
    trace.put("critic.values.expert", value(critic, observations, actions))
    trace.put("critic.values.drawn", value(critic, observations, chosen))
    trace.put("loss.critic", trace.put_gradient("critic", critic_loss, critic))
    trace.put_adam("critic", settings["critic_learning_rate"])

    critic = trace.parameters("critic", "after")

    def policy_loss(policy):
        chosen, density = drawn(policy, observations, "policy_update")
        return (temperature * density - value(critic, observations, chosen)).mean()

    trace.put("loss.policy", trace.put_gradient("policy", policy_loss, policy))
    trace.put_adam("policy", settings["policy_learning_rate"])
    last_chosen, last_density = drawn(policy, observations, "policy_update")
    trace.put(
        "critic.values.policy_update", value(critic, observations, last_chosen))
    trace.put_all(
        "drawn.actions",
        {"expert": chosen, "expert_next": next_chosen, "policy_update": last_chosen})
    trace.put_all(
        "drawn.log_densities",
        {"expert": density, "expert_next": next_density, "policy_update": last_density})
    for name, parameter in target.items():
        trace.put(
            f"after.target_critic.{name}",
            parameter + settings["target_rate"] * (critic[name] - parameter))
    trace.put_unchanged()


METHODS = {"iq-learn": iq_learn}

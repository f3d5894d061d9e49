"""ValueDICE with a learned model as its environment."""

import jax
import jax.numpy as jnp

from networks import drawn_actions, dynamics_heads, perceptron, policy_heads


def step_in_the_model(recording):
    """One transition of the replay, if the step took one."""
    if "batch.environment.state" not in recording:
        return
    settings = recording.settings
    state, noise = recording["batch.environment.state"], recording["noise.environment.action"]
    count = len(recording["before.replay.actions"])
    if count < settings["random_steps"]:
        action = noise
    else:
        mean, _ = policy_heads(recording.parameters("policy"), state)
        action = jnp.clip(jnp.tanh(mean) + settings["action_noise"] * noise, -1, 1)
    mean, log_std = dynamics_heads(recording.parameters("dynamics"), state, action)
    next_state = state + mean + jnp.exp(log_std) * recording["noise.environment.state"]
    for name, row in (
            ("observations", state), ("actions", action), ("next_observations", next_state)):
        recording.put(
            f"after.replay.{name}", jnp.concatenate([recording[f"before.replay.{name}"], row]))
    recording.put("after.environment.state", next_state)
    length = recording["before.environment.episode_step_count"] + 1
    is_over = length == settings["model_episode_steps"] or (
        jnp.abs(next_state).max() > settings["state_bound"])
    recording.put("after.environment.episode_step_count", 0.0 if is_over else length)


def value_dice(recording):
    step_in_the_model(recording)
    settings = recording.settings
    gamma, alpha = settings["discount"], settings["replay_share"]
    observations, actions, next_observations = {}, {}, {}
    for each in ("expert", "rollout"):
        observations[each], actions[each], next_observations[each] = recording.batch(each)
    recorded = {each: jnp.concatenate([observations[each], actions[each]], axis=1)
                for each in observations}
    states = {
        "expert_next": next_observations["expert"],
        "rollout_next": next_observations["rollout"],
        "initial": observations["expert"]}

    def points(policy):
        drawn = {
            each: drawn_actions(policy, states[each], recording[f"noise.action.{each}"])[0]
            for each in states}
        joined = {each: jnp.concatenate([states[each], drawn[each]], axis=1) for each in states}
        return {**recorded, **joined}, drawn

    def values(nu, where):
        return {each: perceptron(nu, where[each])[:, 0] for each in where}

    def objective(policy, nu):
        v = values(nu, points(policy)[0])
        expert = v["expert"] - gamma * v["expert_next"]
        rollout = v["rollout"] - gamma * v["rollout_next"]
        mixture = (1 - alpha) * jnp.exp(expert).mean() + alpha * jnp.exp(rollout).mean()
        return (
            jnp.log(mixture) - (1 - alpha) * (1 - gamma) * v["initial"].mean()
            - alpha * rollout.mean())

    def penalty(policy, nu):
        where = points(policy)[0]
        u = recording["noise.interpolation"][:, None]
        mixed = jnp.concatenate([
            u * where["expert"] + (1 - u) * where["rollout"],
            u * where["expert_next"] + (1 - u) * where["rollout_next"]])
        slope = jax.grad(lambda x: perceptron(nu, x).sum())(mixed)
        return settings["gradient_penalty"] * (
            (jnp.linalg.norm(slope, axis=1) - 1) ** 2).mean()

    def regularizer(policy):
        total = 0.0
        for name, weight in policy.items():
            if name.endswith("weight"):
                gram = weight @ weight.T
                total += (gram**2).sum() - (jnp.diag(gram) ** 2).sum()
        return settings["orthogonal_regularization"] * total

    policy, nu = recording.parameters("policy"), recording.parameters("nu")
    where, drawn = points(policy)
    recording.put_all("drawn.actions", drawn)
    recording.put_all("nu.values", values(nu, where))
    recording.put("loss.objective", objective(policy, nu))
    recording.put("loss.gradient_penalty", penalty(policy, nu))
    recording.put("loss.orthogonal_regularizer", regularizer(policy))
    recording.put_gradient("nu", lambda nu: objective(policy, nu) + penalty(policy, nu), nu)
    recording.put_gradient(
        "policy", lambda policy: regularizer(policy) - objective(policy, nu), policy)
    recording.put_adam("nu", settings["critic_learning_rate"])
    recording.put_adam("policy", settings["policy_learning_rate"])
    recording.put_unchanged()


LEARNERS = {"valuedice": value_dice}

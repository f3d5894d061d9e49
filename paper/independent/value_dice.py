"""ValueDICE with a learned model as its environment."""

import jax
import jax.numpy as jnp

from networks import drawn_actions, dynamics_heads, perceptron, policy_heads


def step_in_the_model(trace):
    """Adds one transition to the replay buffer if the step contains one."""
    if "batch.environment.state" not in trace:
        return
    settings = trace.settings
    state, noise = trace["batch.environment.state"], trace["noise.environment.action"]
    count = len(trace["before.replay.actions"])
    if count < settings["random_steps"]:
        action = noise
    else:
        mean, _ = policy_heads(trace.parameters("policy"), state)
        action = jnp.clip(jnp.tanh(mean) + settings["action_noise"] * noise, -1, 1)
    mean, log_std = dynamics_heads(trace.parameters("dynamics"), state, action)
    next_state = state + mean + jnp.exp(log_std) * trace["noise.environment.state"]
    for name, row in (
            ("observations", state), ("actions", action), ("next_observations", next_state)):
        trace.put(
            f"after.replay.{name}", jnp.concatenate([trace[f"before.replay.{name}"], row]))
    trace.put("after.environment.state", next_state)
    length = trace["before.environment.episode_step_count"] + 1
    is_over = length == settings["model_episode_step_limit"] or (
        jnp.abs(next_state).max() > settings["state_bound"])
    trace.put("after.environment.episode_step_count", 0.0 if is_over else length)


def value_dice(trace):
    step_in_the_model(trace)
    settings = trace.settings
    gamma, alpha = settings["discount"], settings["replay_regularization"]
    observations, actions, next_observations = {}, {}, {}
    for each in ("expert", "rollout"):
        observations[each], actions[each], next_observations[each] = trace.batch(each)
    recorded = {each: jnp.concatenate([observations[each], actions[each]], axis=1)
                for each in observations}
    states = {
        "expert_next": next_observations["expert"],
        "rollout_next": next_observations["rollout"],
        "initial": observations["expert"]}

    def points(policy):
        drawn = {
            each: drawn_actions(policy, states[each], trace[f"noise.action.{each}"])[0]
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
        u = trace["noise.interpolation"][:, None]
        mixed = jnp.concatenate([
            u * where["expert"] + (1 - u) * where["rollout"],
            u * where["expert_next"] + (1 - u) * where["rollout_next"]])
        gradient = jax.grad(lambda x: perceptron(nu, x).sum())(mixed)
        return settings["gradient_penalty"] * (
            (jnp.linalg.norm(gradient, axis=1) - 1) ** 2).mean()

    def regularizer(policy):
        total = 0.0
        for name, weight in policy.items():
            if name.endswith("weight"):
                gram = weight @ weight.T
                total += (gram**2).sum() - (jnp.diag(gram) ** 2).sum()
        return settings["orthogonal_regularization"] * total

    policy, nu = trace.parameters("policy"), trace.parameters("nu")
    where, drawn = points(policy)
    trace.put_all("drawn.actions", drawn)
    trace.put_all("nu.values", values(nu, where))
    trace.put("loss.objective", objective(policy, nu))
    trace.put("loss.gradient_penalty", penalty(policy, nu))
    trace.put("loss.orthogonal_regularizer", regularizer(policy))
    trace.put_gradient("nu", lambda nu: objective(policy, nu) + penalty(policy, nu), nu)
    trace.put_gradient(
        "policy", lambda policy: regularizer(policy) - objective(policy, nu), policy)
    trace.put_adam("nu", settings["critic_learning_rate"])
    trace.put_adam("policy", settings["policy_learning_rate"])
    trace.put_unchanged()


METHODS = {"valuedice": value_dice}

"""Behavioral cloning without and with a dynamics model."""

import jax.numpy as jnp

from networks import bound_penalty, dynamics_log_densities, policy_log_densities


def update_policy(trace, sets):
    """Minimizes −Σ E[log π(a|s)] over the datasets `sets`, Equations (1) and (13)."""
    parameters = trace.parameters("policy")

    def densities(parameters, dataset):
        observations, actions, _ = trace.batch(dataset)
        return policy_log_densities(parameters, observations, actions)

    def loss(parameters):
        return -sum(densities(parameters, each).sum(axis=1).mean() for each in sets)

    trace.put("loss.policy", trace.put_gradient("policy", loss, parameters))
    for each in sets:
        trace.put(f"policy.log_densities.{each}", densities(parameters, each))
        trace.put(f"weights.policy.{each}", jnp.ones(len(trace.batch(each)[0])))
    settings = trace.settings
    rate = settings["learning_rate"] * settings.get("policy_learning_rate_multiplier", 1)
    trace.put_adam("policy", rate)


def update_dynamics(trace, weight=1):
    """Minimizes −weight · E_De[log f(s′|s, a)], Equation (12), plus the penalty on the bounds of f."""
    settings, batch = trace.settings, trace.batch("expert")
    parameters = trace.parameters("dynamics")

    def densities(parameters):
        return dynamics_log_densities(settings, parameters, *batch)

    def loss(parameters):
        return -weight * densities(parameters).sum(axis=1).mean()

    trace.put_gradient("dynamics", lambda p: loss(p) + bound_penalty(settings, p), parameters)
    trace.put("loss.dynamics", loss(parameters))
    trace.put("dynamics.log_densities.expert", densities(parameters))
    trace.put("weights.dynamics.expert", weight * jnp.ones(len(batch[0])))
    trace.put_adam("dynamics", settings["learning_rate"])


def behavioral_cloning(trace):
    update_policy(trace, ["expert"])
    trace.put_unchanged()


def with_dynamics(trace):
    update_policy(trace, ["expert", "rollout"])
    update_dynamics(trace)
    trace.put_unchanged()


def second_phase(trace):
    """The model is frozen."""
    update_policy(trace, ["expert", "rollout"])
    trace.put_unchanged()


METHODS = {
    "bc": behavioral_cloning,
    "bc-exp": behavioral_cloning,
    "bc-all": behavioral_cloning,
    "bc+d": with_dynamics,
    "2-phase-bc+d": second_phase,
}

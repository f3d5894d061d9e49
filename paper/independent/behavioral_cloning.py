"""Behavioral cloning and its kin."""

import jax.numpy as jnp

from networks import bound_price, dynamics_log_densities, policy_log_densities


def cloned_policy(recording, sets):
    """−Σ E[log π(a|s)] over data sets, Equations (1) and (13), and π's step along it."""
    parameters = recording.parameters("policy")

    def densities(parameters, data_set):
        observations, actions, _ = recording.batch(data_set)
        return policy_log_densities(parameters, observations, actions)

    def loss(parameters):
        return -sum(densities(parameters, each).sum(axis=1).mean() for each in sets)

    recording.put("loss.policy", recording.put_gradient("policy", loss, parameters))
    for each in sets:
        recording.put(f"policy.log_densities.{each}", densities(parameters, each))
        recording.put(f"weights.policy.{each}", jnp.ones(len(recording.batch(each)[0])))
    recording.put_adam("policy", recording.settings["learning_rate"])


def fitted_dynamics(recording):
    """−E_De[log f(s′|s, a)], Equation (12), and f's step along it and the price on its bounds."""
    batch = recording.batch("expert")
    parameters = recording.parameters("dynamics")

    def loss(parameters):
        return -dynamics_log_densities(parameters, *batch).sum(axis=1).mean()

    recording.put_gradient("dynamics", lambda p: loss(p) + bound_price(p), parameters)
    recording.put("loss.dynamics", loss(parameters))
    recording.put("dynamics.log_densities.expert", dynamics_log_densities(parameters, *batch))
    recording.put("weights.dynamics.expert", jnp.ones(len(batch[0])))
    recording.put_adam("dynamics", recording.settings["learning_rate"])


def behavioral_cloning(recording):
    cloned_policy(recording, ["expert"])
    recording.put_unchanged()


def with_dynamics(recording):
    cloned_policy(recording, ["expert", "rollout"])
    fitted_dynamics(recording)
    recording.put_unchanged()


def second_phase(recording):
    """The model stands still."""
    cloned_policy(recording, ["expert", "rollout"])
    recording.put_unchanged()


LEARNERS = {
    "bc": behavioral_cloning,
    "bc-exp": behavioral_cloning,
    "bc-all": behavioral_cloning,
    "bc+d": with_dynamics,
    "2-phase-bc+d": second_phase,
}

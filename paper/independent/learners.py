"""One update step of each learner."""

import jax

jax.config.update("jax_enable_x64", True)

import behavioral_cloning
import dmil

LEARNERS = {**behavioral_cloning.LEARNERS, **dmil.LEARNERS}

"""One update step of each learner."""

import jax

jax.config.update("jax_enable_x64", True)

import behavioral_cloning
import dmil
import iq_learn
import mixed_quality
import value_dice

LEARNERS = {
    **behavioral_cloning.LEARNERS, **dmil.LEARNERS, **value_dice.LEARNERS, **iq_learn.LEARNERS,
    **mixed_quality.LEARNERS}

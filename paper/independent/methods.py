"""One update step of each method."""

import jax

jax.config.update("jax_enable_x64", True)

import behavioral_cloning
import dmil
import iq_learn
import mixed_quality
import value_dice

METHODS = {
    **behavioral_cloning.METHODS, **dmil.METHODS, **value_dice.METHODS, **iq_learn.METHODS,
    **mixed_quality.METHODS}

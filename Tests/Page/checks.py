"""The checks in their order."""
from . import (accessibility, addresses, appearance, check_yourself, coevolution, contents, equations, figures, keyboard,
               learning_curves, offline, plain, previews, tables, verdicts, width)

ALL = {module.__name__.split(".")[-1]: module.check for module in (
    offline, plain, contents, appearance, width, tables, learning_curves, coevolution, verdicts, check_yourself,
    equations, figures, previews, addresses, keyboard, accessibility)}

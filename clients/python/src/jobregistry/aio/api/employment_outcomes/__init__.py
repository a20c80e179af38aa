from .employment_outcome_confirm import (
    employment_outcome_confirm as employment_outcome_confirm,
)
from .employment_outcome_create import (
    employment_outcome_create as employment_outcome_create,
)
from .employment_outcome_history import (
    employment_outcome_history as employment_outcome_history,
)
from .employment_outcome_list import employment_outcome_list as employment_outcome_list
from .employment_outcome_read import employment_outcome_read as employment_outcome_read
from .employment_outcome_steps import (
    employment_outcome_steps as employment_outcome_steps,
)
from .employment_outcome_undo import employment_outcome_undo as employment_outcome_undo

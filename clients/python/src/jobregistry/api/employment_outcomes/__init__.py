from .employment_outcome_confirm import (
    employment_outcome_confirm as employment_outcome_confirm,
)
from .employment_outcome_create import (
    employment_outcome_create as employment_outcome_create,
)
from .employment_outcome_list import employment_outcome_list as employment_outcome_list
from .employment_outcome_read import employment_outcome_read as employment_outcome_read

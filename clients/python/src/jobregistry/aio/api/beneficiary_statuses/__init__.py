from .beneficiary_status_change import (
    beneficiary_status_change as beneficiary_status_change,
)
from .beneficiary_status_create import (
    beneficiary_status_create as beneficiary_status_create,
)
from .beneficiary_status_decide import (
    beneficiary_status_decide as beneficiary_status_decide,
)
from .beneficiary_status_delete import (
    beneficiary_status_delete as beneficiary_status_delete,
)
from .beneficiary_status_history import (
    beneficiary_status_history as beneficiary_status_history,
)
from .beneficiary_status_list import beneficiary_status_list as beneficiary_status_list
from .beneficiary_status_read import beneficiary_status_read as beneficiary_status_read
from .beneficiary_status_steps import (
    beneficiary_status_steps as beneficiary_status_steps,
)
from .beneficiary_status_undo import beneficiary_status_undo as beneficiary_status_undo

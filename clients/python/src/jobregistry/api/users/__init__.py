from .user_change import user_change as user_change
from .user_confirm_second_factor import (
    user_confirm_second_factor as user_confirm_second_factor,
)
from .user_create import user_create as user_create
from .user_delete import user_delete as user_delete
from .user_list import user_list as user_list
from .user_me import user_me as user_me
from .user_offer_second_factor import (
    user_offer_second_factor as user_offer_second_factor,
)
from .user_read import user_read as user_read
from .user_remove_second_factor import (
    user_remove_second_factor as user_remove_second_factor,
)
from .user_renew_recovery_codes import (
    user_renew_recovery_codes as user_renew_recovery_codes,
)
from .user_reset_second_factor import (
    user_reset_second_factor as user_reset_second_factor,
)
from .user_set_own_password import user_set_own_password as user_set_own_password
from .user_set_password import user_set_password as user_set_password

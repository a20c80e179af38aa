from .consent_list import consent_list as consent_list
from .consent_withdraw import consent_withdraw as consent_withdraw
from .session_end import session_end as session_end
from .session_list import session_list as session_list

from .user_change import user_change as user_change
from .user_create import user_create as user_create
from .user_delete import user_delete as user_delete
from .user_list import user_list as user_list
from .user_me import user_me as user_me
from .user_read import user_read as user_read
from .user_set_own_password import user_set_own_password as user_set_own_password
from .user_set_password import user_set_password as user_set_password

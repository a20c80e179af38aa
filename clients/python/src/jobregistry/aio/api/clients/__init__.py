from .client_change import client_change as client_change
from .client_create import client_create as client_create
from .client_delete import client_delete as client_delete
from .client_list import client_list as client_list
from .client_read import client_read as client_read
from .client_rotate import client_rotate as client_rotate

from .campus_change import campus_change as campus_change
from .campus_create import campus_create as campus_create
from .campus_delete import campus_delete as campus_delete
from .campus_history import campus_history as campus_history
from .campus_list import campus_list as campus_list
from .campus_read import campus_read as campus_read

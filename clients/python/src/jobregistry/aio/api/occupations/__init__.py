from .occupation_change import occupation_change as occupation_change
from .occupation_create import occupation_create as occupation_create
from .occupation_delete import occupation_delete as occupation_delete
from .occupation_list import occupation_list as occupation_list
from .occupation_read import occupation_read as occupation_read

from .unit_change import unit_change as unit_change
from .unit_create import unit_create as unit_create
from .unit_delete import unit_delete as unit_delete
from .unit_list import unit_list as unit_list
from .unit_read import unit_read as unit_read
from .unit_resolve import unit_resolve as unit_resolve
from .unit_tree import unit_tree as unit_tree

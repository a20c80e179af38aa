from .enterprise_change import enterprise_change as enterprise_change
from .enterprise_create import enterprise_create as enterprise_create
from .enterprise_delete import enterprise_delete as enterprise_delete
from .enterprise_list import enterprise_list as enterprise_list
from .enterprise_read import enterprise_read as enterprise_read

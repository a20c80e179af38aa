from .occupation_change import occupation_change as occupation_change
from .occupation_import import occupation_import as occupation_import
from .occupation_list import occupation_list as occupation_list
from .occupation_read import occupation_read as occupation_read

from .change_list import change_list as change_list
from .change_snapshot import change_snapshot as change_snapshot

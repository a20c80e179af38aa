from .school_change import school_change as school_change
from .school_create import school_create as school_create
from .school_delete import school_delete as school_delete
from .school_history import school_history as school_history
from .school_list import school_list as school_list
from .school_read import school_read as school_read

from .class_change import class_change as class_change
from .class_create import class_create as class_create
from .class_delete import class_delete as class_delete
from .class_list import class_list as class_list
from .class_read import class_read as class_read
from .class_transition import class_transition as class_transition

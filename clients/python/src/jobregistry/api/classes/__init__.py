from .class_change import class_change as class_change
from .class_create import class_create as class_create
from .class_delete import class_delete as class_delete
from .class_list import class_list as class_list
from .class_put_by_key import class_put_by_key as class_put_by_key
from .class_read import class_read as class_read
from .class_read_by_key import class_read_by_key as class_read_by_key
from .class_transition import class_transition as class_transition

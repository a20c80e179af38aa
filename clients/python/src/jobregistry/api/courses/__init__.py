from .course_change import course_change as course_change
from .course_create import course_create as course_create
from .course_delete import course_delete as course_delete
from .course_list import course_list as course_list
from .course_put_by_key import course_put_by_key as course_put_by_key
from .course_read import course_read as course_read
from .course_read_by_key import course_read_by_key as course_read_by_key
from .course_release import course_release as course_release

from .trainee_change import trainee_change as trainee_change
from .trainee_create import trainee_create as trainee_create
from .trainee_delete import trainee_delete as trainee_delete
from .trainee_list import trainee_list as trainee_list
from .trainee_put_by_key import trainee_put_by_key as trainee_put_by_key
from .trainee_read import trainee_read as trainee_read
from .trainee_read_by_key import trainee_read_by_key as trainee_read_by_key
from .trainee_search import trainee_search as trainee_search

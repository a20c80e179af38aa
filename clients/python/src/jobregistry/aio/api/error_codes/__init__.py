from .error_code_list import error_code_list as error_code_list
from .error_code_read import error_code_read as error_code_read

from .code_list_item_put import code_list_item_put as code_list_item_put
from .code_list_item_read import code_list_item_read as code_list_item_read
from .code_list_list import code_list_list as code_list_list
from .code_list_read import code_list_read as code_list_read

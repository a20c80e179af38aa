from .export_create import export_create as export_create
from .export_delete import export_delete as export_delete
from .export_download import export_download as export_download
from .export_list import export_list as export_list
from .export_read import export_read as export_read

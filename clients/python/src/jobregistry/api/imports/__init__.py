from .import_cancel import import_cancel as import_cancel
from .import_confirm import import_confirm as import_confirm
from .import_list import import_list as import_list
from .import_read import import_read as import_read
from .import_report import import_report as import_report
from .import_template import import_template as import_template

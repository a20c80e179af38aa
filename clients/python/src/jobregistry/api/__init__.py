"""One function per operation, in one module per tag of the server's document."""

from . import admin_units as admin_units
from . import audit_events as audit_events
from . import beneficiary_statuses as beneficiary_statuses
from . import campuses as campuses
from . import certificates as certificates
from . import changes as changes
from . import classes as classes
from . import clients as clients
from . import code_lists as code_lists
from . import courses as courses
from . import employment_outcomes as employment_outcomes
from . import enrolments as enrolments
from . import enterprises as enterprises
from . import error_codes as error_codes
from . import exports as exports
from . import licence_lines as licence_lines
from . import oauth as oauth
from . import occupations as occupations
from . import operation as operation
from . import organisations as organisations
from . import reconciliation as reconciliation
from . import schools as schools
from . import statistics as statistics
from . import trainees as trainees
from . import users as users
from . import webhooks as webhooks

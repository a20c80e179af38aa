from .oauth_authorize import oauth_authorize as oauth_authorize
from .oauth_authorize_form import oauth_authorize_form as oauth_authorize_form
from .oauth_device import oauth_device as oauth_device
from .oauth_device_authorization import (
    oauth_device_authorization as oauth_device_authorization,
)
from .oauth_discovery import oauth_discovery as oauth_discovery
from .oauth_introspect import oauth_introspect as oauth_introspect
from .oauth_keys import oauth_keys as oauth_keys
from .oauth_metadata import oauth_metadata as oauth_metadata
from .oauth_push import oauth_push as oauth_push
from .oauth_revoke import oauth_revoke as oauth_revoke
from .oauth_token import oauth_token as oauth_token
from .oauth_userinfo import oauth_userinfo as oauth_userinfo
from .oauth_userinfo_form import oauth_userinfo_form as oauth_userinfo_form

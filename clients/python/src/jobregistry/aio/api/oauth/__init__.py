from .oauth_introspect import oauth_introspect as oauth_introspect
from .oauth_keys import oauth_keys as oauth_keys
from .oauth_metadata import oauth_metadata as oauth_metadata
from .oauth_revoke import oauth_revoke as oauth_revoke
from .oauth_token import oauth_token as oauth_token

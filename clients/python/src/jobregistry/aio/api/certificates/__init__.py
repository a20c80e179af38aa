from .certificate_background_delete import (
    certificate_background_delete as certificate_background_delete,
)
from .certificate_background_put import (
    certificate_background_put as certificate_background_put,
)
from .certificate_background_read import (
    certificate_background_read as certificate_background_read,
)
from .certificate_create import certificate_create as certificate_create
from .certificate_credential import certificate_credential as certificate_credential
from .certificate_history import certificate_history as certificate_history
from .certificate_issue_to_class import (
    certificate_issue_to_class as certificate_issue_to_class,
)
from .certificate_list import certificate_list as certificate_list
from .certificate_numbers_change import (
    certificate_numbers_change as certificate_numbers_change,
)
from .certificate_numbers_read import (
    certificate_numbers_read as certificate_numbers_read,
)
from .certificate_page import certificate_page as certificate_page
from .certificate_page_credential import (
    certificate_page_credential as certificate_page_credential,
)
from .certificate_print import certificate_print as certificate_print
from .certificate_read import certificate_read as certificate_read
from .certificate_reissue import certificate_reissue as certificate_reissue
from .certificate_revoke import certificate_revoke as certificate_revoke
from .certificate_steps import certificate_steps as certificate_steps
from .certificate_template_delete import (
    certificate_template_delete as certificate_template_delete,
)
from .certificate_template_put import (
    certificate_template_put as certificate_template_put,
)
from .certificate_template_read import (
    certificate_template_read as certificate_template_read,
)
from .certificate_undo import certificate_undo as certificate_undo
from .certificate_verify import certificate_verify as certificate_verify
from .class_certificates_print import (
    class_certificates_print as class_certificates_print,
)
from .credential_issuer import credential_issuer as credential_issuer
from .credential_status import credential_status as credential_status

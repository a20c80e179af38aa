from .audit_event_list import audit_event_list as audit_event_list

from .rule_list import rule_list as rule_list

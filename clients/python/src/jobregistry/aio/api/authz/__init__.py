from .authz_explain import authz_explain as authz_explain

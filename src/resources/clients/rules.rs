//! What a client must be by itself.

use super::model::{AuthMethod, ClientInput};
use crate::platform::auth::authz::{Action, is_of_user};
use crate::platform::error::{ErrorCode, Problems};

impl ClientInput {
    /// Note what is wrong in `problems`.
    pub(super) fn check(&self, problems: &mut Problems) {
        self.check_scopes(problems);
        for (index, uri) in self.redirect_uris.iter().enumerate() {
            let pointer = format!("/redirectUris/{index}");
            problems.expect(uri.is_sound(), ErrorCode::RedirectUriInvalid, &pointer);
        }
        for (index, key) in self.public_keys.iter().enumerate() {
            let pointer = format!("/publicKeys/{index}");
            let is_good = key.verifying().is_some();
            problems.expect(is_good, ErrorCode::ClientKeyInvalid, &pointer);
        }
        if self.auth_method == AuthMethod::PrivateKey && self.public_keys.is_empty() {
            problems.add(ErrorCode::ClientKeyMissing, "/publicKeys");
        }
        match self.role {
            Some(_) if self.auth_method == AuthMethod::None => {
                problems.add(ErrorCode::ClientRoleUnproven, "/role");
            }
            None if !self.is_app() => {
                problems.add(ErrorCode::ClientWithoutUse, "/role");
            }
            _ => {}
        }
    }

    fn is_app(&self) -> bool {
        self.device_login || !self.redirect_uris.is_empty()
    }

    fn check_scopes(&self, problems: &mut Problems) {
        let known = Action::scopes();
        let role = self.role.filter(|_| !self.is_app());
        let useful = role.map(|role| Action::scopes_of(&[role]));
        for (index, scope) in self.scopes.iter().enumerate() {
            let is_useful =
                |scope: &str| useful.as_ref().is_none_or(|useful| useful.contains(scope));
            if self.is_app() && is_of_user(scope) {
                continue;
            }
            let code = if !known.contains(&scope.as_str()) {
                ErrorCode::ScopeUnknown
            } else if !is_useful(scope) {
                ErrorCode::ScopeNotForRole
            } else {
                continue;
            };
            let problem = problems.add(code, &format!("/scopes/{index}"));
            if let Some(role) = role {
                problem.param("role", role.as_str());
            }
        }
    }
}

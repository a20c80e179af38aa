//! Who may do what, and with which rows: permission = role ∩ scope ∩ reach.

mod operations;
mod policy;
mod schools;

use std::collections::BTreeSet;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::ids::{
    AnyId, ClientId, EnterpriseId, OrganisationId, SchoolId, UnitId, UserId, UserSessionId,
};
use crate::text_enum;

pub use operations::{Access, OPERATIONS};
pub use policy::{ACCOUNT_SCOPE, Action, Grant, IDENTITY_SCOPES, POLICY, Rule, is_of_user};
pub use schools::Schools;

text_enum! {
    /// What a person or a client is in the registry.
    pub enum Role {
        Administrator = "ADMINISTRATOR",
        LeadAgency = "LEAD_AGENCY",
        Department = "DEPARTMENT",
        Commune = "COMMUNE",
        EmploymentCentre = "EMPLOYMENT_CENTRE",
        SchoolRegistrar = "SCHOOL_REGISTRAR",
        Enterprise = "ENTERPRISE",
        Inspector = "INSPECTOR",
        Viewer = "VIEWER",
    }
}

text_enum! {
    /// What an actor is.
    pub enum ActorKind {
        User = "USER",
        Client = "CLIENT",
        /// The operator at the command line.
        System = "SYSTEM",
        /// Nobody has logged in.
        Anonymous = "ANONYMOUS",
    }
}

/// What an organisation's people are bound to.
#[derive(Debug, Clone, Default)]
pub struct Bound {
    pub whole_province: bool,
    /// Present communes of the organisation's unit.
    pub communes: Vec<UnitId>,
    pub school: Option<SchoolId>,
    /// Schools whose successor it is, as of today.
    pub took_over: Vec<SchoolId>,
    /// Whether another school is its successor, as of today.
    pub succeeded: bool,
    pub enterprise: Option<EnterpriseId>,
    pub organisation: Option<OrganisationId>,
}

/// Who makes a request, with everything that decides what they may do.
#[derive(Debug, Clone)]
pub struct Actor {
    pub kind: ActorKind,
    pub id: Option<AnyId>,
    pub client_id: Option<AnyId>,
    /// The session that the token comes of.
    pub session_id: Option<UserSessionId>,
    pub roles: Vec<Role>,
    /// Scopes of the access token; none means no limit, which only the operator has.
    pub scopes: Option<BTreeSet<String>>,
    pub bound: Bound,
}

impl Actor {
    /// The operator at the command line: may do everything.
    #[must_use]
    pub fn system() -> Self {
        Self {
            kind: ActorKind::System,
            id: None,
            client_id: None,
            session_id: None,
            roles: Role::ALL.to_vec(),
            scopes: None,
            bound: Bound {
                whole_province: true,
                ..Bound::default()
            },
        }
    }

    /// Somebody without a token, on the few operations that are open to the public.
    #[must_use]
    pub fn anonymous() -> Self {
        Self {
            kind: ActorKind::Anonymous,
            id: None,
            client_id: None,
            session_id: None,
            roles: Vec::new(),
            scopes: Some(BTreeSet::new()),
            bound: Bound::default(),
        }
    }

    /// The rows on which this actor may do `action`, or the reason why none.
    ///
    /// # Errors
    /// 403: no role of the actor allows the action, the token lacks its scope, or another school has
    /// taken the place of the actor's and goes on with it.
    pub fn require(&self, action: Action) -> ApiResult<Reach> {
        let rule = action.rule();
        let reach = self
            .reach(self.grant(action))
            .ok_or_else(|| ApiError::new(ErrorCode::ActionForbidden).with("action", rule.name))?;
        if self.bound.succeeded && !rule.only_reads() {
            return Err(ApiError::new(ErrorCode::SchoolSucceeded));
        }
        match &self.scopes {
            Some(scopes) if !scopes.contains(rule.scope) => {
                Err(ApiError::new(ErrorCode::ScopeMissing).with("scope", rule.scope))
            }
            _ => Ok(reach),
        }
    }

    /// How far `action` goes by the actor's roles alone.
    #[must_use]
    pub fn grant(&self, action: Action) -> Grant {
        let grants = self.roles.iter().map(|role| action.rule().grant(*role));
        grants.max().unwrap_or(Grant::No)
    }

    /// Whether the actor sees the keys of all organisations. Those who merge records of several do.
    /// All others see the keys of their own organisation.
    #[must_use]
    pub fn sees_all_keys(&self) -> bool {
        self.grant(Action::MatchReview) == Grant::All
    }

    /// The app that acts for the user.
    #[must_use]
    pub fn app(&self) -> Option<ClientId> {
        let client = self.client_id.filter(|_| self.kind == ActorKind::User);
        client.map(AnyId::typed)
    }

    /// The user who manages their own account.
    ///
    /// # Errors
    /// 403 for a client, and for an app that is not registered for it.
    pub fn own_account(&self, action: &'static str) -> ApiResult<UserId> {
        let id = self.id.filter(|_| self.kind == ActorKind::User);
        let id =
            id.ok_or_else(|| ApiError::new(ErrorCode::ActionForbidden).with("action", action))?;
        let may = |scopes: &BTreeSet<String>| scopes.contains(ACCOUNT_SCOPE);
        if self.app().is_some() && !self.scopes.as_ref().is_some_and(may) {
            return Err(ApiError::new(ErrorCode::ScopeMissing).with("scope", ACCOUNT_SCOPE));
        }
        Ok(id.typed())
    }

    /// [`Actor::require`] where not being allowed is no error.
    #[must_use]
    pub fn reach_for(&self, action: Action) -> Option<Reach> {
        self.require(action).ok()
    }

    fn reach(&self, grant: Grant) -> Option<Reach> {
        let bound = &self.bound;
        match grant {
            Grant::No => None,
            Grant::Open => Some(Reach::Open),
            Grant::All => Some(Reach::All),
            Grant::Served => Some(Reach::Served(
                (!bound.whole_province).then(|| bound.communes.clone()),
            )),
            Grant::Own if bound.whole_province => Some(Reach::All),
            Grant::Own => Some(match (bound.school, bound.enterprise) {
                (Some(school), _) => Reach::School(Schools::new(school, &bound.took_over)),
                (None, Some(enterprise)) => Reach::Enterprise(enterprise),
                (None, None) if !bound.communes.is_empty() => {
                    Reach::Communes(bound.communes.clone())
                }
                (None, None) => Reach::Organisation(bound.organisation?),
            }),
        }
    }
}

/// Which rows an action extends to. Every store turns it into SQL in its `visible`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    All,
    /// Only rows that are open to everybody.
    Open,
    /// What concerns people who live in these communes.
    Communes(Vec<UnitId>),
    /// People whose training is completed, in these communes or in the whole province.
    Served(Option<Vec<UnitId>>),
    School(Schools),
    Enterprise(EnterpriseId),
    Organisation(OrganisationId),
}

impl Reach {
    /// The school to which the caller is bound, where it has taken the place of no other.
    #[must_use]
    pub fn one_school(&self) -> Option<SchoolId> {
        match self {
            Self::School(own) => own.alone(),
            _ => None,
        }
    }

    /// Whether a row of this school lies within reach by its school alone.
    #[must_use]
    pub fn includes_school(&self, school: SchoolId) -> bool {
        match self {
            Reach::All => true,
            Reach::School(own) => own.contains(&school),
            _ => false,
        }
    }
}

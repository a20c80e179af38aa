//! The matrix role × action. Each row is one action, the scope that a token needs for it, and
//! how far it goes for each role.

use std::collections::BTreeSet;

use super::Role;

/// How far an action goes for a role. Ordered: of several roles the widest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grant {
    No,
    /// Rows that are open to everybody.
    Open,
    /// Rows of the role's own organisation: its school, its enterprise, its communes.
    Own,
    /// People whose training is completed.
    Served,
    All,
}

/// Scopes that lead to no action: who the user is, and that the app may come back without them. Any app may
/// ask for them.
pub const IDENTITY_SCOPES: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// The scope of an app that its user manages their own account with: sessions, consents, password, second
/// factor. An app has it only when it is registered for it.
pub const ACCOUNT_SCOPE: &str = "account";

/// Whether a scope leads to no action, but to the user or their account.
#[must_use]
pub fn is_of_user(scope: &str) -> bool {
    IDENTITY_SCOPES.contains(&scope) || scope == ACCOUNT_SCOPE
}

use Grant::{All as A, No as N, Open as P, Own as O, Served as S};

/// One row of the matrix.
#[derive(Debug)]
pub struct Rule {
    pub name: &'static str,
    pub scope: &'static str,
    grants: [Grant; 9],
}

impl Rule {
    /// Whether nothing of the registry is changed by it. An export is a file of what may be read.
    #[must_use]
    pub fn only_reads(&self) -> bool {
        self.scope.ends_with(":read") || self.name == "export.run"
    }

    #[must_use]
    pub fn grant(&self, role: Role) -> Grant {
        self.grants[role as usize]
    }
}

macro_rules! policy {
    ($($action:ident $name:literal $scope:literal $grants:expr;)+) => {
        /// Everything that needs a permission.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $($action),+ }

        /// The matrix, one row per action in the order of [`Action`].
        pub const POLICY: &[Rule] = &[$(Rule { name: $name, scope: $scope, grants: $grants }),+];

        impl Action {
            pub const ALL: &'static [Self] = &[$(Self::$action),+];
        }
    };
}

policy! {
    //                                                               admin lead dept comm cent schl entp insp view
    UnitWrite          "unit.write"          "catalogues:write"    [A,    A,   N,   O,   N,   N,   N,   N,   N];
    ReformLoad         "reform.load"         "catalogues:write"    [A,    A,   N,   N,   N,   N,   N,   N,   N];
    CodeListWrite      "code-list.write"     "catalogues:write"    [A,    A,   N,   N,   N,   N,   N,   N,   N];
    OccupationWrite    "occupation.write"    "catalogues:write"    [A,    A,   N,   N,   N,   N,   N,   N,   N];
    SchoolRead         "school.read"         "schools:read"        [A,    A,   A,   A,   A,   A,   A,   A,   A];
    SchoolCreate       "school.create"       "schools:write"       [A,    A,   N,   N,   N,   N,   N,   N,   N];
    SchoolChange       "school.change"       "schools:write"       [A,    A,   N,   N,   N,   O,   N,   N,   N];
    SchoolDelete       "school.delete"       "schools:write"       [A,    A,   N,   N,   N,   N,   N,   N,   N];
    LicenceLineWrite   "licence-line.write"  "licence-lines:write" [A,    A,   N,   N,   N,   N,   N,   N,   N];
    PartnershipRead    "partnership.read"    "partnerships:read"   [A,    A,   A,   N,   N,   O,   O,   A,   N];
    PartnershipWrite   "partnership.write"   "partnerships:write"  [A,    A,   N,   N,   N,   O,   N,   N,   N];
    PartnershipRelease "partnership.release""partnerships:write"   [A,    A,   N,   N,   N,   N,   N,   N,   N];
    CourseRead         "course.read"         "courses:read"        [A,    A,   P,   P,   P,   O,   P,   A,   P];
    CourseWrite        "course.write"        "courses:write"       [A,    A,   N,   N,   N,   O,   N,   N,   N];
    CourseRelease      "course.release"     "courses:write"        [A,    A,   N,   N,   N,   N,   N,   N,   N];
    ClassRead          "class.read"          "classes:read"        [A,    A,   P,   P,   P,   O,   P,   A,   P];
    ClassWrite         "class.write"         "classes:write"       [A,    A,   N,   N,   N,   O,   N,   N,   N];
    ClassRelease       "class.release"      "classes:write"        [A,    A,   N,   N,   N,   N,   N,   N,   N];
    TraineeRead        "trainee.read"        "trainees:read"       [A,    A,   N,   O,   S,   O,   N,   O,   N];
    TraineeReveal      "trainee.reveal"      "trainees.pii:read"   [N,    A,   N,   O,   N,   O,   N,   N,   N];
    TraineeWrite       "trainee.write"       "trainees:write"      [A,    A,   N,   O,   N,   O,   N,   N,   N];
    TraineeRelease     "trainee.release"     "trainees:write"      [A,    A,   N,   N,   N,   N,   N,   N,   N];
    TraineeDelete      "trainee.delete"      "trainees:write"      [A,    A,   N,   N,   N,   O,   N,   N,   N];
    MatchRead          "match.read"          "trainees:merge"      [A,    A,   N,   N,   N,   O,   N,   N,   N];
    MatchReview        "match.review"        "trainees:merge"      [A,    A,   N,   N,   N,   N,   N,   N,   N];
    BeneficiaryRead    "beneficiary.read"    "beneficiaries:read"  [N,    A,   N,   O,   N,   O,   N,   O,   N];
    BeneficiaryClaim   "beneficiary.claim"   "beneficiaries:write" [A,    A,   N,   O,   N,   O,   N,   N,   N];
    BeneficiaryDecide  "beneficiary.decide"  "beneficiaries:decide" [N,   A,   N,   O,   N,   N,   N,   N,   N];
    EnrolmentRead      "enrolment.read"      "enrolments:read"     [A,    A,   N,   O,   S,   O,   N,   O,   N];
    EnrolmentWrite     "enrolment.write"     "enrolments:write"    [A,    A,   N,   N,   N,   O,   N,   N,   N];
    EnrolmentConfirm   "enrolment.confirm"   "enrolments:confirm"  [A,    A,   N,   O,   N,   O,   N,   N,   N];
    EnrolmentRelease   "enrolment.release"   "enrolments:write"    [A,    A,   N,   N,   N,   N,   N,   N,   N];
    CertificateRead    "certificate.read"    "certificates:read"   [A,    A,   N,   O,   S,   O,   N,   O,   N];
    CertificateWrite   "certificate.write"   "certificates:write"  [A,    A,   N,   N,   N,   O,   N,   N,   N];
    EnterpriseRead     "enterprise.read"     "enterprises:read"    [A,    A,   A,   A,   A,   A,   A,   A,   A];
    EnterpriseCreate   "enterprise.create"   "enterprises:write"   [A,    A,   N,   N,   A,   N,   N,   N,   N];
    EnterpriseChange   "enterprise.change"   "enterprises:write"   [A,    A,   N,   N,   A,   N,   O,   N,   N];
    EnterpriseDelete   "enterprise.delete"   "enterprises:write"   [A,    A,   N,   N,   N,   N,   N,   N,   N];
    EnterpriseRelease  "enterprise.release"  "enterprises:write"   [A,    A,   N,   N,   N,   N,   N,   N,   N];
    OutcomeRead        "outcome.read"        "outcomes:read"       [A,    A,   N,   O,   S,   O,   O,   O,   N];
    OutcomeRecord      "outcome.record"      "outcomes:write"      [A,    A,   N,   O,   S,   O,   N,   N,   N];
    OutcomeConfirm     "outcome.confirm"     "outcomes:confirm"    [A,    A,   N,   N,   S,   N,   O,   N,   N];
    OutcomeUndo        "outcome.undo"        "outcomes:write"      [A,    A,   N,   O,   S,   O,   O,   N,   N];
    StatisticsRead     "statistics.read"     "statistics:read"     [A,    A,   P,   O,   P,   O,   P,   O,   P];
    ImportRun          "import.run"          "imports:write"       [A,    A,   N,   O,   O,   O,   N,   N,   N];
    FeedRead           "feed.read"           "changes:read"        [A,    A,   A,   A,   A,   A,   A,   A,   A];
    SyncHealthRead     "sync-health.read"    "schools:read"        [A,    A,   N,   N,   N,   O,   N,   A,   N];
    WebhookManage      "webhook.manage"      "webhooks:write"      [A,    A,   N,   O,   O,   O,   O,   N,   N];
    ExportRun          "export.run"          "exports:write"       [A,    A,   A,   A,   A,   A,   A,   A,   A];
    OrganisationRead   "organisation.read"   "organisations:read"  [A,    A,   O,   O,   O,   O,   O,   O,   O];
    OrganisationWrite  "organisation.write"  "organisations:write" [A,    N,   N,   N,   N,   N,   N,   N,   N];
    UserRead           "user.read"           "users:read"          [A,    N,   N,   N,   N,   N,   N,   N,   N];
    UserWrite          "user.write"          "users:write"         [A,    N,   N,   N,   N,   N,   N,   N,   N];
    ClientRead         "client.read"         "clients:read"        [A,    N,   N,   N,   N,   N,   N,   N,   N];
    ClientWrite        "client.write"        "clients:write"       [A,    N,   N,   N,   N,   N,   N,   N,   N];
    AuditRead          "audit.read"          "audit:read"          [A,    A,   N,   N,   N,   N,   N,   O,   N];
}

impl Action {
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        &POLICY[self as usize]
    }

    /// The action that the matrix lists under this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut actions = Self::ALL.iter();
        actions.find(|action| action.rule().name == name).copied()
    }

    /// Every scope that some action needs, sorted.
    #[must_use]
    pub fn scopes() -> Vec<&'static str> {
        let mut scopes: Vec<_> = POLICY.iter().map(|rule| rule.scope).collect();
        scopes.sort_unstable();
        scopes.dedup();
        scopes
    }

    /// The scopes of everything that one of these roles may do.
    #[must_use]
    pub fn scopes_of(roles: &[Role]) -> BTreeSet<&'static str> {
        let allowed = |rule: &&Rule| roles.iter().any(|role| rule.grant(*role) != Grant::No);
        POLICY
            .iter()
            .filter(allowed)
            .map(|rule| rule.scope)
            .collect()
    }
}

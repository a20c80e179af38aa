//! Who may do what: the matrix as it is committed, and every operation held against it.

use std::collections::BTreeMap;

use registry::platform::auth::authz::{Action, Grant, POLICY, Role};
use registry::platform::values::ids::AnyId;
use reqwest::Method;
use serde_json::Value;

use crate::contract::operations;
use crate::support::{BoundTo, Client, TestServer, fixtures, identity};

/// What an operation asks of its caller.
#[derive(Debug, Clone, Copy)]
enum Access {
    /// Nothing.
    Public,
    /// A token, whatever it may do.
    LoggedIn,
    /// The action of the matrix.
    Needs(Action),
}

use Access::{LoggedIn, Needs, Public};

/// Every operation and what it asks. A new operation needs its row here.
const OPERATIONS: &[(&str, Access)] = &[
    ("oauth_token", Public),
    ("oauth_revoke", Public),
    ("oauth_introspect", Public),
    ("oauth_keys", Public),
    ("oauth_metadata", Public),
    ("health_live", Public),
    ("health_ready", Public),
    ("unit_list", Public),
    ("unit_create", Needs(Action::UnitWrite)),
    ("unit_resolve", Public),
    ("unit_tree", Public),
    ("unit_read", Public),
    ("unit_delete", Needs(Action::UnitWrite)),
    ("unit_change", Needs(Action::UnitWrite)),
    ("code_list_list", Public),
    ("code_list_read", Public),
    ("code_list_item_read", Public),
    ("code_list_item_put", Needs(Action::CodeListWrite)),
    ("occupation_list", Public),
    ("occupation_import", Needs(Action::OccupationWrite)),
    ("occupation_read", Public),
    ("occupation_change", Needs(Action::OccupationWrite)),
    ("school_list", Needs(Action::SchoolRead)),
    ("school_create", Needs(Action::SchoolCreate)),
    ("school_read", Needs(Action::SchoolRead)),
    ("school_delete", Needs(Action::SchoolDelete)),
    ("school_change", Needs(Action::SchoolChange)),
    ("campus_list", Needs(Action::SchoolRead)),
    ("campus_create", Needs(Action::SchoolChange)),
    ("campus_read", Needs(Action::SchoolRead)),
    ("campus_delete", Needs(Action::SchoolChange)),
    ("campus_change", Needs(Action::SchoolChange)),
    ("licence_line_list", Needs(Action::SchoolRead)),
    ("licence_line_create", Needs(Action::LicenceLineWrite)),
    ("licence_line_read", Needs(Action::SchoolRead)),
    ("licence_line_delete", Needs(Action::LicenceLineWrite)),
    ("licence_line_change", Needs(Action::LicenceLineWrite)),
    ("course_read_by_key", Needs(Action::CourseRead)),
    ("course_put_by_key", Needs(Action::CourseWrite)),
    ("course_list", Needs(Action::CourseRead)),
    ("course_create", Needs(Action::CourseWrite)),
    ("course_read", Needs(Action::CourseRead)),
    ("course_delete", Needs(Action::CourseWrite)),
    ("course_change", Needs(Action::CourseWrite)),
    ("partnership_read_by_key", Needs(Action::PartnershipRead)),
    ("partnership_put_by_key", Needs(Action::PartnershipWrite)),
    ("partnership_list", Needs(Action::PartnershipRead)),
    ("partnership_create", Needs(Action::PartnershipWrite)),
    ("partnership_read", Needs(Action::PartnershipRead)),
    ("partnership_delete", Needs(Action::PartnershipWrite)),
    ("partnership_change", Needs(Action::PartnershipWrite)),
    ("class_read_by_key", Needs(Action::ClassRead)),
    ("class_put_by_key", Needs(Action::ClassWrite)),
    ("class_list", Needs(Action::ClassRead)),
    ("class_create", Needs(Action::ClassWrite)),
    ("class_read", Needs(Action::ClassRead)),
    ("class_delete", Needs(Action::ClassWrite)),
    ("class_change", Needs(Action::ClassWrite)),
    ("class_transition", Needs(Action::ClassWrite)),
    ("trainee_read_by_key", Needs(Action::TraineeRead)),
    ("trainee_put_by_key", Needs(Action::TraineeWrite)),
    ("trainee_list", Needs(Action::TraineeRead)),
    ("trainee_create", Needs(Action::TraineeWrite)),
    ("trainee_search", Needs(Action::TraineeRead)),
    ("trainee_read", Needs(Action::TraineeRead)),
    ("trainee_delete", Needs(Action::TraineeDelete)),
    ("trainee_change", Needs(Action::TraineeWrite)),
    ("trainee_match_list", Needs(Action::MatchReview)),
    ("trainee_match_read", Needs(Action::MatchReview)),
    ("trainee_match_decide", Needs(Action::MatchReview)),
    ("trainee_match_reverse", Needs(Action::MatchReview)),
    ("beneficiary_status_list", Needs(Action::BeneficiaryRead)),
    ("beneficiary_status_create", Needs(Action::BeneficiaryClaim)),
    ("beneficiary_status_read", Needs(Action::BeneficiaryRead)),
    ("beneficiary_status_delete", Needs(Action::BeneficiaryClaim)),
    ("beneficiary_status_change", Needs(Action::BeneficiaryClaim)),
    (
        "beneficiary_status_decide",
        Needs(Action::BeneficiaryDecide),
    ),
    ("enrolment_read_by_key", Needs(Action::EnrolmentRead)),
    ("enrolment_put_by_key", Needs(Action::EnrolmentWrite)),
    ("enrolment_list", Needs(Action::EnrolmentRead)),
    ("enrolment_create", Needs(Action::EnrolmentWrite)),
    ("enrolment_read", Needs(Action::EnrolmentRead)),
    ("enrolment_delete", Needs(Action::EnrolmentWrite)),
    ("enrolment_change", Needs(Action::EnrolmentWrite)),
    ("enrolment_transition", Needs(Action::EnrolmentWrite)),
    ("enrolment_record_result", Needs(Action::EnrolmentWrite)),
    ("certificate_list", Needs(Action::CertificateRead)),
    ("certificate_create", Needs(Action::CertificateWrite)),
    ("certificate_verify", Public),
    ("certificate_read", Needs(Action::CertificateRead)),
    ("certificate_revoke", Needs(Action::CertificateWrite)),
    ("certificate_reissue", Needs(Action::CertificateWrite)),
    ("enterprise_read_by_key", Needs(Action::EnterpriseRead)),
    ("enterprise_put_by_key", Needs(Action::EnterpriseCreate)),
    ("enterprise_list", Needs(Action::EnterpriseRead)),
    ("enterprise_create", Needs(Action::EnterpriseCreate)),
    ("enterprise_read", Needs(Action::EnterpriseRead)),
    ("enterprise_delete", Needs(Action::EnterpriseDelete)),
    ("enterprise_change", Needs(Action::EnterpriseChange)),
    ("employment_outcome_list", Needs(Action::OutcomeRead)),
    ("employment_outcome_create", Needs(Action::OutcomeRecord)),
    ("employment_outcome_read", Needs(Action::OutcomeRead)),
    ("employment_outcome_confirm", Needs(Action::OutcomeConfirm)),
    ("statistics_training", Public),
    ("statistics_partnership_coverage", Public),
    ("sync_health_read", Needs(Action::SyncHealthRead)),
    ("export_list", Needs(Action::ExportRun)),
    ("export_create", Needs(Action::ExportRun)),
    ("export_read", Needs(Action::ExportRun)),
    ("export_delete", Needs(Action::ExportRun)),
    ("export_download", Needs(Action::ExportRun)),
    ("change_list", Needs(Action::FeedRead)),
    ("change_snapshot", Needs(Action::FeedRead)),
    ("reconciliation_run", Needs(Action::FeedRead)),
    ("webhook_list", Needs(Action::WebhookManage)),
    ("webhook_create", Needs(Action::WebhookManage)),
    ("webhook_read", Needs(Action::WebhookManage)),
    ("webhook_delete", Needs(Action::WebhookManage)),
    ("webhook_change", Needs(Action::WebhookManage)),
    ("webhook_rotate_secret", Needs(Action::WebhookManage)),
    ("webhook_test", Needs(Action::WebhookManage)),
    ("webhook_replay", Needs(Action::WebhookManage)),
    ("delivery_list", Needs(Action::WebhookManage)),
    ("delivery_read", Needs(Action::WebhookManage)),
    ("delivery_replay", Needs(Action::WebhookManage)),
    ("import_list", Needs(Action::ImportRun)),
    ("import_create", Needs(Action::ImportRun)),
    ("import_template", Needs(Action::ImportRun)),
    ("import_read", Needs(Action::ImportRun)),
    ("import_cancel", Needs(Action::ImportRun)),
    ("import_report", Needs(Action::ImportRun)),
    ("organisation_list", Needs(Action::OrganisationRead)),
    ("organisation_create", Needs(Action::OrganisationWrite)),
    ("organisation_read", Needs(Action::OrganisationRead)),
    ("organisation_delete", Needs(Action::OrganisationWrite)),
    ("organisation_change", Needs(Action::OrganisationWrite)),
    ("user_me", LoggedIn),
    ("user_set_own_password", LoggedIn),
    ("user_list", Needs(Action::UserRead)),
    ("user_create", Needs(Action::UserWrite)),
    ("user_read", Needs(Action::UserRead)),
    ("user_delete", Needs(Action::UserWrite)),
    ("user_change", Needs(Action::UserWrite)),
    ("user_set_password", Needs(Action::UserWrite)),
    ("client_list", Needs(Action::ClientRead)),
    ("client_create", Needs(Action::ClientWrite)),
    ("client_read", Needs(Action::ClientRead)),
    ("client_delete", Needs(Action::ClientWrite)),
    ("client_change", Needs(Action::ClientWrite)),
    ("client_rotate", Needs(Action::ClientWrite)),
    ("audit_event_list", Needs(Action::AuditRead)),
    ("error_code_list", Public),
    ("error_code_read", Public),
];

#[test]
fn the_matrix_is_the_committed_one() {
    let head = Role::ALL.iter().map(ToString::to_string);
    let row = |name: &str, scope: &str, cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:<18}")).collect();
        format!("{name:<22}{scope:<24}{}", cells.concat())
            .trim_end()
            .to_owned()
    };
    let mut lines = vec![row("action", "scope", head.collect())];
    lines.extend(POLICY.iter().map(|rule| {
        let grants = Role::ALL
            .iter()
            .map(|role| format!("{:?}", rule.grant(*role)).to_lowercase());
        row(rule.name, rule.scope, grants.collect())
    }));

    insta::assert_snapshot!("matrix", lines.join("\n"));
}

#[test]
fn every_operation_has_an_authorization_case() {
    let document: Value = serde_json::from_str(&registry::openapi::rendered()).expect("JSON");
    let cases: BTreeMap<&str, Access> = OPERATIONS.iter().copied().collect();

    let mut documented = Vec::new();
    for (method, path, operation) in operations(&document) {
        let name = operation["operationId"]
            .as_str()
            .expect("an operationId")
            .to_owned();
        let case = cases.get(name.as_str());
        let case = case.unwrap_or_else(|| panic!("{name} ({method} {path}) has no case"));

        if let Needs(action) = case {
            let scope = &operation["security"][0]["bearer"][0];
            assert_eq!(scope, action.rule().scope, "{name} documents another scope");
        }

        documented.push(name);
    }

    for (name, _) in OPERATIONS {
        assert!(
            documented.iter().any(|known| known == name),
            "{name} is no operation"
        );
    }
}

/// A request that has the right shape and names nothing that exists.
struct Probe {
    name: String,
    method: Method,
    path: String,
    media_type: String,
    body: String,
}

impl Probe {
    fn of(document: &Value, method: &str, path: &str, operation: &Value) -> Self {
        let content = operation["requestBody"]["content"].as_object();
        let (media_type, content) = content
            .and_then(|content| content.iter().next())
            .map(|(media_type, content)| (media_type.clone(), content.clone()))
            .unwrap_or_default();
        let body = example(document, &content);
        Self {
            name: operation["operationId"]
                .as_str()
                .expect("an operationId")
                .to_owned(),
            method: method.to_uppercase().parse().expect("a method"),
            path: format!("{}{}", fill(path), required_parameters(operation)),
            media_type: if media_type.is_empty() {
                "application/json".into()
            } else {
                media_type
            },
            body,
        }
    }

    async fn send(&self, client: &Client) -> (u16, String) {
        let client = client.with("if-match", "*");
        let answer = client
            .send_raw(
                self.method.clone(),
                &self.path,
                &self.media_type,
                self.body.clone(),
            )
            .await;
        (answer.status.as_u16(), answer.code().to_owned())
    }
}

/// The parameters that an operation cannot do without, as its document exemplifies them.
fn required_parameters(operation: &Value) -> String {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let pairs: Vec<String> = parameters
        .filter(|parameter| parameter["in"] == "query" && parameter["required"] == true)
        .filter_map(|parameter| {
            let example = parameter["example"].as_str()?;
            Some(format!("{}={example}", parameter["name"].as_str()?))
        })
        .collect();
    if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", pairs.join("&"))
    }
}

fn example(document: &Value, content: &Value) -> String {
    let schema = match content["schema"]["$ref"].as_str() {
        Some(reference) => document
            .pointer(reference.trim_start_matches('#'))
            .expect("a schema"),
        None => &content["schema"],
    };
    let candidates = [
        &content["example"],
        &schema["example"],
        &schema["examples"][0],
    ];
    let example = candidates.into_iter().find(|example| !example.is_null());
    match example {
        Some(Value::String(text)) => text.clone(),
        Some(example) => example.to_string(),
        None => "{}".to_owned(),
    }
}

/// The path with ids that nothing has.
fn fill(path: &str) -> String {
    let parts = path.split('/').map(|part| match part.strip_prefix('{') {
        Some(name) if name.starts_with("code") => "UNKNOWN".to_owned(),
        Some(name) if name.starts_with("list") => "school-kinds".to_owned(),
        Some(_) => AnyId::new().to_string(),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

#[actix_web::test]
async fn every_operation_lets_in_the_roles_of_the_matrix_and_nobody_else() {
    let server = TestServer::start().await;
    let lead = server.lead();
    let school = fixtures::school_id(&fixtures::school(&lead, "P1").await);
    let enterprise = identity::enterprise(&server);
    let commune = server.unit("COMMUNE", "03646");
    let bound = |role: Role| match role {
        Role::SchoolRegistrar => BoundTo::School(school),
        Role::Enterprise => BoundTo::Enterprise(enterprise),
        Role::Commune => BoundTo::Unit(commune),
        Role::Viewer => BoundTo::Nothing,
        _ => BoundTo::Province,
    };

    let document: Value = serde_json::from_str(&registry::openapi::rendered()).expect("JSON");
    let cases: BTreeMap<&str, Access> = OPERATIONS.iter().copied().collect();
    let scopeless = server.user_with_scopes(Role::LeadAgency, BoundTo::Province, &["none"]);
    let users: Vec<(Role, Client)> = Role::ALL
        .iter()
        .map(|role| (*role, server.user(*role, bound(*role))))
        .collect();

    for (method, path, operation) in operations(&document) {
        let probe = Probe::of(&document, &method, &path, &operation);
        let case = cases[probe.name.as_str()];
        let (status, code) = probe.send(&server.anonymous()).await;

        if !matches!(case, Public) {
            assert_eq!(
                (status, code.as_str()),
                (401, "AUTHENTICATION_REQUIRED"),
                "{}",
                probe.name
            );
        }

        let Needs(action) = case else { continue };
        for (role, user) in &users {
            let (status, code) = probe.send(user).await;
            let at = format!("{} as {role}: {status} {code}", probe.name);
            assert_ne!(status, 400, "the example of {at}");
            if action.rule().grant(*role) == Grant::No {
                assert_eq!((status, code.as_str()), (403, "ACTION_FORBIDDEN"), "{at}");
            } else {
                assert!(!matches!(status, 401 | 403 | 500..), "{at}");
            }
        }

        if action.rule().grant(Role::LeadAgency) != Grant::No {
            let (status, code) = probe.send(&scopeless).await;
            assert_eq!(
                (status, code.as_str()),
                (403, "SCOPE_MISSING"),
                "{}",
                probe.name
            );
        }
    }
}

#[test]
fn a_token_alone_is_asked_for_only_where_it_says_who_one_is() {
    let logged_in: Vec<&str> = OPERATIONS
        .iter()
        .filter(|(_, access)| matches!(access, LoggedIn))
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(logged_in, ["user_me", "user_set_own_password"]);
}

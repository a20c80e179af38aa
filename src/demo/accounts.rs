//! One account for every kind of user, and the clients of a school's system and a partner app.

use std::collections::HashMap;

use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::dice::Dice;
use super::outcomes::EnterpriseRow;
use super::people::Person;
use super::places::Places;
use super::supply::Supply;
use super::{Plan, Text};
use crate::platform::auth::authn::hash_now;
use crate::platform::auth::authz::{Action, Grant, Role};
use crate::platform::db::schema::{clients, organisations, users};
use crate::platform::db::types::Json;
use crate::platform::error::ApiResult;
use crate::platform::values::ids::{
    ClientId, EnterpriseId, OrganisationId, SchoolId, UnitId, UserId,
};
use crate::platform::values::text::{fold, sort_key};
use crate::platform::values::time::Timestamp;
use crate::resources::clients::{AuthMethod, ClientKey, IdTokenAlgorithm, RedirectUri};

/// The password of every account. It opens made-up data only.
pub const PASSWORD: &str = "hoc-nghe-son-la";
/// The secret of both clients.
pub const CLIENT_SECRET: &str = "demo-client-secret-hoc-nghe-son-la";

/// Who can log in: the role, the name to log in with, and the name that others see.
const CAST: [(Role, Text, Text); 9] = [
    (Role::LeadAgency, "lead", "Cán bộ cơ quan chủ trì (demo)"),
    (Role::Department, "department", "Cán bộ sở, ngành (demo)"),
    (Role::Commune, "commune", "Cán bộ xã (demo)"),
    (
        Role::EmploymentCentre,
        "centre",
        "Tư vấn viên việc làm (demo)",
    ),
    (Role::SchoolRegistrar, "school", "Giáo vụ (demo)"),
    (Role::Enterprise, "enterprise", "Cán bộ nhân sự (demo)"),
    (Role::Inspector, "inspector", "Thanh tra viên (demo)"),
    (Role::Viewer, "viewer", "Phóng viên (demo)"),
    (Role::Administrator, "admin", "Quản trị hệ thống (demo)"),
];

/// Where those work who look after the whole province.
const fn agency(role: Role) -> Text {
    match role {
        Role::Department => "Sở Tài chính tỉnh Sơn La (demo)",
        Role::EmploymentCentre => "Trung tâm Dịch vụ việc làm tỉnh Sơn La (demo)",
        Role::Inspector => "Thanh tra tỉnh Sơn La (demo)",
        Role::Viewer => "Báo Sơn La (demo)",
        Role::Administrator => "Quản trị hệ thống đăng ký học nghề (demo)",
        _ => "Sở Nội vụ tỉnh Sơn La (demo)",
    }
}

/// What an organisation of the demo is bound to.
#[derive(Clone, Copy)]
enum Bound {
    Province,
    Unit(UnitId),
    School(SchoolId),
    Enterprise(EnterpriseId),
    Nothing,
}

/// Somebody who can log in.
#[derive(Debug)]
pub struct Account {
    pub user: UserId,
    pub role: Role,
    pub username: &'static str,
    pub organisation: String,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = organisations, treat_none_as_default_value = false)]
pub struct OrganisationRow {
    id: OrganisationId,
    kind: &'static str,
    name: String,
    folded_name: String,
    sort_key: String,
    unit_id: Option<UnitId>,
    school_id: Option<SchoolId>,
    enterprise_id: Option<EnterpriseId>,
    active: bool,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = users, treat_none_as_default_value = false)]
pub struct UserRow {
    id: UserId,
    organisation_id: OrganisationId,
    username: &'static str,
    display_name: &'static str,
    roles: Json<Vec<Role>>,
    password_hash: String,
    active: bool,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = clients, treat_none_as_default_value = false)]
pub struct ClientRow {
    pub id: ClientId,
    organisation_id: OrganisationId,
    name: &'static str,
    role: Role,
    scopes: Json<Vec<&'static str>>,
    auth_method: AuthMethod,
    secret_hash: Vec<u8>,
    public_keys: Json<Vec<ClientKey>>,
    redirect_uris: Json<Vec<RedirectUri>>,
    device_login: bool,
    id_token_algorithm: IdTokenAlgorithm,
    active: bool,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

/// Organisations, the people in them, and the client.
#[derive(Debug)]
pub struct Accounts {
    pub list: Vec<Account>,
    /// Of the app that shows what is open to everybody.
    pub app: ClientId,
    /// Of the system with which the school syncs.
    pub school_system: ClientId,
    pub organisation_rows: Vec<OrganisationRow>,
    pub user_rows: Vec<UserRow>,
    pub client_rows: Vec<ClientRow>,
}

impl Accounts {
    /// # Errors
    /// When the password cannot be hashed.
    pub fn make(
        plan: &Plan,
        places: &Places,
        supply: &Supply,
        people: &[Person],
        firms: &[EnterpriseRow],
        dice: &mut Dice,
    ) -> ApiResult<Self> {
        // One hash for all: the password is the same, and each hash takes a while.
        let hash = hash_now(PASSWORD)?;
        let school = &supply.schools[2];
        let commune = largest_commune(places, people);
        let mut made = Self {
            list: Vec::new(),
            app: ClientId::default(),
            school_system: ClientId::default(),
            organisation_rows: Vec::new(),
            user_rows: Vec::new(),
            client_rows: Vec::new(),
        };
        let at = plan.start_of(plan.day(-700));
        for (role, username, display_name) in CAST {
            let (organisation, bound) = match role {
                Role::Commune => (
                    format!("Ủy ban nhân dân {} (demo)", commune.1),
                    Bound::Unit(commune.0),
                ),
                Role::SchoolRegistrar => (school.name.to_owned(), Bound::School(school.id)),
                Role::Enterprise => (firms[0].name.clone(), Bound::Enterprise(firms[0].id)),
                _ => (agency(role).to_owned(), Bound::Province),
            };
            let id = made.organise(places, organisation.clone(), bound, at, dice);
            if role == Role::SchoolRegistrar {
                let name = "Phần mềm quản lý đào tạo (demo)";
                made.school_system = made.add_client(id, name, role, at, dice);
            }
            let user = dice.id(at);
            made.user_rows.push(UserRow {
                id: user,
                organisation_id: id,
                username,
                display_name,
                roles: Json(vec![role]),
                password_hash: hash.clone(),
                active: true,
                version: 1,
                created_at: at,
                updated_at: at,
            });
            made.list.push(Account {
                user,
                role,
                username,
                organisation,
            });
        }
        let owner = "Công ty ứng dụng việc làm (demo)".to_owned();
        let owner = made.organise(places, owner, Bound::Nothing, at, dice);
        let name = "Ứng dụng tìm lớp học nghề (demo)";
        made.app = made.add_client(owner, name, Role::Viewer, at, dice);
        Ok(made)
    }

    fn organise(
        &mut self,
        places: &Places,
        name: String,
        bound: Bound,
        at: Timestamp,
        dice: &mut Dice,
    ) -> OrganisationId {
        let (kind, unit_id, school_id, enterprise_id) = match bound {
            Bound::Province => ("AGENCY", Some(places.province), None, None),
            Bound::Unit(unit) => ("AGENCY", Some(unit), None, None),
            Bound::School(school) => ("SCHOOL", None, Some(school), None),
            Bound::Enterprise(enterprise) => ("ENTERPRISE", None, None, Some(enterprise)),
            Bound::Nothing => ("APP_OWNER", None, None, None),
        };
        let id = dice.id(at);
        self.organisation_rows.push(OrganisationRow {
            id,
            kind,
            folded_name: fold(&name),
            sort_key: sort_key(&name),
            name,
            unit_id,
            school_id,
            enterprise_id,
            active: true,
            version: 1,
            created_at: at,
            updated_at: at,
        });
        id
    }

    fn add_client(
        &mut self,
        organisation_id: OrganisationId,
        name: Text,
        role: Role,
        at: Timestamp,
        dice: &mut Dice,
    ) -> ClientId {
        let id = dice.id(at);
        self.client_rows.push(ClientRow {
            id,
            organisation_id,
            name,
            role,
            scopes: Json(scopes_of(role)),
            auth_method: AuthMethod::Secret,
            secret_hash: Sha256::digest(CLIENT_SECRET).to_vec(),
            public_keys: Json(Vec::new()),
            redirect_uris: Json(Vec::new()),
            device_login: false,
            id_token_algorithm: IdTokenAlgorithm::Rs256,
            active: true,
            version: 1,
            created_at: at,
            updated_at: at,
        });
        id
    }
}

/// The commune where most of the trainees live, with its name.
fn largest_commune<'a>(places: &'a Places, people: &[Person]) -> (UnitId, &'a str) {
    let mut residents: HashMap<UnitId, usize> = HashMap::new();
    for person in people {
        *residents.entry(person.home.commune).or_default() += 1;
    }
    let largest = places
        .communes
        .iter()
        .max_by_key(|commune| residents.get(&commune.id).copied().unwrap_or_default())
        .unwrap_or(&places.communes[0]);
    (largest.id, &largest.name)
}

/// Every scope that some action of the role needs.
#[must_use]
pub fn scopes_of(role: Role) -> Vec<&'static str> {
    let rules = Action::ALL.iter().map(|action| action.rule());
    let mut scopes: Vec<_> = rules
        .filter(|rule| rule.grant(role) != Grant::No)
        .map(|rule| rule.scope)
        .collect();
    scopes.sort_unstable();
    scopes.dedup();
    scopes
}

//! A world with a row for every path.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::imports::{ended, import, ndjson};
use crate::lists::world::World;
use crate::support::Client;
use crate::support::fixtures::{claim, occupation, person_body, with};

/// A world whose paths lead somewhere.
pub struct Furnished {
    pub world: World,
    ids: HashMap<&'static str, String>,
}

impl Furnished {
    pub async fn new() -> Self {
        let mut world = World::small().await;
        // Jobs need connections beside that of a request.
        let restarted = world.server.restart_with(|config| config.pool_size = 4);
        restarted.await;
        for (_, client) in &mut world.callers {
            *client = Client::new(&world.server.base, client.token.clone());
        }
        let lead = world.caller("lead");
        let registrar = world.caller("registrar");
        let campus = json!({"name": "Cơ sở 2", "unitId": world.server.unit("COMMUNE", "03646")});
        let campuses = world.filled("/v1/schools/{school_id}/campuses");
        let campus = registrar.post(&campuses, campus).await.expect(201);
        let enterprise = first(&lead, "/v1/enterprises").await;
        let partnership = json!({
            "enterpriseId": enterprise, "occupationId": occupation(1), "level": "ELEMENTARY_1",
            "signedDate": "2026-03-02"
        });
        let partnerships = "/v1/partnerships";
        let partnership = registrar.post(partnerships, partnership).await.expect(201);
        let status = claim(&registrar, &world.filled("{trainee_id}"), json!({})).await;
        let mut ids = HashMap::from([
            ("campus_id", campus.id()),
            ("partnership_id", partnership.id()),
            ("beneficiary_status_id", status.expect(201).id()),
            ("import_id", taken_back(&world, &registrar).await),
        ]);
        for (name, list) in [
            ("class_id", "classes"),
            ("enrolment_id", "enrolments"),
            ("certificate_id", "certificates"),
            ("outcome_id", "employment-outcomes"),
            ("unit_id", "admin-units"),
            ("occupation_id", "occupations"),
            ("licence_line_id", "licence-lines"),
            ("course_id", "courses"),
            ("enterprise_id", "enterprises"),
            ("organisation_id", "organisations"),
            ("export_id", "exports"),
        ] {
            ids.insert(name, first(&lead, &format!("/v1/{list}")).await);
        }
        Self { world, ids }
    }

    /// A path of rows that are there.
    pub fn path(&self, path: &str) -> String {
        let named = [
            ("documents/{list}", "documents/trainees"),
            ("code-lists/{list}", "code-lists/sexes"),
            ("{code}", "MALE"),
            ("templates/{kind}", "templates/trainees"),
        ];
        let ids = self.ids.iter();
        let ids = ids.map(|(name, id)| (format!("{{{name}}}"), id.as_str()));
        let named = named.map(|(part, named)| (part.to_owned(), named));
        let filled = ids
            .chain(named)
            .fold(path.to_owned(), |path, (part, filled)| {
                path.replace(&part, filled)
            });
        self.world.filled(&filled)
    }
}

/// The id of the first row of a list.
async fn first(by: &Client, list: &str) -> String {
    let page = by.get(&format!("{list}?limit=1")).await.expect(200);
    let id = page.rows().first().and_then(|row| row["id"].as_str());
    id.unwrap_or_else(|| panic!("no row of {list}")).to_owned()
}

/// An import that was taken back.
async fn taken_back(world: &World, by: &Client) -> String {
    let row = with(
        person_body(&world.server, 31),
        json!({"externalId": "HV-31"}),
    );
    let done = import(by, "kind=trainees", &ndjson(&[row])).await;
    let id = done["id"].as_str().expect("an id").to_owned();
    let path = format!("/v1/imports/{id}");
    let seen = by.get(&path).await.expect(200);
    let undo = by.with("if-match", seen.etag());
    undo.post(&format!("{path}/undo"), Value::Null)
        .await
        .expect(202);
    ended(by, &format!("{id}/undo")).await;
    id
}

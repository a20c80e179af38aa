//! What somebody needs who tries the demo: who can log in, and three lines to begin with.

use std::fmt::Write;

use super::Summary;
use super::accounts::{CLIENT_SECRET, PASSWORD};
use crate::platform::auth::authz::Role;

/// Space between two columns.
const GAP: usize = 2;

/// Who can log in, people first, then programs; the last column is a path to begin with.
pub fn table(summary: &Summary) -> String {
    let mut people = vec![row([
        "Who",
        "User name",
        "Password",
        "Look at",
        "Where they work",
    ])];
    for account in &summary.accounts {
        people.push(row([
            name_of(account.role),
            account.username,
            PASSWORD,
            example(account.role),
            &account.organisation,
        ]));
    }
    let (app, system) = (summary.app.to_string(), summary.school_system.to_string());
    let programs = [
        row(["Program", "Client id", "Client secret"]),
        row(["the school's own system", &system, CLIENT_SECRET]),
        row(["an app for everybody", &app, CLIENT_SECRET]),
    ];
    format!("{}\n{}", aligned(&people), aligned(&programs))
}

/// Lines for a shell: log in, read a list, and have a file of one row checked.
pub fn lines(base: &str) -> String {
    let header = "externalId,citizenId,fullName,sex,birthDate,residenceCode";
    let person = "HV-1,014304654321,Lò Thị Mai,FEMALE,2004-05-17,03646";
    let token = r#"sed 's/.*"access_token":"\([^"]*\)".*/\1/'"#;
    let bearer = r#"-H "Authorization: Bearer $TOKEN""#;
    [
        format!(
            "TOKEN=$(curl -sS '{base}/oauth/token' -d grant_type=password -d username=school \
             -d password={PASSWORD} | {token})"
        ),
        format!(
            "curl -sS {bearer} '{base}{}'",
            example(Role::SchoolRegistrar)
        ),
        format!(
            "printf '{header}\\n{person}\\n' | curl -sS {bearer} -H 'Content-Type: text/csv' \
             --data-binary @- '{base}/v1/imports?kind=trainees&system=demo&mode=validate'"
        ),
    ]
    .join("\n")
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// The rows as lines, each column as wide as its widest cell but the last.
fn aligned(rows: &[Vec<String>]) -> String {
    let mut lines = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let cells = rows.iter().filter_map(|row| row.get(column));
            let width = cells.map(|cell| cell.chars().count()).max();
            let width = width.unwrap_or_default() + GAP;
            // Writing to a text cannot fail.
            let _ = write!(line, "{cell:<width$}");
        }
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    lines
}

fn name_of(role: Role) -> &'static str {
    match role {
        Role::LeadAgency => "lead agency",
        Role::Department => "department",
        Role::Commune => "commune",
        Role::EmploymentCentre => "employment centre",
        Role::SchoolRegistrar => "school's registrar",
        Role::Enterprise => "enterprise",
        Role::Inspector => "inspector",
        Role::Viewer => "press",
        Role::Administrator => "administrator",
    }
}

/// Something that the role may read.
fn example(role: Role) -> &'static str {
    match role {
        Role::LeadAgency | Role::Inspector => "/v1/statistics/training?by=level,district",
        Role::Department | Role::Viewer => "/v1/statistics/training?by=level",
        Role::Commune => "/v1/trainees?limit=5",
        Role::SchoolRegistrar => "/v1/classes?status=OPEN&limit=5",
        Role::EmploymentCentre | Role::Enterprise => "/v1/employment-outcomes?limit=5",
        Role::Administrator => "/v1/users?limit=20",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_one_another_whatever_letters_they_have() {
        let rows = [row(["Giáo vụ", "school"]), row(["lead agency", "lead"])];
        assert_eq!(aligned(&rows), "Giáo vụ      school\nlead agency  lead\n");
    }
}

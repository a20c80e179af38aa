//! The demo province keeps every rule that the operations enforce.

use diesel::prelude::*;
use registry::demo::{Plan, Summary, fill, is_empty};
use registry::platform::db::DbConnection;
use registry::platform::db::schema::{enterprises, trainees};
use registry::platform::values::time::Date;
use registry::resources::trainees::citizen_id::{CitizenId, Sex};

use crate::support::{Case, TestServer};

/// Small enough to be quick, large enough that every state occurs.
fn plan() -> Plan {
    Plan::sized(14, 600)
}

fn filled(server: &TestServer) -> Summary {
    assert!(is_empty(server.db()).expect("an answer"));
    fill(server.db(), &plan()).expect("a province")
}

/// How many rows a query counts; it gives them as `n`.
fn count(server: &TestServer, sql: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Counted {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    let query = sql.to_owned();
    let counted: Counted = server
        .db()
        .read_now(move |conn| {
            let query = diesel::sql_query(query);
            Ok(match conn {
                DbConnection::Sqlite(conn) => query.get_result(conn)?,
                DbConnection::Postgres(conn) => query.get_result(conn)?,
            })
        })
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    counted.n
}

/// What must never be found, and how to look for it.
const NEVER: &[(&str, &str)] = &[
    (
        "a class whose seats are not those of its enrolments",
        "SELECT count(*) AS n FROM classes c WHERE c.seats_taken <> (
            SELECT count(*) FROM enrolments e
            WHERE e.class_id = c.id AND e.status NOT IN ('REJECTED', 'TRANSFERRED'))",
    ),
    (
        "a class that does not stand where its last step has led",
        "SELECT count(*) AS n FROM classes c LEFT JOIN class_steps s ON s.class_id = c.id
                AND s.number = (SELECT max(number) FROM class_steps WHERE class_id = c.id)
            WHERE c.status <> coalesce(s.status, 'PLANNED')
               OR coalesce(CAST(c.status_date AS TEXT), '') <> coalesce(CAST(s.date AS TEXT), '')
               OR c.version < coalesce(s.number, 1)",
    ),
    (
        "a certificate, a status or an outcome without its step, or a step without that",
        "SELECT count(*) AS n FROM (
            SELECT c.status FROM certificates c LEFT JOIN certificate_steps s ON s.certificate_id = c.id
                WHERE c.status <> coalesce(s.status, 'ISSUED')
            UNION ALL
            SELECT b.status FROM beneficiary_statuses b
                LEFT JOIN beneficiary_status_steps s ON s.beneficiary_status_id = b.id
                WHERE b.status <> coalesce(s.status, 'CLAIMED')
            UNION ALL
            SELECT o.kind FROM employment_outcomes o LEFT JOIN outcome_steps s ON s.outcome_id = o.id
                WHERE (o.confirmed_date IS NULL) <> (s.status IS NULL)) AS apart",
    ),
    (
        "a class outside its licence",
        "SELECT count(*) AS n FROM classes c
            JOIN courses k ON k.id = c.course_id JOIN licence_lines l ON l.id = c.licence_line_id
            WHERE k.school_id <> c.school_id OR l.school_id <> c.school_id
               OR l.occupation_id <> k.occupation_id OR l.level <> k.level
               OR c.start_date < l.valid_from OR c.end_date > coalesce(l.valid_to, c.end_date)",
    ),
    (
        "a licence line with more seats in a year than its quota",
        "SELECT count(*) AS n FROM (
            SELECT l.id FROM classes c JOIN licence_lines l ON l.id = c.licence_line_id
            GROUP BY l.id, l.yearly_quota, substr(CAST(c.start_date AS TEXT), 1, 4)
            HAVING sum(c.capacity) > l.yearly_quota) AS over",
    ),
    (
        "a licence of another level than its occupation",
        "SELECT count(*) AS n FROM licence_lines l JOIN occupations o ON o.id = l.occupation_id
            WHERE o.level <> l.level",
    ),
    (
        "a course with fewer hours than its level takes",
        "SELECT count(*) AS n FROM courses WHERE theory_hours + practice_hours <
            CASE level WHEN 'ELEMENTARY_1' THEN 300 WHEN 'SHORT_TERM' THEN 100 ELSE 1000 END
            OR digital_hours > theory_hours + practice_hours",
    ),
    (
        "somebody in two classes at once",
        "SELECT count(*) AS n FROM enrolments a
            JOIN enrolments b ON b.trainee_id = a.trainee_id AND b.id <> a.id
            JOIN classes c ON c.id = a.class_id JOIN classes d ON d.id = b.class_id
            WHERE a.status NOT IN ('REJECTED', 'TRANSFERRED')
              AND b.status NOT IN ('REJECTED', 'TRANSFERRED')
              AND c.start_date <= d.end_date AND d.start_date <= c.end_date",
    ),
    (
        "an enrolment in a state that its class forbids",
        "SELECT count(*) AS n FROM enrolments e JOIN classes c ON c.id = e.class_id
            WHERE c.status IN ('PLANNED', 'CANCELLED')
               OR (c.status = 'OPEN' AND e.status NOT IN ('APPLIED', 'ELIGIBLE', 'ADMITTED', 'REJECTED'))
               OR (c.status = 'RUNNING' AND e.status NOT IN ('STUDYING', 'DROPPED', 'EXPELLED', 'TRANSFERRED'))
               OR (c.status = 'COMPLETED' AND e.status NOT IN ('COMPLETED', 'DROPPED', 'EXPELLED', 'TRANSFERRED'))",
    ),
    (
        "an enrolment that disagrees with its class or its trainee",
        "SELECT count(*) AS n FROM enrolments e JOIN classes c ON c.id = e.class_id
            JOIN trainees t ON t.id = e.trainee_id
            WHERE e.school_id <> c.school_id OR e.commune_id <> t.commune_id",
    ),
    (
        "an enrolment whose school may not see the trainee",
        "SELECT count(*) AS n FROM enrolments e WHERE NOT EXISTS (
            SELECT 1 FROM trainee_schools s
            WHERE s.school_id = e.school_id AND s.trainee_id = e.trainee_id)",
    ),
    (
        "dates of an enrolment out of order",
        "SELECT count(*) AS n FROM enrolments e JOIN classes c ON c.id = e.class_id
            WHERE e.applied_date > coalesce(e.admitted_date, e.applied_date)
               OR coalesce(e.admitted_date, c.start_date) > c.end_date
               OR e.status_date < e.applied_date
               OR (e.completed_date IS NULL) <> (e.status <> 'COMPLETED')
               OR e.completed_date > c.end_date OR e.completed_date < c.start_date",
    ),
    (
        "a result without completion, or completion without one",
        "SELECT count(*) AS n FROM enrolments WHERE (result IS NULL) <> (status <> 'COMPLETED')",
    ),
    (
        "a step that needs a reason and has none",
        "SELECT count(*) AS n FROM enrolments
            WHERE status IN ('DROPPED', 'EXPELLED', 'REJECTED', 'TRANSFERRED')
              AND status_reason IS NULL",
    ),
    (
        "a transfer that leads nowhere",
        "SELECT count(*) AS n FROM enrolments a
            LEFT JOIN enrolments b ON b.id = a.transferred_to_id AND b.trainee_id = a.trainee_id
            WHERE (a.status = 'TRANSFERRED') <> (b.id IS NOT NULL)",
    ),
    (
        "support resting on a status that is not confirmed or not valid",
        "SELECT count(*) AS n FROM enrolments e
            JOIN beneficiary_statuses s ON s.id = e.beneficiary_status_id
            WHERE s.trainee_id <> e.trainee_id OR s.status <> 'CONFIRMED'
               OR s.beneficiary_group <> e.beneficiary_group
               OR e.applied_date < s.valid_from
               OR e.applied_date > coalesce(s.valid_to, e.applied_date)",
    ),
    (
        "a decided status that nobody decided",
        "SELECT count(*) AS n FROM beneficiary_statuses
            WHERE (status = 'CLAIMED') <> (confirming_unit_id IS NULL)
               OR (status = 'CLAIMED') <> (decided_at IS NULL)",
    ),
    (
        "a certificate that was not earned",
        "SELECT count(*) AS n FROM certificates k JOIN enrolments e ON e.id = k.enrolment_id
            JOIN classes c ON c.id = e.class_id JOIN courses u ON u.id = c.course_id
            WHERE e.status <> 'COMPLETED' OR e.result <> 'PASSED'
               OR k.trainee_id <> e.trainee_id OR k.school_id <> e.school_id
               OR k.issue_date < e.completed_date
               OR e.hours_attended < CASE u.level WHEN 'ELEMENTARY_1' THEN 300
                                                  WHEN 'SHORT_TERM' THEN 100 ELSE 1000 END",
    ),
    (
        "an outcome before its time",
        "SELECT count(*) AS n FROM employment_outcomes o JOIN enrolments e ON e.id = o.enrolment_id
            WHERE e.status <> 'COMPLETED' OR o.observed_date <= e.completed_date
               OR o.trainee_id <> e.trainee_id OR o.school_id <> e.school_id
               OR o.commune_id <> e.commune_id
               OR o.confirmed_date < o.observed_date
               OR (o.confirmed_at IS NULL) <> (o.confirmed_date IS NULL)
               OR (o.provenance = 'EMPLOYER_CONFIRMATION' AND o.enterprise_id IS NULL)
               OR (o.kind = 'UNREACHABLE' AND o.income_after IS NOT NULL)
               OR (o.kind = 'NOT_WORKING' AND o.income_after > 0)
               OR (o.kind IN ('NOT_WORKING', 'UNREACHABLE') AND o.enterprise_id IS NOT NULL)
               OR (o.kind = 'HIRED' AND o.enterprise_id IS NULL AND o.employer_name IS NULL)
               OR (o.enterprise_id IS NOT NULL AND o.employer_name IS NOT NULL)",
    ),
    (
        "somebody who lives nowhere of today",
        "SELECT count(*) AS n FROM trainees t JOIN admin_units c ON c.id = t.commune_id
            WHERE c.level <> 'COMMUNE' OR c.valid_to IS NOT NULL
               OR (t.residence_unit_id <> t.commune_id AND NOT EXISTS (
                   SELECT 1 FROM admin_unit_successors s
                   WHERE s.unit_id = t.residence_unit_id AND s.successor_id = t.commune_id))",
    ),
    (
        "a code that stands in no list",
        "SELECT count(*) AS n FROM (
            SELECT 'ethnic-groups' AS list, ethnic_group AS code FROM trainees
            UNION SELECT 'schooling-levels', schooling_level FROM trainees
            UNION SELECT 'disability-types', disability_type FROM trainees
            UNION SELECT 'disability-degrees', disability_degree FROM trainees
            UNION SELECT 'beneficiary-groups', beneficiary_group FROM beneficiary_statuses
            UNION SELECT 'training-levels', level FROM courses
            UNION SELECT 'training-levels', level FROM partnerships
            UNION SELECT 'course-kinds', kind FROM courses
            UNION SELECT 'certificate-kinds', kind FROM certificates
            UNION SELECT 'school-kinds', kind FROM schools
            UNION SELECT 'ownerships', ownership FROM schools
            UNION SELECT 'legal-forms', legal_form FROM enterprises
            UNION SELECT 'vsic-industries', industry FROM enterprises
            UNION SELECT 'outcome-kinds', kind FROM employment_outcomes
            UNION SELECT 'outcome-provenances', provenance FROM employment_outcomes) AS used
            WHERE used.code IS NOT NULL AND NOT EXISTS (SELECT 1 FROM code_list_items i
                WHERE i.list = used.list AND i.code = used.code)",
    ),
    (
        "a partnership for what the school is not licensed for, or whose end is before its beginning",
        "SELECT count(*) AS n FROM partnerships p WHERE p.expiry_date < p.signed_date
            OR NOT EXISTS (SELECT 1 FROM licence_lines l WHERE l.school_id = p.school_id
                AND l.occupation_id = p.occupation_id AND l.level = p.level)",
    ),
    (
        "made-up people or firms that are not marked",
        "SELECT (SELECT count(*) FROM trainees WHERE NOT demo)
            + (SELECT count(*) FROM enterprises WHERE NOT demo)
            + (SELECT count(*) FROM classes WHERE NOT demo)
            + (SELECT count(*) FROM enrolments WHERE NOT demo)
            + (SELECT count(*) FROM employment_outcomes WHERE NOT demo) AS n",
    ),
];

/// What must be there, so that there is something to look at in every state.
const ALWAYS: &[(&str, &str)] = &[
    (
        "two real schools",
        "SELECT count(*) AS n FROM schools WHERE NOT demo",
    ),
    (
        "an open class with free seats at the school with an account",
        "SELECT count(*) AS n FROM classes c JOIN organisations o ON o.school_id = c.school_id
            WHERE c.status = 'OPEN' AND c.seats_taken < c.capacity",
    ),
    (
        "a class that is over and waits to be completed, at the same school",
        "SELECT count(*) AS n FROM classes c JOIN organisations o ON o.school_id = c.school_id
            WHERE c.status = 'RUNNING' AND c.end_date <= (SELECT max(applied_date) FROM enrolments)",
    ),
    (
        "a planned class",
        "SELECT count(*) AS n FROM classes WHERE status = 'PLANNED'",
    ),
    (
        "outcomes at 3 months",
        "SELECT count(*) AS n FROM employment_outcomes WHERE checkpoint_months = 3",
    ),
    (
        "outcomes at 12 months",
        "SELECT count(*) AS n FROM employment_outcomes WHERE checkpoint_months = 12",
    ),
    (
        "somebody unreachable",
        "SELECT count(*) AS n FROM employment_outcomes WHERE kind = 'UNREACHABLE'",
    ),
    (
        "hires of the firm with an account",
        "SELECT count(*) AS n FROM employment_outcomes e JOIN organisations o ON o.enterprise_id = e.enterprise_id",
    ),
    (
        "partnerships",
        "SELECT count(*) AS n FROM partnerships",
    ),
    (
        "licence lines without one",
        "SELECT count(*) AS n FROM licence_lines l WHERE NOT EXISTS (
            SELECT 1 FROM partnerships p WHERE p.school_id = l.school_id
                AND p.occupation_id = l.occupation_id AND p.level = l.level)",
    ),
    (
        "claims that wait for a decision",
        "SELECT count(*) AS n FROM beneficiary_statuses WHERE status = 'CLAIMED'",
    ),
    (
        "homes written with old communes",
        "SELECT count(*) AS n FROM trainees WHERE residence_unit_id <> commune_id",
    ),
    (
        "nobody drops out everywhere",
        "SELECT count(*) AS n FROM enrolments WHERE status = 'DROPPED'",
    ),
];

#[actix_web::test]
async fn the_demo_breaks_no_rule() {
    let server = TestServer::start().await;
    let summary = filled(&server);
    assert!(!is_empty(server.db()).unwrap());
    assert_eq!(summary.trainees, 600);
    assert_eq!(count(&server, "SELECT count(*) AS n FROM trainees"), 600);
    for (what, sql) in NEVER {
        assert_eq!(count(&server, sql), 0, "{what}");
    }
    for (what, sql) in ALWAYS {
        assert!(count(&server, sql) > 0, "missing: {what}");
    }

    let minorities = count(
        &server,
        "SELECT count(*) AS n FROM trainees WHERE ethnic_group <> '01'",
    );
    assert!((420..=540).contains(&minorities), "{minorities} of 600");
}

#[actix_web::test]
async fn citizen_ids_and_tax_codes_of_the_demo_are_well_formed() {
    let server = TestServer::start().await;
    filled(&server);
    let people: Vec<(Option<String>, String, Date)> = server
        .db()
        .read_now(|conn| {
            let columns = (trainees::citizen_id, trainees::sex, trainees::birth_date);
            Ok(trainees::table.select(columns).load(conn)?)
        })
        .unwrap();

    for (citizen_id, sex, birth_date) in people {
        let _case = Case::of(format!("{citizen_id:?}"));
        let id = CitizenId::parse(&citizen_id.expect("an ID")).expect("twelve digits");

        let sex = if sex == "MALE" {
            Sex::Male
        } else {
            Sex::Female
        };
        assert_eq!(id.disagreements(birth_date.civil(), sex), []);
        let age = plan().today.year() - birth_date.year();
        assert!((15..=62).contains(&age), "{age}");
    }

    let codes: Vec<String> = server
        .db()
        .read_now(|conn| {
            Ok(enterprises::table
                .select(enterprises::tax_code)
                .load(conn)?)
        })
        .unwrap();

    for code in codes {
        let _case = Case::of(&code);
        let digits: Vec<u32> = code[..10].chars().filter_map(|c| c.to_digit(10)).collect();
        let weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
        let sum: u32 = digits.iter().zip(weights).map(|(d, w)| d * w).sum();
        assert_eq!(digits[9], 10 - sum % 11, "{code}");
    }
}

#[actix_web::test]
async fn the_same_seed_makes_the_same_people() {
    let names = |server: &TestServer| -> Vec<String> {
        let names = |conn: &mut DbConnection| {
            let names = trainees::table
                .order(trainees::id)
                .select(trainees::full_name);
            Ok(names.load(conn)?)
        };
        server.db().read_now(names).unwrap()
    };
    let (one, two) = (TestServer::start().await, TestServer::start().await);
    filled(&one);

    filled(&two);
    assert_eq!(names(&one), names(&two));
}

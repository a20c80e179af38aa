//! Schools, what they are licensed for, and their courses.

use std::collections::HashMap;

use diesel::prelude::*;

use super::Plan;
use super::dice::Dice;
use super::level::Level;
use super::places::Places;
use crate::platform::db::schema::{courses, licence_lines, schools};
use crate::platform::db::types::Json;
use crate::platform::values::ids::{CourseId, LicenceLineId, OccupationId, SchoolId, UnitId};
use crate::platform::values::text::{fold, sort_key};
use crate::platform::values::time::{Date, Timestamp};

/// Schools by code, name, kind and seat. The first two exist and come from
/// `reference/schools.csv`; the centres are made up.
const SCHOOLS: [(&str, &str, &str, &str); 13] = [
    (
        "CD-SONLA",
        "Trường Cao đẳng Sơn La",
        "COLLEGE",
        "Phường Chiềng Sinh",
    ),
    (
        "CD-YTE-SONLA",
        "Trường Cao đẳng Y tế Sơn La",
        "COLLEGE",
        "Phường Tô Hiệu",
    ),
    (
        "DEMO-MAISON",
        "Trung tâm GDNN - GDTX Mai Sơn (demo)",
        CENTRE,
        "Xã Mai Sơn",
    ),
    (
        "DEMO-THUANCHAU",
        "Trung tâm GDNN - GDTX Thuận Châu (demo)",
        CENTRE,
        "Xã Thuận Châu",
    ),
    (
        "DEMO-SONGMA",
        "Trung tâm GDNN - GDTX Sông Mã (demo)",
        CENTRE,
        "Xã Sông Mã",
    ),
    (
        "DEMO-MOCCHAU",
        "Trung tâm GDNN - GDTX Mộc Châu (demo)",
        CENTRE,
        "Phường Mộc Châu",
    ),
    (
        "DEMO-PHUYEN",
        "Trung tâm GDNN - GDTX Phù Yên (demo)",
        CENTRE,
        "Xã Phù Yên",
    ),
    (
        "DEMO-MUONGLA",
        "Trung tâm GDNN - GDTX Mường La (demo)",
        CENTRE,
        "Xã Mường La",
    ),
    (
        "DEMO-BACYEN",
        "Trung tâm GDNN - GDTX Bắc Yên (demo)",
        CENTRE,
        "Xã Bắc Yên",
    ),
    (
        "DEMO-SOPCOP",
        "Trung tâm GDNN - GDTX Sốp Cộp (demo)",
        CENTRE,
        "Xã Sốp Cộp",
    ),
    (
        "DEMO-QUYNHNHAI",
        "Trung tâm GDNN - GDTX Quỳnh Nhai (demo)",
        CENTRE,
        "Xã Quỳnh Nhai",
    ),
    (
        "DEMO-YENCHAU",
        "Trung tâm GDNN - GDTX Yên Châu (demo)",
        CENTRE,
        "Xã Yên Châu",
    ),
    (
        "DEMO-VANHO",
        "Trung tâm GDNN - GDTX Vân Hồ (demo)",
        CENTRE,
        "Xã Vân Hồ",
    ),
];
const CENTRE: &str = "VOCATIONAL_CONTINUING_CENTRE";
/// The medical college teaches none of the short courses, so it has no licence line here.
const TEACHES_NONE: &str = "CD-YTE-SONLA";

/// A school and what it teaches.
#[derive(Debug)]
pub struct School {
    pub id: SchoolId,
    pub code: &'static str,
    pub name: &'static str,
    /// Index of the commune where it stands.
    pub commune: usize,
    pub courses: Vec<Course>,
}

#[derive(Debug, Clone, Copy)]
pub struct Course {
    pub id: CourseId,
    pub licence_line: LicenceLineId,
    pub occupation: usize,
    pub level: Level,
    pub hours: i32,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = schools, treat_none_as_default_value = false)]
pub struct SchoolRow {
    id: SchoolId,
    code: &'static str,
    name_vi: &'static str,
    sort_key: String,
    kind: &'static str,
    ownership: &'static str,
    unit_id: Option<UnitId>,
    status: &'static str,
    demo: bool,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = licence_lines)]
pub struct LicenceLineRow {
    id: LicenceLineId,
    pub school_id: SchoolId,
    pub occupation_id: OccupationId,
    pub level: &'static str,
    yearly_quota: i32,
    decision_number: String,
    valid_from: Date,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = courses)]
pub struct CourseRow {
    id: CourseId,
    school_id: SchoolId,
    occupation_id: OccupationId,
    code: String,
    edition: i32,
    name: String,
    folded_name: String,
    sort_key: String,
    level: &'static str,
    kind: &'static str,
    theory_hours: i32,
    practice_hours: i32,
    digital_hours: i32,
    tags: Json<Vec<&'static str>>,
    status: &'static str,
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

/// Schools with their courses, and their rows. Licence lines wait for the classes, which decide
/// how large their quotas are.
#[derive(Debug)]
pub struct Supply {
    pub schools: Vec<School>,
    pub school_rows: Vec<SchoolRow>,
    pub course_rows: Vec<CourseRow>,
}

impl Supply {
    pub fn make(plan: &Plan, places: &Places, dice: &mut Dice) -> Self {
        let founded = plan.beginning();
        let mut supply = Self {
            schools: Vec::new(),
            school_rows: Vec::new(),
            course_rows: Vec::new(),
        };
        for (code, name, kind, seat) in SCHOOLS {
            let at = dice.moment(founded);
            let id = dice.id(at);
            let commune = places.commune_named(seat);
            supply.school_rows.push(SchoolRow {
                id,
                code,
                name_vi: name,
                sort_key: sort_key(name),
                kind,
                ownership: "PUBLIC",
                unit_id: Some(places.communes[commune].id),
                status: "ACTIVE",
                demo: code.starts_with("DEMO"),
                version: 1,
                created_at: at,
                updated_at: at,
            });
            let mut school = School {
                id,
                code,
                name,
                commune,
                courses: Vec::new(),
            };
            if code != TEACHES_NONE {
                supply.add_courses(&mut school, plan, places, dice);
            }
            supply.schools.push(school);
        }
        supply
    }

    /// Schools that teach, by their index.
    pub fn teaching(&self) -> Vec<usize> {
        let schools = self.schools.iter().enumerate();
        schools
            .filter(|(_, school)| !school.courses.is_empty())
            .map(|(index, _)| index)
            .collect()
    }

    fn add_courses(&mut self, school: &mut School, plan: &Plan, places: &Places, dice: &mut Dice) {
        let centre = school.code.starts_with("DEMO");
        // The college offers nearly all, a centre some.
        let share = if centre { 50 } else { 90 };
        for (index, occupation) in places.occupations.iter().enumerate() {
            let mut levels = vec![Level::Elementary];
            // The list of the province is one of elementary courses; occupations of the demo
            // are bound to no level.
            if occupation.demo {
                levels = vec![Level::ShortTerm];
                levels.extend((!centre).then_some(Level::Intermediate));
            }
            for level in levels {
                if dice.chance(share) || school.courses.is_empty() {
                    self.add_course(school, index, level, plan, places, dice);
                }
            }
        }
    }

    fn add_course(
        &mut self,
        school: &mut School,
        occupation: usize,
        level: Level,
        plan: &Plan,
        places: &Places,
        dice: &mut Dice,
    ) {
        let (base, kind, letter) = level.course();
        let hours = base + 10 * dice.between(0, 6);
        let theory = hours / 4;
        let made = plan.beginning().plus_days(dice.between(10, 60));
        let at = dice.moment(made);
        let name = &places.occupations[occupation].name;
        let course = Course {
            id: dice.id(at),
            licence_line: dice.id(at),
            occupation,
            level,
            hours,
        };
        let digital = dice.chance(30);
        self.course_rows.push(CourseRow {
            id: course.id,
            school_id: school.id,
            occupation_id: places.occupations[occupation].id,
            code: format!("{letter}-{:02}", occupation + 1),
            edition: 1,
            name: name.clone(),
            folded_name: fold(name),
            sort_key: sort_key(name),
            level: level.as_str(),
            kind,
            theory_hours: theory,
            practice_hours: hours - theory,
            digital_hours: if digital { 8 } else { 0 },
            tags: Json(if digital {
                vec!["DIGITAL_SKILLS"]
            } else {
                Vec::new()
            }),
            status: "ACTIVE",
            version: 1,
            created_at: at,
            updated_at: at,
        });
        school.courses.push(course);
    }

    /// The licence line of every course; `most_seats` says how many seats its fullest year has.
    pub fn licence_lines(
        &self,
        plan: &Plan,
        places: &Places,
        most_seats: &HashMap<LicenceLineId, i32>,
    ) -> Vec<LicenceLineRow> {
        let at = plan.start_of(plan.beginning());
        let courses = self.schools.iter().flat_map(|school| {
            let courses = school.courses.iter();
            courses.map(move |course| (school, course))
        });
        courses
            .enumerate()
            .map(|(index, (school, course))| LicenceLineRow {
                id: course.licence_line,
                school_id: school.id,
                occupation_id: places.occupations[course.occupation].id,
                level: course.level.as_str(),
                // Room for the classes of the year and two more.
                yearly_quota: (most_seats
                    .get(&course.licence_line)
                    .copied()
                    .unwrap_or_default()
                    / 35
                    + 3)
                    * 35,
                decision_number: format!("{:03}/GCN-DEMO", index + 1),
                valid_from: plan.beginning(),
                version: 1,
                created_at: at,
                updated_at: at,
            })
            .collect()
    }
}

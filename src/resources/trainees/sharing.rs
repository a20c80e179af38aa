//! Several registrars who say something of one person: how their records stand to each other, and the
//! schools that see one record.

use diesel::prelude::*;

use super::model::Trainee;
use crate::platform::auth::authz::Reach;
use crate::platform::db::schema::trainee_schools;
use crate::platform::values::ids::{AnyId, SchoolId, TraineeId};

/// A record that has or had a document of a person, and whether it lies within the caller's reach.
#[derive(Clone)]
pub struct Holder {
    pub trainee: Trainee,
    pub within: bool,
}

/// How a record stands to another one that has or had the same document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    pub other: TraineeId,
    /// Name, birth date and sex agree: one person.
    pub same: bool,
    /// The two are records of one person already.
    pub linked: bool,
}

impl Trainee {
    /// The person, by the eldest record of them.
    #[must_use]
    pub fn person(&self) -> TraineeId {
        self.person_id.unwrap_or(self.id)
    }

    /// Let this new record be one of whoever registers it. Documents are unique among theirs.
    pub fn register(&mut self, reach: &Reach) {
        match reach {
            Reach::School(own) => {
                self.registered_by_school_id = Some(own.own());
                self.registrar_id = own.own().any();
            }
            Reach::Communes(_) => self.registrar_id = self.commune_id.any(),
            _ => self.registrar_id = AnyId::nil(),
        }
    }

    /// Let this new record be one of the person whose records have its documents, where one agrees.
    /// Returns how it stands to them, the eldest first: to each that agrees, so that they stay one person
    /// without any of them, and to one of each other person.
    pub fn join_person(&mut self, holders: &[Trainee]) -> Vec<Relation> {
        let mut relations = Vec::new();
        if let Some(eldest) = holders.iter().find(|holder| holder.is_same_person(self)) {
            self.person_id = Some(eldest.person());
        }
        let person = self.person();
        let agree = holders
            .iter()
            .filter(|holder| holder.person() == person && holder.is_same_person(self));
        relations.extend(agree.map(|holder| Relation {
            other: holder.id,
            same: true,
            linked: false,
        }));
        let mut known = vec![person];
        for holder in holders {
            if !known.contains(&holder.person()) {
                known.push(holder.person());
                let other = holder.id;
                relations.push(Relation {
                    other,
                    same: false,
                    linked: false,
                });
            }
        }
        relations
    }

    /// How this record stands to those that have one of its documents now.
    #[must_use]
    pub fn relations(&self, holders: &[Trainee]) -> Vec<Relation> {
        let relation = |holder: &Trainee| Relation {
            other: holder.id,
            same: holder.is_same_person(self),
            linked: holder.person() == self.person(),
        };
        holders.iter().map(relation).collect()
    }

    /// Whether this version says otherwise than `before` what tells whose record it is.
    #[must_use]
    pub fn is_found_otherwise(&self, before: &Self) -> bool {
        !self.has_documents_of(before)
            || !self.has_name_of(before)
            || self.born() != before.born()
            || self.sex != before.sex
    }
}

/// A school that sees a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = trainee_schools)]
pub struct SchoolLink {
    #[diesel(column_name = school_id)]
    pub school: SchoolId,
    /// It registered or enrolled the person. One that only sent the documents of somebody who
    /// was on file neither sees nor changes what others have recorded.
    pub acquainted: bool,
}

impl SchoolLink {
    /// Whether a school with this link has no need of `other`.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.school == other.school && (self.acquainted || !other.acquainted)
    }
}

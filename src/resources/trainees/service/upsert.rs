//! A person as the caller's own system knows them: sent whole, every night, under its own key.

use serde_json::json;

use super::super::former_ids::FormerId;
use super::super::input::TraineeInput;
use super::super::model::Trainee;
use super::super::{RESOURCE, store};
use super::register::{self, Admitted};
use super::{called, change, foresee, read, rules};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::sync::external_ids::{self, ExternalId, Naming, OwnedKey, Settled};
use crate::platform::values::ids::{AnyId, TraineeId};
use crate::platform::wire::preconditions::Precondition;
use crate::platform::wire::upsert::{Outcome, Upserted};

/// Register the person that the caller names, or make the record what `input` says, as far as the caller
/// leads it. Without a key and an id the person is known by what `input` says of them.
///
/// # Errors
/// Those of registering and changing a trainee; 412 when `seen` does not hold.
pub fn upsert(
    op: &mut Op,
    naming: Naming<'_>,
    input: &TraineeInput,
    seen: &Precondition,
) -> ApiResult<Upserted<TraineeId>> {
    let reach = op.require(Action::TraineeWrite)?;
    let Settled { row, keys } = naming.settle(op, RESOURCE, &input.external_ids)?;
    let known = match (row, naming.key()) {
        (None, None) => called::on_file(op, &reach, input)?,
        (row, _) => row.map(AnyId::typed),
    };
    let key = naming.key();
    if let Some(id) = known {
        // Of a row that is named by its key this one is there already.
        let keys = key.map_or(&*keys, |_| &input.external_ids);
        return put(op, &reach, id, input, (naming, keys), seen);
    }
    match register::admit(op, &reach, input, &keys)? {
        Admitted::New(trainee) => {
            seen.check_absent()?;
            Ok(Upserted::new(trainee.id, Outcome::Created))
        }
        // Registered without this key: the key is the record's from now on.
        Admitted::Known { person, given } if person.is_same_person(&given) => {
            put(op, &reach, person.id, input, (naming, &keys), seen)
        }
        Admitted::Known { person, given } => Err(register::exists(&person, &given)),
    }
}

/// The key that the person is sent under, where there is one, and those that the body names.
fn all_keys(key: Option<&ExternalId>, others: &[ExternalId]) -> Vec<ExternalId> {
    key.map_or_else(
        || others.to_vec(),
        |key| external_ids::together(key, others),
    )
}

fn put(
    op: &mut Op,
    reach: &Reach,
    id: TraineeId,
    input: &TraineeInput,
    (naming, keys): (Naming<'_>, &[ExternalId]),
    seen: &Precondition,
) -> ApiResult<Upserted<TraineeId>> {
    let key = naming.key();
    let before = read::locked(op, reach, id).map_err(|error| naming.not_found(error))?;
    seen.check(before.version)?;
    let mut problems = Problems::new();
    let mut trainee = before.clone();
    let input = &*before.or_residence(input);
    let documented = before.or_documents(input).filter(|_| key.is_none());
    let input = documented.as_ref().unwrap_or(input);
    trainee.apply(input, op.now, &mut problems);
    check_keys(&trainee, input, (key, keys), &mut problems);
    let outdated = trainee.keep_present(&before);
    let kept = |member: &&str| FieldError::at(ErrorCode::KeptAsRegistered, &format!("/{member}"));
    let mut warnings: Vec<FieldError> = outdated.iter().map(kept).collect();
    let standing = standing(op, reach, &before)?;
    match standing {
        Standing::Alone | Standing::First => {
            let mut unsaid = keep_unsaid(&before, &mut trainee, &input.removes);
            unsaid.extend(outdated);
            if matches!(reach, Reach::School(_)) && before.decided.is_some() {
                keep_override(&before, &mut trainee);
                // Rows of two systems or schools may say different things of one person each night.
                let one_voice = !store::has_absorbed(op.conn(), id)?;
                let agrees = |member: &str| one_voice && !unsaid.contains(&member);
                trainee.keep_decided(&before, agrees, &mut warnings);
            }
            let changes = matches!(reach, Reach::School(_)) && !trainee.says_as(&before);
            if changes && is_second_voice(op, &before, (naming, input))? {
                keep_all(&before, &mut trainee, &mut warnings);
            }
        }
        Standing::Joined => {
            expect_same_documents(&before, &trainee, &mut problems);
            expect_same_person(&before, &trainee, &mut problems);
            keep_all(&before, &mut trainee, &mut warnings);
            let is_known = |FormerId(number): &FormerId| {
                before.has_former(number) || before.citizen_id.as_ref() == Some(number)
            };
            if !input.former_ids.iter().all(is_known) {
                warnings.push(kept(&"formerIds"));
            }
            // The word of the school that registered the person ends a correction, and no other.
            trainee.keep_decided(&before, |_| false, &mut warnings);
        }
        Standing::Stranger => {
            // As the outline shows them, which is what may be said: nobody finds the day by trying.
            let outlined = read::outlined(op, reach, &before)?;
            expect_same_person(&outlined, &trainee, &mut problems);
            warnings.clear();
            if outlined.keeps_birth(&trainee) {
                warnings.push(kept(&"birthDate"));
            }
            trainee = before.clone();
        }
    }
    // A list sorted by one column alone would otherwise rename everybody in it.
    let is_told = key.is_none() && !naming.is_by_id();
    let replaced = trainee.replaces(&before) || (is_told && before.is_somebody_else(&trainee));
    problems.expect(!replaced, ErrorCode::PersonReplaced, "/citizenId");
    keep_override(&before, &mut trainee);
    trainee.supersede(&before, op.now);
    if matches!(standing, Standing::Alone | Standing::First) {
        // Now that the present number is settled.
        trainee.add_former(&input.former_ids, op.now);
    }
    rules::check(op, reach, &mut trainee, Some(&before), problems)?;
    rules::warn_of_phone(op, input.phone.as_deref());
    let changed = !trainee.says_as(&before);
    let identity = trainee.identity_changes(&before);
    if changed {
        trainee.correct(&before, reach, op);
        if !trainee.has_documents_of(&before) {
            register::expect_documents_free(op, reach, &trainee)?;
        }
        store::update_numbers(op.conn(), &before, &trainee)?;
        let mut details = json!({"upsert": true});
        if trainee.citizen_id_override != before.citizen_id_override {
            details["citizenId"] = rules::override_details(&trainee);
        }
        change::told(op, &before, &trainee, details)?;
    } else if trainee.decided != before.decided {
        store::set_decided(op.conn(), &trainee)?;
    }
    // A row that stays as it is has no other version.
    let keyed = if changed { trainee } else { before }.keyed();
    let rekeyed = !keys.is_empty() && external_ids::add(op, keyed, keys)?;
    let upserted = Upserted::existing(id, changed || rekeyed);
    Ok(upserted.warn(warnings).identified(identity))
}

/// Note keys that are a number which this row says of the person. What is recorded of them is not
/// looked at: a school that sees an outline could find numbers by trying.
fn check_keys(
    sent: &Trainee,
    input: &TraineeInput,
    (key, others): (Option<&ExternalId>, &[ExternalId]),
    problems: &mut Problems,
) {
    let mut sent = sent.clone();
    sent.list_former(&input.former_ids, sent.updated_at);
    // Last, so that a fault in one of the others is named by its own pointer.
    let keys = all_keys(key, others);
    rules::check_keys(&sent, &keys, problems);
}

/// How much of a record the caller's nightly word decides.
enum Standing {
    /// All of it: the province, the commune, the one school that has registered the person.
    Alone,
    /// All that it says, but others may have said more.
    First,
    /// Others have registered the person: what is missing, and nothing else.
    Joined,
    /// The school has not enrolled whom others have registered: nothing, and it is not told what
    /// was kept. It could find out by guessing what others have recorded, and that they have.
    Stranger,
}

fn standing(op: &mut Op, reach: &Reach, trainee: &Trainee) -> ApiResult<Standing> {
    let Reach::School(own) = reach else {
        return Ok(Standing::Alone);
    };
    let schools = foresee::schools_of(op, trainee.id)?;
    let is_known = schools
        .iter()
        .any(|link| own.contains(&link.school) && link.acquainted);
    Ok(if !is_known {
        Standing::Stranger
    } else if !own.have(trainee.registered_by_school_id) {
        Standing::Joined
    } else if schools.iter().all(|link| own.contains(&link.school)) {
        Standing::Alone
    } else {
        Standing::First
    })
}

/// Whether the row comes under a key that a merge has brought, beside one that speaks for the record, or
/// without a key under a number of before: of two rows of one school about one person, each would otherwise
/// undo the other every night.
fn is_second_voice(
    op: &mut Op,
    before: &Trainee,
    (naming, input): (Naming<'_>, &TraineeInput),
) -> ApiResult<bool> {
    let id = before.id;
    if naming.is_by_id() || !store::has_absorbed(op.conn(), id)? {
        return Ok(false);
    }
    let Some(key) = naming.key() else {
        return Ok(input.citizen_id.is_some() && input.citizen_id != before.citizen_id);
    };
    let (brought, owner) = (store::brought_keys(op.conn(), id)?, external_ids::owner(op));
    let mut own = external_ids::everyones(op, RESOURCE, id.any())?;
    own.retain(|own| own.organisation_id == owner);
    let first = own.iter().find(|own| !brought.contains(own));
    let is_it = |own: &OwnedKey| own.system == key.system && own.value == key.value;
    let was_brought = brought
        .iter()
        .any(|own| own.organisation_id == owner && is_it(own));
    Ok(was_brought && first.or(own.first()).is_some_and(|first| !is_it(first)))
}

/// Optional members that a school may know or not.
type Member = fn(&mut Trainee) -> &mut Option<String>;
const OPTIONAL: [(&str, Member); 6] = [
    ("/ethnicGroup", |row| &mut row.ethnic_group),
    ("/address", |row| &mut row.address),
    ("/phone", |row| &mut row.phone),
    ("/schoolingLevel", |row| &mut row.schooling_level),
    ("/disabilityType", |row| &mut row.disability_type),
    ("/disabilityDegree", |row| &mut row.disability_degree),
];

/// A member that is not there says nothing: a list with fewer columns erases nobody's address, nor
/// the document under which another row of the same person was merged. Null removes.
/// Returns the members that were not there.
fn keep_unsaid(before: &Trainee, trainee: &mut Trainee, removes: &[String]) -> Vec<&'static str> {
    let is_unsaid = |name: &str| removes.iter().all(|removed| removed != name);
    let mut held = before.clone();
    let mut unsaid = Vec::new();
    for (pointer, member) in OPTIONAL {
        let (held, given) = (member(&mut held), member(trainee));
        if given.is_none() && is_unsaid(&pointer[1..]) {
            *given = held.take();
            unsaid.push(&pointer[1..]);
        }
    }
    if trainee.citizen_id.is_none() && is_unsaid("citizenId") {
        trainee.citizen_id = held.citizen_id;
        unsaid.push("citizenId");
    }
    if trainee.passport_number.is_none() && is_unsaid("passport") {
        trainee.passport_country = held.passport_country;
        trainee.passport_number = held.passport_number;
        unsaid.push("passport");
    }
    unsaid
}

/// A school that joined the person later does not put another in their place.
fn expect_same_person(before: &Trainee, given: &Trainee, problems: &mut Problems) {
    for (same, member) in [
        (given.has_name_of(before), "fullName"),
        (given.sex == before.sex, "sex"),
        (given.has_birth_of(before), "birthDate"),
    ] {
        // What was corrected since was another before, and is kept.
        let known = same || before.is_decided(member);
        problems.expect(known, ErrorCode::FieldReserved, &format!("/{member}"));
    }
}

fn expect_same_documents(before: &Trainee, given: &Trainee, problems: &mut Problems) {
    let differs = |given: &Option<String>, held: &Option<String>| {
        given.is_some() && held.is_some() && given != held
    };
    for (same, member) in [
        (!differs(&given.citizen_id, &before.citizen_id), "citizenId"),
        (!differs(&passport(given), &passport(before)), "passport"),
    ] {
        let known = same || before.is_decided(member);
        problems.expect(known, ErrorCode::FieldReserved, &format!("/{member}"));
    }
}

fn passport(row: &Trainee) -> Option<String> {
    row.passport()
        .map(|passport| passport.country + &passport.number)
}

/// A school that joined later fills in what nobody has said. What others have said stays, and is
/// named in a warning where this school says otherwise.
fn keep_all(before: &Trainee, trainee: &mut Trainee, warnings: &mut Vec<FieldError>) {
    let mut kept = before.clone();
    for (same, pointer) in [
        (trainee.is_spelled_as(before), "/fullName"),
        (trainee.sex == before.sex, "/sex"),
        (!before.keeps_birth(trainee), "/birthDate"),
        (trainee.lives_as(before), "/residenceUnitId"),
        (
            trainee.citizen_id.is_none() || trainee.citizen_id == before.citizen_id,
            "/citizenId",
        ),
        (
            trainee.passport().is_none() || passport(trainee) == passport(before),
            "/passport",
        ),
    ] {
        if !same {
            warnings.push(FieldError::at(ErrorCode::KeptAsRegistered, pointer));
        }
    }
    for (pointer, member) in OPTIONAL {
        let (held, given) = (member(&mut kept), member(trainee).take());
        match (&held, given) {
            (None, given) => *held = given,
            (Some(held), Some(given)) if *held != given => {
                warnings.push(FieldError::at(ErrorCode::KeptAsRegistered, pointer));
            }
            _ => {}
        }
    }
    kept.version = trainee.version;
    kept.updated_at = trainee.updated_at;
    *trainee = kept;
}

/// A reason why the citizen ID is right stands as long as the data that it was given for.
fn keep_override(before: &Trainee, trainee: &mut Trainee) {
    let same = trainee.citizen_id == before.citizen_id
        && trainee.born() == before.born()
        && trainee.sex == before.sex;
    if same && trainee.citizen_id_override.is_none() {
        trainee
            .citizen_id_override
            .clone_from(&before.citizen_id_override);
    }
}

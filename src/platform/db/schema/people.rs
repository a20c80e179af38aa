//! Trainees, their training and what became of them; those who hire.

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    trainees (seq) {
        seq -> BigInt,
        id -> Uid,
        citizen_id -> Nullable<Text>,
        citizen_id_override -> Nullable<Text>,
        passport_country -> Nullable<Text>,
        passport_number -> Nullable<Text>,
        full_name -> Text,
        sort_key -> Text,
        sex -> Text,
        birth_date -> Day,
        ethnic_group -> Nullable<Text>,
        residence_unit_id -> Uid,
        commune_id -> Uid,
        district_id -> Nullable<Uid>,
        address -> Nullable<Text>,
        phone -> Nullable<Text>,
        schooling_level -> Nullable<Text>,
        disability_type -> Nullable<Text>,
        disability_degree -> Nullable<Text>,
        registered_by_school_id -> Nullable<Uid>,
        demo -> Bool,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        match_key -> Nullable<Text>,
        merged_into_id -> Nullable<Uid>,
        decided -> Nullable<JsonDoc>,
        former_ids -> Nullable<JsonDoc>,
        birth_precision -> Text,
        residence_province -> Nullable<Text>,
        residence_country -> Nullable<Text>,
        residence_place -> Nullable<Text>,
        registrar_id -> Uid,
        person_id -> Nullable<Uid>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    trainee_former_ids (trainee_id, number) {
        trainee_id -> Uid,
        number -> Text,
        registrar_id -> Uid,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    trainee_schools (school_id, trainee_id) {
        school_id -> Uid,
        trainee_id -> Uid,
        sort_key -> Text,
        acquainted -> Bool,
        commune_id -> Uid,
        created_at -> Instant,
        birth_precision -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    trainee_matches (id) {
        id -> Uid,
        first_id -> Uid,
        second_id -> Uid,
        cause -> Text,
        status -> Text,
        survivor_id -> Nullable<Uid>,
        moved -> Nullable<JsonDoc>,
        reason -> Nullable<Text>,
        decided_by -> Nullable<Uid>,
        decided_at -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    enrolment_cases (id) {
        id -> Uid,
        trainee_id -> Uid,
        enrolment_id -> Uid,
        rule -> Text,
        other_trainee_id -> Uid,
        other_enrolment_id -> Uid,
        status -> Text,
        reason -> Nullable<Text>,
        decided_by -> Nullable<Uid>,
        decided_at -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    beneficiary_statuses (id) {
        id -> Uid,
        trainee_id -> Uid,
        beneficiary_group -> Text,
        evidence_kind -> Text,
        evidence_number -> Nullable<Text>,
        valid_from -> Day,
        valid_to -> Nullable<Day>,
        status -> Text,
        confirming_unit_id -> Nullable<Uid>,
        decided_by -> Nullable<Uid>,
        decided_at -> Nullable<Instant>,
        decision_reason -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        claimant_id -> Nullable<Uid>,
        steps_undone -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    beneficiary_status_steps (beneficiary_status_id, number) {
        trainee_id -> Uid,
        beneficiary_status_id -> Uid,
        number -> BigInt,
        status -> Text,
        date -> Day,
        reason -> Nullable<Text>,
        known -> Bool,
        recorded_at -> Instant,
        recorded_by -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        undone_at -> Nullable<Instant>,
        undone_by -> Nullable<Uid>,
        undo_organisation_id -> Nullable<Uid>,
        undo_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    enrolments (id) {
        id -> Uid,
        trainee_id -> Uid,
        class_id -> Uid,
        school_id -> Uid,
        commune_id -> Uid,
        district_id -> Nullable<Uid>,
        status -> Text,
        status_date -> Day,
        status_reason -> Nullable<Text>,
        beneficiary_status_id -> Nullable<Uid>,
        beneficiary_group -> Nullable<Text>,
        overlap_override -> Nullable<Text>,
        applied_date -> Day,
        admitted_date -> Nullable<Day>,
        completed_date -> Nullable<Day>,
        hours_attended -> Nullable<Integer>,
        score -> Nullable<Integer>,
        result -> Nullable<Text>,
        result_note -> Nullable<Text>,
        transferred_to_id -> Nullable<Uid>,
        demo -> Bool,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        started_date -> Nullable<Day>,
        started_estimated -> Bool,
        steps_undone -> Bool,
        decided -> Nullable<JsonDoc>,
        sort_key -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    enrolment_steps (enrolment_id, number) {
        trainee_id -> Uid,
        enrolment_id -> Uid,
        number -> BigInt,
        status -> Text,
        date -> Day,
        reason -> Nullable<Text>,
        freed_seat -> Bool,
        known -> Bool,
        recorded_at -> Instant,
        recorded_by -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        undone_at -> Nullable<Instant>,
        undone_by -> Nullable<Uid>,
        undo_organisation_id -> Nullable<Uid>,
        undo_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    certificates (id) {
        id -> Uid,
        enrolment_id -> Uid,
        trainee_id -> Uid,
        school_id -> Uid,
        kind -> Text,
        number -> Text,
        register_number -> Text,
        holder_name -> Text,
        holder_folded -> Text,
        issue_date -> Day,
        status -> Text,
        status_date -> Nullable<Day>,
        status_reason -> Nullable<Text>,
        replaces_id -> Nullable<Uid>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        commune_id -> Uid,
        number_key -> Text,
        number_repeated -> Bool,
        register_number_key -> Text,
        register_number_repeated -> Bool,
        holder_birth_date -> Day,
        school_name -> Text,
        course_name -> Text,
        level -> Text,
        occupation_name -> Text,
        training_start -> Day,
        training_end -> Day,
        imprint_recorded -> Bool,
        holder_birth_precision -> Text,
        code -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    certificate_steps (certificate_id, number) {
        trainee_id -> Uid,
        certificate_id -> Uid,
        number -> BigInt,
        status -> Text,
        date -> Day,
        reason -> Nullable<Text>,
        known -> Bool,
        recorded_at -> Instant,
        recorded_by -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        undone_at -> Nullable<Instant>,
        undone_by -> Nullable<Uid>,
        undo_organisation_id -> Nullable<Uid>,
        undo_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    enterprises (seq) {
        seq -> BigInt,
        id -> Uid,
        legal_form -> Text,
        tax_code -> Text,
        name -> Text,
        sort_key -> Text,
        industry -> Nullable<Text>,
        unit_id -> Nullable<Uid>,
        commune_id -> Nullable<Uid>,
        address -> Nullable<Text>,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        representative -> Nullable<Text>,
        status -> Text,
        demo -> Bool,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        decided -> Nullable<JsonDoc>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    employment_outcomes (id) {
        id -> Uid,
        enrolment_id -> Uid,
        trainee_id -> Uid,
        school_id -> Uid,
        commune_id -> Uid,
        checkpoint_months -> Integer,
        kind -> Text,
        provenance -> Text,
        observed_date -> Day,
        enterprise_id -> Nullable<Uid>,
        employer_name -> Nullable<Text>,
        income_before -> Nullable<BigInt>,
        income_after -> Nullable<BigInt>,
        related_to_training -> Nullable<Bool>,
        escaped_poverty -> Nullable<Bool>,
        became_better_off -> Nullable<Bool>,
        note -> Nullable<Text>,
        confirmed_at -> Nullable<Instant>,
        confirmed_date -> Nullable<Day>,
        confirmed_by -> Nullable<Uid>,
        demo -> Bool,
        version -> BigInt,
        created_at -> Instant,
        recorded_by -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        provenance_before -> Nullable<Text>,
        withdrawn_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::platform::values::sql::*;

    outcome_steps (outcome_id, number) {
        trainee_id -> Uid,
        outcome_id -> Uid,
        number -> BigInt,
        status -> Text,
        date -> Day,
        reason -> Nullable<Text>,
        known -> Bool,
        recorded_at -> Instant,
        recorded_by -> Nullable<Uid>,
        organisation_id -> Nullable<Uid>,
        undone_at -> Nullable<Instant>,
        undone_by -> Nullable<Uid>,
        undo_organisation_id -> Nullable<Uid>,
        undo_reason -> Nullable<Text>,
    }
}

//! Every rule: whose it is, what it has to know, and what it reads of a body.

use super::model::{Rule, RuleBasis as Basis};
use crate::platform::error::ErrorCode as Code;

type Operations = &'static [&'static str];

/// Whichever has the members.
const ANY: Operations = &[];
const UNIT: Operations = &["unit_create", "unit_change"];
const REFORM: Operations = &["unit_load"];
const ITEM: Operations = &["code_list_item_put"];
const OCCUPATION: Operations = &["occupation_create", "occupation_change"];
const SCHOOL: Operations = &["school_create", "school_change"];
const NUMBERS: Operations = &["certificate_numbers_change"];
const CAMPUS: Operations = &["campus_create", "campus_change"];
const LINE: Operations = &["licence_line_create", "licence_line_change"];
const COURSE: Operations = &["course_create", "course_change", "course_put_by_key"];
const CLASS: Operations = &["class_create", "class_change", "class_put_by_key"];
const CLASS_STEP: Operations = &["class_transition"];
const CLASS_JOIN: Operations = &["class_merge"];
const TRAINEE: Operations = &["trainee_create", "trainee_change", "trainee_put_by_key"];
const MATCH: Operations = &["trainee_match_decide"];
const STATUS: Operations = &["beneficiary_status_create", "beneficiary_status_change"];
const DECISION: Operations = &["beneficiary_status_decide"];
const ENROLMENT: Operations = &[
    "enrolment_create",
    "enrolment_change",
    "enrolment_put_by_key",
];
const ENROLMENT_STEP: Operations = &["enrolment_transition"];
const RESULT: Operations = &["enrolment_record_result"];
const CERTIFICATE: Operations = &["certificate_create", "certificate_reissue"];
const TEMPLATE: Operations = &["certificate_template_put"];
const ENTERPRISE: Operations = &[
    "enterprise_create",
    "enterprise_change",
    "enterprise_put_by_key",
];
const PARTNERSHIP: Operations = &[
    "partnership_create",
    "partnership_change",
    "partnership_put_by_key",
];
const OUTCOME: Operations = &["employment_outcome_create"];
const ORGANISATION: Operations = &["organisation_create", "organisation_change"];
const USER: Operations = &["user_create", "user_change"];
const CLIENT: Operations = &["client_create", "client_change"];
const ROTATION: Operations = &["client_rotate"];
const SECOND_FACTOR: Operations = &[
    "user_offer_second_factor",
    "user_confirm_second_factor",
    "user_remove_second_factor",
    "user_renew_recovery_codes",
];
const WEBHOOK: Operations = &["webhook_create", "webhook_change"];
const REPLAY: Operations = &["webhook_replay"];
const EXPORT: Operations = &["export_create"];
const IMPORT: Operations = &["import_create"];
const MAPPING: Operations = &["import_mapping_create", "import_mapping_change"];
const RECONCILE: Operations = &["reconciliation_run"];

macro_rules! rules {
    ($($resource:literal $operations:ident { $($code:ident $basis:ident $($member:literal)*;)+ })+) => {
        pub const RULES: &[Rule] = &[$($(Rule {
            resource: $resource,
            operations: $operations,
            code: Code::$code,
            basis: Basis::$basis,
            members: &[$($member),*],
        },)+)+];
    };
}

rules! {
    "*" ANY {
        RulesBroken Row;
        IdempotencyRunning State;
        IdempotencyReused State;
        StateForbids State;
        FieldFixed State;
        FieldReserved Caller;
        StillReferenced Records;
        ReferenceUnknown Records;
        ReferenceEither Row;
        CodeUnknown Records;
        CodeExpired Records;
        DateInFuture Day;
        PhoneInvalid Row;
        NameInvalid Row;
        ExternalIdTaken Records "externalIds";
        ExternalIdPersonal Row "externalIds";
        UnitNotCommune Records;
        SchoolClosed Records "schoolId";
        JobFinished State;
        NoStepToUndo State;
        UndoTooLate Day;
        StepInUse Records;
    }
    "admin-units" UNIT {
        DatesReversed Row "validFrom" "validTo";
        UnitFixed State;
        UnitParentInvalid Records "parentId";
        UnitTypeUnfit Row "unitType";
        UnitBeforeParent Records "validFrom" "parentId";
        UnitNameTaken Records "name" "parentId";
        UnitCodeTaken Records "code";
        UnitDistrictUnfit Records "districtId" "parentId";
    }
    "admin-units" REFORM {
        UnitLevelUnfit File;
        UnitCodeInvalid File;
        UnitRowRepeated File;
        UnitReplacedUnknown Records;
        UnitDivided File;
        UnitCodeOverlaps Records;
    }
    "code-lists" ITEM {
        DatesReversed Row "validFrom" "validTo";
        CodeEndMissing Row "replacedBy" "validTo";
        CodeReplacedInCircle Records "replacedBy";
    }
    "occupations" OCCUPATION {
        DatesReversed Row "validFrom" "validTo";
        ClassSizesReversed Row "classMin" "classMax";
        OccupationCodeInvalid Row "code";
        OccupationCodeTaken Records "code";
        OccupationShipped State;
        OccupationLevelMismatch Row "code" "level";
        OccupationCodeRepeated File;
    }
    "schools" SCHOOL {
        SchoolCodeTaken Records "code";
        SchoolNotClosed State "status" "successorSchoolId";
        SuccessorCycle Records "successorSchoolId";
        SuccessorInUse Records "successorSchoolId";
    }
    "certificate-numbers" NUMBERS {
        NumberPatternInvalid Row "numberPattern" "registerNumberPattern";
    }
    "campuses" CAMPUS { CampusNameTaken Records "name"; }
    "licence-lines" LINE {
        DatesReversed Row "validFrom" "validTo";
        OccupationLevelDiffers Records "occupationId" "level";
        LicenceLineTaken Records "schoolId" "occupationId" "level" "validFrom";
        LicenceLineOverlaps Records "schoolId" "occupationId" "level" "validFrom" "validTo";
        LicenceQuotaBelowSeats Records "yearlyQuota";
        LicenceLineInUse Records;
    }
    "courses" COURSE {
        CourseCodeTaken Records "schoolId" "code" "edition";
        HoursBelowMinimum Records "level" "theoryHours" "practiceHours";
        DigitalHoursExceedTotal Row "digitalHours" "theoryHours" "practiceHours";
        OccupationLevelDiffers Records "occupationId" "level";
        CourseHasClasses Records;
    }
    "classes" CLASS {
        DatesReversed Row "startDate" "endDate";
        ClassCodeTaken Records "schoolId" "code";
        CourseNotActive Records "courseId";
        NoLicenceLine Records "courseId" "startDate";
        LicenceQuotaExceeded Records "startDate";
        CapacityBelowSeats Records "capacity";
        ClassOverlap Records "startDate" "endDate";
    }
    "classes" CLASS_STEP {
        ReasonRequired Row "to" "reason";
        ClassTooEarly Day "to" "date";
        ClassHasEnrolments Records "to";
        ClassHasOpenEnrolments Records "to";
        ClassHasCompletedEnrolments Records "to";
    }
    "classes" CLASS_JOIN {
        ClassCourseDiffers Records;
        ClassMergesItself Row;
    }
    "trainees" TRAINEE {
        IdentityRequired Row "citizenId" "passport";
        CitizenIdPrefix Row "citizenId";
        CitizenIdBirthYear Row "citizenId" "birthDate" "citizenIdOverride";
        CitizenIdSex Row "citizenId" "sex" "citizenIdOverride";
        TraineeAge Day "birthDate";
        BirthDatePrecision Row "birthDate" "birthDatePrecision";
        DisabilityIncomplete Row "disabilityType" "disabilityDegree";
        ResidenceEither Row "residenceUnitId" "residenceElsewhere";
        ResidenceWithin Records "residenceElsewhere";
        ResidenceOutOfReach Caller "residenceUnitId";
        FormerIdUnknown Records "formerIds";
        IdentityConflict Records "citizenId" "passport";
        TraineeExists Records "citizenId" "passport";
        TraineeNotEnrolled Caller;
        TraineeMerged State;
        TraineeHasEnrolments Records;
        TraineeHasStatuses Records;
    }
    "trainee-matches" MATCH {
        SurvivorRequired Row "decision" "survivorId";
        SurvivorUnexpected Row "decision" "survivorId";
        CitizenIdOfNeither Records "decision" "validCitizenIdOf";
        MatchDecided State "decision";
        MatchNotMerged State;
        MergeDocumentsDiffer Records "validCitizenIdOf";
        MergeEnrolmentsClash Records;
        MergeStatusesClash Records;
        MergeEntangled State;
    }
    "enrolment-cases" ANY { CaseDecided State; }
    "beneficiary-statuses" STATUS {
        DatesReversed Row "validFrom" "validTo";
        BeneficiaryStatusExists Records "group" "validFrom";
    }
    "beneficiary-statuses" DECISION {
        ReasonRequired Row "decision" "reason";
        BeneficiaryStatusDecided State;
    }
    "enrolments" ENROLMENT {
        AlreadyEnrolled Records "traineeId" "classId";
        EnrolmentFixed State "traineeId" "classId";
        ClassNotOpen Records "classId";
        ClassFull Records "classId";
        ClassOverlap Records "classId" "overlapOverride";
        StatusNotValid Records "beneficiaryStatusId";
        DatesReversed Records "appliedDate";
        LicenceQuotaExceeded Records "classId";
    }
    "enrolments" ENROLMENT_STEP {
        ReasonRequired Row "to" "reason";
        TransferTargetRequired Row "to" "transferToClassId";
        TransferTargetUnexpected Row "to" "transferToClassId";
        ClassNotRunning Records "to";
        CompletionBeforeEnd Records "to" "date";
        CompletionBeforeStart Records "to" "date";
        ResultMissing State "to";
        ClassCourseDiffers Records "transferToClassId";
    }
    "enrolments" RESULT {
        ScorePrecision Row "score";
        ResultCertified Records;
    }
    "certificates" CERTIFICATE {
        EnrolmentNotCompleted Records "enrolmentId";
        EnrolmentNotPassed Records "enrolmentId";
        CertificateKindMismatch Records "kind";
        CertificateNumberTaken Records "number";
        CertificateRegisterNumberTaken Records "registerNumber";
        NumberPatternMissing Records "number" "registerNumber";
        CertificateEnded State;
        CertificateExists Records "enrolmentId";
        IssuedBeforeCompletion Records "issueDate";
        CertificatesNone Records;
        CertificatesMixed Records;
    }
    "certificate-templates" TEMPLATE {
        TemplateOutsidePage Row;
        TemplateNameUnknown Row;
        TemplateBraceOpen Row;
        TemplateLetterUnknown Row;
        PictureInvalid File;
        CertificateTextTooLong Records;
    }
    "documents" ANY { PaperTooLong Records; }
    "enterprises" ENTERPRISE {
        TaxCodeDigits Row "taxCode" "legalForm";
        TaxCodeLength Row "taxCode" "legalForm";
        TaxCodeCheckDigit Row "taxCode" "legalForm";
        TaxCodeImpossible Row "taxCode" "legalForm";
        TaxCodeBranch Row "taxCode" "legalForm";
        TaxCodeOwner Row "taxCode" "legalForm";
        TaxCodeTaken Records "taxCode";
    }
    "partnerships" PARTNERSHIP {
        DatesReversed Row "signedDate" "expiryDate";
        OccupationLevelDiffers Records "occupationId" "level";
        PartnershipTaken Records "enterpriseId" "occupationId" "level" "signedDate";
    }
    "employment-outcomes" OUTCOME {
        OutcomeBeforeCompletion Records "enrolmentId";
        OutcomeTooEarly Records "enrolmentId" "checkpointMonths" "observedDate";
        OutcomeTooLate Records "enrolmentId" "checkpointMonths" "observedDate";
        OutcomeAfterDeath Records "enrolmentId" "observedDate";
        OutcomeEmployerRequired Row "kind" "enterpriseId" "employerName";
        OutcomeEmployerUnexpected Row "kind" "enterpriseId" "employerName";
        OutcomeEmployerTwice Row "enterpriseId" "employerName";
        OutcomeIncomeUnexpected Row "kind" "incomeBefore" "incomeAfter";
        OutcomeDetailUnexpected Row "kind" "relatedToTraining" "escapedPoverty" "becameBetterOff";
        OutcomeProvenanceReserved Caller "provenance";
        OutcomeWithdrawn State;
        OutcomeConfirmed State;
    }
    "imports" IMPORT {
        DuplicateKey File;
        PersonRowsDiffer File;
        RowKeyRepeated File;
        ReferenceAmbiguous Records;
        ReferenceDisagrees Records;
        PersonAmbiguous Records;
        PersonReplaced Records;
        PlaceUnknown Records;
        PlaceAmbiguous Records;
        ImportUnderstoodOtherwise File;
        ImportRowsRejected File;
        ImportNotConfirmed State;
        ImportNothingStored State;
        ImportTakenBack State;
        ImportsTooMany State;
        ChangedSince State;
        RecordStays State;
        StepStays State;
    }
    "import-mappings" MAPPING {
        ImportMappingNameTaken Records "name";
        ImportMappingsTooMany Records;
        MemberUnknown Row "columns" "constants";
        MemberRepeated Row "columns" "constants";
        HeadingRepeated Row "columns";
        HeadingInvalid Row "columns";
    }
    "reconcile" RECONCILE {
        BucketsNotPowerOfTwo Row "buckets";
        BucketsTooFew Records "buckets";
        BucketRepeated Row "digests";
        SystemUnexpected Row "by" "system";
    }
    "webhooks" WEBHOOK {
        WebhookUrlInvalid Row "url";
        WebhookSchemeForbidden Row "url";
        WebhookPortForbidden Row "url";
        WebhookHostForbidden Records "url";
        WebhookTypeForbidden Caller "types";
        WebhooksTooMany Records;
    }
    "webhooks" REPLAY {
        ReplaySelectionMissing Row "from" "to" "status";
        DatesReversed Row "from" "to";
        WebhookNotActive State;
        WebhookBacklog State;
    }
    "exports" EXPORT {
        ExportFilterUnexpected Row "since" "filters";
        ExportsTooMany State;
        ExportNotReady State;
    }
    "organisations" ORGANISATION {
        OrganisationNameTaken Records "name";
        OrganisationSchoolTaken Records "schoolId";
        OrganisationEnterpriseTaken Records "enterpriseId";
        OrganisationUnitRequired Row "kind" "unitId";
        OrganisationUnitLevel Records "unitId";
        OrganisationSchoolRequired Row "kind" "schoolId";
        OrganisationEnterpriseRequired Row "kind" "enterpriseId";
        OrganisationLinkForbidden Row "kind" "unitId" "schoolId" "enterpriseId";
        OrganisationRolesConflict Records "kind";
    }
    "users" USER {
        UsernameTaken Records "username";
        OrganisationInactive Records "organisationId";
        RoleNotForOrganisation Records "roles" "organisationId";
        RoleNeedsCommune Records "roles" "organisationId";
        RoleNeedsProvince Records "roles" "organisationId";
        PasswordIsUsername Row "username" "password";
        PasswordWrong State;
        LastAdministrator Records;
        UserHasHistory State;
    }
    "clients" CLIENT {
        ClientNameTaken Records "organisationId" "name";
        ScopeUnknown Row "scopes";
        ScopeNotForRole Row "role" "scopes";
        ClientWithoutUse Row "role" "redirectUris" "deviceLogin";
        ClientRoleUnproven Row "role" "authMethod";
        ClientKeyMissing Row "authMethod" "publicKeys";
        ClientKeyInvalid Row "publicKeys";
        RedirectUriInvalid Row "redirectUris";
        ClientHasHistory State;
    }
    "clients" ROTATION {
        ClientHasNoSecret State;
    }
    "users" SECOND_FACTOR {
        SecondFactorSet State;
        SecondFactorMissing State;
        SecondFactorWrong State;
    }
}

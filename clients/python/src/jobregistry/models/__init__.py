"""Contains all the data models used in inputs/outputs"""

from .actor_kind import ActorKind
from .ages import Ages
from .app_consent import AppConsent
from .app_consent_list import AppConsentList
from .attempt_outcome import AttemptOutcome
from .attempt_view import AttemptView
from .audit_event_list_count import AuditEventListCount
from .audit_event_list_csv import AuditEventListCsv
from .audit_event_list_labels import AuditEventListLabels
from .audit_event_member import AuditEventMember
from .audit_event_sort import AuditEventSort
from .audit_event_view import AuditEventView
from .audit_event_view_details import AuditEventViewDetails
from .auth_method import AuthMethod
from .author import Author
from .authorization_params import AuthorizationParams
from .beneficiary_status_history_count import BeneficiaryStatusHistoryCount
from .beneficiary_status_history_csv import BeneficiaryStatusHistoryCsv
from .beneficiary_status_history_labels import BeneficiaryStatusHistoryLabels
from .beneficiary_status_input import BeneficiaryStatusInput
from .beneficiary_status_input_patch import BeneficiaryStatusInputPatch
from .beneficiary_status_list_count import BeneficiaryStatusListCount
from .beneficiary_status_list_csv import BeneficiaryStatusListCsv
from .beneficiary_status_list_labels import BeneficiaryStatusListLabels
from .beneficiary_status_member import BeneficiaryStatusMember
from .beneficiary_status_sort import BeneficiaryStatusSort
from .beneficiary_status_step_view import BeneficiaryStatusStepView
from .beneficiary_status_steps import BeneficiaryStatusSteps
from .beneficiary_status_view import BeneficiaryStatusView
from .bucket_digest import BucketDigest
from .campus_history_count import CampusHistoryCount
from .campus_history_csv import CampusHistoryCsv
from .campus_history_labels import CampusHistoryLabels
from .campus_input import CampusInput
from .campus_input_patch import CampusInputPatch
from .campus_list_count import CampusListCount
from .campus_list_csv import CampusListCsv
from .campus_list_labels import CampusListLabels
from .campus_member import CampusMember
from .campus_sort import CampusSort
from .campus_view import CampusView
from .case_decision import CaseDecision
from .case_decision_input import CaseDecisionInput
from .case_member import CaseMember
from .case_rule import CaseRule
from .case_sort import CaseSort
from .case_status import CaseStatus
from .case_view import CaseView
from .cell import Cell
from .certificate_check import CertificateCheck
from .certificate_history_count import CertificateHistoryCount
from .certificate_history_csv import CertificateHistoryCsv
from .certificate_history_labels import CertificateHistoryLabels
from .certificate_input import CertificateInput
from .certificate_list_count import CertificateListCount
from .certificate_list_csv import CertificateListCsv
from .certificate_list_labels import CertificateListLabels
from .certificate_member import CertificateMember
from .certificate_numbers import CertificateNumbers
from .certificate_numbers_input import CertificateNumbersInput
from .certificate_row import CertificateRow
from .certificate_sort import CertificateSort
from .certificate_status import CertificateStatus
from .certificate_step_view import CertificateStepView
from .certificate_steps import CertificateSteps
from .certificate_template import CertificateTemplate
from .certificate_template_body import CertificateTemplateBody
from .certificate_view import CertificateView
from .change_entry import ChangeEntry
from .change_entry_data import ChangeEntryData
from .change_entry_keys import ChangeEntryKeys
from .change_page import ChangePage
from .change_page_info import ChangePageInfo
from .checkpoint import Checkpoint
from .claim_status import ClaimStatus
from .class_certificates import ClassCertificates
from .class_certificates_input import ClassCertificatesInput
from .class_document_read_csv import ClassDocumentReadCsv
from .class_document_read_format import ClassDocumentReadFormat
from .class_document_read_list import ClassDocumentReadList
from .class_expand import ClassExpand
from .class_history_count import ClassHistoryCount
from .class_history_csv import ClassHistoryCsv
from .class_history_labels import ClassHistoryLabels
from .class_input import ClassInput
from .class_input_patch import ClassInputPatch
from .class_list_count import ClassListCount
from .class_list_csv import ClassListCsv
from .class_list_labels import ClassListLabels
from .class_list_row import ClassListRow
from .class_member import ClassMember
from .class_merge import ClassMerge
from .class_row import ClassRow
from .class_sort import ClassSort
from .class_split import ClassSplit
from .class_status import ClassStatus
from .class_step_view import ClassStepView
from .class_steps import ClassSteps
from .class_transition import ClassTransition
from .class_upsert import ClassUpsert
from .class_view import ClassView
from .client_input import ClientInput
from .client_input_patch import ClientInputPatch
from .client_key import ClientKey
from .client_list_count import ClientListCount
from .client_list_csv import ClientListCsv
from .client_list_labels import ClientListLabels
from .client_member import ClientMember
from .client_secret_view import ClientSecretView
from .client_sort import ClientSort
from .client_view import ClientView
from .code_count import CodeCount
from .code_input import CodeInput
from .code_list_item_input import CodeListItemInput
from .code_list_item_input_attributes import CodeListItemInputAttributes
from .code_list_item_view import CodeListItemView
from .code_list_item_view_attributes import CodeListItemViewAttributes
from .code_list_summary import CodeListSummary
from .code_list_view import CodeListView
from .code_lists import CodeLists
from .column_understood import ColumnUnderstood
from .completeness import Completeness
from .confirmation import Confirmation
from .confirmation_input import ConfirmationInput
from .confirmation_reason import ConfirmationReason
from .confirmations import Confirmations
from .confirmed_view import ConfirmedView
from .constant import Constant
from .counts import Counts
from .course_expand import CourseExpand
from .course_history_count import CourseHistoryCount
from .course_history_csv import CourseHistoryCsv
from .course_history_labels import CourseHistoryLabels
from .course_input import CourseInput
from .course_input_patch import CourseInputPatch
from .course_list_count import CourseListCount
from .course_list_csv import CourseListCsv
from .course_list_labels import CourseListLabels
from .course_member import CourseMember
from .course_sort import CourseSort
from .course_status import CourseStatus
from .course_view import CourseView
from .credential import Credential
from .crosswalk import Crosswalk
from .csv_form import CsvForm
from .currency import Currency
from .decided_by import DecidedBy
from .decided_member import DecidedMember
from .decision_input import DecisionInput
from .delivery_detail import DeliveryDetail
from .delivery_detail_payload import DeliveryDetailPayload
from .delivery_list_count import DeliveryListCount
from .delivery_list_csv import DeliveryListCsv
from .delivery_list_labels import DeliveryListLabels
from .delivery_member import DeliveryMember
from .delivery_sort import DeliverySort
from .delivery_status import DeliveryStatus
from .delivery_view import DeliveryView
from .device_form import DeviceForm
from .device_view import DeviceView
from .differing_bucket import DifferingBucket
from .dimension import Dimension
from .employment_outcome_history_count import EmploymentOutcomeHistoryCount
from .employment_outcome_history_csv import EmploymentOutcomeHistoryCsv
from .employment_outcome_history_labels import EmploymentOutcomeHistoryLabels
from .employment_outcome_list_count import EmploymentOutcomeListCount
from .employment_outcome_list_csv import EmploymentOutcomeListCsv
from .employment_outcome_list_labels import EmploymentOutcomeListLabels
from .ended_view import EndedView
from .enrolment_case_list_count import EnrolmentCaseListCount
from .enrolment_case_list_csv import EnrolmentCaseListCsv
from .enrolment_case_list_labels import EnrolmentCaseListLabels
from .enrolment_details_patch import EnrolmentDetailsPatch
from .enrolment_expand import EnrolmentExpand
from .enrolment_history_count import EnrolmentHistoryCount
from .enrolment_history_csv import EnrolmentHistoryCsv
from .enrolment_history_labels import EnrolmentHistoryLabels
from .enrolment_input import EnrolmentInput
from .enrolment_list_count import EnrolmentListCount
from .enrolment_list_csv import EnrolmentListCsv
from .enrolment_list_labels import EnrolmentListLabels
from .enrolment_member import EnrolmentMember
from .enrolment_result import EnrolmentResult
from .enrolment_row import EnrolmentRow
from .enrolment_sort import EnrolmentSort
from .enrolment_status import EnrolmentStatus
from .enrolment_upsert import EnrolmentUpsert
from .enrolment_view import EnrolmentView
from .enterprise_history_count import EnterpriseHistoryCount
from .enterprise_history_csv import EnterpriseHistoryCsv
from .enterprise_history_labels import EnterpriseHistoryLabels
from .enterprise_input import EnterpriseInput
from .enterprise_input_patch import EnterpriseInputPatch
from .enterprise_list_count import EnterpriseListCount
from .enterprise_list_csv import EnterpriseListCsv
from .enterprise_list_labels import EnterpriseListLabels
from .enterprise_member import EnterpriseMember
from .enterprise_sort import EnterpriseSort
from .enterprise_status import EnterpriseStatus
from .enterprise_view import EnterpriseView
from .error_code_view import ErrorCodeView
from .error_codes import ErrorCodes
from .explain_input import ExplainInput
from .explain_view import ExplainView
from .export_input import ExportInput
from .export_input_filters import ExportInputFilters
from .export_list_count import ExportListCount
from .export_list_csv import ExportListCsv
from .export_list_labels import ExportListLabels
from .export_member import ExportMember
from .export_sort import ExportSort
from .export_type import ExportType
from .export_view import ExportView
from .export_view_filters import ExportViewFilters
from .extent import Extent
from .external_id import ExternalId
from .feed_op import FeedOp
from .field_problem import FieldProblem
from .field_problem_params import FieldProblemParams
from .granularity import Granularity
from .header_rows import HeaderRows
from .health import Health
from .history_author import HistoryAuthor
from .history_entry import HistoryEntry
from .history_entry_member import HistoryEntryMember
from .history_entry_sort import HistoryEntrySort
from .id_token_algorithm import IdTokenAlgorithm
from .identity_change import IdentityChange
from .import_confirmation import ImportConfirmation
from .import_create_dates import ImportCreateDates
from .import_create_hidden import ImportCreateHidden
from .import_format import ImportFormat
from .import_kind import ImportKind
from .import_list_count import ImportListCount
from .import_list_csv import ImportListCsv
from .import_list_labels import ImportListLabels
from .import_mapping_input import ImportMappingInput
from .import_mapping_input_patch import ImportMappingInputPatch
from .import_mapping_list_count import ImportMappingListCount
from .import_mapping_list_csv import ImportMappingListCsv
from .import_mapping_list_labels import ImportMappingListLabels
from .import_mapping_member import ImportMappingMember
from .import_mapping_sort import ImportMappingSort
from .import_mapping_view import ImportMappingView
from .import_member import ImportMember
from .import_mode import ImportMode
from .import_report_count import ImportReportCount
from .import_report_csv import ImportReportCsv
from .import_report_labels import ImportReportLabels
from .import_sort import ImportSort
from .import_taken_back import ImportTakenBack
from .import_template_format import ImportTemplateFormat
from .import_template_headings import ImportTemplateHeadings
from .import_template_kind import ImportTemplateKind
from .import_understood import ImportUnderstood
from .import_undo_report_count import ImportUndoReportCount
from .import_undo_report_csv import ImportUndoReportCsv
from .import_undo_report_labels import ImportUndoReportLabels
from .import_undo_view import ImportUndoView
from .import_view import ImportView
from .introspection_view import IntrospectionView
from .issue_outcome import IssueOutcome
from .issued_to import IssuedTo
from .job_state import JobState
from .key_kind import KeyKind
from .key_set import KeySet
from .label_language import LabelLanguage
from .lag import Lag
from .lags import Lags
from .legal_form import LegalForm
from .level_coverage import LevelCoverage
from .licence_line_expand import LicenceLineExpand
from .licence_line_history_count import LicenceLineHistoryCount
from .licence_line_history_csv import LicenceLineHistoryCsv
from .licence_line_history_labels import LicenceLineHistoryLabels
from .licence_line_input import LicenceLineInput
from .licence_line_input_patch import LicenceLineInputPatch
from .licence_line_list_count import LicenceLineListCount
from .licence_line_list_csv import LicenceLineListCsv
from .licence_line_list_labels import LicenceLineListLabels
from .licence_line_member import LicenceLineMember
from .licence_line_sort import LicenceLineSort
from .licence_line_view import LicenceLineView
from .link_outcome import LinkOutcome
from .load_mode import LoadMode
from .manifest import Manifest
from .mapped_column import MappedColumn
from .match_cause import MatchCause
from .match_decision import MatchDecision
from .match_decision_input import MatchDecisionInput
from .match_member import MatchMember
from .match_reversal_input import MatchReversalInput
from .match_sort import MatchSort
from .match_status import MatchStatus
from .match_view import MatchView
from .me_view import MeView
from .median import Median
from .member import Member
from .member_change import MemberChange
from .member_right import MemberRight
from .missing import Missing
from .missing_line import MissingLine
from .missing_right import MissingRight
from .money import Money
from .o_auth_error import OAuthError
from .occupation_coverage import OccupationCoverage
from .occupation_field import OccupationField
from .occupation_import import OccupationImport
from .occupation_input import OccupationInput
from .occupation_input_patch import OccupationInputPatch
from .occupation_list import OccupationList
from .occupation_list_count import OccupationListCount
from .occupation_list_csv import OccupationListCsv
from .occupation_list_labels import OccupationListLabels
from .occupation_member import OccupationMember
from .occupation_row import OccupationRow
from .occupation_sort import OccupationSort
from .occupation_view import OccupationView
from .offered_mapping import OfferedMapping
from .on_error import OnError
from .organisation_input import OrganisationInput
from .organisation_input_patch import OrganisationInputPatch
from .organisation_kind import OrganisationKind
from .organisation_list_count import OrganisationListCount
from .organisation_list_csv import OrganisationListCsv
from .organisation_list_labels import OrganisationListLabels
from .organisation_member import OrganisationMember
from .organisation_sort import OrganisationSort
from .organisation_view import OrganisationView
from .other_certificate import OtherCertificate
from .outcome_input import OutcomeInput
from .outcome_member import OutcomeMember
from .outcome_row import OutcomeRow
from .outcome_sort import OutcomeSort
from .outcome_status import OutcomeStatus
from .outcome_step_view import OutcomeStepView
from .outcome_steps import OutcomeSteps
from .outcome_view import OutcomeView
from .own_password_input import OwnPasswordInput
from .page_audit_event_view import PageAuditEventView
from .page_beneficiary_status_view import PageBeneficiaryStatusView
from .page_campus_view import PageCampusView
from .page_case_view import PageCaseView
from .page_certificate_view import PageCertificateView
from .page_class_view import PageClassView
from .page_client_view import PageClientView
from .page_course_view import PageCourseView
from .page_delivery_view import PageDeliveryView
from .page_enrolment_view import PageEnrolmentView
from .page_enterprise_view import PageEnterpriseView
from .page_export_view import PageExportView
from .page_history_entry import PageHistoryEntry
from .page_import_mapping_view import PageImportMappingView
from .page_import_view import PageImportView
from .page_info import PageInfo
from .page_licence_line_view import PageLicenceLineView
from .page_match_view import PageMatchView
from .page_occupation_view import PageOccupationView
from .page_organisation_view import PageOrganisationView
from .page_outcome_view import PageOutcomeView
from .page_partnership_view import PagePartnershipView
from .page_row_report import PageRowReport
from .page_school_view import PageSchoolView
from .page_trainee_view import PageTraineeView
from .page_unit_view import PageUnitView
from .page_user_view import PageUserView
from .page_webhook_view import PageWebhookView
from .part_content import PartContent
from .part_view import PartView
from .partnership_coverage import PartnershipCoverage
from .partnership_expand import PartnershipExpand
from .partnership_history_count import PartnershipHistoryCount
from .partnership_history_csv import PartnershipHistoryCsv
from .partnership_history_labels import PartnershipHistoryLabels
from .partnership_input import PartnershipInput
from .partnership_input_patch import PartnershipInputPatch
from .partnership_list_count import PartnershipListCount
from .partnership_list_csv import PartnershipListCsv
from .partnership_list_labels import PartnershipListLabels
from .partnership_member import PartnershipMember
from .partnership_row import PartnershipRow
from .partnership_sort import PartnershipSort
from .partnership_view import PartnershipView
from .passport import Passport
from .password_input import PasswordInput
from .precision import Precision
from .problem import Problem
from .public_key import PublicKey
from .push import Push
from .push_counts import PushCounts
from .push_method import PushMethod
from .pushed_view import PushedView
from .rate import Rate
from .reach_view import ReachView
from .reconcile_input import ReconcileInput
from .reconciled_row import ReconciledRow
from .reconciliation import Reconciliation
from .recovery_codes_view import RecoveryCodesView
from .reform_report import ReformReport
from .reissue_input import ReissueInput
from .rejected_rows import RejectedRows
from .release_input import ReleaseInput
from .replay_input import ReplayInput
from .replay_view import ReplayView
from .residence_elsewhere import ResidenceElsewhere
from .resolved_unit import ResolvedUnit
from .result_input import ResultInput
from .result_row import ResultRow
from .revoke_input import RevokeInput
from .role import Role
from .row_left_out import RowLeftOut
from .row_outcome import RowOutcome
from .row_report import RowReport
from .row_report_member import RowReportMember
from .row_report_sort import RowReportSort
from .rule_basis import RuleBasis
from .rule_view import RuleView
from .rule_view_logic_type_0 import RuleViewLogicType0
from .rules import Rules
from .sample import Sample
from .sample_members import SampleMembers
from .school_coverage import SchoolCoverage
from .school_history_count import SchoolHistoryCount
from .school_history_csv import SchoolHistoryCsv
from .school_history_labels import SchoolHistoryLabels
from .school_input import SchoolInput
from .school_input_patch import SchoolInputPatch
from .school_list_count import SchoolListCount
from .school_list_csv import SchoolListCsv
from .school_list_labels import SchoolListLabels
from .school_member import SchoolMember
from .school_sort import SchoolSort
from .school_status import SchoolStatus
from .school_view import SchoolView
from .second_factor_input import SecondFactorInput
from .second_factor_view import SecondFactorView
from .server_metadata import ServerMetadata
from .session import Session
from .session_kind import SessionKind
from .session_list import SessionList
from .sex import Sex
from .sheet_format import SheetFormat
from .sheet_left_out import SheetLeftOut
from .sheet_understood import SheetUnderstood
from .sheet_understood_left_out_counts import SheetUnderstoodLeftOutCounts
from .sheet_understood_left_out_texts import SheetUnderstoodLeftOutTexts
from .snapshot_page import SnapshotPage
from .snapshot_page_info import SnapshotPageInfo
from .statistics_training_csv import StatisticsTrainingCsv
from .statistics_training_period import StatisticsTrainingPeriod
from .status_reason import StatusReason
from .step_view import StepView
from .steps import Steps
from .sync_health import SyncHealth
from .synced import Synced
from .task_error import TaskError
from .template_align import TemplateAlign
from .template_code import TemplateCode
from .template_field import TemplateField
from .template_kind import TemplateKind
from .template_style import TemplateStyle
from .token_form import TokenForm
from .token_to_check import TokenToCheck
from .token_view import TokenView
from .total_kind import TotalKind
from .trainee_history_count import TraineeHistoryCount
from .trainee_history_csv import TraineeHistoryCsv
from .trainee_history_labels import TraineeHistoryLabels
from .trainee_input import TraineeInput
from .trainee_input_patch import TraineeInputPatch
from .trainee_list_count import TraineeListCount
from .trainee_list_csv import TraineeListCsv
from .trainee_list_labels import TraineeListLabels
from .trainee_match_list_count import TraineeMatchListCount
from .trainee_match_list_csv import TraineeMatchListCsv
from .trainee_match_list_labels import TraineeMatchListLabels
from .trainee_member import TraineeMember
from .trainee_row import TraineeRow
from .trainee_search import TraineeSearch
from .trainee_search_count_type_0 import TraineeSearchCountType0
from .trainee_sort import TraineeSort
from .trainee_view import TraineeView
from .training_statistics import TrainingStatistics
from .transition_input import TransitionInput
from .unavailable import Unavailable
from .undo_counts import UndoCounts
from .undo_input import UndoInput
from .unit_input import UnitInput
from .unit_input_patch import UnitInputPatch
from .unit_level import UnitLevel
from .unit_list_count import UnitListCount
from .unit_list_csv import UnitListCsv
from .unit_list_labels import UnitListLabels
from .unit_load_mode import UnitLoadMode
from .unit_member import UnitMember
from .unit_move import UnitMove
from .unit_name import UnitName
from .unit_node import UnitNode
from .unit_sort import UnitSort
from .unit_tree import UnitTree
from .unit_view import UnitView
from .user_change_patch import UserChangePatch
from .user_info import UserInfo
from .user_input import UserInput
from .user_list_count import UserListCount
from .user_list_csv import UserListCsv
from .user_list_labels import UserListLabels
from .user_member import UserMember
from .user_sort import UserSort
from .user_view import UserView
from .verdict import Verdict
from .webhook_input import WebhookInput
from .webhook_input_patch import WebhookInputPatch
from .webhook_list_count import WebhookListCount
from .webhook_list_csv import WebhookListCsv
from .webhook_list_labels import WebhookListLabels
from .webhook_member import WebhookMember
from .webhook_secret_view import WebhookSecretView
from .webhook_sort import WebhookSort
from .webhook_status import WebhookStatus
from .webhook_view import WebhookView

__all__ = (
    "ActorKind",
    "Ages",
    "AppConsent",
    "AppConsentList",
    "AttemptOutcome",
    "AttemptView",
    "AuditEventListCount",
    "AuditEventListCsv",
    "AuditEventListLabels",
    "AuditEventMember",
    "AuditEventSort",
    "AuditEventView",
    "AuditEventViewDetails",
    "AuthMethod",
    "Author",
    "AuthorizationParams",
    "BeneficiaryStatusHistoryCount",
    "BeneficiaryStatusHistoryCsv",
    "BeneficiaryStatusHistoryLabels",
    "BeneficiaryStatusInput",
    "BeneficiaryStatusInputPatch",
    "BeneficiaryStatusListCount",
    "BeneficiaryStatusListCsv",
    "BeneficiaryStatusListLabels",
    "BeneficiaryStatusMember",
    "BeneficiaryStatusSort",
    "BeneficiaryStatusSteps",
    "BeneficiaryStatusStepView",
    "BeneficiaryStatusView",
    "BucketDigest",
    "CampusHistoryCount",
    "CampusHistoryCsv",
    "CampusHistoryLabels",
    "CampusInput",
    "CampusInputPatch",
    "CampusListCount",
    "CampusListCsv",
    "CampusListLabels",
    "CampusMember",
    "CampusSort",
    "CampusView",
    "CaseDecision",
    "CaseDecisionInput",
    "CaseMember",
    "CaseRule",
    "CaseSort",
    "CaseStatus",
    "CaseView",
    "Cell",
    "CertificateCheck",
    "CertificateHistoryCount",
    "CertificateHistoryCsv",
    "CertificateHistoryLabels",
    "CertificateInput",
    "CertificateListCount",
    "CertificateListCsv",
    "CertificateListLabels",
    "CertificateMember",
    "CertificateNumbers",
    "CertificateNumbersInput",
    "CertificateRow",
    "CertificateSort",
    "CertificateStatus",
    "CertificateSteps",
    "CertificateStepView",
    "CertificateTemplate",
    "CertificateTemplateBody",
    "CertificateView",
    "ChangeEntry",
    "ChangeEntryData",
    "ChangeEntryKeys",
    "ChangePage",
    "ChangePageInfo",
    "Checkpoint",
    "ClaimStatus",
    "ClassCertificates",
    "ClassCertificatesInput",
    "ClassDocumentReadCsv",
    "ClassDocumentReadFormat",
    "ClassDocumentReadList",
    "ClassExpand",
    "ClassHistoryCount",
    "ClassHistoryCsv",
    "ClassHistoryLabels",
    "ClassInput",
    "ClassInputPatch",
    "ClassListCount",
    "ClassListCsv",
    "ClassListLabels",
    "ClassListRow",
    "ClassMember",
    "ClassMerge",
    "ClassRow",
    "ClassSort",
    "ClassSplit",
    "ClassStatus",
    "ClassSteps",
    "ClassStepView",
    "ClassTransition",
    "ClassUpsert",
    "ClassView",
    "ClientInput",
    "ClientInputPatch",
    "ClientKey",
    "ClientListCount",
    "ClientListCsv",
    "ClientListLabels",
    "ClientMember",
    "ClientSecretView",
    "ClientSort",
    "ClientView",
    "CodeCount",
    "CodeInput",
    "CodeListItemInput",
    "CodeListItemInputAttributes",
    "CodeListItemView",
    "CodeListItemViewAttributes",
    "CodeLists",
    "CodeListSummary",
    "CodeListView",
    "ColumnUnderstood",
    "Completeness",
    "Confirmation",
    "ConfirmationInput",
    "ConfirmationReason",
    "Confirmations",
    "ConfirmedView",
    "Constant",
    "Counts",
    "CourseExpand",
    "CourseHistoryCount",
    "CourseHistoryCsv",
    "CourseHistoryLabels",
    "CourseInput",
    "CourseInputPatch",
    "CourseListCount",
    "CourseListCsv",
    "CourseListLabels",
    "CourseMember",
    "CourseSort",
    "CourseStatus",
    "CourseView",
    "Credential",
    "Crosswalk",
    "CsvForm",
    "Currency",
    "DecidedBy",
    "DecidedMember",
    "DecisionInput",
    "DeliveryDetail",
    "DeliveryDetailPayload",
    "DeliveryListCount",
    "DeliveryListCsv",
    "DeliveryListLabels",
    "DeliveryMember",
    "DeliverySort",
    "DeliveryStatus",
    "DeliveryView",
    "DeviceForm",
    "DeviceView",
    "DifferingBucket",
    "Dimension",
    "EmploymentOutcomeHistoryCount",
    "EmploymentOutcomeHistoryCsv",
    "EmploymentOutcomeHistoryLabels",
    "EmploymentOutcomeListCount",
    "EmploymentOutcomeListCsv",
    "EmploymentOutcomeListLabels",
    "EndedView",
    "EnrolmentCaseListCount",
    "EnrolmentCaseListCsv",
    "EnrolmentCaseListLabels",
    "EnrolmentDetailsPatch",
    "EnrolmentExpand",
    "EnrolmentHistoryCount",
    "EnrolmentHistoryCsv",
    "EnrolmentHistoryLabels",
    "EnrolmentInput",
    "EnrolmentListCount",
    "EnrolmentListCsv",
    "EnrolmentListLabels",
    "EnrolmentMember",
    "EnrolmentResult",
    "EnrolmentRow",
    "EnrolmentSort",
    "EnrolmentStatus",
    "EnrolmentUpsert",
    "EnrolmentView",
    "EnterpriseHistoryCount",
    "EnterpriseHistoryCsv",
    "EnterpriseHistoryLabels",
    "EnterpriseInput",
    "EnterpriseInputPatch",
    "EnterpriseListCount",
    "EnterpriseListCsv",
    "EnterpriseListLabels",
    "EnterpriseMember",
    "EnterpriseSort",
    "EnterpriseStatus",
    "EnterpriseView",
    "ErrorCodes",
    "ErrorCodeView",
    "ExplainInput",
    "ExplainView",
    "ExportInput",
    "ExportInputFilters",
    "ExportListCount",
    "ExportListCsv",
    "ExportListLabels",
    "ExportMember",
    "ExportSort",
    "ExportType",
    "ExportView",
    "ExportViewFilters",
    "Extent",
    "ExternalId",
    "FeedOp",
    "FieldProblem",
    "FieldProblemParams",
    "Granularity",
    "HeaderRows",
    "Health",
    "HistoryAuthor",
    "HistoryEntry",
    "HistoryEntryMember",
    "HistoryEntrySort",
    "IdentityChange",
    "IdTokenAlgorithm",
    "ImportConfirmation",
    "ImportCreateDates",
    "ImportCreateHidden",
    "ImportFormat",
    "ImportKind",
    "ImportListCount",
    "ImportListCsv",
    "ImportListLabels",
    "ImportMappingInput",
    "ImportMappingInputPatch",
    "ImportMappingListCount",
    "ImportMappingListCsv",
    "ImportMappingListLabels",
    "ImportMappingMember",
    "ImportMappingSort",
    "ImportMappingView",
    "ImportMember",
    "ImportMode",
    "ImportReportCount",
    "ImportReportCsv",
    "ImportReportLabels",
    "ImportSort",
    "ImportTakenBack",
    "ImportTemplateFormat",
    "ImportTemplateHeadings",
    "ImportTemplateKind",
    "ImportUnderstood",
    "ImportUndoReportCount",
    "ImportUndoReportCsv",
    "ImportUndoReportLabels",
    "ImportUndoView",
    "ImportView",
    "IntrospectionView",
    "IssuedTo",
    "IssueOutcome",
    "JobState",
    "KeyKind",
    "KeySet",
    "LabelLanguage",
    "Lag",
    "Lags",
    "LegalForm",
    "LevelCoverage",
    "LicenceLineExpand",
    "LicenceLineHistoryCount",
    "LicenceLineHistoryCsv",
    "LicenceLineHistoryLabels",
    "LicenceLineInput",
    "LicenceLineInputPatch",
    "LicenceLineListCount",
    "LicenceLineListCsv",
    "LicenceLineListLabels",
    "LicenceLineMember",
    "LicenceLineSort",
    "LicenceLineView",
    "LinkOutcome",
    "LoadMode",
    "Manifest",
    "MappedColumn",
    "MatchCause",
    "MatchDecision",
    "MatchDecisionInput",
    "MatchMember",
    "MatchReversalInput",
    "MatchSort",
    "MatchStatus",
    "MatchView",
    "Median",
    "Member",
    "MemberChange",
    "MemberRight",
    "MeView",
    "Missing",
    "MissingLine",
    "MissingRight",
    "Money",
    "OAuthError",
    "OccupationCoverage",
    "OccupationField",
    "OccupationImport",
    "OccupationInput",
    "OccupationInputPatch",
    "OccupationList",
    "OccupationListCount",
    "OccupationListCsv",
    "OccupationListLabels",
    "OccupationMember",
    "OccupationRow",
    "OccupationSort",
    "OccupationView",
    "OfferedMapping",
    "OnError",
    "OrganisationInput",
    "OrganisationInputPatch",
    "OrganisationKind",
    "OrganisationListCount",
    "OrganisationListCsv",
    "OrganisationListLabels",
    "OrganisationMember",
    "OrganisationSort",
    "OrganisationView",
    "OtherCertificate",
    "OutcomeInput",
    "OutcomeMember",
    "OutcomeRow",
    "OutcomeSort",
    "OutcomeStatus",
    "OutcomeSteps",
    "OutcomeStepView",
    "OutcomeView",
    "OwnPasswordInput",
    "PageAuditEventView",
    "PageBeneficiaryStatusView",
    "PageCampusView",
    "PageCaseView",
    "PageCertificateView",
    "PageClassView",
    "PageClientView",
    "PageCourseView",
    "PageDeliveryView",
    "PageEnrolmentView",
    "PageEnterpriseView",
    "PageExportView",
    "PageHistoryEntry",
    "PageImportMappingView",
    "PageImportView",
    "PageInfo",
    "PageLicenceLineView",
    "PageMatchView",
    "PageOccupationView",
    "PageOrganisationView",
    "PageOutcomeView",
    "PagePartnershipView",
    "PageRowReport",
    "PageSchoolView",
    "PageTraineeView",
    "PageUnitView",
    "PageUserView",
    "PageWebhookView",
    "PartContent",
    "PartnershipCoverage",
    "PartnershipExpand",
    "PartnershipHistoryCount",
    "PartnershipHistoryCsv",
    "PartnershipHistoryLabels",
    "PartnershipInput",
    "PartnershipInputPatch",
    "PartnershipListCount",
    "PartnershipListCsv",
    "PartnershipListLabels",
    "PartnershipMember",
    "PartnershipRow",
    "PartnershipSort",
    "PartnershipView",
    "PartView",
    "Passport",
    "PasswordInput",
    "Precision",
    "Problem",
    "PublicKey",
    "Push",
    "PushCounts",
    "PushedView",
    "PushMethod",
    "Rate",
    "ReachView",
    "ReconciledRow",
    "ReconcileInput",
    "Reconciliation",
    "RecoveryCodesView",
    "ReformReport",
    "ReissueInput",
    "RejectedRows",
    "ReleaseInput",
    "ReplayInput",
    "ReplayView",
    "ResidenceElsewhere",
    "ResolvedUnit",
    "ResultInput",
    "ResultRow",
    "RevokeInput",
    "Role",
    "RowLeftOut",
    "RowOutcome",
    "RowReport",
    "RowReportMember",
    "RowReportSort",
    "RuleBasis",
    "Rules",
    "RuleView",
    "RuleViewLogicType0",
    "Sample",
    "SampleMembers",
    "SchoolCoverage",
    "SchoolHistoryCount",
    "SchoolHistoryCsv",
    "SchoolHistoryLabels",
    "SchoolInput",
    "SchoolInputPatch",
    "SchoolListCount",
    "SchoolListCsv",
    "SchoolListLabels",
    "SchoolMember",
    "SchoolSort",
    "SchoolStatus",
    "SchoolView",
    "SecondFactorInput",
    "SecondFactorView",
    "ServerMetadata",
    "Session",
    "SessionKind",
    "SessionList",
    "Sex",
    "SheetFormat",
    "SheetLeftOut",
    "SheetUnderstood",
    "SheetUnderstoodLeftOutCounts",
    "SheetUnderstoodLeftOutTexts",
    "SnapshotPage",
    "SnapshotPageInfo",
    "StatisticsTrainingCsv",
    "StatisticsTrainingPeriod",
    "StatusReason",
    "Steps",
    "StepView",
    "Synced",
    "SyncHealth",
    "TaskError",
    "TemplateAlign",
    "TemplateCode",
    "TemplateField",
    "TemplateKind",
    "TemplateStyle",
    "TokenForm",
    "TokenToCheck",
    "TokenView",
    "TotalKind",
    "TraineeHistoryCount",
    "TraineeHistoryCsv",
    "TraineeHistoryLabels",
    "TraineeInput",
    "TraineeInputPatch",
    "TraineeListCount",
    "TraineeListCsv",
    "TraineeListLabels",
    "TraineeMatchListCount",
    "TraineeMatchListCsv",
    "TraineeMatchListLabels",
    "TraineeMember",
    "TraineeRow",
    "TraineeSearch",
    "TraineeSearchCountType0",
    "TraineeSort",
    "TraineeView",
    "TrainingStatistics",
    "TransitionInput",
    "Unavailable",
    "UndoCounts",
    "UndoInput",
    "UnitInput",
    "UnitInputPatch",
    "UnitLevel",
    "UnitListCount",
    "UnitListCsv",
    "UnitListLabels",
    "UnitLoadMode",
    "UnitMember",
    "UnitMove",
    "UnitName",
    "UnitNode",
    "UnitSort",
    "UnitTree",
    "UnitView",
    "UserChangePatch",
    "UserInfo",
    "UserInput",
    "UserListCount",
    "UserListCsv",
    "UserListLabels",
    "UserMember",
    "UserSort",
    "UserView",
    "Verdict",
    "WebhookInput",
    "WebhookInputPatch",
    "WebhookListCount",
    "WebhookListCsv",
    "WebhookListLabels",
    "WebhookMember",
    "WebhookSecretView",
    "WebhookSort",
    "WebhookStatus",
    "WebhookView",
)

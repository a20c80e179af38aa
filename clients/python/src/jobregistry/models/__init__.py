"""Contains all the data models used in inputs/outputs"""

from .actor_kind import ActorKind
from .audit_event_list_count import AuditEventListCount
from .audit_event_view import AuditEventView
from .audit_event_view_details import AuditEventViewDetails
from .beneficiary_status_input import BeneficiaryStatusInput
from .beneficiary_status_input_patch import BeneficiaryStatusInputPatch
from .beneficiary_status_list_count import BeneficiaryStatusListCount
from .beneficiary_status_view import BeneficiaryStatusView
from .campus_input import CampusInput
from .campus_input_patch import CampusInputPatch
from .campus_list_count import CampusListCount
from .campus_view import CampusView
from .cell import Cell
from .certificate_check import CertificateCheck
from .certificate_input import CertificateInput
from .certificate_list_count import CertificateListCount
from .certificate_status import CertificateStatus
from .certificate_view import CertificateView
from .checkpoint import Checkpoint
from .claim_status import ClaimStatus
from .class_input import ClassInput
from .class_input_patch import ClassInputPatch
from .class_list_count import ClassListCount
from .class_status import ClassStatus
from .class_transition import ClassTransition
from .class_view import ClassView
from .client_input import ClientInput
from .client_input_patch import ClientInputPatch
from .client_list_count import ClientListCount
from .client_view import ClientView
from .code_list_item_input import CodeListItemInput
from .code_list_item_input_attributes import CodeListItemInputAttributes
from .code_list_item_view import CodeListItemView
from .code_list_item_view_attributes import CodeListItemViewAttributes
from .code_list_summary import CodeListSummary
from .code_list_view import CodeListView
from .code_lists import CodeLists
from .course_input import CourseInput
from .course_input_patch import CourseInputPatch
from .course_list_count import CourseListCount
from .course_status import CourseStatus
from .course_view import CourseView
from .crosswalk import Crosswalk
from .currency import Currency
from .decision_input import DecisionInput
from .dimension import Dimension
from .employment_outcome_list_count import EmploymentOutcomeListCount
from .enrolment_details_patch import EnrolmentDetailsPatch
from .enrolment_input import EnrolmentInput
from .enrolment_list_count import EnrolmentListCount
from .enrolment_result import EnrolmentResult
from .enrolment_status import EnrolmentStatus
from .enrolment_view import EnrolmentView
from .enterprise_input import EnterpriseInput
from .enterprise_input_patch import EnterpriseInputPatch
from .enterprise_list_count import EnterpriseListCount
from .enterprise_status import EnterpriseStatus
from .enterprise_view import EnterpriseView
from .error_code_view import ErrorCodeView
from .error_codes import ErrorCodes
from .external_id import ExternalId
from .field_problem import FieldProblem
from .field_problem_params import FieldProblemParams
from .granularity import Granularity
from .health import Health
from .introspection_view import IntrospectionView
from .key_set import KeySet
from .legal_form import LegalForm
from .licence_line_input import LicenceLineInput
from .licence_line_input_patch import LicenceLineInputPatch
from .licence_line_list_count import LicenceLineListCount
from .licence_line_view import LicenceLineView
from .me_view import MeView
from .median import Median
from .member import Member
from .money import Money
from .new_client_view import NewClientView
from .o_auth_error import OAuthError
from .occupation_field import OccupationField
from .occupation_import import OccupationImport
from .occupation_input_patch import OccupationInputPatch
from .occupation_list import OccupationList
from .occupation_list_count import OccupationListCount
from .occupation_view import OccupationView
from .organisation_input import OrganisationInput
from .organisation_input_patch import OrganisationInputPatch
from .organisation_kind import OrganisationKind
from .organisation_list_count import OrganisationListCount
from .organisation_view import OrganisationView
from .outcome_input import OutcomeInput
from .outcome_view import OutcomeView
from .own_password_input import OwnPasswordInput
from .page_audit_event_view import PageAuditEventView
from .page_beneficiary_status_view import PageBeneficiaryStatusView
from .page_campus_view import PageCampusView
from .page_certificate_view import PageCertificateView
from .page_class_view import PageClassView
from .page_client_view import PageClientView
from .page_course_view import PageCourseView
from .page_enrolment_view import PageEnrolmentView
from .page_enterprise_view import PageEnterpriseView
from .page_info import PageInfo
from .page_licence_line_view import PageLicenceLineView
from .page_occupation_view import PageOccupationView
from .page_organisation_view import PageOrganisationView
from .page_outcome_view import PageOutcomeView
from .page_school_view import PageSchoolView
from .page_trainee_view import PageTraineeView
from .page_unit_view import PageUnitView
from .page_user_view import PageUserView
from .passport import Passport
from .password_input import PasswordInput
from .problem import Problem
from .public_key import PublicKey
from .rate import Rate
from .reach_view import ReachView
from .reissue_input import ReissueInput
from .resolved_unit import ResolvedUnit
from .result_input import ResultInput
from .revoke_input import RevokeInput
from .role import Role
from .school_input import SchoolInput
from .school_input_patch import SchoolInputPatch
from .school_list_count import SchoolListCount
from .school_status import SchoolStatus
from .school_view import SchoolView
from .server_metadata import ServerMetadata
from .sex import Sex
from .statistics_training_period import StatisticsTrainingPeriod
from .token_form import TokenForm
from .token_to_check import TokenToCheck
from .token_view import TokenView
from .total_kind import TotalKind
from .trainee_input import TraineeInput
from .trainee_input_patch import TraineeInputPatch
from .trainee_list_count import TraineeListCount
from .trainee_search import TraineeSearch
from .trainee_view import TraineeView
from .training_statistics import TrainingStatistics
from .transition_input import TransitionInput
from .unavailable import Unavailable
from .unit_input import UnitInput
from .unit_input_patch import UnitInputPatch
from .unit_level import UnitLevel
from .unit_list_count import UnitListCount
from .unit_node import UnitNode
from .unit_tree import UnitTree
from .unit_view import UnitView
from .user_change_patch import UserChangePatch
from .user_input import UserInput
from .user_list_count import UserListCount
from .user_view import UserView
from .verdict import Verdict

__all__ = (
    "ActorKind",
    "AuditEventListCount",
    "AuditEventView",
    "AuditEventViewDetails",
    "BeneficiaryStatusInput",
    "BeneficiaryStatusInputPatch",
    "BeneficiaryStatusListCount",
    "BeneficiaryStatusView",
    "CampusInput",
    "CampusInputPatch",
    "CampusListCount",
    "CampusView",
    "Cell",
    "CertificateCheck",
    "CertificateInput",
    "CertificateListCount",
    "CertificateStatus",
    "CertificateView",
    "Checkpoint",
    "ClaimStatus",
    "ClassInput",
    "ClassInputPatch",
    "ClassListCount",
    "ClassStatus",
    "ClassTransition",
    "ClassView",
    "ClientInput",
    "ClientInputPatch",
    "ClientListCount",
    "ClientView",
    "CodeListItemInput",
    "CodeListItemInputAttributes",
    "CodeListItemView",
    "CodeListItemViewAttributes",
    "CodeLists",
    "CodeListSummary",
    "CodeListView",
    "CourseInput",
    "CourseInputPatch",
    "CourseListCount",
    "CourseStatus",
    "CourseView",
    "Crosswalk",
    "Currency",
    "DecisionInput",
    "Dimension",
    "EmploymentOutcomeListCount",
    "EnrolmentDetailsPatch",
    "EnrolmentInput",
    "EnrolmentListCount",
    "EnrolmentResult",
    "EnrolmentStatus",
    "EnrolmentView",
    "EnterpriseInput",
    "EnterpriseInputPatch",
    "EnterpriseListCount",
    "EnterpriseStatus",
    "EnterpriseView",
    "ErrorCodes",
    "ErrorCodeView",
    "ExternalId",
    "FieldProblem",
    "FieldProblemParams",
    "Granularity",
    "Health",
    "IntrospectionView",
    "KeySet",
    "LegalForm",
    "LicenceLineInput",
    "LicenceLineInputPatch",
    "LicenceLineListCount",
    "LicenceLineView",
    "Median",
    "Member",
    "MeView",
    "Money",
    "NewClientView",
    "OAuthError",
    "OccupationField",
    "OccupationImport",
    "OccupationInputPatch",
    "OccupationList",
    "OccupationListCount",
    "OccupationView",
    "OrganisationInput",
    "OrganisationInputPatch",
    "OrganisationKind",
    "OrganisationListCount",
    "OrganisationView",
    "OutcomeInput",
    "OutcomeView",
    "OwnPasswordInput",
    "PageAuditEventView",
    "PageBeneficiaryStatusView",
    "PageCampusView",
    "PageCertificateView",
    "PageClassView",
    "PageClientView",
    "PageCourseView",
    "PageEnrolmentView",
    "PageEnterpriseView",
    "PageInfo",
    "PageLicenceLineView",
    "PageOccupationView",
    "PageOrganisationView",
    "PageOutcomeView",
    "PageSchoolView",
    "PageTraineeView",
    "PageUnitView",
    "PageUserView",
    "Passport",
    "PasswordInput",
    "Problem",
    "PublicKey",
    "Rate",
    "ReachView",
    "ReissueInput",
    "ResolvedUnit",
    "ResultInput",
    "RevokeInput",
    "Role",
    "SchoolInput",
    "SchoolInputPatch",
    "SchoolListCount",
    "SchoolStatus",
    "SchoolView",
    "ServerMetadata",
    "Sex",
    "StatisticsTrainingPeriod",
    "TokenForm",
    "TokenToCheck",
    "TokenView",
    "TotalKind",
    "TraineeInput",
    "TraineeInputPatch",
    "TraineeListCount",
    "TraineeSearch",
    "TraineeView",
    "TrainingStatistics",
    "TransitionInput",
    "Unavailable",
    "UnitInput",
    "UnitInputPatch",
    "UnitLevel",
    "UnitListCount",
    "UnitNode",
    "UnitTree",
    "UnitView",
    "UserChangePatch",
    "UserInput",
    "UserListCount",
    "UserView",
    "Verdict",
)

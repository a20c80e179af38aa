//! Identifiers: UUIDv7, typed by the resource they name.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use uuid::Uuid;

use crate::platform::values::sql::Uid;

/// The identifier of one `R`, so that a class id cannot stand where a school id belongs.
#[derive(AsExpression, FromSqlRow)]
#[diesel(sql_type = Uid)]
pub struct Id<R: 'static>(Uuid, PhantomData<fn() -> R>);

/// The id of a row whose resource is known only at run time.
#[derive(Debug)]
pub struct Any;
pub type AnyId = Id<Any>;

/// Markers of the resources that others refer to, and the names of their ids.
macro_rules! resources {
    ($($(#[$meta:meta])* $marker:ident as $id:ident),+ $(,)?) => {
        /// One marker type per resource.
        pub mod of {
            $(#[derive(Debug)] pub struct $marker;)+
        }
        $(pub type $id = Id<of::$marker>;)+
    };
}
resources! {
    Unit as UnitId,
    Occupation as OccupationId,
    School as SchoolId,
    Campus as CampusId,
    LicenceLine as LicenceLineId,
    Course as CourseId,
    Partnership as PartnershipId,
    Class as ClassId,
    Trainee as TraineeId,
    BeneficiaryStatus as BeneficiaryStatusId,
    Enrolment as EnrolmentId,
    Certificate as CertificateId,
    Enterprise as EnterpriseId,
    Outcome as OutcomeId,
    Organisation as OrganisationId,
    User as UserId,
    Client as ClientId,
    UserSession as UserSessionId,
    AppConsent as AppConsentId,
    Import as ImportId,
    ImportMapping as ImportMappingId,
    Export as ExportId,
    Webhook as WebhookId,
    Delivery as DeliveryId,
    Match as MatchId,
    EnrolmentCase as EnrolmentCaseId,
}

impl<R> Id<R> {
    /// A new, time-ordered identifier.
    #[must_use]
    pub fn new() -> Self {
        Uuid::now_v7().into()
    }

    /// The same identifier on every installation: for rows of the shipped catalogues.
    #[must_use]
    pub fn of_catalogue(name: &str) -> Self {
        /// Namespace of the registry's own catalogue names.
        const NAMESPACE: Uuid = Uuid::from_u128(0x6f1f_7b52_4d0c_5b7e_9c57_1d3a_60a1_e2d4);
        Uuid::new_v5(&NAMESPACE, name.as_bytes()).into()
    }

    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    #[must_use]
    pub fn uuid(self) -> Uuid {
        self.0
    }

    /// The same identifier without its resource, for logs that hold rows of any.
    #[must_use]
    pub fn any(self) -> AnyId {
        self.0.into()
    }
}

/// An id, for macros that know it only by its alias.
pub trait Typed {
    /// The marker of its resource.
    type Of: 'static;
}

impl<R: 'static> Typed for Id<R> {
    type Of = R;
}

impl AnyId {
    /// The identifier of nothing.
    #[must_use]
    pub fn nil() -> Self {
        Uuid::nil().into()
    }

    /// The same identifier, of a row that is known to be an `R`.
    #[must_use]
    pub fn typed<R>(self) -> Id<R> {
        self.0.into()
    }
}

impl<R> Default for Id<R> {
    fn default() -> Self {
        Self::new()
    }
}
impl<R> From<Uuid> for Id<R> {
    fn from(uuid: Uuid) -> Self {
        Id(uuid, PhantomData)
    }
}
impl<R> Clone for Id<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Id<R> {}
impl<R> PartialEq for Id<R> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<R> Eq for Id<R> {}
impl<R> PartialOrd for Id<R> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<R> Ord for Id<R> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<R> std::hash::Hash for Id<R> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<R> fmt::Debug for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<R> fmt::Display for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<R> FromStr for Id<R> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Into::into)
    }
}
impl<R> Serialize for Id<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
impl<'de, R> Deserialize<'de> for Id<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Into::into)
    }
}
impl<R> utoipa::PartialSchema for Id<R> {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
            .into()
    }
}
impl<R> utoipa::ToSchema for Id<R> {
    fn name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }
}

//! The table of a row's steps, written once.

/// Write the steps of a resource: their row, what clients see of them and their SQL.
///
/// ```ignore
/// steps! {
///     ClassStep of Class in class_steps to ClassStatus;
///     keyed by class_id: ClassId as id;
///     seen as ClassStepView, ClassSteps, like json!({…});
/// }
/// ```
///
/// - `keyed by`: the columns that name the row, each with the member of the row that it repeats. For
///   people the first one is `trainee_id`.
/// - `also`: a column more, which [`new`](crate::steps) takes too.
/// - `seen as`: the view, the list of all steps of a row, and an example.
///
/// The table has these columns beside: `number`, `status`, `date`, `reason`, `known`, `recorded_at`,
/// `recorded_by`, `organisation_id`, `undone_at`, `undone_by`, `undo_organisation_id`, `undo_reason`.
#[macro_export]
macro_rules! steps {
    ($step:ident of $row:ident in $table:ident to $status:ident;
     keyed by $($key:ident: $id:ident as $own:ident),+;
     $(also $extra:ident: $kind:ty;)?
     seen as $view:ident, $list:ident, like $example:expr;) => {
        /// A step of a row. Its first state is no step: it is the row itself.
        #[derive(Debug, Clone, Queryable, Selectable, Insertable)]
        #[diesel(table_name = $table, treat_none_as_default_value = false)]
        pub struct $step {
            $(pub $key: $id,)+
            /// The version of the row that it made.
            pub number: i64,
            pub status: $status,
            /// When it was true.
            pub date: $crate::platform::values::time::Date,
            pub reason: Option<String>,
            $(pub $extra: $kind,)?
            /// As it was recorded, or put together from what an older record tells.
            pub known: bool,
            pub recorded_at: $crate::platform::values::time::Timestamp,
            pub recorded_by: Option<$crate::platform::values::ids::AnyId>,
            pub organisation_id: Option<$crate::platform::values::ids::OrganisationId>,
            pub undone_at: Option<$crate::platform::values::time::Timestamp>,
            pub undone_by: Option<$crate::platform::values::ids::AnyId>,
            pub undo_organisation_id: Option<$crate::platform::values::ids::OrganisationId>,
            pub undo_reason: Option<String>,
        }

        impl $step {
            /// The step to `status` on `date` that has made this version of `row`.
            #[must_use]
            pub fn new(
                op: &$crate::platform::op::Op,
                row: &$row,
                (status, date, reason): (
                    $status,
                    $crate::platform::values::time::Date,
                    Option<String>,
                ),
                $($extra: $kind,)?
            ) -> Self {
                Self {
                    $($key: row.$own,)+
                    number: row.version,
                    status,
                    date,
                    reason,
                    $($extra,)?
                    known: true,
                    recorded_at: op.now,
                    recorded_by: op.actor.id,
                    organisation_id: op.actor.bound.organisation,
                    undone_at: None,
                    undone_by: None,
                    undo_organisation_id: None,
                    undo_reason: None,
                }
            }
        }

        /// A step as clients see it.
        #[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
        #[serde(rename_all = "camelCase")]
        #[schema(example = $example)]
        pub struct $view {
            /// Grows from step to step: the version of the row that it made.
            pub number: i64,
            pub status: $status,
            /// The day on which it was true.
            pub date: $crate::platform::values::time::Date,
            pub reason: Option<String>,
            /// False for a step that an older record did not keep: it is put together from what is
            /// known of the row.
            pub known: bool,
            /// When the registry learnt it.
            pub recorded_at: $crate::platform::values::time::Timestamp,
            /// Whose people recorded it; null unless they are one's own, but for the province.
            pub organisation_id: Option<$crate::platform::values::ids::OrganisationId>,
            /// The user or program, as `organisationId`.
            pub recorded_by_id: Option<$crate::platform::values::ids::AnyId>,
            /// Since then it does not count.
            pub undone_at: Option<$crate::platform::values::time::Timestamp>,
            /// As `organisationId`.
            pub undo_organisation_id: Option<$crate::platform::values::ids::OrganisationId>,
            /// As `recordedById`.
            pub undone_by_id: Option<$crate::platform::values::ids::AnyId>,
            pub undo_reason: Option<String>,
        }

        /// Every step of a row, the undone ones too, in the order in which they were recorded.
        #[derive(Debug, serde::Serialize, utoipa::ToSchema)]
        pub struct $list {
            pub data: Vec<$view>,
        }

        impl $crate::platform::op::bulk::BatchInsert for $step {
            fn store(
                conn: &mut $crate::platform::db::DbConnection,
                rows: &[Self],
            ) -> $crate::platform::error::ApiResult<()> {
                use $crate::platform::db::DbConnection;
                use $crate::platform::db::prepared::{Cacheable, blocks};
                use $crate::platform::resource::Step;
                let DbConnection::Postgres(conn) = conn else {
                    return rows.iter().try_for_each(|row| row.insert(conn));
                };
                for rows in blocks(rows) {
                    Cacheable(diesel::insert_into($table::table).values(rows)).run(conn)?;
                }
                Ok(())
            }

            fn part(&self) -> Option<$crate::platform::db::together::Part<'_>> {
                Some(Box::new(diesel::insert_into($table::table).values(self)))
            }
        }

        impl $crate::platform::resource::Step for $step {
            type Row = $row;
            type Status = $status;
            type View = $view;

            fn insert(
                &self,
                conn: &mut $crate::platform::db::DbConnection,
            ) -> $crate::platform::error::ApiResult<()> {
                let insert = diesel::insert_into($table::table).values(self);
                Ok($crate::prepared!(conn, run, insert)?)
            }

            fn all(
                conn: &mut $crate::platform::db::DbConnection,
                row: &$row,
            ) -> $crate::platform::error::ApiResult<Vec<Self>> {
                let rows = $table::table$(.filter($table::$key.eq(row.$own)))+;
                let rows = rows.order($table::number).select(Self::as_select());
                Ok(rows.load(conn)?)
            }

            fn taken_back(
                conn: &mut $crate::platform::db::DbConnection,
                row: &$row,
            ) -> $crate::platform::error::ApiResult<Vec<Self>> {
                let rows = $table::table$(.filter($table::$key.eq(row.$own)))+;
                let rows = rows.filter($table::undone_at.is_not_null());
                Ok(rows.select(Self::as_select()).load(conn)?)
            }

            fn store_undo(
                &self,
                conn: &mut $crate::platform::db::DbConnection,
            ) -> $crate::platform::error::ApiResult<()> {
                use $crate::platform::error::{ApiError, ErrorCode};
                let row = $table::table
                    $(.filter($table::$key.eq(self.$key)))+
                    .filter($table::number.eq(self.number))
                    .filter($table::undone_at.is_null());
                let undone = (
                    $table::undone_at.eq(self.undone_at),
                    $table::undone_by.eq(self.undone_by),
                    $table::undo_organisation_id.eq(self.undo_organisation_id),
                    $table::undo_reason.eq(&self.undo_reason),
                );
                if diesel::update(row).set(undone).execute(conn)? == 0 {
                    return Err(ApiError::new(ErrorCode::VersionStale));
                }
                Ok(())
            }

            fn status(&self) -> $status {
                self.status
            }

            fn undo_reason(&self) -> Option<&str> {
                self.undo_reason.as_deref()
            }

            fn mark(&self) -> $crate::platform::resource::steps::Mark {
                $crate::platform::resource::steps::Mark {
                    recorded_at: self.recorded_at,
                    organisation: self.organisation_id,
                    undone_at: self.undone_at,
                }
            }

            fn undo(&mut self, op: &$crate::platform::op::Op, reason: String) {
                self.undone_at = Some(op.now);
                self.undone_by = op.actor.id;
                self.undo_organisation_id = op.actor.bound.organisation;
                self.undo_reason = Some(reason);
            }

            fn into_view(self, known: &$crate::platform::resource::steps::Known) -> $view {
                let (organisation_id, recorded_by_id) =
                    known.whose(self.organisation_id, self.recorded_by);
                let (undo_organisation_id, undone_by_id) =
                    known.whose(self.undo_organisation_id, self.undone_by);
                $view {
                    number: self.number,
                    status: self.status,
                    date: self.date,
                    reason: self.reason,
                    known: self.known,
                    recorded_at: self.recorded_at,
                    organisation_id,
                    recorded_by_id,
                    undone_at: self.undone_at,
                    undo_organisation_id,
                    undone_by_id,
                    undo_reason: self.undo_reason,
                }
            }
        }

        $crate::steps!(@people $step of $row in $table: $($key as $own),+);
    };

    // Of rows that are a person's: they follow the person. They go with the row.
    (@people $step:ident of $row:ident in $table:ident:
     trainee_id as $trainee:ident, $key:ident as $own:ident) => {
        impl $step {
            /// Let the steps of a row be of another trainee.
            ///
            /// # Errors
            /// When the database fails.
            pub fn hand_over(
                conn: &mut $crate::platform::db::DbConnection,
                row: &$row,
                to: $crate::platform::values::ids::TraineeId,
            ) -> $crate::platform::error::ApiResult<()> {
                let rows = $table::table
                    .filter($table::trainee_id.eq(row.$trainee))
                    .filter($table::$key.eq(row.$own));
                diesel::update(rows).set($table::trainee_id.eq(to)).execute(conn)?;
                Ok(())
            }
        }
    };
    (@people $step:ident of $row:ident in $table:ident: $key:ident as $own:ident) => {};
}

//! Who may see a row, said once.

/// Say who may see the rows of a table. From this one line come `visible`, where every read starts,
/// and `bound`, by which a list finds its index; the audiences of the change feed; the addressees of a change; and whose a row is when it is
/// written. So they cannot disagree.
///
/// ```ignore
/// reach! { Course in courses: school by school_id; open unless status = CourseStatus::Draft; }
/// ```
///
/// - `school by school_id`: who is bound to a school sees the rows of that school, and of those whose
///   successor it is. So with `commune`, `enterprise` and `organisation`.
/// - `open unless status = Draft`: everybody else sees all rows but those.
/// - `open to all`: everybody sees all rows; the bounds tell only whose a row is.
/// - `served if status = Completed`: who serves trained people sees those rows, where the bound is
///   the commune.
/// - `served always`: every row is of trained people.
/// - `in terms` after a column: it stands in that part of the row.
///
/// Who has [`Reach::All`](crate::platform::auth::authz::Reach) sees everything, and who is not named sees
/// nothing. `visible` of the example is what one would write by hand:
///
/// ```ignore
/// fn visible<'a>(reach: &Reach) -> courses::BoxedQuery<'a, DbBackend> {
///     let rows = courses::table.into_boxed();
///     match reach {
///         Reach::All => rows,
///         Reach::School(own) => rows.filter(
///             one_of!(courses::school_id, own).or(courses::status.ne(CourseStatus::Draft)),
///         ),
///         _ => rows.filter(courses::status.ne(CourseStatus::Draft)),
///     }
/// }
/// ```
#[macro_export]
macro_rules! reach {
    // Everybody sees all rows.
    ($row:ident in $table:ident: $($bound:ident by $column:ident $(in $part:ident)?),*;
     open to all;) => {
        fn visible<'a>(
            _: &$crate::platform::auth::authz::Reach,
        ) -> $table::BoxedQuery<'a, $crate::platform::db::DbBackend> {
            diesel::prelude::QueryDsl::into_boxed($table::table)
        }

        fn bound(
            _: &$crate::platform::auth::authz::Reach,
        ) -> $crate::platform::lists::page::Bound {
            $crate::platform::lists::page::Bound::OPEN
        }

        impl $crate::platform::resource::Concerns for $row {
            $crate::reach!(@own [] $($bound $column $(in $part)?),*);

            fn audiences(
                _: &$crate::platform::auth::authz::Reach,
            ) -> Vec<$crate::platform::sync::feed::Audience> {
                vec![$crate::platform::sync::feed::Audience::Unfiltered]
            }
        }
    };
    ($row:ident in $table:ident: $($bound:ident by $column:ident $(in $part:ident)?),*;
     $($more:tt)*) => {
        $crate::reach!(@visible $table [$($bound $column)*] [$($more)*]);

        impl $crate::platform::resource::Concerns for $row {
            $crate::reach!(@own [$($more)*] $($bound $column $(in $part)?),*);

            fn audiences(
                reach: &$crate::platform::auth::authz::Reach,
            ) -> Vec<$crate::platform::sync::feed::Audience> {
                use $crate::platform::auth::authz::Reach;
                use $crate::platform::sync::feed::Audience;
                #[allow(unused_mut, reason = "not every row is open to others")]
                let mut audiences: Vec<Audience> = match reach {
                    Reach::All => return vec![Audience::Unfiltered],
                    $($crate::reach!(@reach $bound own) => {
                        $crate::reach!(@audiences $bound own)
                    })*
                    _ => Vec::new(),
                };
                $crate::reach!(@others reach audiences $($more)*);
                audiences
            }
        }
    };

    // Whose the row is, and whom a change of it is addressed to.
    (@own $more:tt $($bound:ident $column:ident $(in $part:ident)?),*) => {
        fn address(
            &self,
            change: $crate::platform::op::changes::Change,
        ) -> $crate::platform::op::changes::Change {
            let change = change$(.$bound(self$(.$part)?.$column))*;
            $crate::reach!(@address self change $more)
        }

        fn belongs_to(&self, reach: &$crate::platform::auth::authz::Reach) -> bool {
            use $crate::platform::auth::authz::Reach;
            match reach {
                Reach::All => true,
                $($crate::reach!(@reach $bound own) => {
                    $crate::reach!(@belongs $bound own self$(.$part)?.$column)
                })*
                _ => false,
            }
        }
    };
    (@address $self:ident $change:ident [open unless $state:ident = $closed:path;]) => {
        $change.open($self.$state != $closed)
    };
    (@address $self:ident $change:ident [served if $state:ident = $done:path;]) => {
        $change.served($self.$state == $done)
    };
    (@address $self:ident $change:ident $more:tt) => { $change };

    // Where every read starts.
    (@visible $table:ident [$($bound:ident $column:ident)*] $more:tt) => {
        fn visible<'a>(
            reach: &$crate::platform::auth::authz::Reach,
        ) -> $table::BoxedQuery<'a, $crate::platform::db::DbBackend> {
            use diesel::prelude::*;
            use $crate::platform::auth::authz::Reach;
            let rows = $table::table.into_boxed();
            match reach {
                Reach::All => rows,
                $($crate::reach!(@reach $bound own) => {
                    $crate::reach!(@bound $bound own rows $table $column $more)
                })*
                other => $crate::reach!(@rest other rows $table $more),
            }
        }

        /// What [`visible`] says, for the index that a list is read along.
        fn bound(
            reach: &$crate::platform::auth::authz::Reach,
        ) -> $crate::platform::lists::page::Bound {
            use $crate::platform::auth::authz::Reach;
            use $crate::platform::lists::page::Bound;
            match reach {
                Reach::All => Bound::OPEN,
                $($crate::reach!(@reach $bound own) => {
                    $crate::reach!(@along $bound own $column $more)
                })*
                other => $crate::reach!(@along_rest other $more),
            }
        }
    };

    (@along $bound:ident $own:ident $column:ident [open unless $state:ident = $closed:path;]) => {{
        let _ = $own;
        Bound::OTHERWISE
    }};
    (@along school $own:ident $column:ident $more:tt) => {
        Bound::each(stringify!($column), $own)
    };
    (@along commune $own:ident $column:ident $more:tt) => {
        Bound::among(stringify!($column), $own)
    };
    (@along $bound:ident $own:ident $column:ident $more:tt) => {
        Bound::by(stringify!($column), *$own)
    };
    (@along_rest $reach:ident [open unless $state:ident = $closed:path;]) => {{
        let _ = $reach;
        Bound::OTHERWISE
    }};
    (@along_rest $reach:ident [served if $state:ident = $done:path;]) => {
        match $reach {
            Reach::Served(None) => Bound::by(stringify!($state), $done.as_str()),
            Reach::Served(Some(communes)) => Bound::among("commune_id", communes).in_part(),
            _ => Bound::NOTHING,
        }
    };
    (@along_rest $reach:ident [served always;]) => {
        match $reach {
            Reach::Served(None) => Bound::OPEN,
            Reach::Served(Some(communes)) => Bound::among("commune_id", communes),
            _ => Bound::NOTHING,
        }
    };
    (@along_rest $reach:ident []) => {{
        let _ = $reach;
        Bound::NOTHING
    }};

    // The bounds, by their names in `Reach`.
    (@reach school $own:ident) => { Reach::School($own) };
    (@reach commune $own:ident) => { Reach::Communes($own) };
    (@reach enterprise $own:ident) => { Reach::Enterprise($own) };
    (@reach organisation $own:ident) => { Reach::Organisation($own) };

    (@belongs commune $own:ident $($column:tt)+) => {
        Option::from($($column)+).is_some_and(|commune| $own.contains(&commune))
    };
    (@belongs school $own:ident $($column:tt)+) => { $own.have(Option::from($($column)+)) };
    (@belongs $bound:ident $own:ident $($column:tt)+) => {
        Option::from($($column)+) == Some(*$own)
    };

    (@audiences school $own:ident) => { $own.iter().copied().map(Audience::School).collect() };
    (@audiences commune $own:ident) => { $own.iter().copied().map(Audience::Commune).collect() };
    (@audiences enterprise $own:ident) => { vec![Audience::Enterprise(*$own)] };
    (@audiences organisation $own:ident) => { vec![Audience::Organisation(*$own)] };

    // The rows of who is bound.
    (@bound school $own:ident $rows:ident $table:ident $column:ident
     [open unless $state:ident = $closed:path;]) => {
        $rows.filter($crate::one_of!($table::$column, $own).or($table::$state.ne($closed)))
    };
    (@bound school $own:ident $rows:ident $table:ident $column:ident $more:tt) => {
        $rows.filter($crate::one_of!($table::$column, $own))
    };
    (@bound $bound:ident $own:ident $rows:ident $table:ident $column:ident
     [open unless $state:ident = $closed:path;]) => {
        $rows.filter($table::$column.eq(*$own).or($table::$state.ne($closed)))
    };
    (@bound commune $own:ident $rows:ident $table:ident $column:ident $more:tt) => {
        $rows.filter($crate::one_of!($table::$column, $own))
    };
    (@bound $bound:ident $own:ident $rows:ident $table:ident $column:ident $more:tt) => {
        $rows.filter($table::$column.eq(*$own))
    };

    // The rows of whoever is not bound; an id is never null.
    (@rest $reach:ident $rows:ident $table:ident
     [open unless $state:ident = $closed:path;]) => {{
        let _ = $reach;
        $rows.filter($table::$state.ne($closed))
    }};
    (@rest $reach:ident $rows:ident $table:ident [served if $state:ident = $done:path;]) => {
        match $reach {
            Reach::Served(None) => $rows.filter($table::$state.eq($done)),
            Reach::Served(Some(communes)) => {
                let served = $rows.filter($table::$state.eq($done));
                served.filter($crate::one_of!($table::commune_id, communes))
            }
            _ => $rows.filter($table::id.is_null()),
        }
    };
    (@rest $reach:ident $rows:ident $table:ident [served always;]) => {
        match $reach {
            Reach::Served(None) => $rows,
            Reach::Served(Some(communes)) => {
                $rows.filter($crate::one_of!($table::commune_id, communes))
            }
            _ => $rows.filter($table::id.is_null()),
        }
    };
    (@rest $reach:ident $rows:ident $table:ident []) => {{
        let _ = $reach;
        $rows.filter($table::id.is_null())
    }};

    // Who hears of rows beside those who are bound to them.
    (@others $reach:ident $audiences:ident open unless $state:ident = $closed:path;) => {
        let _ = $reach;
        $audiences.push(Audience::Open);
    };
    (@others $reach:ident $audiences:ident served if $state:ident = $done:path;) => {
        match $reach {
            Reach::Served(None) => $audiences.push(Audience::Served),
            Reach::Served(Some(own)) => {
                $audiences.extend(own.iter().copied().map(Audience::ServedIn));
            }
            _ => {}
        }
    };
    (@others $reach:ident $audiences:ident served always;) => {
        match $reach {
            Reach::Served(None) => $audiences.push(Audience::Unfiltered),
            Reach::Served(Some(own)) => {
                $audiences.extend(own.iter().copied().map(Audience::Commune));
            }
            _ => {}
        }
    };
    (@others $reach:ident $audiences:ident) => {};
}

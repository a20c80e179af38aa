//! How a list is ordered and narrowed.

/// Say which orders a list has: implements [`Filter`](crate::platform::lists::page::Filter) for its
/// filter and [`Row`](crate::platform::lists::page::Row) for its row.
///
/// ```ignore
/// listed! {
///     Course in courses by CourseFilter: "name" sort_key, "createdAt" created_at;
///     default "name"; expand ["occupation", "school"];
/// }
/// ```
///
/// Each order is its name in the API and the column, which has an index with the id. `along ways;`
/// names the [`Filter::ways`](crate::platform::lists::page::Filter::ways). With `search;` the list
/// takes `q` and the row has a `seq`.
#[macro_export]
macro_rules! listed {
    ($row:ident in $table:ident by $filter:ident: $($sort:literal $column:ident),+;
     default $default:literal; $(expand [$($expand:literal),*];)? $(along $ways:path;)?) => {
        $crate::listed! {
            @filter $row $filter $table [$(($sort, $column))+] $default [$($($expand),*)?] false
            [$($ways)?]
        }
        impl $crate::platform::lists::page::Row for $row {
            $crate::listed!(@row $($sort $column)+);
        }
    };
    ($row:ident in $table:ident by $filter:ident: $($sort:literal $column:ident),+;
     default $default:literal; $(expand [$($expand:literal),*];)? $(along $ways:path;)?
     search;) => {
        $crate::listed! {
            @filter $row $filter $table [$(($sort, $column))+] $default [$($($expand),*)?] true
            [$($ways)?]
        }
        impl $crate::platform::lists::page::Row for $row {
            $crate::listed!(@row $($sort $column)+);

            fn seq(&self) -> i64 {
                self.seq
            }
        }
    };

    (@filter $row:ident $filter:ident $table:ident [$(($sort:literal, $column:ident))+] $default:literal
     [$($expand:literal),*] $searchable:literal [$($ways:path)?]) => {
        impl $crate::platform::lists::page::Filter for $filter {
            type View = <$row as $crate::platform::resource::Resource>::View;

            const LIST: $crate::platform::lists::page::ListSpec = $crate::platform::lists::page::ListSpec {
                table: stringify!($table),
                sorts: &[$(($sort, stringify!($column))),+],
                default_sort: $default,
                expand: &[$($expand),*],
                searchable: $searchable,
            };

            $(fn ways(&self, ways: &mut $crate::platform::lists::page::Ways<'_>) {
                $ways(self, ways);
            })?
        }
    };
    (@row $($sort:literal $column:ident)+) => {
        fn id(&self) -> $crate::platform::values::ids::AnyId {
            self.id.any()
        }

        fn sort_value(&self, sort: &str) -> $crate::platform::lists::page::SortValue {
            match sort {
                $($sort => (&self.$column).into(),)+
                // The query has been checked: there is no other order.
                _ => 0_i64.into(),
            }
        }
    };
}

/// Narrow a boxed query over `$table` by the members of a filter that are given, and return it.
///
/// ```ignore
/// narrow!(rows, filter, courses;
///     is school_id, code;        // the one value
///     any level, status;         // one of several values
///     from start_from of start_date;
///     to start_to of start_date;
///     words q of folded_name;    // each word from its beginning
///     within valid_on of valid_from valid_to;    // a day; an open end never passes
/// )
/// ```
///
/// A line expands to what one would write by hand:
/// `if let Some(value) = &filter.code { rows = rows.filter(courses::code.eq(value)); }`.
#[macro_export]
macro_rules! narrow {
    ($rows:ident, $filter:ident, $table:ident;
     $($how:ident $($member:ident $(of $($column:ident)+)?),+;)*) => {{
        use diesel::prelude::*;
        $($($crate::narrow!(@$how $rows, $filter, $table, $member $($(, $column)+)?);)+)*
        $rows
    }};
    (@is $rows:ident, $filter:ident, $table:ident, $member:ident) => {
        if let Some(value) = &$filter.$member {
            $rows = $rows.filter($table::$member.eq(value));
        }
    };
    (@any $rows:ident, $filter:ident, $table:ident, $member:ident) => {
        if let Some(values) = $filter.$member.values() {
            $rows = $rows.filter($crate::one_of!($table::$member, values));
        }
    };
    (@from $rows:ident, $filter:ident, $table:ident, $member:ident, $column:ident) => {
        if let Some(day) = $filter.$member {
            $rows = $rows.filter($table::$column.ge(day));
        }
    };
    (@to $rows:ident, $filter:ident, $table:ident, $member:ident, $column:ident) => {
        if let Some(day) = $filter.$member {
            $rows = $rows.filter($table::$column.le(day));
        }
    };
    (@within $rows:ident, $filter:ident, $table:ident, $member:ident, $from:ident, $to:ident) => {
        if let Some(day) = $filter.$member {
            let lasts = $table::$to.is_null().or($table::$to.ge(day));
            $rows = $rows.filter($table::$from.le(day)).filter(lasts);
        }
    };
    (@words $rows:ident, $filter:ident, $table:ident, $member:ident, $column:ident) => {
        for (first, later) in $filter.$member.patterns() {
            $rows = $rows.filter($table::$column.like(first).or($table::$column.like(later)));
        }
    };
}

/// Build a struct from the members of a value that have the same names, and others by name.
///
/// ```ignore
/// copied!(CourseView from row { id, code, name } and { total_hours: row.total_hours() })
/// // is
/// CourseView { id: row.id, code: row.code, name: row.name, total_hours: row.total_hours() }
/// ```
///
/// `from &row` clones the members. Into a value that is there, they are set:
///
/// ```ignore
/// copied!(self from &input { code, level });
/// // is
/// self.code.clone_from(&input.code);
/// self.level.clone_from(&input.level);
/// ```
#[macro_export]
macro_rules! copied {
    ($to:ident from &$from:ident { $($member:ident),+ $(,)? } and { $($rest:tt)* }) => {
        $to { $($member: Clone::clone(&$from.$member),)+ $($rest)* }
    };
    ($to:ident from $from:ident { $($member:ident),+ $(,)? } and { $($rest:tt)* }) => {
        $to { $($member: $from.$member,)+ $($rest)* }
    };
    ($to:ident from &$from:ident { $($member:ident),+ $(,)? }) => {
        $($to.$member.clone_from(&$from.$member);)+
    };
}

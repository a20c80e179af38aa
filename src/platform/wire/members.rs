//! The members that a view may have, from its published schema.

use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use utoipa::ToSchema;
use utoipa::openapi::{RefOr, Schema};

thread_local! {
    /// Listed at the first use in each worker.
    static MEMBERS: RefCell<HashMap<TypeId, Rc<[String]>>> = RefCell::default();
}

/// The names of the members of a `V`, in their order.
pub fn of<V: ToSchema + 'static>() -> Rc<[String]> {
    MEMBERS.with_borrow_mut(|known| {
        let listed = known
            .entry(TypeId::of::<V>())
            .or_insert_with(|| match V::schema() {
                RefOr::T(Schema::Object(row)) => row.properties.into_keys().collect(),
                // A row is an object, and no choice of several.
                _ => Rc::default(),
            });
        Rc::clone(listed)
    })
}

//! The cache of an operation of many rows.

use std::any::{Any, TypeId};
use std::collections::HashMap;

use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, Id};

/// The key of a cached value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CacheKey {
    /// The row itself.
    Row(AnyId),
    /// Anything else.
    Text(String),
}

impl<R: 'static> From<Id<R>> for CacheKey {
    fn from(id: Id<R>) -> Self {
        Self::Row(id.any())
    }
}

impl From<&str> for CacheKey {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for CacheKey {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

type Values = Vec<(TypeId, Box<dyn Any>)>;

/// Values by resource and key. A key holds at most one value of each type.
#[derive(Default)]
pub(super) struct Cache {
    rows: HashMap<&'static str, HashMap<AnyId, Values>>,
    texts: HashMap<&'static str, HashMap<String, Values>>,
    /// Counts the changes that a failed step has to undo.
    changes: u64,
}

impl Cache {
    pub(super) fn put<V: 'static>(&mut self, resource: &'static str, key: CacheKey, value: V) {
        self.changes += 1;
        self.put_unchanged(resource, key, value);
    }

    pub(super) fn put_unchanged<V: 'static>(
        &mut self,
        resource: &'static str,
        key: CacheKey,
        value: V,
    ) {
        let values = match key {
            CacheKey::Row(id) => self
                .rows
                .entry(resource)
                .or_default()
                .entry(id)
                .or_default(),
            CacheKey::Text(text) => {
                let texts = self.texts.entry(resource).or_default();
                texts.entry(text).or_default()
            }
        };
        let kind = TypeId::of::<V>();
        values.retain(|(of, _)| *of != kind);
        values.push((kind, Box::new(value)));
    }

    pub(super) fn get<V: 'static>(&self, resource: &str, key: &CacheKey) -> Option<&V> {
        let values = match key {
            CacheKey::Row(id) => self.rows.get(resource)?.get(id)?,
            CacheKey::Text(text) => self.texts.get(resource)?.get(text)?,
        };
        values.iter().find_map(|(_, value)| value.downcast_ref())
    }

    pub(super) fn evict(&mut self, resource: &str, key: &CacheKey) {
        let values = match key {
            CacheKey::Row(id) => self.rows.get_mut(resource).and_then(|rows| rows.remove(id)),
            CacheKey::Text(text) => {
                let texts = self.texts.get_mut(resource);
                texts.and_then(|texts| texts.remove(text))
            }
        };
        self.changes += u64::from(values.is_some());
    }

    /// A row changes. Evict its values and those of its resource under a text.
    pub(super) fn evict_row(&mut self, resource: &str, id: AnyId) {
        self.evict(resource, &CacheKey::Row(id));
        self.changes += u64::from(self.texts.remove(resource).is_some());
    }

    pub(super) fn changes(&self) -> u64 {
        self.changes
    }
}

impl Op<'_> {
    /// Cache a value of `resource` that this operation has locked. Put it again after each change.
    /// [`Op::record`] evicts what is cached under the id of the changed row, and what is cached of
    /// its resource under a text. Does nothing outside an operation of many rows.
    pub fn cache_put<V: 'static>(
        &mut self,
        resource: &'static str,
        key: impl Into<CacheKey>,
        value: V,
    ) {
        if let Some(bulk) = &mut self.bulk {
            bulk.cache.put(resource, key.into(), value);
        }
    }

    /// The cached value, if there is one.
    #[must_use]
    pub fn cached<V: Clone + 'static>(
        &self,
        resource: &str,
        key: impl Into<CacheKey>,
    ) -> Option<V> {
        let bulk = self.bulk.as_ref()?;
        bulk.cache.get::<V>(resource, &key.into()).cloned()
    }

    /// Drop the cached value.
    pub fn evict(&mut self, resource: &str, key: impl Into<CacheKey>) {
        if let Some(bulk) = &mut self.bulk {
            bulk.cache.evict(resource, &key.into());
        }
    }

    /// The result of `find`, which runs once for all rows. For catalogues, which do not change
    /// meanwhile.
    ///
    /// # Errors
    /// Those of `find`.
    pub fn memoized<V: Clone + 'static>(
        &mut self,
        resource: &'static str,
        key: impl Into<CacheKey>,
        find: impl FnOnce(&mut Self) -> ApiResult<V>,
    ) -> ApiResult<V> {
        if self.bulk.is_none() {
            return find(self);
        }
        let key = key.into();
        if let Some(found) = self.cached(resource, key.clone()) {
            return Ok(found);
        }
        let found = find(self)?;
        if let Some(bulk) = &mut self.bulk {
            bulk.cache.put_unchanged(resource, key, found.clone());
        }
        Ok(found)
    }
}

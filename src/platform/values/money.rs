//! Money: whole đồng, written `{"amount": "12500000", "currency": "VND"}`.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An amount of money. The amount is text so that no client rounds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"amount": "12500000", "currency": "VND"}))]
pub struct Money {
    /// Whole đồng.
    #[schema(pattern = r"^(0|[1-9][0-9]{0,14})$")]
    pub amount: String,
    pub currency: Currency,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum Currency {
    #[serde(rename = "VND")]
    Vnd,
}

impl Money {
    #[must_use]
    pub fn vnd(amount: i64) -> Self {
        Self {
            amount: amount.to_string(),
            currency: Currency::Vnd,
        }
    }

    /// Whole đồng. The pattern of the document admits only what parses; anything else is none.
    #[must_use]
    pub fn amount_vnd(&self) -> Option<i64> {
        self.amount.parse().ok()
    }
}

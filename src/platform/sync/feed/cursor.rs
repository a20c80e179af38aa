//! Cursors of the feed: a position and the log and window that it belongs to.

use serde::{Deserialize, Serialize};

use super::{FeedState, Position, Window};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::ids::AnyId;

/// Where a reader with an invalid cursor starts again.
const SNAPSHOT: &str = "/v1/changes/snapshot";

/// What a cursor holds. It is signed; see `page::Signer`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedCursor {
    epoch: AnyId,
    position: Position,
    /// Digest of the reader's window. A changed window may have gained or lost rows without an
    /// entry.
    window: String,
}

impl FeedCursor {
    #[must_use]
    pub fn new(state: &FeedState, window: &Window, position: Position) -> Self {
        Self {
            epoch: state.epoch,
            position,
            window: window.digest(),
        }
    }

    /// The position, without any check.
    #[must_use]
    pub fn position(&self) -> Position {
        self.position
    }

    /// The position, if the reader can go on from it.
    ///
    /// # Errors
    /// 410 when the log is another one, does not reach back or forward to the position any more,
    /// or the reader sees other things than before.
    pub fn check(&self, state: &FeedState, window: &Window, end: Position) -> ApiResult<Position> {
        let reason = if self.epoch != state.epoch {
            "LOG_REPLACED"
        } else if self.window != window.digest() {
            "REACH_CHANGED"
        } else if self.position < state.swept {
            "TOO_OLD"
        } else if self.position > end {
            "AHEAD_OF_LOG"
        } else {
            return Ok(self.position);
        };
        Err(expired().with("reason", reason))
    }
}

/// The cursor is no longer valid.
#[must_use]
pub fn expired() -> ApiError {
    ApiError::new(ErrorCode::CursorExpired).with("snapshot", SNAPSHOT)
}

//! A page of the feed, for which the reader waits when there is nothing in it yet.

use std::time::Duration;

use tokio::time::Instant;

use super::model::{ChangePage, ChangeQuery};
use super::service;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::request::OpContext;
use crate::platform::sync::feed::Waited;

/// The page, as soon as something is in it or the time is over.
///
/// # Errors
/// Those of reading it; 503 when too many readers wait.
pub async fn page(ctx: &OpContext, mut query: ChangeQuery) -> ApiResult<ChangePage> {
    let until = Instant::now() + Duration::from_secs(query.wait);
    loop {
        let signer = service::signer(ctx.state().secrets.cursor_key(), &query.types);
        let asked = query.clone();
        let looked = ctx
            .read(move |op| service::list(op, &signer, &asked))
            .await?;
        let found = !looked.page.data.is_empty() || looked.page.page.has_more;
        if found || query.wait == 0 {
            return Ok(looked.page);
        }
        let hub = &ctx.state().feed;
        match hub.wait(&looked.window, looked.position, until).await {
            Waited::Changed => query.cursor = Some(looked.page.page.next_cursor),
            Waited::InVain => return Ok(looked.page),
            Waited::TooMany => {
                return Err(ApiError::new(ErrorCode::Unavailable)
                    .retry_after(5)
                    .caused_by("too many readers wait for the feed"));
            }
        }
    }
}

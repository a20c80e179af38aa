//! Logs: structured, one line per request, without personal data.

use tracing_subscriber::EnvFilter;

use crate::platform::serve::config::Settings;

/// Begin to log as the settings say; they have been checked.
pub fn start(settings: &Settings) {
    let filter = EnvFilter::new(&settings.log);
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false);
    if settings.log_format == "json" {
        builder.json().flatten_event(true).init();
    } else {
        builder.init();
    }
}

use super::*;

fn settings() -> Settings {
    Settings {
        database_url: "sqlite://data/registry.db".into(),
        listen: "127.0.0.1:8080".into(),
        metrics_listen: None,
        public_url: None,
        cors_origins: None,
        workers: None,
        pool_size: "8".into(),
        page_walk: "4096".into(),
        undo_days: "7".into(),
        webhook_allow_http: "false".into(),
        webhook_allow_networks: None,
        password_grant: "on".into(),
        feed_retention_days: "90".into(),
        rate_limit: "60000".into(),
        public_rate_limit: "6000".into(),
        trusted_proxies: None,
        import_max_bytes: "268435456".into(),
        import_stall_seconds: "15".into(),
        import_identity_share: "5".into(),
        import_identity_count: "3".into(),
        log: "info".into(),
        log_format: "json".into(),
    }
}

#[test]
fn the_defaults_are_right() {
    assert_eq!(
        &*settings().check().unwrap().public_url,
        "http://127.0.0.1:8080"
    );
}

#[test]
fn every_wrong_setting_is_named_with_what_was_expected() {
    let settings = Settings {
        database_url: "mysql://x".into(),
        listen: "everywhere".into(),
        metrics_listen: Some("9".into()),
        public_url: Some("registry.example".into()),
        cors_origins: Some("*".into()),
        workers: Some("0".into()),
        pool_size: "3".into(),
        page_walk: "255".into(),
        undo_days: "-1".into(),
        webhook_allow_http: "maybe".into(),
        webhook_allow_networks: Some("10.0.0.0/8,home".into()),
        password_grant: "maybe".into(),
        feed_retention_days: "0".into(),
        rate_limit: "-1".into(),
        public_rate_limit: "many".into(),
        trusted_proxies: Some("10.0.0.0/8,proxy".into()),
        import_max_bytes: "1 GB".into(),
        import_stall_seconds: "0".into(),
        import_identity_share: "101".into(),
        import_identity_count: "0".into(),
        log: "=".into(),
        log_format: "xml".into(),
    };
    let message = settings.check().unwrap_err().to_string();
    for name in [
        "DATABASE_URL",
        "LISTEN",
        "METRICS_LISTEN",
        "PUBLIC_URL",
        "CORS_ORIGINS",
        "WORKERS",
        "POOL_SIZE",
        "PAGE_WALK",
        "UNDO_DAYS",
        "WEBHOOK_ALLOW_HTTP",
        "WEBHOOK_ALLOW_NETWORKS",
        "PASSWORD_GRANT",
        "FEED_RETENTION_DAYS",
        "RATE_LIMIT",
        "PUBLIC_RATE_LIMIT",
        "TRUSTED_PROXIES",
        "IMPORT_MAX_BYTES",
        "IMPORT_STALL_SECONDS",
        "IMPORT_IDENTITY_SHARE",
        "IMPORT_IDENTITY_COUNT",
        "LOG",
        "LOG_FORMAT",
    ] {
        assert!(
            message.contains(&format!("REGISTRY_{name}: expected")),
            "{name} in {message}"
        );
    }
}

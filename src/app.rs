//! The server: its routes, what surrounds them, and how it starts and stops.

mod front;

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_cors::Cors;
use actix_web::dev::Server;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpResponse, HttpServer, rt, web};
use tokio::sync::Notify;
use utoipa_actix_web::AppExt;
use utoipa_actix_web::scope::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::openapi;
use crate::platform::auth::authn::dpop::Proofs;
use crate::platform::auth::authn::{Keyring, PasswordHasher, Sessions};
use crate::platform::auth::limits::Limits;
use crate::platform::auth::secrets::Secrets;
use crate::platform::auth::turns::Turns;
use crate::platform::db::worker_connection::WorkerConnection;
use crate::platform::db::{Database, DatabaseUrl};
use crate::platform::error::ApiResult;
use crate::platform::lists::page::Paging;
use crate::platform::op::access_log::AccessLog;
use crate::platform::serve::config::ServerConfig;
use crate::platform::serve::http::frame;
use crate::platform::serve::methods::{self, Methods};
use crate::platform::serve::metrics::Metrics;
use crate::platform::serve::offers::Offers;
use crate::platform::serve::representation::represent;
use crate::platform::serve::state::State;
use crate::platform::serve::unread::{self, let_go};
use crate::platform::sync::feed::{self, FeedHub};
use crate::platform::values::time::Timestamp;
use crate::platform::work::answer_cache::AnswerCache;
use crate::platform::work::catalogue::{self, ShippedFile};
use crate::platform::work::housekeeping::{self, Upkeep};
use crate::platform::work::jobs::{JobSignal, Runner};
use crate::platform::work::outbound::Outbound;
use crate::resources::{
    self, admin_units, code_lists, exports, imports, occupations, trainees, webhooks,
};

/// Whatever stops the server from starting.
pub type StartError = Box<dyn std::error::Error + Send + Sync>;

/// Time for a request line and its headers, and for an idle connection.
const HEADERS_TIME: Duration = Duration::from_secs(10);
const IDLE_TIME: Duration = Duration::from_mins(1);
/// Time that requests under way get when the server stops.
const SHUTDOWN_SECONDS: u64 = 20;

/// Papers drawn at a time, each on a core, and those that wait before others are turned away.
const DRAWN_AT_ONCE: usize = 2;
const MOST_WAITING_TO_DRAW: usize = 32;

/// Every operation under `/v1`.
pub fn configure(config: &mut ServiceConfig) {
    resources::configure(config, true);
}

/// Operations outside `/v1`.
pub(crate) fn configure_root(config: &mut ServiceConfig) {
    resources::configure(config, false);
}

/// A server that is bound and ready to run.
pub struct Application {
    server: Server,
    port: u16,
    state: web::Data<State>,
}

impl Application {
    /// Open the database, load what the server needs and bind its address.
    ///
    /// # Errors
    /// When the database cannot be opened or the address is taken.
    pub fn build(config: ServerConfig) -> Result<Self, StartError> {
        let db = prepare_database(&config.database_url, config.pool_size)?;
        feed::prepare(&db)?;
        let listener = TcpListener::bind(config.listen)
            .map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;
        let answers = AnswerCache::new();
        let state = web::Data::new(State {
            secrets: Secrets::load(&db)?,
            sessions: Sessions::new(config.public_url.to_string(), Keyring::load(&db)?),
            passwords: PasswordHasher::default(),
            proofs: Proofs::default(),
            drawing: Turns::new(DRAWN_AT_ONCE, MOST_WAITING_TO_DRAW),
            limits: Limits::new(
                config.rate_limit,
                config.public_rate_limit,
                config.trusted_proxies.clone(),
            ),
            access_log: AccessLog::default(),
            metrics: Arc::new(
                Metrics::new()
                    .with(answers.counter())
                    .with(db.statements().metric()),
            ),
            answers,
            jobs: JobSignal::default(),
            outbound: Outbound::new(config.outbound.clone()),
            messages: Notify::new(),
            subscribers: Notify::new(),
            feed: FeedHub::default(),
            communes: Arc::new(db.read_now(admin_units::communes)?),
            db,
            config,
        });
        let port = listener.local_addr()?.port();
        let server = serve(listener, &state)?;
        Ok(Self {
            server,
            port,
            state,
        })
    }

    /// The port in use, also when the system chose it.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The state, also after the server has been told to run.
    #[must_use]
    pub fn shared_state(&self) -> web::Data<State> {
        web::Data::clone(&self.state)
    }

    /// Serve until the process is told to stop; requests under way are finished.
    ///
    /// # Errors
    /// When the server fails.
    pub async fn run(self) -> Result<(), StartError> {
        let state = self.state;
        let (keys, feed) = (web::Data::clone(&state), web::Data::clone(&state));
        let stopping = web::Data::clone(&state);
        let mut tasks = vec![
            rt::spawn(state.access_log.clone().run(state.db.clone())),
            rt::spawn(async move { keys.sessions.follow_keys(keys.db.clone()).await }),
            rt::spawn(housekeeping::run(
                state.db.clone(),
                state.config.feed_retention_days,
                upkeep(),
            )),
            rt::spawn(async move { feed.feed.pump(feed.db.clone()).await }),
            rt::spawn(async move {
                told_to_stop().await;
                // They would hold the stop up for as long as they may wait.
                stopping.feed.close();
            }),
            rt::spawn(webhooks::dispatch(web::Data::clone(&state))),
            rt::spawn(trainees::backfill::run(state.db.clone())),
            rt::spawn(admin_units::follow(
                state.db.clone(),
                Arc::clone(&state.communes),
            )),
        ];
        if let Some(address) = state.config.metrics_listen {
            let metrics = metrics_server(address, &state)?;
            tasks.push(rt::spawn(async move {
                if let Err(error) = metrics.await {
                    tracing::error!(%error, "metrics are no longer served");
                }
            }));
        }
        let jobs = jobs(&state).start();
        self.server.await?;
        web::block(move || jobs.stop()).await?;
        tasks.iter().for_each(rt::task::JoinHandle::abort);
        state.access_log.flush(&state.db).await;
        Ok(())
    }
}

/// What resources have kept in order while the server runs.
fn upkeep() -> Upkeep {
    let parts = resources::PARTS.iter();
    let searched = parts.clone().filter_map(|part| part.search.as_ref());
    Upkeep {
        sweeps: parts.filter_map(|part| part.sweep).collect(),
        searched: searched.map(|search| search.table).collect(),
    }
}

/// What the server does beside requests, one line per kind of job.
fn jobs(state: &State) -> Runner {
    Runner::new(
        state.db.clone(),
        Arc::clone(&state.config.public_url),
        state.jobs.clone(),
    )
    .with(imports::RESOURCE, imports::run)
    .with(imports::UNDO, imports::take_back)
    .with(exports::RESOURCE, exports::work)
}

/// Returns when the system tells the process to stop, as it tells the server too.
async fn told_to_stop() {
    use rt::signal::unix::{SignalKind, signal};
    let kinds = [
        SignalKind::interrupt(),
        SignalKind::terminate(),
        SignalKind::quit(),
    ];
    let signals = kinds.into_iter().filter_map(|kind| signal(kind).ok());
    let told: Vec<_> = signals
        .map(|mut signal| Box::pin(async move { signal.recv().await }))
        .collect();
    if told.is_empty() {
        return std::future::pending().await;
    }
    futures_util::future::select_all(told).await;
}

/// Open the database, bring its schema up to date, load the shipped catalogues, and let all that lies
/// in communes that have ended go with them.
///
/// # Errors
/// When the database cannot be opened or refuses a catalogue.
pub fn prepare_database(url: &DatabaseUrl, pool_size: u32) -> Result<Database, StartError> {
    let db = Database::open(url, pool_size, feed::write_index)?;
    load_catalogues(&db)?;
    db.write_now(resources::refill_search)?;
    admin_units::roll_over(&db, Timestamp::now())?;
    db.refresh_statistics_now()?;
    Ok(db)
}

/// Put what ships in `reference/` into the database. Units come before what refers to them.
fn load_catalogues(db: &Database) -> ApiResult<()> {
    let files: Vec<&ShippedFile> = code_lists::SHIPPED
        .iter()
        .chain(admin_units::SHIPPED)
        .chain(occupations::SHIPPED)
        .collect();
    catalogue::load(db, &files)
}

fn serve(listener: TcpListener, state: &web::Data<State>) -> Result<Server, StartError> {
    let workers = state.config.workers;
    let document = openapi::document();
    let methods = web::Data::new(Methods::of(&document, front::PATHS));
    let offers = web::Data::new(Offers::of(&document));
    // As text, and once: each worker would keep several copies of the document itself, which is
    // many times as large.
    let older = openapi::as_3_0(serde_json::to_value(&document)?).to_string();
    let texts = [
        (front::DOCUMENT, document.to_json()?),
        (front::OLDER_DOCUMENT, older),
    ]
    .map(|(path, text)| (path, web::Data::new(front::Document::of(text))));
    drop(document);
    let state = web::Data::clone(state);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::clone(&state))
            .app_data(web::Data::clone(&methods))
            .app_data(web::Data::clone(&offers))
            .app_data(WorkerConnection::new(state.db.clone()))
            .app_data(Paging {
                cursor_key: state.secrets.cursor_key().to_vec(),
                walk: state.config.page_walk,
                first: resources::synced::first_columns,
            })
            .app_data(web::Data::from(Arc::clone(&state.communes)))
            .app_data(web::PathConfig::default().error_handler(|_, request| methods::no_row(request).into()))
            .wrap(from_fn(methods::head))
            .wrap(from_fn(frame))
            // Inside of compression: it keeps but the first `Vary`.
            .wrap(cors(&state.config.cors_origins))
            .wrap(from_fn(methods::preflight))
            .wrap(Compress::default())
            .wrap(from_fn(represent))
            .wrap(from_fn(let_go))
            .wrap(from_fn(security_headers))
            .into_utoipa_app()
            .configure(configure_root)
            .service(scope("/v1").configure(configure))
            .into_app()
            .configure(|config| front::configure(config, &texts))
            .default_service(web::to(methods::no_route))
    });
    Ok(server
        .on_connect(unread::note)
        .workers(workers)
        .client_request_timeout(HEADERS_TIME)
        .keep_alive(IDLE_TIME)
        .shutdown_timeout(SHUTDOWN_SECONDS)
        .listen(listener)?
        .run())
}

fn metrics_server(
    address: std::net::SocketAddr,
    state: &web::Data<State>,
) -> Result<Server, StartError> {
    let metrics = Arc::clone(&state.metrics);
    let render = move || {
        let metrics = Arc::clone(&metrics);
        async move {
            HttpResponse::Ok()
                .content_type("text/plain; version=0.0.4")
                .body(metrics.render())
        }
    };
    let server =
        HttpServer::new(move || App::new().route("/metrics", web::get().to(render.clone())));
    let server = server.workers(1).disable_signals().bind(address);
    Ok(server
        .map_err(|error| format!("cannot listen on {address}: {error}"))?
        .run())
}

fn cors(origins: &[String]) -> Cors {
    let cors = Cors::default()
        .allow_any_method()
        .allow_any_header()
        .expose_headers([
            "Content-Disposition",
            "Content-Location",
            "Content-Range",
            "ETag",
            "Link",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "WWW-Authenticate",
            "X-Registry-Warning",
            "X-Request-Id",
        ])
        .max_age(3600);
    origins
        .iter()
        .fold(cors, |cors, origin| cors.allowed_origin(origin))
}

async fn security_headers<B: actix_web::body::MessageBody>(
    request: actix_web::dev::ServiceRequest,
    next: actix_web::middleware::Next<B>,
) -> Result<actix_web::dev::ServiceResponse<B>, actix_web::Error> {
    let mut response = next.call(request).await?;
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
    ] {
        response.headers_mut().insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    Ok(response)
}

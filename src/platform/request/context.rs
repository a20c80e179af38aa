//! An operation as a request asks for it: who asks, and where it runs.

use std::future::{Ready, ready};
use std::net::IpAddr;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};

use crate::platform::auth::authn::{self, Carried, Session, dpop};
use crate::platform::auth::authz::{Action, Actor};
use crate::platform::db::{DbConnection, Dialect, worker_connection};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, RequestMeta};
use crate::platform::lists::page::PageReply;
use crate::platform::op::Op;
use crate::platform::op::access_log::Access;
use crate::platform::op::idempotency::{self, IdempotencyKey};
use crate::platform::serve::state::State;
use crate::platform::sync::feed::LogMark;
use crate::platform::wire::json::BodyDigest;
use crate::platform::wire::reply::{Reply, ShowsPeople};
use crate::platform::work::answer_cache::Run;

/// The caller of an operation, their token checked. Ready at once, so that a request without a
/// token is refused before its body is read.
#[derive(Debug)]
pub struct OpContext {
    request: HttpRequest,
    state: web::Data<State>,
    meta: Arc<RequestMeta>,
    session: Arc<Session>,
}

impl FromRequest for OpContext {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::open(request, |_| {
            Err(ApiError::new(ErrorCode::AuthenticationRequired))
        }))
    }
}

/// A caller who may be anonymous. A token that is sent must still be good. The operation costs so
/// many points of the rate limit.
#[derive(Debug)]
pub struct PublicContext<const POINTS: u32 = 1>(pub OpContext);

impl<const POINTS: u32> FromRequest for PublicContext<POINTS> {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let open = || {
            let ctx = OpContext::open(request, |_| Ok(Session::anonymous()))?;
            ctx.state.limits.raise(request, POINTS)?;
            Ok(Self(ctx))
        };
        ready(open())
    }
}

/// A token that is bound to a key comes with a proof of it, and no other does.
fn expect_proof(
    request: &HttpRequest,
    state: &State,
    session: &Session,
    carried: Carried<'_>,
) -> ApiResult<()> {
    let wrong = || ApiError::new(ErrorCode::ProofInvalid);
    let Some(bound) = &session.claims.cnf else {
        return if carried.is_bound {
            Err(wrong())
        } else {
            Ok(())
        };
    };
    let mut proofs = request.headers().get_all(dpop::HEADER);
    let (Some(proof), None, true) = (proofs.next(), proofs.next(), carried.is_bound) else {
        return Err(wrong());
    };
    let address = format!("{}{}", state.config.public_url, request.path());
    let wanted = dpop::Use {
        method: request.method().as_str(),
        address: &address,
        token: Some(carried.token),
    };
    let proof = proof.to_str().map_err(|_| wrong())?;
    let key = state.proofs.verified(proof, wanted);
    if key.as_deref() == Some(bound.jkt.as_str()) {
        Ok(())
    } else {
        Err(wrong())
    }
}

impl OpContext {
    fn open(
        request: &HttpRequest,
        without_token: impl FnOnce(&HttpRequest) -> ApiResult<Arc<Session>>,
    ) -> ApiResult<Self> {
        let state = request
            .app_data::<web::Data<State>>()
            .ok_or_else(|| ApiError::new(ErrorCode::Internal))?;
        let session = match authn::carried_token(request.headers())? {
            Some(carried) => {
                let session = state.sessions.verify(carried.token)?;
                expect_proof(request, state, &session, carried)?;
                state.limits.charge(request, &session)?;
                session
            }
            None => without_token(request)?,
        };
        let meta = request
            .extensions()
            .get::<Arc<RequestMeta>>()
            .cloned()
            .unwrap_or_default();
        Ok(Self {
            request: request.clone(),
            state: state.clone(),
            meta,
            session,
        })
    }

    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    #[must_use]
    pub fn meta(&self) -> &Arc<RequestMeta> {
        &self.meta
    }

    /// The address that the request comes from.
    #[must_use]
    pub fn address(&self) -> IpAddr {
        self.state.limits.address_of(&self.request)
    }

    /// The actor behind the token, loaded again when it may have changed.
    ///
    /// # Errors
    /// 401 when the user or client is gone or disabled.
    pub async fn actor(&self) -> ApiResult<Arc<Actor>> {
        if let Some(actor) = self.state.sessions.current_actor(&self.session) {
            return Ok(actor);
        }
        let session = Arc::clone(&self.session);
        let generation = self.state.sessions.generation();
        let actor = self
            .state
            .db
            .read_once(move |conn| authn::load_actor(conn, &session.claims))
            .await?;
        let actor = Arc::new(actor);
        self.session.remember(Arc::clone(&actor), generation);
        Ok(actor)
    }

    /// `work` as a job for a connection; its result comes with what it noted of personal records.
    fn job<T, F>(
        &self,
        actor: &Arc<Actor>,
        work: F,
    ) -> impl FnOnce(&mut DbConnection) -> ApiResult<(T, Vec<Access>)> + Send + 'static + use<T, F>
    where
        T: Send + 'static,
        F: FnOnce(&mut Op) -> ApiResult<T> + Send + 'static,
    {
        let (actor, meta) = (Arc::clone(actor), Arc::clone(&self.meta));
        move |conn| run(conn, &actor, &meta, work)
    }

    /// [`OpContext::job`] of work that may run again.
    fn write_job<T, F>(
        &self,
        actor: &Arc<Actor>,
        mut work: F,
    ) -> impl FnMut(&mut DbConnection) -> ApiResult<(T, Vec<Access>)> + Send + 'static + use<T, F>
    where
        T: Send + 'static,
        F: FnMut(&mut Op) -> ApiResult<T> + Send + 'static,
    {
        let (actor, meta) = (Arc::clone(actor), Arc::clone(&self.meta));
        move |conn| run(conn, &actor, &meta, |op| op.gather(&mut work))
    }

    /// Run a short read: on the worker's own connection where there is one.
    ///
    /// # Errors
    /// Those of `read`.
    pub async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Op) -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        let actor = self.actor().await?;
        let job = self.job(&actor, read);
        let (value, accesses) = match self.state.db.dialect() {
            Dialect::Sqlite => worker_connection::with_connection(&self.request, job)?,
            Dialect::Postgres => self.state.db.read_once(job).await?,
        };
        self.note(&actor, accesses);
        Ok(value)
    }

    /// Run a short read of a page. A table is drawn off the worker, when nothing of the database is held.
    ///
    /// # Errors
    /// Those of `read`; 503 when too many tables wait to be drawn.
    pub async fn page(
        &self,
        read: impl FnOnce(&mut Op) -> ApiResult<PageReply> + Send + 'static,
    ) -> ApiResult<Reply> {
        self.drawn(self.read(read).await?).await
    }

    /// [`OpContext::page`] of a page that was read.
    ///
    /// # Errors
    /// 503 when too many tables wait to be drawn.
    pub async fn drawn(&self, page: PageReply) -> ApiResult<Reply> {
        page.drawn(&self.state.drawing, self.request.path()).await
    }

    /// Run a long read off the worker, in one snapshot of the database.
    ///
    /// # Errors
    /// Those of `read`.
    pub async fn read_long<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Op) -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        let actor = self.actor().await?;
        let job = self.job(&actor, read);
        let (value, accesses) = self.state.db.read(job).await?;
        self.note(&actor, accesses);
        Ok(value)
    }

    /// Answer a question that costs much to answer, also together with others who ask it. `compute`
    /// runs off the worker and in one snapshot of the database, as nobody: the answer must depend on
    /// the question alone. What was committed before this is called is in it.
    ///
    /// # Errors
    /// Those of `compute`, or 503 when too many questions wait already.
    pub async fn read_shared(
        &self,
        question: String,
        compute: impl FnOnce(&mut Op, &Run) -> ApiResult<Reply> + Send + 'static,
    ) -> ApiResult<Reply> {
        let mark = self.read(|op| LogMark::read(op.conn())).await?;
        let db = self.state.db.clone();
        let compute = move |running: Run| async move {
            let job = move |conn: &mut DbConnection| {
                running.sees(LogMark::read(conn)?);
                let (nobody, meta) = (Actor::anonymous(), RequestMeta::default());
                run(conn, &nobody, &meta, |op| compute(op, &running))
            };
            Ok(db.read(job).await?.0)
        };
        self.state.answers.answer(question, mark, compute).await
    }

    /// Run a read that, when `asked`, shows unmasked personal data to those who may see it: for
    /// them it is a write, because the reveal is audited in the same transaction.
    ///
    /// # Errors
    /// Those of `read`.
    pub async fn read_personal<T: Send + 'static>(
        &self,
        reveal: Action,
        asked: bool,
        read: impl FnMut(&mut Op) -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        if asked && self.actor().await?.reach_for(reveal).is_some() {
            self.shows_people();
            self.write_plain(read).await
        } else {
            self.read(read).await
        }
    }

    /// Run a write; it is durable when this returns. With an `Idempotency-Key` it is stored once. It
    /// may run again before that, after what it wrote was undone.
    ///
    /// # Errors
    /// Those of `write`, after which nothing of it is stored.
    pub async fn write(
        &self,
        mut write: impl FnMut(&mut Op) -> ApiResult<Reply> + Send + 'static,
    ) -> ApiResult<Reply> {
        let mut write = move |op: &mut Op| {
            let reply = write(op)?;
            Ok(reply.warn(&op.take_warnings()))
        };
        let Some(key) = IdempotencyKey::of(&self.request)? else {
            return self.write_plain(write).await;
        };
        let digest = self
            .request
            .extensions()
            .get::<BodyDigest>()
            .cloned()
            .unwrap_or_default();
        let request_hash = digest.of_request(&self.request);
        self.write_plain(move |op| idempotency::once(op, &key, &request_hash, &mut write))
            .await
    }

    /// Run a write without idempotency. For bodies that hold a password, because even a digest of
    /// one could be attacked by guessing.
    ///
    /// # Errors
    /// Those of `write`, after which nothing of it is stored.
    pub async fn write_plain<T: Send + 'static>(
        &self,
        write: impl FnMut(&mut Op) -> ApiResult<T> + Send + 'static,
    ) -> ApiResult<T> {
        let actor = self.actor().await?;
        let job = self.write_job(&actor, write);
        let (reply, accesses) = self.state.db.write(job).await?;
        self.note(&actor, accesses);
        Ok(reply)
    }

    /// Put on record whom the answer shows.
    fn note(&self, actor: &Arc<Actor>, accesses: Vec<Access>) {
        if !accesses.is_empty() {
            self.shows_people();
        }
        self.state.access_log.note(actor, accesses);
    }

    fn shows_people(&self) {
        self.request.extensions_mut().insert(ShowsPeople);
    }

    /// Drop the cached actors. Call this after a change of users or clients.
    pub fn forget_actors(&self) {
        self.state.sessions.forget_actors();
    }
}

fn run<T>(
    conn: &mut DbConnection,
    actor: &Actor,
    meta: &RequestMeta,
    work: impl FnOnce(&mut Op) -> ApiResult<T>,
) -> ApiResult<(T, Vec<Access>)> {
    let mut op = Op::new(conn, actor, meta);
    let value = work(&mut op)?;
    Ok((value, op.take_accesses()))
}

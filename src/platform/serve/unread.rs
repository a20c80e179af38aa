//! Who is answered before the body has come is let go. Actix reads on until a body ends that comes in chunks,
//! and some never do.

use std::any::Any;
use std::cell::Cell;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, RawFd};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{Extensions, Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::ConnectionType;
use actix_web::middleware::Next;
use actix_web::rt::net::TcpStream;
use actix_web::web::Bytes;
use actix_web::{HttpMessage, rt};
use futures_util::Stream;
use rustix::net::Shutdown;

/// In which the client may take its answer.
const PARTING: Duration = Duration::from_secs(1);

/// The socket of a connection.
struct Socket(RawFd);

/// Note the socket of a new connection.
pub fn note(connection: &dyn Any, data: &mut Extensions) {
    if let Some(stream) = connection.downcast_ref::<TcpStream>() {
        data.insert(Socket(stream.as_raw_fd()));
    }
}

/// Middleware, around whatever reads bodies.
///
/// # Errors
/// Those of the services inside.
pub async fn let_go<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let payload = match request.take_payload() {
        Payload::None => return next.call(request).await,
        payload => payload,
    };
    let has_come = Rc::new(Cell::new(false));
    let watched = Watched {
        payload,
        has_come: Rc::clone(&has_come),
    };
    request.set_payload(Payload::Stream {
        payload: Box::pin(watched),
    });
    let mut response = next.call(request).await?;
    if !has_come.get() {
        let head = response.response_mut().head_mut();
        head.set_connection_type(ConnectionType::Close);
        if let Some(socket) = response.request().conn_data::<Socket>() {
            part(socket);
        }
    }
    Ok(response)
}

/// Shut the connection in a moment; at once when there are too many files to wait.
fn part(socket: &Socket) {
    // SAFETY: whoever answers a request has its connection open.
    let socket = unsafe { BorrowedFd::borrow_raw(socket.0) };
    let shut = |socket: BorrowedFd<'_>| {
        if let Err(error) = rustix::net::shutdown(socket, Shutdown::Both) {
            tracing::debug!(%error, "the connection is gone already");
        }
    };
    match socket.try_clone_to_owned() {
        Ok(socket) => drop(rt::spawn(async move {
            rt::time::sleep(PARTING).await;
            shut(socket.as_fd());
        })),
        Err(_) => shut(socket),
    }
}

/// A body, and whether it has come to its end.
struct Watched {
    payload: Payload,
    has_come: Rc<Cell<bool>>,
}

impl Stream for Watched {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = Pin::new(&mut self.payload).poll_next(context);
        if matches!(polled, Poll::Ready(None)) {
            self.has_come.set(true);
        }
        polled
    }
}

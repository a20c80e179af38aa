//! Who is answered before the body has come is let go. Actix reads on until a body ends that comes in chunks,
//! and some never do.

use std::any::Any;
use std::cell::Cell;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd, RawFd};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::HttpMessage;
use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Extensions, Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::ConnectionType;
use actix_web::http::header::TRANSFER_ENCODING;
use actix_web::middleware::Next;
use actix_web::rt::net::TcpStream;
use actix_web::web::Bytes;
use futures_util::Stream;
use rustix::net::Shutdown;
use tokio::runtime::Handle;

/// In which the client may take the end of its answer.
const PARTING: Duration = Duration::from_secs(1);

/// The socket of a connection.
struct Socket(RawFd);

/// Note the socket of a new connection.
pub fn note(connection: &dyn Any, data: &mut Extensions) {
    if let Some(stream) = connection.downcast_ref::<TcpStream>() {
        data.insert(Socket(stream.as_raw_fd()));
    }
}

/// Middleware, around whatever reads bodies. A body of a known length Actix lets go by itself.
///
/// # Errors
/// Those of the services inside.
pub async fn let_go<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, Parting>>, actix_web::Error> {
    if !request.headers().contains_key(TRANSFER_ENCODING) {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let payload = request.take_payload();
    let has_come = Rc::new(Cell::new(false));
    let watched = Watched {
        payload,
        has_come: Rc::clone(&has_come),
    };
    request.set_payload(Payload::Stream {
        payload: Box::pin(watched),
    });
    let mut response = next.call(request).await?;
    if has_come.get() {
        return Ok(response.map_into_left_body());
    }
    let head = response.response_mut().head_mut();
    head.set_connection_type(ConnectionType::Close);
    let socket = response.request().conn_data::<Socket>().and_then(held);
    Ok(response.map_body(|_, body| {
        let body = body.boxed();
        EitherBody::right(Parting { body, socket })
    }))
}

/// A socket of our own, which lasts until it is shut. Where there are too many files for another, the connection
/// is shut at once.
fn held(socket: &Socket) -> Option<OwnedFd> {
    // SAFETY: whoever answers a request has its connection open.
    let socket = unsafe { BorrowedFd::borrow_raw(socket.0) };
    let own = socket.try_clone_to_owned();
    if own.is_err() {
        shut(socket);
    }
    own.ok()
}

fn shut(socket: BorrowedFd<'_>) {
    if let Err(error) = rustix::net::shutdown(socket, Shutdown::Both) {
        tracing::debug!(%error, "the connection is gone already");
    }
}

/// The body of the last answer on a connection: some moments after its end the connection is shut.
pub struct Parting {
    body: BoxBody,
    socket: Option<OwnedFd>,
}

impl MessageBody for Parting {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(context)
    }
}

impl Drop for Parting {
    fn drop(&mut self) {
        let Some(socket) = self.socket.take() else {
            return;
        };
        match Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(async move {
                tokio::time::sleep(PARTING).await;
                shut(socket.as_fd());
            })),
            // The server stops.
            Err(_) => shut(socket.as_fd()),
        }
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

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use actix_web::middleware::from_fn;
    use actix_web::{App, HttpResponse, HttpServer, web};
    use futures_util::stream;

    use super::*;

    const PIECES: usize = 64;
    const PIECE: &[u8] = &[b'x'; 256 * 1024];

    /// More than a connection holds on its way.
    async fn long() -> HttpResponse {
        let pieces = (0..PIECES).map(|_| Ok::<_, PayloadError>(Bytes::from_static(PIECE)));
        HttpResponse::Ok().streaming(stream::iter(pieces))
    }

    #[actix_web::test]
    async fn a_long_answer_ends_before_the_connection_does_however_slowly_it_is_read() {
        let server = HttpServer::new(|| {
            let app = App::new().wrap(from_fn(let_go));
            app.route("/", web::get().to(long))
        });
        let server = server.workers(1).on_connect(note);
        let server = server.bind("127.0.0.1:0").expect("a port");
        let address = server.addrs()[0];
        let server = server.run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        let read = web::block(move || {
            let mut stream = TcpStream::connect(address).expect("a connection");
            let request =
                "GET / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n \r\n";
            stream.write_all(request.as_bytes()).expect("a request");
            std::thread::sleep(PARTING * 2);
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).expect("a whole answer");
            answer
        });
        let answer = read.await.expect("an answer");
        assert!(answer.len() > PIECES * PIECE.len(), "{}", answer.len());
        assert!(answer.ends_with(b"0\r\n\r\n"));
        handle.stop(false).await;
    }
}

//! `registry health`: for the health checks of containers, which have no other HTTP client.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

use registry::app::StartError;
use registry::platform::serve::config::Settings;

const PATIENCE: Duration = Duration::from_secs(5);

/// Ask the server at the configured address whether it can serve.
pub fn run(settings: &Settings) -> Result<(), StartError> {
    let address = reachable(settings.check()?.listen);
    let answer = ask(address).map_err(|error| format!("{address} does not answer: {error}"))?;
    let status = answer.split(' ').nth(1).unwrap_or_default();
    if status == "200" {
        println!("{address} is ready.");
        return Ok(());
    }
    Err(format!("{address} is not ready: status {status:?}").into())
}

fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let request =
        format!("GET /health/ready HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    // The status stands in the first bytes; the rest does not matter.
    let mut start = [0; 64];
    let mut length = 0;
    while length < 16 {
        match stream.read(&mut start[length..])? {
            0 => break,
            more => length += more,
        }
    }
    Ok(String::from_utf8_lossy(&start[..length]).into_owned())
}

/// A server that listens everywhere is asked on this machine.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

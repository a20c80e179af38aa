//! CPU time of everything that works on a request: the server and, beside it, PostgreSQL.

use std::collections::HashMap;
use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::Integer;

use crate::server::{Server, Usage, cpu_micros};

/// Nothing works any more when this much time passes without a tick of CPU time, but for one of
/// those who look whether there is work.
const PAUSE: Duration = Duration::from_millis(100);
const TICK_MICROS: f64 = 10_000.0;
/// How often to look before a server that never rests is measured all the same.
const MOST_PAUSES: usize = 100;

/// The processes of PostgreSQL that serve a database of this machine.
pub struct Backends(PgConnection);

#[derive(QueryableByName)]
struct Backend {
    #[diesel(sql_type = Integer)]
    pid: i32,
}

impl Backends {
    pub fn of(url: &str) -> Self {
        Self(PgConnection::establish(url).expect("a connection"))
    }

    /// CPU microseconds of each so far. Autovacuum is not a part of any request.
    fn micros(&mut self) -> HashMap<i32, f64> {
        let all = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()
             AND pid <> pg_backend_pid() AND backend_type IN ('client backend', 'parallel worker')";
        let all: Vec<Backend> = diesel::sql_query(all).load(&mut self.0).expect("backends");
        all.into_iter()
            .filter_map(|Backend { pid }| Some((pid, cpu_micros(u32::try_from(pid).ok()?)?)))
            .collect()
    }
}

/// What has been used so far.
pub struct Spent {
    server: Usage,
    backends: HashMap<i32, f64>,
}

/// CPU microseconds.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    pub server: f64,
    pub database: f64,
}

impl Cost {
    pub fn total(&self) -> f64 {
        self.server + self.database
    }

    pub fn per(&self, requests: f64) -> Self {
        Self {
            server: self.server / requests,
            database: self.database / requests,
        }
    }
}

impl Spent {
    /// As soon as nothing works any more: what is filed after the answer belongs to the request.
    pub fn settled(server: &Server, backends: &mut Option<Backends>) -> Self {
        let mut now = Self::now(server, backends);
        for _ in 0..MOST_PAUSES {
            std::thread::sleep(PAUSE);
            let before = std::mem::replace(&mut now, Self::now(server, backends));
            if now.since(&before).total() <= TICK_MICROS {
                break;
            }
        }
        now
    }

    fn now(server: &Server, backends: &mut Option<Backends>) -> Self {
        Self {
            server: server.usage(),
            backends: backends.as_mut().map(Backends::micros).unwrap_or_default(),
        }
    }

    pub fn since(&self, before: &Self) -> Cost {
        let since = |(pid, micros): (&i32, &f64)| {
            micros - before.backends.get(pid).copied().unwrap_or_default()
        };
        Cost {
            server: self.server.since(&before.server),
            database: self.backends.iter().map(since).sum(),
        }
    }
}

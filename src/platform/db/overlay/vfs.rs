//! The overlay as SQLite sees it: a file system (VFS) with one file.
//!
//! The file is locked by nobody and outlives nothing, so most of what SQLite asks of a file has no
//! meaning here. A panic does not cross into SQLite: it is an error of the file.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "SQLite counts bytes of a file in signed numbers, and never below zero"
)]

use std::cell::Cell;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use diesel::prelude::*;
use libsqlite3_sys as ffi;

use super::pages::Pages;

/// Its name for SQLite.
const NAME: &CStr = c"registry-overlay";
/// The one file there is. Nothing lies under its name.
const FILE: &str = "file:overlay?vfs=registry-overlay";

thread_local! {
    /// The pages of the file that this thread is about to open.
    static NEXT: Cell<Option<Box<Pages>>> = const { Cell::new(None) };
}

/// Connect to an overlay. The pages live as long as SQLite has the file open.
pub fn connect(pages: Pages) -> ConnectionResult<SqliteConnection> {
    register()?;
    NEXT.set(Some(Box::new(pages)));
    let conn = SqliteConnection::establish(FILE);
    // Still there when SQLite has refused before it opened the file.
    drop(NEXT.take());
    conn
}

/// Make the file system known to SQLite, once.
fn register() -> ConnectionResult<()> {
    static CODE: OnceLock<c_int> = OnceLock::new();
    let code = *CODE.get_or_init(|| {
        // SAFETY: without a name SQLite gives its default file system, which is there as long as
        // the process.
        let Some(default) = (unsafe { ffi::sqlite3_vfs_find(std::ptr::null()).as_ref() }) else {
            return ffi::SQLITE_ERROR;
        };
        let vfs = Box::new(ffi::sqlite3_vfs {
            iVersion: 2,
            szOsFile: size_of::<OverlayFile>() as c_int,
            pNext: std::ptr::null_mut(),
            zName: NAME.as_ptr(),
            pAppData: std::ptr::null_mut(),
            xOpen: Some(open),
            xDelete: Some(delete),
            xAccess: Some(access),
            // The clock, sleeping, randomness and names: these functions do not look at the file
            // system that they are called for.
            ..*default
        });
        // SAFETY: what is registered is never freed, and complete.
        unsafe { ffi::sqlite3_vfs_register(Box::leak(vfs), 0) }
    });
    if code == ffi::SQLITE_OK {
        return Ok(());
    }
    let reason = format!("SQLite takes no file system: code {code}");
    Err(ConnectionError::BadConnection(reason))
}

/// An open file. SQLite allocates it, and knows its beginning.
#[repr(C)]
struct OverlayFile {
    base: ffi::sqlite3_file,
    /// From a `Box`, until the file is closed.
    pages: *mut Pages,
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 1,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(lock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: None,
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    xFetch: None,
    xUnfetch: None,
};

/// Do something with the pages of a file. A failure is logged with its reason, because SQLite only
/// keeps the `code`.
///
/// # Safety
/// `file` was opened by [`open`] and is not closed, and nothing else uses it now.
unsafe fn with_pages(
    file: *mut ffi::sqlite3_file,
    code: c_int,
    work: impl FnOnce(&mut Pages) -> io::Result<c_int>,
) -> c_int {
    // SAFETY: as above. The pages are the file's alone.
    let pages = unsafe { &mut *(*file.cast::<OverlayFile>()).pages };
    match catch_unwind(AssertUnwindSafe(|| work(pages))) {
        Ok(Ok(code)) => code,
        Ok(Err(error)) => {
            tracing::error!(%error, code, "an overlay of the database failed");
            match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ffi::SQLITE_FULL,
                _ => code,
            }
        }
        Err(_) => code,
    }
}

/// Only the database itself: SQLite keeps journals and temporary tables of an overlay in memory.
unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    _: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    let pages = if flags & ffi::SQLITE_OPEN_MAIN_DB == 0 {
        None
    } else {
        NEXT.take()
    };
    let opened = OverlayFile {
        base: ffi::sqlite3_file {
            pMethods: pages
                .as_ref()
                .map_or(std::ptr::null(), |_| &raw const METHODS),
        },
        pages: pages.map_or(std::ptr::null_mut(), Box::into_raw),
    };
    let code = if opened.pages.is_null() {
        ffi::SQLITE_CANTOPEN
    } else {
        ffi::SQLITE_OK
    };
    // SAFETY: SQLite gives as much room as `szOsFile` says. It takes no file for open whose methods
    // are null. It may not ask for flags.
    unsafe {
        file.cast::<OverlayFile>().write(opened);
        if let Some(out_flags) = out_flags.as_mut() {
            *out_flags = flags;
        }
    }
    code
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: SQLite closes an open file once and does not use it again.
    let pages = unsafe { Box::from_raw((*file.cast::<OverlayFile>()).pages) };
    match catch_unwind(AssertUnwindSafe(|| drop(pages))) {
        Ok(()) => ffi::SQLITE_OK,
        Err(_) => ffi::SQLITE_IOERR_CLOSE,
    }
}

unsafe extern "C" fn read(
    file: *mut ffi::sqlite3_file,
    buffer: *mut c_void,
    length: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    // SAFETY: the file is open, and the buffer SQLite's for as long as this runs.
    unsafe {
        buffer.cast::<u8>().write_bytes(0, length as usize);
        let buffer = std::slice::from_raw_parts_mut(buffer.cast::<u8>(), length as usize);
        with_pages(file, ffi::SQLITE_IOERR_READ, |pages| {
            let is_there = pages.read(at as u64, buffer)?;
            // SQLite wants what it cannot read filled with zeros.
            Ok(if is_there {
                ffi::SQLITE_OK
            } else {
                ffi::SQLITE_IOERR_SHORT_READ
            })
        })
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    buffer: *const c_void,
    length: c_int,
    at: ffi::sqlite3_int64,
) -> c_int {
    // SAFETY: as in `read`.
    unsafe {
        let page = std::slice::from_raw_parts(buffer.cast::<u8>(), length as usize);
        with_pages(file, ffi::SQLITE_IOERR_WRITE, |pages| {
            pages.write(at as u64, page)?;
            Ok(ffi::SQLITE_OK)
        })
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: ffi::sqlite3_int64) -> c_int {
    // SAFETY: the file is open.
    unsafe {
        with_pages(file, ffi::SQLITE_IOERR_TRUNCATE, |pages| {
            pages.truncate(size as u64)?;
            Ok(ffi::SQLITE_OK)
        })
    }
}

unsafe extern "C" fn file_size(
    file: *mut ffi::sqlite3_file,
    size: *mut ffi::sqlite3_int64,
) -> c_int {
    // SAFETY: the file is open, and `size` SQLite's to be written.
    unsafe {
        with_pages(file, ffi::SQLITE_IOERR_FSTAT, |pages| {
            *size = pages.size() as ffi::sqlite3_int64;
            Ok(ffi::SQLITE_OK)
        })
    }
}

unsafe extern "C" fn sync(_: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn lock(_: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn check_reserved_lock(_: *mut ffi::sqlite3_file, locked: *mut c_int) -> c_int {
    // SAFETY: SQLite's to be written.
    unsafe { *locked = 0 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn file_control(_: *mut ffi::sqlite3_file, _: c_int, _: *mut c_void) -> c_int {
    ffi::SQLITE_NOTFOUND
}

unsafe extern "C" fn device_characteristics(_: *mut ffi::sqlite3_file) -> c_int {
    0
}

/// No journal and no log lie beside an overlay.
unsafe extern "C" fn access(
    _: *mut ffi::sqlite3_vfs,
    _: *const c_char,
    _: c_int,
    is_there: *mut c_int,
) -> c_int {
    // SAFETY: SQLite's to be written.
    unsafe { *is_there = 0 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, _: *const c_char, _: c_int) -> c_int {
    ffi::SQLITE_OK
}

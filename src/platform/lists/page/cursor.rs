//! Cursors: where the next page begins, signed over everything that decides its rows.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};

/// The server's key for cursors, handed to the queries of lists as data of the application.
#[derive(Clone)]
pub struct CursorKey(pub Vec<u8>);

/// Signs cursors over everything that decides which rows a list has.
#[derive(Debug, Clone)]
pub struct Signer(Hmac<Sha256>);

/// Bytes of the signature that a cursor carries.
const SIGNATURE: usize = 16;

impl Signer {
    /// `path` and `own` decide the rows, and `sort` and `q` of `common`; the key is the server's.
    ///
    /// # Panics
    /// Never: HMAC takes a key of any length.
    #[must_use]
    pub fn new(
        key: &[u8],
        path: &str,
        common: &[(String, String)],
        own: &[(String, String)],
    ) -> Self {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
        mac.update(path.as_bytes());
        let deciding = common
            .iter()
            .filter(|(name, _)| name == "sort" || name == "q");
        let mut pairs: Vec<_> = own.iter().chain(deciding).collect();
        pairs.sort();
        for (name, value) in pairs {
            // NUL cannot stand in a parameter, so it parts them for certain.
            for text in [name.as_bytes(), value.as_bytes()] {
                mac.update(b"\0");
                mac.update(text);
            }
        }
        Self(mac)
    }

    /// A cursor for that position.
    #[must_use]
    pub fn write<P: Serialize>(&self, position: &P) -> String {
        let mut bytes = serde_json::to_vec(position).unwrap_or_default();
        let signature = self.0.clone().chain_update(&bytes).finalize().into_bytes();
        bytes.extend_from_slice(&signature[..SIGNATURE]);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The position of a cursor that this signer wrote.
    ///
    /// # Errors
    /// 400 when it did not, or wrote it for other parameters.
    pub fn read<P: DeserializeOwned>(&self, cursor: &str) -> ApiResult<P> {
        let invalid = || ApiError::parameter(ErrorCode::CursorInvalid, "cursor");
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| invalid())?;
        let (payload, signature) = bytes
            .len()
            .checked_sub(SIGNATURE)
            .map(|at| bytes.split_at(at))
            .ok_or_else(invalid)?;
        let mac = self.0.clone().chain_update(payload);
        mac.verify_truncated_left(signature)
            .map_err(|_| invalid())?;
        serde_json::from_slice(payload).map_err(|_| invalid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::lists::page::{LastRow, SortValue};
    use crate::platform::values::ids::AnyId;

    fn signer(query: &[(&str, &str)]) -> Signer {
        let own: Vec<_> = query
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        Signer::new(b"key", "/v1/things", &[], &own)
    }

    fn position() -> LastRow {
        LastRow {
            value: SortValue::Text("an".into()),
            id: AnyId::new(),
        }
    }

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        let position = position();
        let signer = signer(&[("status", "OPEN")]);
        assert_eq!(
            signer.read::<LastRow>(&signer.write(&position)).unwrap(),
            position
        );
    }

    #[test]
    fn a_cursor_of_other_filters_or_with_a_changed_byte_is_refused() {
        let cursor = signer(&[("status", "OPEN")]).write(&position());
        assert!(
            signer(&[("status", "CLOSED")])
                .read::<LastRow>(&cursor)
                .is_err()
        );
        for at in 0..cursor.len() {
            let mut bytes = cursor.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            // The last characters may carry unused bits; a strict decoder refuses those too.
            assert!(
                signer(&[("status", "OPEN")])
                    .read::<LastRow>(&changed)
                    .is_err(),
                "byte {at}"
            );
        }
        assert!(signer(&[]).read::<LastRow>("").is_err());
    }
}

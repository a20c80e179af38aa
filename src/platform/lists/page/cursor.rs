//! Cursors: where the next page begins, signed over everything that decides its rows.

use aes_gcm_siv::aead::Aead;
use aes_gcm_siv::{Aes256GcmSiv, KeyInit, Nonce};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};

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
        let mut mac =
            <Hmac<Sha256> as Mac>::new_from_slice(key).expect("HMAC takes a key of any length");
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
        let bytes = serde_json::to_vec(position).unwrap_or_default();
        let signature = self.signature(&bytes);
        Self::encode(bytes, signature)
    }

    /// [`Signer::write`] for a position that the client must not read.
    ///
    /// # Panics
    /// Never: a position is far shorter than what the cipher takes.
    #[must_use]
    pub fn seal<P: Serialize>(&self, position: &P) -> String {
        let bytes = serde_json::to_vec(position).unwrap_or_default();
        let sealed = self.cipher().encrypt(&Nonce::default(), bytes.as_slice());
        URL_SAFE_NO_PAD.encode(sealed.expect("a position is short"))
    }

    /// The position of a cursor that this signer wrote.
    ///
    /// # Errors
    /// 400 when it did not, or wrote it for other parameters.
    pub fn read<P: DeserializeOwned>(&self, cursor: &str) -> ApiResult<P> {
        let (payload, signature) = Self::decode(cursor).ok_or_else(invalid)?;
        self.check(&payload, &signature)?;
        serde_json::from_slice(&payload).map_err(|_| invalid())
    }

    /// The position of a cursor that this signer sealed, or wrote in an older release.
    ///
    /// # Errors
    /// As [`Signer::read`].
    pub fn open<P: DeserializeOwned>(&self, cursor: &str) -> ApiResult<P> {
        let sealed = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| invalid())?;
        match self.cipher().decrypt(&Nonce::default(), sealed.as_slice()) {
            Ok(position) => serde_json::from_slice(&position).map_err(|_| invalid()),
            Err(_) => self.read(cursor),
        }
    }

    /// Its key is of everything that is signed, with a byte behind it that neither a parameter nor
    /// JSON has. It tells nothing but which positions are the same when its nonce never changes.
    fn cipher(&self) -> Aes256GcmSiv {
        const SEALED: u8 = 0xFF;
        let key = self.0.clone().chain_update([SEALED]).finalize();
        Aes256GcmSiv::new(&key.into_bytes())
    }

    fn signature(&self, payload: &[u8]) -> Vec<u8> {
        let mac = self.0.clone().chain_update(payload).finalize();
        mac.into_bytes()[..SIGNATURE].to_vec()
    }

    fn check(&self, payload: &[u8], signature: &[u8]) -> ApiResult<()> {
        let mac = self.0.clone().chain_update(payload);
        mac.verify_truncated_left(signature).map_err(|_| invalid())
    }

    fn encode(mut payload: Vec<u8>, signature: Vec<u8>) -> String {
        payload.extend(signature);
        URL_SAFE_NO_PAD.encode(payload)
    }

    /// What a cursor says, and its signature.
    fn decode(cursor: &str) -> Option<(Vec<u8>, Vec<u8>)> {
        let mut payload = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let at = payload.len().checked_sub(SIGNATURE)?;
        let signature = payload.split_off(at);
        Some((payload, signature))
    }
}

fn invalid() -> ApiError {
    ApiError::parameter(ErrorCode::CursorInvalid, "cursor")
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
    fn a_sealed_cursor_comes_back_and_tells_nothing() {
        let position = position();
        let signer = signer(&[("status", "OPEN")]);
        let sealed = signer.seal(&position);
        assert_eq!(signer.open::<LastRow>(&sealed).unwrap(), position);
        let bytes = URL_SAFE_NO_PAD.decode(&sealed).unwrap();
        let plain = serde_json::to_vec(&position).unwrap();
        let same = bytes.iter().zip(&plain).filter(|(a, b)| a == b).count();
        assert!(same < plain.len() / 4, "{same} bytes stand as they are");
        assert!(signer.read::<LastRow>(&sealed).is_err());
        let of_before = signer.write(&position);
        assert_eq!(signer.open::<LastRow>(&of_before).unwrap(), position);
    }

    #[test]
    fn a_cursor_of_other_filters_or_with_a_changed_byte_is_refused() {
        let cursor = signer(&[("status", "OPEN")]).seal(&position());
        assert!(
            signer(&[("status", "CLOSED")])
                .open::<LastRow>(&cursor)
                .is_err()
        );
        for at in 0..cursor.len() {
            let mut bytes = cursor.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            // The last characters may carry unused bits; a strict decoder refuses those too.
            assert!(
                signer(&[("status", "OPEN")])
                    .open::<LastRow>(&changed)
                    .is_err(),
                "byte {at}"
            );
        }
        assert!(signer(&[]).open::<LastRow>("").is_err());
    }
}

//! Showing evidence in place. A token stands for one view of one piece; it dies with the view and with the vault.
//!
//! A text goes to the window with the answer. A picture is asked for by its token: WebKitGTK loads an image of a custom
//! protocol in one request and does not put ranges together, so the whole picture is one answer in memory. That is why
//! pictures above a limit are not shown in place.

use crate::{
    App, AppError, AppResult,
    app::token,
    clock::now,
    dto::{Empty, EvidenceRef, PacketFileRef, ShowAs, Showing, ShowingRef},
};
use recourse_desk::{evidence, inbox};
use recourse_model::{ErrorCode, Sha256Hash};
use recourse_vault::Vault;
use std::io::{Read, Seek, SeekFrom};

/// Longer texts are cut when shown.
const MAX_TEXT: u64 = 256 * 1024;

/// Larger pictures are not shown in place: one is answered whole, in memory.
const MAX_IMAGE: u64 = 32 * 1024 * 1024;

/// What a token stands for.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    sha256: Sha256Hash,
    bytes: u64,
    media_type: String,
}

/// Some bytes of what a token stands for.
pub struct ShownRange {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// How many there are in all.
    pub total: u64,
    /// Their media type, from a short list that cannot run anything.
    pub media_type: String,
}

/// Pictures that the window may draw. No SVG: it can hold scripts and links.
fn shows_as_image(media_type: &str) -> bool {
    matches!(media_type, "image/png" | "image/jpeg" | "image/gif" | "image/webp")
}

impl App {
    /// Shows a piece of evidence. The custody log notes it.
    ///
    /// # Errors
    /// When there is no such piece, or its bytes no longer match their hash.
    pub fn show_evidence(&self, request: EvidenceRef) -> AppResult<Showing> {
        let (vault, session) = self.session()?;
        let piece = evidence::open(&vault, request.evidence_id, now())?;
        self.show(
            &vault,
            session,
            Shown { sha256: piece.sha256, bytes: piece.bytes, media_type: piece.media_type },
        )
    }

    /// Shows a file of a packet.
    ///
    /// # Errors
    /// When there is no such file, or its challenge is in quarantine.
    pub fn show_packet_file(&self, request: PacketFileRef) -> AppResult<Showing> {
        let (vault, session) = self.session()?;
        inbox::require_accepted(&vault, request.packet_id)?;
        let file = inbox::file(&vault, request.packet_id, &request.path)?;
        self.show(
            &vault,
            session,
            Shown { sha256: file.sha256, bytes: file.bytes, media_type: file.media_type },
        )
    }

    fn show(&self, vault: &Vault, session: u64, shown: Shown) -> AppResult<Showing> {
        let is_text = shown.media_type.starts_with("text/") || shown.media_type == "application/json";
        let how = if is_text {
            ShowAs::Text
        } else if shows_as_image(&shown.media_type) && shown.bytes <= MAX_IMAGE {
            ShowAs::Image
        } else {
            ShowAs::Not
        };
        let text = match how {
            ShowAs::Text => {
                let mut bytes = Vec::new();
                let mut blob = evidence::read_blob(vault, shown.sha256)?.take(MAX_TEXT);
                blob.read_to_end(&mut bytes).map_err(|_| AppError::new(ErrorCode::EvidenceDamaged))?;
                Some(String::from_utf8_lossy(&bytes).into_owned())
            }
            ShowAs::Image | ShowAs::Not => None,
        };
        let token = token();
        let showing = Showing {
            token: token.clone(),
            how,
            media_type: shown.media_type.clone(),
            bytes: shown.bytes,
            text_cut: text.is_some() && shown.bytes > MAX_TEXT,
            text,
        };
        let mut state = self.state();
        // Locking took the tokens of its session away; none may come after it.
        state.vault_of(session)?;
        state.shown.insert(token, shown);
        Ok(showing)
    }

    /// Ends a view.
    ///
    /// # Errors
    /// None.
    pub fn stop_showing(&self, request: ShowingRef) -> AppResult<Empty> {
        self.state().shown.remove(&request.token);
        Ok(Empty {})
    }

    /// Bytes `from` onwards, at most `length` of them, of what a token stands for. That the window fetches a picture is
    /// no sign that somebody is there.
    ///
    /// # Errors
    /// When the token stands for nothing any more, or for something that is not drawn.
    pub fn shown_range(&self, token: &str, from: u64, length: u64) -> AppResult<ShownRange> {
        let gone = || AppError::new(ErrorCode::RecordNotFound);
        // The vault is held to the end, so that locking waits until no piece of it is open.
        let (shown, vault) = {
            let state = self.state();
            let shown = state.shown.get(token).cloned().ok_or_else(gone)?;
            (shown, state.vault_of(state.session)?)
        };
        if !shows_as_image(&shown.media_type) || shown.bytes > MAX_IMAGE || from >= shown.bytes {
            return Err(gone());
        }
        let damaged = |_| AppError::new(ErrorCode::EvidenceDamaged);
        let mut blob = evidence::read_blob(&vault, shown.sha256)?;
        blob.seek(SeekFrom::Start(from)).map_err(damaged)?;
        let mut bytes = Vec::new();
        blob.take(length).read_to_end(&mut bytes).map_err(damaged)?;
        Ok(ShownRange { bytes, total: shown.bytes, media_type: shown.media_type })
    }
}

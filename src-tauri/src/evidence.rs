//! Evidence reaches the window through its own protocol: by a token that stands for one view, never stored and never
//! sniffed. A range is answered with at most one mebibyte. A request without one gets the whole picture, because
//! WebKitGTK draws an image of a custom protocol only from one whole answer; pictures above the limit of
//! [`recourse_api`] (32 MiB) have no bytes here at all.

use recourse_api::{App, ShownRange};
use std::sync::Arc;
use tauri::{
    Manager, Runtime, UriSchemeContext, UriSchemeResponder,
    http::{Request, Response, StatusCode, header},
};

/// The most bytes in the answer to a range.
const MAX_RANGE: u64 = 1024 * 1024;

/// Answers one request for a range of the bytes behind a token.
#[expect(clippy::needless_pass_by_value, reason = "the form that Tauri calls")]
pub(crate) fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let own_window = context.webview_label() == crate::window::LABEL;
    let app = context.app_handle().try_state::<Arc<App>>().map(|app| Arc::clone(&app));
    let (Some(app), true) = (app, own_window) else {
        return responder.respond(refuse(StatusCode::FORBIDDEN));
    };
    tauri::async_runtime::spawn_blocking(move || responder.respond(answer(&app, &request)));
}

fn answer(app: &App, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let token = request.uri().path().trim_start_matches('/');
    let header = request.headers().get(header::RANGE).and_then(|value| value.to_str().ok());
    let Some((from, length)) = header.map_or(Some((0, u64::MAX)), parse_range) else {
        return refuse(StatusCode::RANGE_NOT_SATISFIABLE);
    };
    match app.shown_range(token, from, length) {
        Ok(range) => {
            found(range, from, header.is_some()).unwrap_or_else(|_| refuse(StatusCode::INTERNAL_SERVER_ERROR))
        }
        Err(_) => refuse(StatusCode::NOT_FOUND),
    }
}

fn found(range: ShownRange, from: u64, partial: bool) -> Result<Response<Vec<u8>>, tauri::http::Error> {
    let end = from + range.bytes.len() as u64;
    let status = if partial { StatusCode::PARTIAL_CONTENT } else { StatusCode::OK };
    let mut response = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, range.media_type)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::ACCEPT_RANGES, "bytes")
        .header(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'");
    if partial {
        let last = end.saturating_sub(1);
        response = response.header(header::CONTENT_RANGE, format!("bytes {from}-{last}/{}", range.total));
    }
    response.body(range.bytes)
}

fn refuse(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

/// Where `bytes=FROM-` or `bytes=FROM-TO` begins, and how many bytes it is answered with at most. Other forms are
/// refused.
fn parse_range(text: &str) -> Option<(u64, u64)> {
    let (from, to) = text.strip_prefix("bytes=")?.split_once('-')?;
    let from: u64 = from.parse().ok()?;
    if to.is_empty() {
        return Some((from, MAX_RANGE));
    }
    let to: u64 = to.parse().ok()?;
    Some((from, to.checked_sub(from)?.saturating_add(1).min(MAX_RANGE)))
}

#[cfg(test)]
mod tests {
    use super::{MAX_RANGE, parse_range};

    #[test]
    fn only_plain_single_ranges_are_taken() {
        assert_eq!(parse_range("bytes=0-"), Some((0, MAX_RANGE)));
        assert_eq!(parse_range("bytes=10-19"), Some((10, 10)));
        assert_eq!(
            parse_range("bytes=0-18446744073709551615"),
            Some((0, MAX_RANGE)),
            "no more than the limit"
        );
        for bad in ["bytes=-5", "bytes=9-3", "bytes=0-1,4-5", "items=0-1", "bytes=a-b", "bytes=0"] {
            assert_eq!(parse_range(bad), None, "{bad}");
        }
    }
}

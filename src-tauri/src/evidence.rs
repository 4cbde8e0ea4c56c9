//! Evidence reaches the window through its own protocol: by a token that stands for one view, in ranges of at most
//! one mebibyte, never stored and never sniffed.

use recourse_api::{App, ShownRange};
use std::sync::Arc;
use tauri::{
    Manager, Runtime, UriSchemeContext, UriSchemeResponder,
    http::{Request, Response, StatusCode, header},
};

/// The most bytes in one answer.
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
    let Some((from, to)) = header.map_or(Some((0, None)), parse_range) else {
        return refuse(StatusCode::RANGE_NOT_SATISFIABLE);
    };
    // A picture is asked for whole; a whole picture of more than the limit is asked for by the range of its length.
    let limit = if header.is_some() { MAX_RANGE } else { u64::MAX };
    let length = to.map_or(limit, |to: u64| (to - from + 1).min(limit));
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

/// `bytes=FROM-` or `bytes=FROM-TO`; other forms are refused.
fn parse_range(text: &str) -> Option<(u64, Option<u64>)> {
    let (from, to) = text.strip_prefix("bytes=")?.split_once('-')?;
    let from: u64 = from.parse().ok()?;
    if to.is_empty() {
        return Some((from, None));
    }
    let to: u64 = to.parse().ok()?;
    (to >= from).then_some((from, Some(to)))
}

#[cfg(test)]
mod tests {
    use super::parse_range;

    #[test]
    fn only_plain_single_ranges_are_taken() {
        assert_eq!(parse_range("bytes=0-"), Some((0, None)));
        assert_eq!(parse_range("bytes=10-19"), Some((10, Some(19))));
        for bad in ["bytes=-5", "bytes=9-3", "bytes=0-1,4-5", "items=0-1", "bytes=a-b", "bytes=0"] {
            assert_eq!(parse_range(bad), None, "{bad}");
        }
    }
}

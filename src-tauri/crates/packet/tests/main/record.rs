//! record.html: readable by people, harmless to browsers.

use crate::kit::*;
use recourse_model::*;
use recourse_packet::{body::*, *};

fn page(draft: &Draft) -> String {
    draft.preview(&cast().sender.public()).unwrap().record_html
}

/// Every tag and attribute that may stand in a record.
fn assert_harmless(html: &str) {
    let tags = [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "dl",
        "dt",
        "dd",
        "ul",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "bdi",
        "blockquote",
        "!doctype",
    ];
    for tag in html.split('<').skip(1) {
        let inside = tag.split('>').next().unwrap().trim_start_matches('/');
        let name = inside.split(' ').next().unwrap();
        assert!(tags.contains(&name), "<{inside}>");
        for attribute in ["src", "href", "on", "srcset", "action"] {
            assert!(!inside.contains(&format!(" {attribute}")), "<{inside}>");
        }
    }
    assert!(!html.contains("url("));
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn a_hostile_text_stays_text() {
    let cast = cast();
    let evil = "\"></title></style><script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}\u{0}";
    let files = vec![b"x".to_vec()];
    let mut draft = challenge_draft(&cast, &files);
    // What turns text or breaks a line cannot stand in a name at all.
    let name = evil.trim_end_matches(['\u{202e}', '\u{0}']);
    draft.display = name.into();
    draft.audience[0].name = name.into();
    draft.files[0].title = evil.into();
    draft.files[0].original_name = Some(evil.into());
    draft.withheld = vec![Withheld { commitment: sha256(b""), category: evil.into(), reason: evil.into() }];
    let Body::Challenge(body) = &mut draft.body else { unreachable!() };
    body.title = evil.into();
    body.case = CaseSummary { title: evil.into(), summary: evil.into() };
    body.claims[0].facts.title = evil.into();
    body.claims[0].facts.own_words = evil.into();
    body.claims[0].facts.places = vec![evil.into()];
    body.asks[0].text = evil.into();
    let html = page(&draft);
    assert_harmless(&html);
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!html.contains('\u{202e}') && !html.contains('\u{0}'));
    assert!(html.contains("[U+202E]"));
}

#[test]
fn a_challenge_reads_like_one() {
    let cast = cast();
    let files = vec![b"x".to_vec()];
    let html = page(&challenge_draft(&cast, &files));
    assert_harmless(&html);
    for part in [
        "Benefits stopped after a score nobody could explain",
        "Merrow Benefits Advocates (a group)",
        "They never asked me. &lt;b&gt;Not once&lt;/b&gt; &amp; never.",
        "<td dir=\"auto\">F Fair, with harmful bias managed</td><td dir=\"auto\">Harmed</td>",
        "<td dir=\"auto\">S Safe</td><td dir=\"auto\">Nobody was asked</td>",
        "MEASURE 2.11, nist-ai-rmf 1.0",
        "What the entry asks for was not done",
        "Publish the error rate for people who moved.",
        "<dt>By</dt><dd dir=\"auto\">2026-12-14</dd>",
        "data/e0001.pdf",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
}

#[test]
fn an_answer_shows_what_is_missing() {
    let cast = cast();
    let mut draft = challenge_draft(&cast, &[]);
    let mut response = Response::default();
    response.ten_questions[2].answer = "The county audit office.".into();
    response.asks = vec![
        AskAnswer {
            ask: AskId::new(),
            outcome: Some(AskOutcome::Refused),
            reason: "A contract.".into(),
            ..AskAnswer::default()
        },
        AskAnswer { ask: AskId::new(), ..AskAnswer::default() },
    ];
    draft.body = response.into();
    draft.in_reply_to = Some(ReplyTo { packet_id: PacketId::new(), sha256: Sha256Hash::default() });
    let html = page(&draft);
    assert_harmless(&html);
    assert_eq!(html.matches("<p class=\"none\">Not answered</p>").count(), 9);
    assert_eq!(html.matches("<p class=\"none\">No answer</p>").count(), 1);
    assert!(
        html.contains("No, refused")
            && html.contains("A contract.")
            && html.contains("The county audit office.")
    );
}

#[test]
fn the_page_speaks_the_language_of_the_packet() {
    let cast = cast();
    let mut draft = challenge_draft(&cast, &[]);
    draft.language = "es-MX".into();
    let html = page(&draft);
    assert!(html.contains("<html lang=\"es-MX\" dir=\"ltr\">"));
    assert!(html.contains("Una impugnación") && !html.contains("What is asked for"));
    draft.language = "ar".into();
    assert!(page(&draft).contains("<html lang=\"ar\" dir=\"rtl\">"));
}

#[test]
fn anybody_can_render_the_page_again_from_packet_json() {
    let cast = cast();
    let preview = challenge_draft(&cast, &[]).preview(&cast.sender.public()).unwrap();
    let packet = parse_json(&preview.raw_json).unwrap();
    assert_eq!(record_html(&packet), preview.record_html);
    assert_eq!(packet.record.sha256, sha256(preview.record_html.as_bytes()));
}

//! The operations of the tag `bodies`.

use crate::server::Answer;
use crate::support::{client, headers, only_request, server};
use bytes::Bytes;
use everything_sdk::apis::bodies::{AddNoteBody, AddNoteError, ExportRowsError, GetBlobError, GetReportError, HeadBlobError, PatchNotesBody, ReplaceFilesBody};
use everything_sdk::models::{AddScanBody as AddScanBodyMultipart, Form, FormAddress, Note, Priority, Problem, State, Upload};
use everything_sdk::{Body, Error, FilePart};
use futures_core::Stream;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

#[tokio::test]
async fn a_form_is_written_as_the_description_says() {
    let server = server([Answer::new(200, &["Content-Type: text/plain"], "understood")]);
    let form = Form::new("a & b")
        .with_tags(vec!["x".to_owned(), "y z".to_owned()])
        .with_codes(vec![1, 2])
        .with_address(
            FormAddress::new().with_street("Straße 1").with_lines(vec!["one".to_owned(), "two".to_owned()]),
        )
        .with_note(Note::new().with_text("n"))
        .with_plain(Note::new().with_text("p"))
        .with_link("https://example.com/?q=1")
        .with_since("2024-02-29T22:59:59.5Z".parse().unwrap());
    let text = client(&server).bodies().submit_form(&form).await.unwrap();
    assert_eq!(text, "understood");
    let sent = only_request(&server);
    assert_eq!(
        sent.text(),
        "name=a%20%26%20b&tags=x&tags=y%20z&codes=1,2&address%5Bstreet%5D=Stra%C3%9Fe%201&address%5Blines%5D%5B%5D=one\
         &address%5Blines%5D%5B%5D=two&note=%7B%22text%22%3A%22n%22%7D&plain=%7B%22text%22%3A%22p%22%7D\
         &link=https://example.com/?q=1&since=2024-02-29T22%3A59%3A59.5Z"
    );
    assert_eq!(
        headers(&sent),
        ["accept: text/plain", "content-length: 266", "content-type: application/x-www-form-urlencoded"]
    );
}

#[tokio::test]
async fn headers_of_every_type_are_read_leniently() {
    let good = [
        "X-Checksum: aGk=", "X-Final: true", "X-Days: 2024-02-29, 2024-03-01", "X-Priority: 5", "X-State: 2nd",
        "X-Colour: R=1,name=a b,G=-2", "X-Labels: a,1,b,two", "X-Note: {\"text\": \"n\"}", "X-Text: t",
    ];
    let bad = [
        "X-Checksum: !", "X-Final: yes", "X-Days: 2024-02-30", "X-Priority: high", "X-Colour: R=red", "X-Labels: a", "X-Note: {",
    ];
    let server = server([
        Answer::new(200, &good, ""),
        Answer::new(200, &bad, ""),
        Answer::new(404, &["X-Retry: 3", "Content-Type: application/problem+json"], r#"{"title":"t"}"#),
        Answer::new(404, &["X-Retry: soon", "Content-Type: application/problem+json"], r#"{"title":"t"}"#),
    ]);
    let bodies = client(&server).bodies();
    let headers = bodies.get_blob("b").send().await.unwrap().headers;
    assert_eq!(headers.x_checksum.map(|bytes| bytes.0), Some(b"hi".to_vec()));
    assert_eq!((headers.x_final, headers.x_priority, headers.x_state), (Some(true), Some(Priority::Value5), Some(State::Value2nd)));
    assert_eq!(headers.x_days, Some(vec!["2024-02-29".parse().unwrap(), "2024-03-01".parse().unwrap()]));
    let colour = headers.x_colour.unwrap();
    assert_eq!((colour.r, colour.g, colour.name.as_deref()), (Some(1), Some(-2), Some("a b")));
    assert_eq!(headers.x_labels.unwrap()["b"], "two");
    assert_eq!((headers.x_note, headers.x_text), (Some(Note::new().with_text("n")), Some("t".to_owned())));
    let headers = bodies.get_blob("b").send().await.unwrap().headers;
    assert_eq!(headers, Default::default());
    for retry in [Some(3), None] {
        let Err(Error::Api(failure)) = bodies.get_blob("b").await else { panic!() };
        assert_eq!(failure.documented_headers().x_retry, retry);
    }
}

/// A stream of one chunk.
struct Once(Option<&'static str>);

impl Stream for Once {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(|chunk| Ok(Bytes::from(chunk))))
    }
}

#[tokio::test]
async fn files_go_with_what_belongs_to_them() {
    let server = server([Answer::new(204, &[], "")]);
    let bodies = client(&server).bodies();
    let upload = Upload::new(FilePart::new("hello").with_file_name("hello.txt").with_media_type("text/plain"), "a title")
        .with_cover(FilePart::new(Body::stream_of_length(3, Once(Some("PNG")))))
        .with_others(vec![FilePart::new("one"), FilePart::new(vec![0x32])])
        .with_codes(vec![1, 2])
        .with_note(Note::new().with_text("n"));
    bodies.upload_files(&upload).await.unwrap();
    let sent = only_request(&server);
    let boundary = sent.header("content-type")[0].strip_prefix("multipart/form-data; boundary=").unwrap().to_owned();
    assert_eq!(
        sent.text().replace(&boundary, "B"),
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"hello.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n\
         --B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na title\r\n\
         --B\r\nContent-Disposition: form-data; name=\"cover\"; filename=\"cover\"\r\nContent-Type: image/png\r\n\
         X-Kind: cover\r\n\r\nPNG\r\n\
         --B\r\nContent-Disposition: form-data; name=\"others\"; filename=\"others\"\r\n\
         Content-Type: application/octet-stream\r\n\r\none\r\n\
         --B\r\nContent-Disposition: form-data; name=\"others\"; filename=\"others\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n2\r\n\
         --B\r\nContent-Disposition: form-data; name=\"codes\"\r\nContent-Type: application/json\r\n\r\n[1,2]\r\n\
         --B\r\nContent-Disposition: form-data; name=\"note\"\r\nContent-Type: application/json\r\n\r\n{\"text\":\"n\"}\r\n\
         --B--\r\n"
    );
    assert_eq!(sent.header("content-length"), [sent.body.len().to_string()]);
    let error = bodies.upload_files(&upload).await.unwrap_err();
    assert_eq!(error.to_string(), "invalid request: the body: cover: it is a stream that was sent before");
}

#[tokio::test]
async fn a_schema_of_json_and_parts_is_both() {
    let before = r#"{"file":"old","title":"t","others":["a","b"]}"#;
    let server = server([Answer::new(200, &["Content-Type: application/json"], before), Answer::new(200, &["Content-Type: application/json"], before)]);
    let bodies = client(&server).bodies();
    let upload = Upload::new("a \"b\"", "t").with_others(vec![FilePart::new("c").with_file_name("c.txt")]);
    let replaced = bodies.replace_files(&upload).await.unwrap();
    assert_eq!(replaced, Upload::new("old", "t").with_others(vec!["a".into(), "b".into()]));
    bodies.replace_files(ReplaceFilesBody::Multipart(&upload)).await.unwrap();
    let received = server.received();
    assert_eq!(received[0].text(), r#"{"file":"a \"b\"","title":"t","others":["c"]}"#);
    assert!(received[1].text().contains("name=\"others\"; filename=\"c.txt\"\r\n"), "{}", received[1].text());
    for (file, reason) in [
        (FilePart::new(vec![0xff]), "JSON cannot carry a file that is not text in UTF-8"),
        (FilePart::new(Body::stream(Once(Some("a")))), "JSON cannot carry a file that is a stream"),
    ] {
        let error = bodies.replace_files(&Upload::new(file, "t")).await.unwrap_err();
        assert_eq!(error.to_string(), format!("invalid request: the body: file: {reason}"));
    }
}

#[tokio::test]
async fn media_types_say_what_a_part_is() {
    let server = server([Answer::new(204, &[], "")]);
    let scan = AddScanBodyMultipart::new(FilePart::new("PNG"))
        .with_raw("bytes")
        .with_thumbnail(FilePart::new("JPEG").with_file_name("small.jpg"))
        .with_about(r#"{"pages": 2}"#)
        .with_title("a \"title\"")
        .with_history("<by>me</by>")
        .with_labels(vec!["word".to_owned()]);
    client(&server).bodies().add_scan(&scan).await.unwrap();
    let sent = only_request(&server);
    let boundary = sent.header("content-type")[0].strip_prefix("multipart/form-data; boundary=").unwrap().to_owned();
    assert_eq!(
        sent.text().replace(&boundary, "B"),
        "--B\r\nContent-Disposition: form-data; name=\"image\"; filename=\"image\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n\
         --B\r\nContent-Disposition: form-data; name=\"raw\"; filename=\"raw\"\r\n\
         Content-Type: application/octet-stream\r\n\r\nbytes\r\n\
         --B\r\nContent-Disposition: form-data; name=\"thumbnail\"; filename=\"small.jpg\"\r\n\
         Content-Type: image/jpeg\r\n\r\nJPEG\r\n\
         --B\r\nContent-Disposition: form-data; name=\"about\"\r\nContent-Type: application/json\r\n\r\n{\"pages\": 2}\r\n\
         --B\r\nContent-Disposition: form-data; name=\"title\"\r\nContent-Type: application/json\r\n\r\n\"a \\\"title\\\"\"\r\n\
         --B\r\nContent-Disposition: form-data; name=\"history\"\r\nContent-Type: application/xml; charset=utf-8\r\n\r\n\
         <by>me</by>\r\n\
         --B\r\nContent-Disposition: form-data; name=\"labels\"\r\n\r\nword\r\n\
         --B--\r\n"
    );
}

#[tokio::test]
async fn bytes_stream_both_ways() {
    let server = server([
        Answer::new(204, &[], ""),
        Answer::new(204, &[], ""),
        Answer::new(200, &["Content-Type: application/octet-stream"], [0x00, 0xff]),
        Answer::new(404, &["Content-Type: application/problem+json"], r#"{"title":"gone"}"#),
        Answer::new(200, &[], ""),
        Answer::cut("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n"),
    ]);
    let bodies = client(&server).bodies();
    bodies.set_blob("a b", vec![0x00, 0xff]).await.unwrap();
    bodies.set_blob("s", Body::stream(Once(Some("streamed")))).await.unwrap();
    assert_eq!(bodies.get_blob("a").await.unwrap().bytes().await.unwrap(), [0x00, 0xff].as_slice());
    let Err(Error::Api(failure)) = bodies.get_blob("a").await else { panic!() };
    assert_eq!(failure.error, GetBlobError::NotFound(Problem::new("gone")));
    bodies.head_blob("a").await.unwrap();
    let Err(Error::Api(failure)) = bodies.head_blob("a").await else { panic!() };
    assert_eq!(failure.error, HeadBlobError::NotFound);
    let sent = server.received();
    assert_eq!((sent[0].line.as_str(), sent[0].body.as_slice()), ("PUT /blobs/a%20b HTTP/1.1", &[0x00, 0xff][..]));
    assert_eq!(sent[0].header("content-type"), ["application/octet-stream"]);
    assert_eq!((sent[1].text().as_str(), sent[1].header("transfer-encoding")), ("streamed", vec!["chunked"]));
    assert_eq!(sent[2].header("accept"), ["application/octet-stream, application/problem+json"]);
    assert_eq!(sent[4].line, "HEAD /blobs/a HTTP/1.1");
}

#[tokio::test]
async fn a_document_is_sent_as_it_is() {
    let server = server([Answer::new(204, &[], ""), Answer::new(204, &[], "")]);
    let bodies = client(&server).bodies();
    let outline = "<?xml version=\"1.0\"?>\n<outline>\u{e9}</outline>\n";
    bodies.put_outline(outline).await.unwrap();
    bodies.check_outline(outline).await.unwrap();
    for sent in server.received() {
        assert_eq!((sent.header("content-type"), sent.text().as_str()), (vec!["application/xml"], outline));
    }
}

#[tokio::test]
async fn the_caller_chooses_the_media_type() {
    let note = Note::new().with_text("a&b");
    let table: [(AddNoteBody<'_>, &str, &str); 4] = [
        ((&note).into(), "application/json", r#"{"text":"a&b"}"#),
        (AddNoteBody::Xml("<note/>"), "application/xml", "<note/>"),
        (AddNoteBody::Form(&note), "application/x-www-form-urlencoded", "text=a%26b"),
        (AddNoteBody::Png("PNG".into()), "image/png", "PNG"),
    ];
    for (body, media_type, text) in table {
        let server = server([Answer::json(200, "{}")]);
        client(&server).bodies().add_note(body).await.unwrap();
        let sent = only_request(&server);
        assert_eq!((sent.header("content-type"), sent.text().as_str()), (vec![media_type], text));
        assert_eq!(sent.header("accept"), ["application/json, text/plain;q=0.9"]);
    }
    let server = server([Answer::json(200, r#""hello""#)]);
    let bodies = client(&server).bodies();
    bodies.patch_notes().await.unwrap();
    bodies.patch_notes().note(std::slice::from_ref(&note)).await.unwrap();
    bodies.patch_notes().note(PatchNotesBody::MergePatch(&note)).await.unwrap();
    let sent: Vec<_> = server.received().iter().map(|sent| (sent.header("content-type").join(","), sent.text())).collect();
    assert_eq!(
        sent,
        [
            (String::new(), String::new()),
            ("application/json-patch+json".to_owned(), r#"[{"text":"a&b"}]"#.to_owned()),
            ("application/merge-patch+json".to_owned(), r#"{"text":"a&b"}"#.to_owned()),
        ]
    );
}

#[tokio::test]
async fn an_answer_is_read_as_what_it_says_it_is() {
    let note = Note::new();
    let server = server([
        Answer::new(200, &["Content-Type: application/xml; charset=utf-8"], "<note/>"),
        Answer::new(200, &["Content-Type: image/png"], "PNG"),
        Answer::new(200, &["Content-Type: application/xml"], "<note/>"),
        Answer::new(200, &[], r#"{"text":"no type"}"#),
        Answer::new(200, &["Content-Type: text/html"], r#"{"text":"wrong type"}"#),
        Answer::new(400, &["Content-Type: text/plain"], "no such"),
        Answer::json(400, r#""no such""#),
    ]);
    let bodies = client(&server).bodies();
    assert_eq!(bodies.add_note(&note).send_as_xml().await.unwrap().body, "<note/>");
    assert_eq!(bodies.add_note(&note).send_as_png().await.unwrap().body.bytes().await.unwrap(), "PNG");
    let error = bodies.add_note(&note).await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)) && error.to_string().ends_with("(application/xml, 7 bytes)"), "{error}");
    assert_eq!(bodies.add_note(&note).await.unwrap(), Note::new().with_text("no type"));
    assert_eq!(bodies.add_note(&note).await.unwrap(), Note::new().with_text("wrong type"));
    for _ in 0..2 {
        let Err(Error::Api(failure)) = bodies.add_note(&note).await else { panic!() };
        assert_eq!(failure.error, AddNoteError::BadRequest("no such".to_owned()));
    }
    let accepted: Vec<_> = server.received().iter().map(|sent| sent.header("accept").join("|")).collect();
    assert_eq!(accepted[..3], [
            "application/xml, application/json;q=0.5",
            "image/png, application/json;q=0.5",
            "application/json, text/plain;q=0.9"
        ]);
}

#[tokio::test]
async fn a_text_is_read_from_json_and_from_text() {
    for (answer, text) in [
        (Answer::json(200, r#""hello""#), "hello"),
        (Answer::new(200, &["Content-Type: text/json"], r#""hello""#), "hello"),
        (Answer::new(200, &["Content-Type: text/plain; charset=utf-8"], "true"), "true"),
        (Answer::new(200, &["Content-Type: TEXT/PLAIN"], r#""quoted""#), r#""quoted""#),
        (Answer::new(200, &[], r#""untyped""#), "untyped"),
    ] {
        let server = server([answer]);
        assert_eq!(client(&server).bodies().patch_notes().await.unwrap(), text);
    }
}

#[tokio::test]
async fn a_text_of_no_certain_media_type_is_read_however_it_is_written() {
    for (answer, text) in [
        (Answer::json(200, r#""per aspera""#), "per aspera"),
        (Answer::new(200, &["Content-Type: text/plain;charset=UTF-8"], "per aspera"), "per aspera"),
        // What a framework writes that is asked for JSON, and has a text.
        (Answer::new(200, &["Content-Type: application/json"], "per aspera"), "per aspera"),
        (Answer::new(200, &["Content-Type: application/json"], "12"), "12"),
    ] {
        let server = server([answer]);
        assert_eq!(client(&server).bodies().get_motto().await.unwrap(), text);
        assert_eq!(only_request(&server).header("accept"), ["application/json, text/plain;q=0.9"]);
    }
}

#[tokio::test]
async fn items_come_one_after_the_other() {
    let server = server([
        Answer::new(200, &["Content-Type: text/event-stream"], "id: 1\ndata: {\"text\": \"a\"}\n\ndata: {}\n\ndata: [DONE]\n\n"),
        Answer::new(200, &["Content-Type: text/event-stream"], "event: strike\ndata: one\n\n"),
        Answer::new(200, &["Content-Type: application/x-ndjson"], "{\"text\": \"a\"}\n{}\n"),
        Answer::new(503, &["Content-Type: application/x-ndjson"], "{}\n{}\n"),
    ]);
    let client = client(&server);
    let mut feed = client.bodies().watch_feed().send_as_events().await.unwrap().body;
    let first = feed.next().await.unwrap().unwrap();
    assert_eq!((first.id.as_str(), first.data), ("1", Note::new().with_text("a")));
    assert_eq!(feed.next().await.unwrap().unwrap().data, Note::new());
    assert!(feed.next().await.is_none());
    let mut ticks = client.bodies().watch_ticks().await.unwrap();
    let strike = ticks.next().await.unwrap().unwrap();
    assert_eq!((strike.event.as_str(), strike.data.as_str()), ("strike", "one"));
    let mut rows = client.bodies().export_rows().await.unwrap();
    assert_eq!(rows.next().await.unwrap().unwrap(), Note::new().with_text("a"));
    assert_eq!(rows.next().await.unwrap().unwrap(), Note::new());
    assert!(rows.next().await.is_none());
    let Err(Error::Api(failure)) = client.bodies().export_rows().await else { panic!("it succeeds") };
    assert_eq!(failure.error, ExportRowsError::ServiceUnavailable("{}\n{}\n".into()));
    let accepted: Vec<_> = server.received().iter().map(|request| request.header("accept").concat()).collect();
    assert_eq!(accepted, ["text/event-stream", "text/event-stream", "application/x-ndjson", "application/x-ndjson"]);
}

#[tokio::test]
async fn items_are_sent_a_line_each() {
    let server = server([Answer::new(204, &[], "")]);
    client(&server).bodies().import_rows(&[Note::new().with_text("a"), Note::new()]).await.unwrap();
    let sent = only_request(&server);
    assert_eq!(sent.text(), "{\"text\":\"a\"}\n{}\n");
    assert_eq!(headers(&sent), ["accept: */*", "content-length: 16", "content-type: application/x-ndjson"]);
}

#[tokio::test]
async fn a_response_for_any_status_comes_in_any_of_its_media_types() {
    let server = server([
        Answer::new(200, &["Content-Type: application/json", "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT"], r#"{"text":"n"}"#),
        Answer::new(203, &["Content-Type: text/csv", "Last-Modified: 1994-11-06T09:49:37+01:00"], "a,b"),
        Answer::new(200, &["Content-Type: text/tab-separated-values", "Last-Modified: yesterday"], "a\tb"),
        Answer::new(500, &["Content-Type: application/json"], r#"{"text":"no"}"#),
    ]);
    let bodies = client(&server).bodies();
    let written = Some("1994-11-06T08:49:37Z".parse().unwrap());
    let report = bodies.get_report().send().await.unwrap();
    assert_eq!((report.body, report.headers.last_modified), (Note::new().with_text("n"), written));
    let report = bodies.get_report().send_as_csv().await.unwrap();
    assert_eq!((report.body.as_str(), report.headers.last_modified), ("a,b", written));
    let report = bodies.get_report().send_as_tab_separated_values().await.unwrap();
    assert_eq!((report.body.as_str(), report.headers.last_modified), ("a\tb", None));
    let error = bodies.get_report().await.unwrap_err();
    let Error::Api(failure) = error else { panic!("{error:?}") };
    assert_eq!(failure.error, GetReportError::Default(Note::new().with_text("no")));
    let accepted: Vec<_> = server.received().iter().map(|sent| sent.header("accept")[0].to_owned()).collect();
    assert_eq!(
        accepted,
        [
            r#"application/json; profile="a,b""#,
            r#"text/csv; charset=utf-8, application/json; profile="a,b";q=0.5"#,
            r#"text/tab-separated-values, application/json; profile="a,b";q=0.5"#,
            r#"application/json; profile="a,b""#,
        ]
    );
}

#[tokio::test]
async fn each_success_has_its_headers() {
    let server = server([Answer::new(200, &["X-Version: 2"], ""), Answer::new(201, &["X-Version: first"], "")]);
    let bodies = client(&server).bodies();
    let headers = bodies.set_report("Straße").send().await.unwrap().headers;
    assert_eq!((headers.x_version, headers.x_version_201.as_deref()), (Some(2), Some("2")));
    let headers = bodies.set_report("").send().await.unwrap().headers;
    assert_eq!((headers.x_version, headers.x_version_201.as_deref()), (None, Some("first")));
    let sent = server.received().remove(0);
    assert_eq!((sent.text().as_str(), sent.header("content-type")[0]), ("Straße", "text/plain; charset=utf-8"));
}

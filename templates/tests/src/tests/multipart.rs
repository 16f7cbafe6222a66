//! Bodies of the media types `multipart/…`.

use super::streams::chunks;
use super::support::{operation, refused, sent};
use crate::runtime::json::{Encode, Encoder};
use crate::runtime::{Body, FilePart, Operation, Request, Style};
use serde_json::{Value, json};

const FORM: &str = "multipart/form-data";

/// A property, which may hold files, of an object.
enum Part {
    Json(Value),
    File(FilePart),
    Files(Vec<FilePart>),
}

struct Parts(Vec<(&'static str, Part)>);

impl Encode for Parts {
    fn encode(&self, out: &mut Encoder) {
        let mut object = out.object();
        for (name, part) in &self.0 {
            match part {
                Part::Json(value) => object.required(name, value),
                Part::File(file) => object.required(name, file),
                Part::Files(files) => object.required(name, files),
            }
        }
        object.end();
    }
}

fn post() -> Operation {
    Operation { method: "POST", ..operation() }
}

/// The body, in which `BOUNDARY` stands for its boundary, and the other headers of it.
async fn written(set: impl FnOnce(&mut Request)) -> String {
    let request = sent(post(), set).await;
    let media_type = request.header("content-type")[0].to_owned();
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    assert!(boundary.len() == 32 && boundary.bytes().all(|byte| byte.is_ascii_hexdigit()), "{boundary}");
    request.text().replace(boundary, "BOUNDARY")
}

#[tokio::test]
async fn properties_are_parts() {
    let body = json!({"text": "é\r\nx", "n": 1.0, "o": {"a": [1]}, "l": ["a", {"b": 2}], "none": null, "e": []});
    assert_eq!(
        written(|request| request.multipart(FORM, &[], &body)).await,
        "--BOUNDARY\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\né\r\nx\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n1\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"o\"\r\nContent-Type: application/json\r\n\r\n{\"a\":[1]}\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"l\"\r\n\r\na\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"l\"\r\nContent-Type: application/json\r\n\r\n{\"b\":2}\r\n\
         --BOUNDARY--\r\n"
    );
    assert_eq!(written(|request| request.multipart(FORM, &[], &json!({}))).await, "--BOUNDARY--\r\n");
}

#[tokio::test]
async fn parts_are_what_the_description_says() {
    let body = Parts(vec![
        ("list", Part::Json(json!(["a", 1]))),
        ("page", Part::Json(json!("<p>"))),
        ("photo", Part::File(FilePart::new("PNG"))),
        ("scan", Part::File(FilePart::from(vec![0xff]).with_media_type("image/tiff"))),
    ]);
    let encodings = &[
        ("list", "application/json", &[] as &[_], None),
        ("page", "text/html", &[("X-Kind", "full")], None),
        ("photo", "image/png", &[], None),
        ("scan", "image/png", &[], None),
    ];
    assert_eq!(
        written(|request| request.multipart(FORM, encodings, &body)).await,
        "--BOUNDARY\r\nContent-Disposition: form-data; name=\"list\"\r\nContent-Type: application/json\r\n\r\n[\"a\",1]\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"page\"\r\nContent-Type: text/html\r\nX-Kind: full\r\n\r\n<p>\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"scan\"\r\nContent-Type: image/tiff\r\n\r\n\u{fffd}\r\n\
         --BOUNDARY--\r\n"
    );
}

#[tokio::test]
async fn files_have_names_and_may_be_streams() {
    let named = FilePart::new(chunks(Some(4), ["ab", "cd"])).with_file_name("a\"b\r\n.txt").with_header("X-A", "1");
    let body =
        || Parts(vec![("f\"", Part::Files(vec![named.clone(), FilePart::new("two")])), ("t", Part::Json(json!(1)))]);
    let expected = "--BOUNDARY\r\nContent-Disposition: form-data; name=\"f%22\"; filename=\"a%22b%0D%0A.txt\"\r\n\
         Content-Type: application/octet-stream\r\nX-A: 1\r\n\r\nabcd\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"f%22\"; filename=\"f%22\"\r\n\
         Content-Type: application/octet-stream\r\n\r\ntwo\r\n\
         --BOUNDARY\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\n1\r\n--BOUNDARY--\r\n";
    let request = sent(post(), |request| request.multipart(FORM, &[], &body())).await;
    let boundary = request.header("content-type")[0].rsplit('=').next().unwrap().to_owned();
    assert_eq!(request.text().replace(&boundary, "BOUNDARY"), expected);
    assert_eq!(request.header("content-length"), [request.body.len().to_string()]);
    // A stream is sent once.
    let reason = refused(post(), |request| request.multipart(FORM, &[], &body())).await;
    assert_eq!(reason, "invalid request: the body: f\": it is a stream that was sent before");
    let endless = Parts(vec![("f", Part::File(FilePart::new(chunks(None, ["ab", "cd"]))))]);
    let request = sent(post(), |request| request.multipart(FORM, &[], &endless)).await;
    assert_eq!((request.header("transfer-encoding"), request.header("content-length").len()), (vec!["chunked"], 0));
    assert!(request.text().contains("\r\n\r\nabcd\r\n--"), "{}", request.text());
}

#[tokio::test]
async fn what_no_form_can_carry_is_refused() {
    struct Deep(FilePart);
    impl Encode for Deep {
        fn encode(&self, out: &mut Encoder) {
            let mut object = out.object();
            object.required("o", &std::collections::HashMap::from([("f".to_owned(), vec![self.0.clone()])]));
            object.end();
        }
    }
    let file = || FilePart::new("x");
    let deep = refused(post(), |request| request.multipart(FORM, &[], &Deep(file()))).await;
    assert_eq!(deep, "invalid request: the body: a file stands inside of an object, where no form can carry it");
    let stream = FilePart::new(Body::stream(chunks_of_nothing()));
    let json = refused(post(), |request| request.json("application/json", &stream)).await;
    assert_eq!(json, "invalid request: the body: JSON cannot carry a file that is a stream");
    for (part, reason) in [
        (
            file().with_media_type("a/b\r\nX: y"),
            "the header \"Content-Type\": a header cannot hold control characters, such as a line break",
        ),
        (
            file().with_header("X-A", "b\nc"),
            "the header \"X-A\": a header cannot hold control characters, such as a line break",
        ),
        (file().with_header("X A", "b"), "the header \"X A\": its name is not the name of a header"),
    ] {
        let body = Parts(vec![("f", Part::File(part))]);
        let refused = refused(post(), |request| request.multipart(FORM, &[], &body)).await;
        assert_eq!(refused, format!("invalid request: the body: f: {reason}"));
    }
    let list = refused(post(), |request| request.multipart(FORM, &[], &json!([1]))).await;
    assert_eq!(list, "invalid request: the body: a form is made of the properties of an object, and this is none");
}

#[test]
fn a_file_is_compared_and_shown_without_its_content() {
    let file = FilePart::new("secret").with_file_name("a");
    assert!(file == file.clone() && file != FilePart::new("secret"));
    assert!(!format!("{file:?}").contains("secret"));
    let stream = Body::stream(chunks_of_nothing());
    assert!(stream == stream.clone() && stream != Body::stream(chunks_of_nothing()));
}

fn chunks_of_nothing() -> super::streams::Chunks {
    super::streams::Chunks(Vec::new())
}

/// What a description says of the boundary, or of the items of a list of files, is of no use.
#[tokio::test]
async fn some_of_what_is_said_is_not_followed() {
    let files = Parts(vec![("files", Part::Files(vec![FilePart::new("a"), FilePart::new("b")]))]);
    let encodings = &[("files", "application/json", &[] as &[_], None)];
    let media_type = "multipart/form-data; charset=utf-8; boundary=\"mine;yours\"";
    let request = sent(post(), |request| request.multipart(media_type, encodings, &files)).await;
    let sent = request.header("content-type")[0].to_owned();
    assert!(sent.starts_with("multipart/form-data; charset=utf-8; boundary=") && !sent.contains("mine"), "{sent}");
    assert_eq!(request.text().matches("Content-Type: application/json\r\n").count(), 2);
    let twice = FilePart::new("a").with_header("content-type", "image/png");
    let reason = refused(post(), |request| request.multipart(FORM, &[], &Parts(vec![("f", Part::File(twice))]))).await;
    let expected = "the header \"content-type\" of a file is said by its name and its media type";
    assert_eq!(reason, format!("invalid request: the body: f: {expected}"));
}

/// As the pairs of a query would be, but for their percents.
#[tokio::test]
async fn a_style_makes_several_parts() {
    let body = json!({"link": {"create": true, "é&": ["a%41", "b"]}, "ids": [1, "2,3"], "none": {}});
    let encodings = &[
        ("link", "", &[] as &[_], Some((Style::DeepObject, true))),
        ("ids", "", &[("X-Kind", "list")], Some((Style::Form, false))),
        ("none", "", &[], Some((Style::DeepObject, true))),
    ];
    let part =
        |name: &str, text: &str| format!("--BOUNDARY\r\nContent-Disposition: form-data; name=\"{name}\"\r\n{text}\r\n");
    let parts = [
        part("link[create]", "\r\ntrue"),
        part("link[é&][]", "\r\na%41"),
        part("link[é&][]", "\r\nb"),
        part("ids", "X-Kind: list\r\n\r\n1,2,3"),
        "--BOUNDARY--\r\n".to_owned(),
    ];
    assert_eq!(written(|request| request.multipart(FORM, encodings, &body)).await, parts.concat());
}

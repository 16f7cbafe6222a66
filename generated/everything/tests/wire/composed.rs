//! Schemas composed of others: inheritance, and what all variants of a union have.

use crate::server::Answer;
use crate::support::{client, only_request, server};
use everything_sdk::models::{
    Animal, AnimalBase, AnimalHome, Cat, CatBase, Lion, LionHome, Notice, NoticeCall, NoticeFrom, NoticeMail,
};
use serde_json::json;

#[tokio::test]
async fn the_tag_of_a_base_chooses_who_extends_it() {
    let answer = r#"[{"species":"king","name":"Leo","roars":true,"home":{"street":"a","cave":"b"}},{"species":"Animal","name":"x"},{"species":"Cat","name":"Tom","lives":9},{"species":"Dog","name":"Rex"},{"name":"?"}]"#;
    let server = server([Answer::json(200, answer)]);
    let home = LionHome::new().with_street("a").with_cave("b");
    let sent = [
        Animal::from(CatBase::new("Tom").with_lives(9)),
        Lion::new("Leo", true).with_home(home.clone()).into(),
        AnimalBase::new("x").with_home(AnimalHome::new().with_street("s")).into(),
        Animal::Unrecognized(json!({"species": "Dog"})),
    ];
    let parents = client(&server).shapes().replace_animals(&sent).await.unwrap();
    assert_eq!(
        only_request(&server).text(),
        r#"[{"species":"Cat","name":"Tom","lives":9},{"species":"king","name":"Leo","home":{"street":"a","cave":"b"},"roars":true},{"species":"Animal","name":"x","home":{"street":"s"}},{"species":"Dog"}]"#
    );
    assert_eq!(
        parents,
        [
            Animal::from(Lion::new("Leo", true).with_home(home)),
            AnimalBase::new("x").into(),
            CatBase::new("Tom").with_lives(9).into(),
            Animal::Unrecognized(json!({"species": "Dog", "name": "Rex"})),
            Animal::Unrecognized(json!({"name": "?"})),
        ]
    );
}

/// A base by the discriminator of its own base.
#[test]
fn what_is_between_is_a_base_too() {
    for (cat, text) in [
        (Cat::from(CatBase::new("Tom").with_lives(9)), r#"{"species":"Cat","name":"Tom","lives":9}"#),
        (Lion::new("Leo", true).into(), r#"{"species":"king","name":"Leo","roars":true}"#),
    ] {
        assert_eq!(serde_json::from_str::<Cat>(text).unwrap(), cat);
        assert_eq!(serde_json::to_string(&cat).unwrap(), text);
    }
    let tiger = serde_json::from_str::<Cat>(r#"{"species":"tiger","name":"Richard","lives":1}"#).unwrap();
    assert!(matches!(&tiger, Cat::Cat(base) if base.lives == Some(1)), "{tiger:?}");
}

#[tokio::test]
async fn what_stands_beside_a_list_of_schemas_is_in_every_variant() {
    let from = NoticeFrom::new().with_name("me");
    for (notice, text) in [
        (Notice::from(NoticeMail::new("hi", "a@b.c")), r#"{"text":"hi","to":"a@b.c"}"#),
        (NoticeCall::new("hi", 7).with_from(from).into(), r#"{"text":"hi","from":{"name":"me"},"number":7}"#),
        (Notice::Unrecognized(json!({"text": "hi"})), r#"{"text":"hi"}"#),
    ] {
        let server = server([Answer::json(200, text)]);
        assert_eq!(client(&server).shapes().send_notice(&notice).await.unwrap(), notice, "{text}");
        assert_eq!(only_request(&server).text(), text);
    }
}

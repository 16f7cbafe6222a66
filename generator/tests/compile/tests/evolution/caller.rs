// Everything that a caller does with the crate.

use sdk::apis::bodies::{
    BodiesApi, ChangeSettings, SendForm, SetBlobResponse, SetNamesResponse, SetNote, SetNoteBody, SetNoteError,
};
use sdk::apis::things::{
    AddAnimal, CreateThing, CreateThingError, CreateThingResponse, DeleteThing, DeleteThingError, DeleteThingResponse, FindAnimalsError, GetThing,
    GetThingError, GetThingErrorHeaders, GetThingHeaders, GetThingResponse, ListThings, ListThingsResponse,
    ReplaceThingSuccess, ThingsApi,
};
use sdk::models::{self, AddressRequired};
use sdk::{Body, ByteStream, Client, Error, EventStream, Failure, Items, Pages, Pending, Response, Retry};
use std::collections::HashMap;
use std::time::Duration;

type AnyError = Box<dyn std::error::Error + Send + Sync>;

fn client() -> Result<Client, AnyError> {
    let client = Client::builder()
        .base_url("https://example.com")
        .timeout(Duration::from_secs(1))
        .retry(Retry::default().max_attempts(2))
        .key("secret")
        .build()?;
    Ok(client)
}

fn models_are_made() -> models::Thing {
    let circle = models::Circle::new(1.0);
    let shape: models::Shape = circle.into();
    let owner = models::ThingOwner::new("id");
    let address = models::Address::new(AddressRequired {
        street: String::new(),
        number: 1,
        city: String::new(),
        zip: String::new(),
        country: String::new(),
    });
    let labels = models::ThingLabels::new().with_a("a").with_additional_properties(HashMap::new());
    let mut thing = models::Thing::new("name", shape)
        .with_value(models::Value::from("text".to_owned()))
        .with_lone(models::Circle::new(2.0).into())
        .with_state(models::State::On)
        .with_rank(models::ThingRank::Value1)
        .with_owner(owner)
        .with_creator(models::ThingCreator::new("id"))
        .with_address(address)
        .with_labels(labels);
    thing.name.push('!');
    thing.value = Some(models::Value::Integer(1));
    thing.value = Some(models::Value::from(1));
    thing.value = Some(models::ValueWithA::new("a").into());
    thing
}

fn models_are_defaults() -> (models::Settings, models::ThingLabels) {
    (models::Settings::default(), models::ThingLabels::default())
}

fn models_are_read(thing: &models::Thing) -> String {
    let state = match &thing.state {
        Some(models::State::On) => "on",
        Some(models::State::Off) => "off",
        Some(models::State::Unrecognized(other)) => other,
        Some(_) | None => "",
    };
    let rank = match thing.rank {
        Some(models::ThingRank::Value1) => 1,
        Some(models::ThingRank::Unrecognized(other)) => other,
        _ => 0,
    };
    let size = match &thing.shape {
        models::Shape::Circle(circle) => circle.radius,
        models::Shape::Square(square) => square.side,
        models::Shape::Unrecognized(_) => 0.0,
        _ => 1.0,
    };
    let value = match &thing.value {
        Some(models::Value::String(text)) => text.clone(),
        Some(models::Value::Integer(number)) => number.to_string(),
        Some(models::Value::WithA(object)) => object.a.clone(),
        _ => String::new(),
    };
    let models::Thing { name, owner, .. } = thing;
    let owner = owner.as_ref().map_or("", |owner| owner.id.as_str());
    let street = thing.address.as_ref().map(|address| &*address.street);
    let other = thing.labels.as_ref().and_then(|labels| labels.additional_properties.get("other"));
    format!("{name} {state} {rank} {size} {value} {owner} {street:?} {other:?} {:?}", thing.clone() == *thing)
}

fn models_are_serialized(thing: &models::Thing) -> Result<models::Thing, serde_json::Error> {
    serde_json::from_str(&serde_json::to_string(thing)?)
}

async fn operations_are_called(client: &Client) -> Result<(), AnyError> {
    let things: ThingsApi = client.things();
    let request: ListThings = things.list_things().after("x").state(&models::State::On);
    let page: models::ListThingsResponseBody = request.await?;
    println!("{:?} {}", page.next_cursor, page.things.len());

    let request: GetThing = things.get_thing("id").with_timeout(Duration::from_secs(1)).with_header("x-a", "b");
    let response: GetThingResponse = request.send().await?;
    let headers: &GetThingHeaders = &response.headers;
    println!("{} {:?} {:?} {}", response.status, headers.etag, response.raw_headers, response.body.name);

    let thing = models_are_made();
    let request: CreateThing = things.create_thing(&thing);
    let made: models::Thing = request.await?;
    let response: CreateThingResponse = things.create_thing(&made).send().await?;
    drop(response.clone());

    match things.replace_thing("id", &thing).await? {
        ReplaceThingSuccess::Ok(thing) => println!("{}", thing.name),
        ReplaceThingSuccess::Created(problem) => println!("{}", problem.message),
        _ => {}
    }

    let request: DeleteThing = things.delete_thing("id");
    let gone: DeleteThingResponse = request.send().await?;
    let () = gone.body;
    Ok(())
}

async fn failures_are_told_apart(client: &Client) {
    match client.things().get_thing("id").await {
        Ok(thing) => println!("{}", thing.name),
        Err(Error::Api(failure)) => {
            let headers: GetThingErrorHeaders = failure.documented_headers();
            println!("{:?} {}", headers.x_reason, failure.status);
            match failure.error {
                GetThingError::NotFound(problem) => println!("{}", problem.message),
                other => println!("{other}"),
            }
        }
        Err(Error::Unexpected(response)) => println!("{}", response.status),
        Err(other) => println!("{other} {:?} {}", other.status(), other.is_not_found()),
    }
    let result: Result<models::Thing, Error<CreateThingError>> = client.things().create_thing(&models_are_made()).await;
    if let Err(Error::Api(failure)) = result {
        let failure: Box<Failure<CreateThingError>> = failure;
        println!("{failure}");
    }
    let pending: Pending<(), DeleteThingError> = client.things().delete_thing("id").into_future();
    drop(pending);
    let unit: Result<(), Error<SetNoteError>> = client.bodies().set_note().await;
    drop(unit);
}

async fn pages_are_gone_through(client: &Client) -> Result<(), AnyError> {
    let mut pages: Pages<models::ListThingsResponseBody, _> = client.things().list_things().pages();
    while let Some(page) = pages.next().await {
        println!("{}", page?.things.len());
    }
    let mut items: Items<models::Thing, _> = client.things().list_things().items();
    while let Some(item) = items.next().await {
        println!("{}", item?.name);
    }
    Ok(())
}

async fn animals_are_found(client: &Client) -> Result<(), AnyError> {
    let things = client.things();
    let filter = models::FindAnimalsFilter::new().with_name("name");
    let found = things.find_animals().order(&models::FindAnimalsOrder::Up).filter(&filter).await;
    let animals: Vec<models::Animal> = match found {
        Ok(animals) => animals,
        Err(Error::Api(failure)) if failure.error == FindAnimalsError::NotFound => Vec::new(),
        Err(Error::Api(failure)) if matches!(failure.error, FindAnimalsError::Conflict) => Vec::new(),
        Err(other) => return Err(other.into()),
    };
    for animal in animals {
        match animal {
            models::Animal::Cat(cat) => println!("{} {:?}", cat.species, cat.lives),
            other => println!("{other:?}"),
        }
    }
    let cat: models::Animal = models::Cat::new().with_lives(9).into();
    let request: AddAnimal = things.add_animal(&cat);
    let mut places: EventStream<models::Address> = request.await?;
    while let Some(place) = places.next().await {
        println!("{}", place?.data.city);
    }
    Ok(())
}

async fn bodies_are_sent(client: &Client) -> Result<(), AnyError> {
    let bodies: BodiesApi = client.bodies();
    let names = vec!["a".to_owned()];
    let text: String = bodies.set_names(&names).await?;
    let response: SetNamesResponse = bodies.set_names(&[]).send().await?;
    drop((bodies.set_names(&names[..]), bodies.set_names(&["b".to_owned()]), response));

    let answer: String = bodies.set_text("text").await?;
    drop((bodies.set_text(&text), bodies.set_text(&answer)));

    let stream: ByteStream = bodies.set_blob("text").await?;
    let response: SetBlobResponse = bodies.set_blob(vec![1_u8]).send().await?;
    drop((bodies.set_blob(Body::from("x")), bodies.set_blob(text), bodies.set_blob(b"x"), stream, response));

    let thing = models_are_made();
    let request: SetNote = bodies.set_note().thing(&thing);
    drop((request, bodies.set_note().thing(SetNoteBody::Xml("<a/>")), SetNoteBody::from(&thing)));

    let upload = models::Upload::new("title");
    let request: SendForm = bodies.send_form(&upload);
    request.await?;

    let request: ChangeSettings = bodies.change_settings().settings(&models::Settings::new());
    request.send_blocking()?;
    Ok(())
}

fn any_response_is_shown<T: std::fmt::Debug, H: std::fmt::Debug>(response: &Response<T, H>) -> String {
    format!("{response:?}")
}

fn responses_are_named(list: ListThingsResponse, thing: GetThingResponse) -> [String; 2] {
    [any_response_is_shown(&list), any_response_is_shown(&thing)]
}

fn futures_are_sent(client: &Client) -> impl Future<Output = ()> + Send + 'static {
    let pending = client.things().get_thing("id").send();
    async move { drop(pending.await) }
}

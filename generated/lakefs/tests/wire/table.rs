//! The operations, a row each: request, success, and failures as the reference page has them.

mod dumps;
mod repositories;
mod settings;

use crate::operation::Row;
use crate::page;

#[tokio::test]
async fn every_status_of_every_operation() {
    let rows: Vec<Row> = [repositories::rows(), settings::rows(), dumps::rows()].into_iter().flatten().collect();
    let pages = page::methods();
    let names = |mut names: Vec<String>| {
        names.sort_unstable();
        names
    };
    let ours = names(rows.iter().map(|row| row.name.to_owned()).collect());
    let documented = names(pages.iter().map(|page| page.name.clone()).collect());
    assert_eq!(ours, documented, "the table has every method of the page once, and no other");
    for page in pages {
        let row = rows.iter().find(|row| row.name == page.name).unwrap();
        (row.test)(page).await;
    }
}

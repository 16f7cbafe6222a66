use super::*;

fn candidate(wire_name: &str, spelled: fn(&Ident) -> &str) -> Candidate {
    let wish = Ident::new(wire_name, "n").unwrap();
    Candidate::described(wire_name, &wish, &Pointer::root().key(wire_name), spelled)
}

/// The names that items get which the description calls `wire_names`.
fn resolved(scope: Scope<'_>, wire_names: &[&str]) -> Vec<String> {
    let spelled = scope.spelled;
    let candidates = wire_names.iter().map(|name| candidate(name, spelled).deriving()).collect();
    scope.resolve(candidates).0.iter().map(|name| spelled(name).to_owned()).collect()
}

#[test]
fn reserved_names_come_first_then_exact_spellings_then_the_order_of_the_description() {
    for (wire_names, names) in [
        (["foo_bar", "FooBar"], ["FooBar2", "FooBar"]),
        (["foo_bar", "foo-bar"], ["FooBar", "FooBar2"]),
        (["option", "Option"], ["Option3", "Option2"]),
        (["FooBar2", "foo_bar"], ["FooBar2", "FooBar"]),
    ] {
        assert_eq!(resolved(Scope::pascal(&["Option"]), &wire_names), names, "{wire_names:?}");
    }
}

#[test]
fn a_number_is_free_too() {
    assert_eq!(resolved(Scope::pascal(&[]), &["foo_bar", "FooBar", "FooBar2"]), ["FooBar3", "FooBar", "FooBar2"]);
    assert_eq!(resolved(Scope::snake(&[]), &["a_b", "aB", "a-b", "a_b_2"]), ["a_b", "a_b_3", "a_b_4", "a_b_2"]);
}

#[test]
fn what_is_named_after_an_item_belongs_to_it_whichever_stands_first() {
    let scope = || Scope { derived: &["Required"], ..Scope::pascal(&[]) };
    assert_eq!(resolved(scope(), &["OrderRequired", "Order"]), ["OrderRequired2", "Order"]);
    assert_eq!(resolved(scope(), &["Order", "OrderRequired"]), ["Order", "OrderRequired2"]);
    let reserved = Scope { derived: &["Required"], ..Scope::pascal(&["FooRequired"]) };
    assert_eq!(resolved(reserved, &["Foo"]), ["Foo2"]);
}

#[test]
fn files_are_told_apart_without_case() {
    assert_eq!(
        resolved(Scope { ignores_case: true, ..Scope::pascal(&[]) }, &["Foobar", "FooBar"]),
        ["Foobar", "FooBar2"]
    );
    assert_eq!(resolved(Scope::pascal(&[]), &["Foobar", "FooBar"]), ["Foobar", "FooBar"]);
}

#[test]
fn what_lies_in_an_item_is_named_after_the_name_that_this_has_got() {
    let at = Pointer::root();
    let made = |name: &str| Candidate::made(&Ident::new(name, "n").unwrap(), &at);
    let inner = |outer: &str, index, words| made(&format!("{outer} {words}")).within(index, words);
    let all = |second: Candidate, name: &str| {
        let of_second = [inner(name, 1, "a"), inner(&format!("{name} a"), 3, "b")];
        [vec![made("foo"), second, inner("foo", 0, "a")], of_second.to_vec()].concat()
    };
    let (names, collisions) = Scope::pascal(&[]).resolve(all(made("foo"), "foo"));
    assert_eq!(names.iter().map(Ident::pascal).collect::<Vec<_>>(), ["Foo", "Foo2", "FooA", "Foo2A", "Foo2AB"]);
    assert_eq!(collisions.len(), 1);
    // Whoever pins what the warning says keeps all the others as they are.
    let pinned = all(made("foo").pinned(Ident::new("Foo2", "n")), "foo2");
    assert_eq!(Scope::pascal(&[]).resolve(pinned).0, names);
}

#[test]
fn what_is_named_after_an_item_follows_its_name_too() {
    let described = |name: &str| candidate(name, Ident::pascal).deriving();
    let inner =
        |wish: &str| Candidate::made(&Ident::new(wish, "n").unwrap(), &Pointer::root()).deriving().within(1, "bar");
    let scope = || Scope { derived: &["Required"], ..Scope::pascal(&[]) };
    for (other, names) in [
        ("FooBarRequired", ["Foo", "Foo2", "FooBarRequired", "Foo2Bar"]),
        ("Foo2BarRequired", ["Foo", "Foo2", "Foo2BarRequired2", "Foo2Bar"]),
    ] {
        let (found, _) = scope().resolve(vec![described("Foo"), described("foo"), described(other), inner("foo bar")]);
        assert_eq!(found.iter().map(Ident::pascal).collect::<Vec<_>>(), names, "{other}");
        let pinned = described("foo").pinned(Ident::new("Foo2", "n"));
        assert_eq!(scope().resolve(vec![described("Foo"), pinned, described(other), inner("foo2 bar")]).0, found);
    }
}

#[test]
fn a_pinned_name_is_taken_before_all_others() {
    let candidates =
        vec![candidate("FooBar", Ident::pascal), candidate("other", Ident::pascal).pinned(Ident::new("FooBar", "n"))];
    let (names, collisions) = Scope::pascal(&[]).resolve(candidates);
    assert_eq!(names.iter().map(Ident::pascal).collect::<Vec<_>>(), ["FooBar2", "FooBar"]);
    assert_eq!(collisions.len(), 1);
}

#[test]
fn the_line_of_a_warning_pins_the_name_that_the_item_has() {
    let candidates = || vec![candidate("foo_bar", Ident::pascal), candidate("FooBar", Ident::pascal)];
    let (names, mut collisions) = Scope::pascal(&[]).resolve(candidates());
    let collision = collisions.pop().unwrap();
    let pinned = Ident::new(&collision.name, "n").unwrap();
    assert_eq!(pinned, names[0], "to the letter, so that no file is called differently");
    let mut diags = Diagnostics::new();
    collision.report(&mut diags);
    let help = diags.into_vec().pop().unwrap().help.unwrap();
    assert!(help.ends_with("\"/foo_bar\" = \"FooBar2\""), "{help}");
}

#[test]
fn many_items_of_one_name_are_named_at_once() {
    let wire_names: Vec<String> = (0..5_000).map(|index| format!("a{}b", "-".repeat(index % 7 + 1))).collect();
    let wire_names: Vec<&str> = wire_names.iter().map(String::as_str).collect();
    let names = resolved(Scope::snake(&[]), &wire_names);
    assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), wire_names.len());
}

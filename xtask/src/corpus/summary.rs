//! What a run found, as text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::entry::{Entry, Outcome};
use super::record::Entries;
use crate::terminal::{BOLD, CYAN, GREEN, RED, visible};

/// How many of the slowest and the largest are named.
const NAMED: usize = 5;

/// What a run found: what did not work in full, the rest in numbers.
pub fn summary(entries: &Entries, regressions: &BTreeMap<String, &'static str>) -> String {
    let mut text = String::new();
    warnings(&mut text, entries);
    refused(&mut text, entries);
    defects(&mut text, entries);
    compiled(&mut text, entries);
    round_trips(&mut text, entries);
    top(&mut text, "slowest", entries, |entry| Some(entry.milliseconds), seconds);
    top(&mut text, "most memory", entries, |entry| entry.memory, |value| format!("{} MiB", value >> 10));
    let compile_time = |entry: &Entry| entry.compiled.as_ref().map(|compiled| compiled.milliseconds);
    top(&mut text, "slowest to compile", entries, compile_time, seconds);
    totals(&mut text, entries);
    worse(&mut text, regressions);
    text.truncate(text.trim_end().len());
    text
}

fn heading(text: &mut String, heading: &str) {
    line(text, format_args!("{BOLD}{heading}{BOLD:#}"));
}

fn line(text: &mut String, line: impl std::fmt::Display) {
    let _infallible = writeln!(text, "{line}");
}

/// In how many descriptions there is a warning of a code.
fn warnings(text: &mut String, entries: &Entries) {
    let mut codes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for entry in entries.values() {
        if let Outcome::Warned { warnings, .. } = &entry.outcome {
            for (code, number) in warnings {
                let (descriptions, messages) = codes.entry(code).or_default();
                *descriptions += 1;
                *messages += number;
            }
        }
    }
    if !codes.is_empty() {
        heading(text, "warnings (descriptions, messages)");
    }
    for (code, (descriptions, messages)) in codes {
        line(text, format_args!("  {descriptions:>5} {messages:>7}  {code}"));
    }
}

fn refused(text: &mut String, entries: &Entries) {
    let all = entries.iter().filter_map(|(name, entry)| match &entry.outcome {
        Outcome::Refused { message, errors } => Some((name, message, errors)),
        _ => None,
    });
    let all: Vec<_> = all.collect();
    if !all.is_empty() {
        heading(text, "refused");
    }
    for (name, message, errors) in all {
        let more = if *errors > 1 { format!(", and {} more", errors - 1) } else { String::new() };
        line(text, format_args!("  {CYAN}{}{CYAN:#}: {}{more}", visible(name), visible(message)));
    }
}

fn defects(text: &mut String, entries: &Entries) {
    for (name, entry) in entries.iter().filter(|(_, entry)| entry.outcome.is_defect()) {
        let why = if let Outcome::Panicked { message } = &entry.outcome { visible(message) } else { "".into() };
        line(text, format_args!("{RED}{}{RED:#} {}: {why}", entry.outcome.label(), visible(name)));
    }
}

/// What the compiler said of those crates that it did not take in silence.
fn compiled(text: &mut String, entries: &Entries) {
    for (name, entry) in entries {
        let Some(compiled) = entry.compiled.as_ref().filter(|compiled| !compiled.is_clean()) else { continue };
        let (errors, warnings) = (compiled.errors, compiled.warnings);
        line(text, format_args!("{RED}{}{RED:#}: {errors} errors, {warnings} warnings", visible(name)));
        for message in &compiled.messages {
            message.lines().for_each(|shown| line(text, format_args!("  {}", visible(shown))));
        }
    }
}

/// What did not come back as it was sent.
fn round_trips(text: &mut String, entries: &Entries) {
    for (name, entry) in entries {
        let Some(trips) = entry.round_trips.as_ref().filter(|trips| trips.different > 0) else { continue };
        let (instances, different) = (trips.instances, trips.different);
        line(text, format_args!("{RED}{}{RED:#}: {different} of {instances} instances differ", visible(name)));
        trips.messages.iter().for_each(|message| line(text, format_args!("  {}", visible(message))));
    }
}

fn top(
    text: &mut String,
    what: &str,
    entries: &Entries,
    value: impl Fn(&Entry) -> Option<u64>,
    show: impl Fn(u64) -> String,
) {
    let mut all: Vec<_> = entries.iter().filter_map(|(name, entry)| Some((value(entry)?, name, entry.size))).collect();
    all.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    if !all.is_empty() {
        heading(text, what);
    }
    for (value, name, size) in all.into_iter().take(NAMED) {
        line(text, format_args!("  {}  {} ({} KB)", show(value), visible(name), size / 1000));
    }
}

fn totals(text: &mut String, entries: &Entries) {
    let mut counts: Vec<(&str, usize)> =
        ["clean", "warned", "refused", "panicked", "timed out", "out of memory"].map(|label| (label, 0)).to_vec();
    for entry in entries.values() {
        let label = entry.outcome.label();
        counts.iter_mut().filter(|(known, _)| *known == label).for_each(|(_, count)| *count += 1);
    }
    let counts: Vec<_> = counts.iter().map(|(label, count)| format!("{count} {label}")).collect();
    line(text, format_args!("{BOLD}{} in all{BOLD:#}: {}", entries.len(), counts.join(", ")));
    let compiled: Vec<_> = entries.values().filter_map(|entry| entry.compiled.as_ref()).collect();
    if !compiled.is_empty() {
        let clean = compiled.iter().filter(|compiled| compiled.is_clean()).count();
        line(text, format_args!("{clean} of {} crates compile without a warning", compiled.len()));
    }
    let trips: Vec<_> = entries.values().filter_map(|entry| entry.round_trips.as_ref()).collect();
    if !trips.is_empty() {
        let (instances, different) =
            trips.iter().fold((0, 0), |(all, bad), trips| (all + trips.instances, bad + trips.different));
        let good = instances - different;
        line(text, format_args!("{good} of {instances} instances come back as they were, of {} crates", trips.len()));
    }
}

fn worse(text: &mut String, regressions: &BTreeMap<String, &'static str>) {
    if regressions.is_empty() {
        return line(text, format_args!("{GREEN}nothing that worked stopped working{GREEN:#}"));
    }
    for (name, what) in regressions {
        line(text, format_args!("{RED}worse{RED:#} {}: it {what} the last time", visible(name)));
    }
}

fn seconds(milliseconds: u64) -> String {
    format!("{}.{:02} s", milliseconds / 1000, milliseconds % 1000 / 10)
}

//! Dates as HTTP writes them (RFC 9110 § 5.6.7).

/// The seconds since 1970 of a date in one of the three forms.
pub(super) fn parse(text: &str) -> Option<u64> {
    let words: Vec<&str> = text.split([' ', ',', '-', ':']).filter(|word| !word.is_empty()).collect();
    let (day, month, year, hour, minute, second) = match words[..] {
        // Sun, 06 Nov 1994 08:49:37 GMT, and Sunday, 06-Nov-94 08:49:37 GMT
        [_, day, month, year, hour, minute, second, "GMT"] => (day, month, year, hour, minute, second),
        // Sun Nov  6 08:49:37 1994
        [_, month, day, hour, minute, second, year] => (day, month, year, hour, minute, second),
        _ => return None,
    };
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.iter().position(|name| *name == month)? as u64 + 1;
    let year: u64 = match (year.len(), year.parse().ok()?) {
        (2, year) => year + if year < 70 { 2000 } else { 1900 },
        (_, year) => year,
    };
    let (day, hour, minute, second): (u64, u64, u64, u64) =
        (day.parse().ok()?, hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?);
    if !(1970..=9999).contains(&year) || !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some(((days_since_1970(year, month, day) * 24 + hour) * 60 + minute) * 60 + second)
}

/// The days from 1970-01-01 to a date of the Gregorian calendar. A year begins in March here, so that the leap day is its last.
fn days_since_1970(year: u64, month: u64, day: u64) -> u64 {
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let days_before_month = (153 * month + 2) / 5;
    let leap_days = year / 4 - year / 100 + year / 400;
    365 * year + leap_days + days_before_month + day - 1 - DAYS_BEFORE_1970
}

/// The days from 0000-03-01 to 1970-01-01.
const DAYS_BEFORE_1970: u64 = 719_468;

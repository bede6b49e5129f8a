//! What is known of a language beside its words: its names and the direction it is written in.

/// A language's own name and its English name. A language that ships words but is not in this list shows
/// its code.
const LANGUAGES: &[(&str, &str, &str)] = &[
    ("id", "Bahasa Indonesia", "Indonesian"),
    ("en", "English", "English"),
    ("zh", "中文", "Chinese"),
    ("ar", "العربية", "Arabic"),
];

/// Those that are written from right to left.
const RIGHT_TO_LEFT: &[&str] = &["ar", "fa", "he", "ps", "ur"];

/// The names of a language: as its own speakers write it, and in English.
pub fn names(code: &str) -> (&str, &str) {
    LANGUAGES
        .iter()
        .find(|(known, ..)| *known == code)
        .map_or((code, code), |(_, native, english)| (native, english))
}

/// `ltr` or `rtl`, as HTML's `dir` takes it.
pub fn direction(code: &str) -> &'static str {
    let primary = code.split_once('-').map_or(code, |(primary, _)| primary);
    if RIGHT_TO_LEFT.contains(&primary) { "rtl" } else { "ltr" }
}

/// The one of `offered` that suits an `Accept-Language` header best (RFC 9110, 12.5.4).
pub fn preferred<'a>(accepted: &str, offered: &'a [String]) -> Option<&'a str> {
    let mut best: Option<(f32, &str)> = None;
    for wish in accepted.split(',').take(30) {
        let (tag, weight) = match wish.split_once(';') {
            None => (wish.trim(), 1.0),
            Some((tag, q)) => {
                let q = q.trim().strip_prefix("q=").and_then(|q| q.trim().parse().ok());
                (tag.trim(), q.unwrap_or(0.0))
            }
        };
        let Some(found) = matching(tag, offered) else { continue };
        // The first of equals stands.
        if weight > best.map_or(0.0, |(most, _)| most) {
            best = Some((weight, found));
        }
    }
    best.map(|(_, language)| language)
}

/// The offered language of a tag such as `en-GB`: that one itself, or the language without its region.
pub fn matching<'a>(tag: &str, offered: &'a [String]) -> Option<&'a str> {
    let primary = tag.split_once('-').map_or(tag, |(primary, _)| primary);
    // What Indonesian was called until 1989, and what some systems still send.
    let primary = if primary.eq_ignore_ascii_case("in") { "id" } else { primary };
    let find = |wanted: &str| offered.iter().find(|o| o.eq_ignore_ascii_case(wanted));
    find(tag).or_else(|| find(primary)).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_what_is_offered_is_chosen() {
        let offered = ["id".to_owned(), "en".to_owned(), "zh".to_owned()];
        for (accepted, expected) in [
            ("en-GB,en;q=0.9", Some("en")),
            ("fr, en;q=0.5, id;q=0.7", Some("id")),
            ("in-ID", Some("id")),
            ("ZH-Hant-TW", Some("zh")),
            ("en;q=0", None),
            ("en;q=NaN, id;q=0.1", Some("id")),
            ("*", None),
            ("", None),
            ("<script>;;;=,,", None),
        ] {
            assert_eq!(preferred(accepted, &offered), expected, "{accepted}");
        }
        assert_eq!(direction("ar-EG"), "rtl");
        assert_eq!(direction("id"), "ltr");
        assert_eq!(names("id").0, "Bahasa Indonesia");
        assert_eq!(names("tlh"), ("tlh", "tlh"));
    }
}

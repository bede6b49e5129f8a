//! What people wrote, as it can be set: no invisible character steers the page, every other one has a
//! sign, and a word that is wider than any column may be broken.

use unicode_segmentation::UnicodeSegmentation;

/// Shown where no font has a sign for a character: something stood here.
const UNKNOWN: char = '□';
/// A word longer than this, in characters, may be broken …
const LONG: usize = 24;
/// … after so many of them. U+200B is where a line may end; it has no width and no sign.
const STRETCH: usize = 6;

/// `text` as it is set. `covers` says whether some font has a sign for a character.
pub fn settable(text: &str, covers: impl Fn(char) -> bool) -> String {
    let text = text.replace("\r\n", "\n");
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Two empty lines say as much as two thousand.
            '\n' | '\r' | '\u{2028}' | '\u{2029}' if plain.ends_with("\n\n") => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            // These join letters, and words in Persian and Hindi need them.
            '\u{200C}' | '\u{200D}' => plain.push(c),
            c if is_invisible(c) => {}
            c if covers(c) => plain.push(c),
            c if c.is_whitespace() => plain.push(' '),
            _ => plain.push(UNKNOWN),
        }
    }
    breakable(&plain)
}

/// Characters that show nothing: controls, marks that turn the direction of what follows, selectors.
fn is_invisible(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Lets a very long word end a line every few characters.
fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        if word.chars().count() <= LONG {
            out.push_str(word);
            continue;
        }
        for (i, sign) in word.graphemes(true).enumerate() {
            if i > 0 && i.is_multiple_of(STRETCH) {
                out.push('\u{200B}');
            }
            out.push_str(sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(settable(text, |c| c != '🦀' && c != '\u{2003}'), expected);
    }

    #[test]
    fn invisible_characters_go_and_unknown_ones_are_seen() {
        check("Anna\u{202E}airaM\u{202C}", "AnnaairaM");
        check("a\u{0}b\u{7}c\u{FEFF}", "abc");
        check("crab 🦀", "crab □");
        check("wide\u{2003}space", "wide space");
        check("می\u{200C}خواهم", "می\u{200C}خواهم");
    }

    #[test]
    fn lines_stay_lines_and_a_heap_of_them_is_two() {
        check("one\r\ntwo\u{2028}three", "one\ntwo\nthree");
        check(&format!("a{}b", "\n".repeat(4_000)), "a\n\nb");
    }

    #[test]
    fn only_very_long_words_may_be_broken() {
        let usual = "mempertanggungjawabkan LW-4K7X-TVVM-JN6YW";
        check(usual, usual);
        check(&"W".repeat(25), "WWWWWW\u{200B}WWWWWW\u{200B}WWWWWW\u{200B}WWWWWW\u{200B}W");
        // Never between a letter and its mark.
        let marked = settable(&"e\u{301}".repeat(30), |_| true);
        assert!(!marked.contains("\u{200B}\u{301}"), "{marked:?}");
    }
}

//! Guides: a small, safe part of Markdown — headings with an id, paragraphs and lists — as blocks that a
//! window draws with its own elements. Nothing in a guide is ever markup in a window.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

/// The fourteen parts of the service standard (Permenpan RB 15/2014), in their order.
pub const PARTS: [&str; 14] = [
    "requirements",
    "procedure",
    "time",
    "fee",
    "product",
    "complaints",
    "legal-basis",
    "facilities",
    "competence",
    "internal-control",
    "staffing",
    "service-guarantee",
    "safety-guarantee",
    "evaluation",
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub id: String,
    pub heading: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    Paragraph { text: String },
    List { items: Vec<String> },
}

/// Reads a guide. Faults carry the byte where they were seen.
pub fn read(text: &str) -> (Vec<Section>, Vec<(usize, String)>) {
    let mut sections: Vec<Section> = Vec::new();
    let mut faults = Vec::new();
    let (mut words, mut items) = (String::new(), None::<Vec<String>>);
    let parser = Parser::new_ext(text, Options::ENABLE_HEADING_ATTRIBUTES).into_offset_iter();
    for (event, place) in parser {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, .. }) => {
                let id = id.map(|id| id.to_string()).unwrap_or_default();
                if !PARTS.contains(&id.as_str()) {
                    faults
                        .push((place.start, format!("a heading needs one of the ids {}", PARTS.join(", "))));
                }
                sections.push(Section { id, heading: String::new(), blocks: vec![] });
                words.clear();
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(section) = sections.last_mut() {
                    section.heading = std::mem::take(&mut words);
                }
            }
            Event::Start(Tag::List(_)) => items = Some(Vec::new()),
            Event::Start(Tag::Paragraph | Tag::Item) => words.clear(),
            Event::End(TagEnd::Item) => {
                items.iter_mut().for_each(|list| list.push(std::mem::take(&mut words)));
            }
            Event::End(TagEnd::Paragraph) if items.is_some() => {}
            Event::End(TagEnd::Paragraph | TagEnd::List(_)) => {
                let block = match items.take() {
                    Some(items) => Block::List { items },
                    None => Block::Paragraph { text: std::mem::take(&mut words) },
                };
                match sections.last_mut() {
                    Some(section) => section.blocks.push(block),
                    None => faults.push((place.start, "text before the first heading".into())),
                }
            }
            Event::Text(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            other => faults.push((place.start, format!("not taken in a guide: {}", name(&other)))),
        }
    }
    (sections, faults)
}

fn name(event: &Event<'_>) -> String {
    let text = format!("{event:?}");
    text.split(['(', ' ', '{']).take(2).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_paragraphs_and_lists_become_blocks() {
        let (sections, faults) =
            read("## Fee {#fee}\n\nTwo\nlines.\n\n- a\n- b\n\n## Time {#time}\n\nSoon.\n");
        assert_eq!(faults, []);
        assert_eq!(sections[0].heading, "Fee");
        assert_eq!(
            sections[0].blocks,
            [
                Block::Paragraph { text: "Two lines.".into() },
                Block::List { items: vec!["a".into(), "b".into()] }
            ]
        );
        assert_eq!(sections[1].id, "time");
    }

    #[test]
    fn markup_and_unknown_parts_are_faults() {
        for text in ["## X {#x}\n", "## Fee {#fee}\n\n<b>x</b>\n", "text\n", "## Fee {#fee}\n\n![x](y)\n"] {
            assert!(!read(text).1.is_empty(), "{text}");
        }
    }
}

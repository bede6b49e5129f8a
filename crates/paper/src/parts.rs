//! What papers are made of, as the templates read it. Words only: nothing is left to decide on paper.

use serde::Serialize;

use lawang_core::catalogue::guide::Block;

/// A label and what it says.
pub type Fact = (String, String);

/// What every paper has: whose it is, in which language, of what day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The language's primary subtag ("id").
    pub language: String,
    /// Written from right to left.
    pub rtl: bool,
    pub agency: String,
    pub office: String,
    pub title: String,
    /// What the title is about: the service.
    pub about: Option<String>,
    pub reference: Option<String>,
    /// Year, month, day.
    pub date: (i16, i8, i8),
    pub dated: String,
    /// Set where all data is demo data: the words that say so.
    pub demo: Option<String>,
    /// What stands before, between and after the two numbers of "Page 1 of 2".
    pub page: [String; 3],
    /// What the crest in the slot shows; none where the agency has put none there.
    pub crest: Option<String>,
    #[serde(skip)]
    pub(crate) crest_picture: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Labelled {
    pub label: String,
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Texts {
    pub heading: String,
    pub items: Vec<String>,
}

/// What is due: line by line, with the source of each, and the sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fees {
    pub heading: String,
    pub lead: Option<String>,
    pub columns: [String; 2],
    pub lines: Vec<FeeLine>,
    pub total: Option<Total>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeeLine {
    pub label: String,
    pub amount: String,
    pub source: String,
    /// Set where the agency has not confirmed the figure: the words that say so.
    pub unconfirmed: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Total {
    pub label: String,
    pub amount: String,
}

/// Things to bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Needs {
    pub heading: String,
    pub lead: Option<String>,
    pub items: Vec<Need>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Need {
    pub title: String,
    pub why: Option<String>,
    /// In which form, such as the size of a photo.
    pub how: Option<String>,
    pub source: Option<String>,
}

/// A code to scan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scan {
    pub(crate) file: &'static str,
    pub alt: String,
    pub caption: String,
    #[serde(skip)]
    pub(crate) picture: String,
}

/// A part of a service's guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GuidePart {
    pub heading: String,
    pub blocks: Vec<Block>,
}

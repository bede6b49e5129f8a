//! Forms: fields, pages, answers.

pub mod answer;

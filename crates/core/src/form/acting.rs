//! Who fills in the form where it is not the applicant alone: a parent, a guardian, a guarantor, an employer
//! or a helper. A service names the answers that tell it; the proof is a document that the policy asks for.

use serde::{Deserialize, Serialize};

use super::Service;
use super::answer::{Answers, FieldId};

/// The relation of someone who files for nobody but themselves.
pub const SELF: &str = "self";

/// The fields that tell who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActingFields {
    /// A choice; its value `self` means that nobody acts for the applicant.
    pub relation: FieldId,
    pub name: FieldId,
}

/// Someone who filed for the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acting {
    /// A value of the service's choice ("mother"); its words are `acting-<relation>`.
    pub relation: String,
    pub name: String,
}

impl Service {
    /// Who acts for the applicant, as far as it is answered.
    pub fn acting(&self, answers: &Answers) -> Option<Acting> {
        let fields = self.acting.as_ref()?;
        let relation = answers.get(&fields.relation).filter(|answer| answer.value != SELF)?;
        let name = answers.get(&fields.name).map(|answer| answer.value.clone()).unwrap_or_default();
        Some(Acting { relation: relation.value.clone(), name })
    }
}

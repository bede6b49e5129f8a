//! What happens to an invented case after it was filed: paid, visited, decided, fetched; or taken back, or corrected
//! and refused. Each in working order, so that the orderer takes it.

use std::collections::BTreeMap;

use lawang_core::case::{CaseEvent, Decision, Duty, Submission, Taken, VisitRecord};
use lawang_core::ids::StreamId;
use lawang_core::payment::{Confirmed, Payment};
use lawang_core::policy::assessment::Figure;
use lawang_core::population::Invented;
use lawang_core::population::numbers::Numbers;
use lawang_core::reference::PermitNumber;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// One entry to come.
pub struct Step {
    pub event: CaseEvent,
    /// The version that a guarded change saw.
    pub expected: Option<u64>,
    /// At a kiosk, by the applicant alone.
    pub alone: bool,
}

/// All that happens, in order, with the time when it does; nobody waits for what lies in the future.
pub fn of(
    case: &Invented<'_>,
    submission: Submission,
    stream: StreamId,
    filed: i64,
    numbers: &mut Numbers,
) -> Vec<(i64, Step)> {
    let (plan, fee) = (submission.plan.clone(), submission.assessment.fee());
    let citation = submission.assessment.findings.first().map(|finding| finding.citation.clone());
    let mut course = Course { steps: vec![], at: filed, version: 1 };
    let submitted = CaseEvent::Submitted(Box::new(submission));
    course.steps.push((filed, Step { event: submitted, expected: None, alone: case.service.filed.kiosk }));
    if numbers.percent(2) {
        course.add(numbers.between(DAY, 6 * DAY), CaseEvent::Withdrawn { reason: String::new() });
        return course.steps;
    }
    // Some never pay.
    if plan.contains(&Duty::Pay) {
        if numbers.percent(3) {
            return course.steps;
        }
        course.add(numbers.between(HOUR, 3 * DAY), CaseEvent::Paid(paid(fee, numbers)));
    }
    if plan.contains(&Duty::Visit) {
        let taken = vec![Taken::Photo, Taken::Fingerprints];
        let record = VisitRecord { taken, elsewhere: None, note: String::new() };
        course.add(numbers.between(DAY, 6 * DAY), CaseEvent::VisitDone(record));
    }
    let refused = if let Some(turned_out) = &case.turned_out {
        let fields = turned_out.answers.keys().cloned().collect();
        let note = "Demo: please bring the original; the copy says something else.".to_owned();
        course.add(numbers.between(DAY, 3 * DAY), CaseEvent::CorrectionAsked { fields, note });
        let corrected =
            CaseEvent::Corrected { answers: turned_out.answers.clone(), documents: BTreeMap::new() };
        course.add(numbers.between(DAY, 8 * DAY), corrected);
        Some(turned_out.citation.clone())
    } else {
        numbers.percent(3).then(|| citation.clone().unwrap_or_default())
    };
    let citation =
        refused.clone().or(citation).filter(|text| !text.is_empty()).unwrap_or_else(|| "UU 6/2011".into());
    let granted = refused.is_none();
    let valid_until = match case.assessment.figures.get("new_end") {
        Some(Figure::Date(end)) if granted => Some(*end),
        _ => None,
    };
    let decision = Decision {
        granted,
        reason: if granted { "Demo: all requirements are met." } else { "Demo: a requirement is not met." }
            .into(),
        citation,
        valid_until,
        conditions: vec![],
        number: granted.then(|| PermitNumber::of(stream).to_string()),
    };
    course.add(numbers.between(DAY, 5 * DAY), CaseEvent::Decided(decision));
    if granted && plan.contains(&Duty::Collect) && numbers.percent(92) {
        course.add(numbers.between(DAY, 9 * DAY), CaseEvent::Collected { by: "Demo".into() });
    }
    course.steps
}

struct Course {
    steps: Vec<(i64, Step)>,
    at: i64,
    version: u64,
}

impl Course {
    /// So much later.
    fn add(&mut self, after: i64, event: CaseEvent) {
        self.at += after;
        let expected = event.is_guarded().then_some(self.version);
        self.version += u64::from(expected.is_some());
        self.steps.push((self.at, Step { event, expected, alone: false }));
    }
}

/// Paid at the counter, with a number of the state's receipt.
fn paid(amount: i64, numbers: &mut Numbers) -> Payment {
    let number = format!("{:016X}", numbers.next());
    Payment { by: Confirmed::Number, amount, number: Some(number), reason: None }
}

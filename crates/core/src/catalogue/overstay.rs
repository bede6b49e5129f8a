//! The deadlines of a permit in the words of one language: when it ends, from when to when one files, what a late
//! day costs and what it comes to, and from when no fee settles it. The same at the kiosk and on the phone.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::told::{GuideFact, unconfirmed};
use super::words::{Args, Words};
use crate::form::Service;
use crate::policy::Policy;
use crate::policy::assessment::Origin;
use crate::policy::deadlines::{Deadlines, deadlines};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DeadlineAnswer {
    pub standing: DeadlineStanding,
    pub title: String,
    pub lead: String,
    pub facts: Vec<GuideFact>,
}

/// How a permit stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineStanding {
    /// It is too early to file.
    Early,
    Open,
    LastDay,
    /// It has ended; each day costs.
    Late,
    /// No fee settles it any more.
    Beyond,
}

impl DeadlineStanding {
    fn name(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Open => "open",
            Self::LastDay => "last-day",
            Self::Late => "late",
            Self::Beyond => "beyond",
        }
    }
}

/// "Limited stay permit (ITAS)": what the deadlines of a service are about.
pub fn permit_name(service: &Service, words: &Words) -> String {
    let permit = service.permit.as_ref().map(|p| format!("seal-permit-{}", p.name.to_lowercase()));
    permit.and_then(|id| words.maybe(&id)).unwrap_or_else(|| words.text(&format!("service-{}", service.id)))
}

/// None where the service tells no deadlines, or the calendar does not reach that far.
pub fn overstay(
    service: &Service,
    policy: &Policy,
    permit_end: Date,
    words: &Words,
    today: Date,
) -> Option<DeadlineAnswer> {
    let found = deadlines(service.deadline.as_ref()?, policy, permit_end, today)?;
    let standing = standing(&found, today);
    let first = found.first.as_ref().map_or(today, |(first, _)| *first);
    let args = || {
        Args::new()
            .with("end", words.date(found.permit_end))
            .with("first", words.date(first))
            .with("left", found.days_left.max(0))
            .with("late", found.days_late)
            .with("due", words.money(found.due))
    };
    let id = format!("deadline-{}", standing.name());
    Some(DeadlineAnswer {
        standing,
        title: words.text_with(&id, &args()),
        lead: words.text_with(&format!("{id}-lead"), &args()),
        facts: facts(&found, words),
    })
}

fn standing(found: &Deadlines, today: Date) -> DeadlineStanding {
    if found.is_beyond(today) {
        DeadlineStanding::Beyond
    } else if found.days_late > 0 {
        DeadlineStanding::Late
    } else if found.days_left == 0 {
        DeadlineStanding::LastDay
    } else if found.is_open(today) {
        DeadlineStanding::Open
    } else {
        DeadlineStanding::Early
    }
}

fn facts(found: &Deadlines, words: &Words) -> Vec<GuideFact> {
    let plain = |id: &str, value: String| GuideFact {
        label: words.text(id),
        value,
        source: String::new(),
        unconfirmed: None,
    };
    let sourced = |id: &str, value: String, origin: &Origin| match origin {
        Origin::Parameter { citation, source, verified, .. } => GuideFact {
            source: format!("{citation} · {source}"),
            unconfirmed: unconfirmed(words, [*verified]),
            ..plain(id, value)
        },
        _ => plain(id, value),
    };
    let (late_day, beyond) = (found.late_day.as_ref(), found.beyond.as_ref());
    let first = found.first.as_ref();
    [
        Some(plain("deadline-ends", words.date(found.permit_end))),
        first.map(|(first, origin)| sourced("deadline-first", words.date(*first), origin)),
        Some(plain("deadline-last", words.date(found.last))),
        late_day.map(|(day, origin)| sourced("deadline-late-day", words.money(*day), origin)),
        (found.days_late > 0 && late_day.is_some()).then(|| {
            let days = words.measured(i64::from(found.days_late), "days");
            let args = Args::new().with("due", words.money(found.due)).with("days", days);
            plain("deadline-due", words.text_with("deadline-due-value", &args))
        }),
        beyond.map(|(beyond, origin)| sourced("deadline-beyond-from", words.date(*beyond), origin)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

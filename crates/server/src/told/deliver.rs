//! One try at one notice: what it says is made of the case as it is now, sent, and the answer kept. What
//! failed is tried again, ever later, until it is given up.

use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use lawang_core::case::{Case, Channel, Step};
use lawang_core::catalogue::Catalogue;
use lawang_core::catalogue::words::Words;

use super::handover::{Message, handed_over, moment};
use super::plan::{EMAIL, PHONE, is_overtaken};
use super::words::Telling;
use super::{Hook, give_up, open_word};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::notice::{self, Event, Notice, State};
use crate::store::{office, stream};
use crate::{random, visits};

/// After the first failure it is tried again within this, then within twice as long, and so on, …
const FIRST_WAIT: i64 = 1000;
/// … up to this, …
const MOST_WAIT: i64 = 6 * 60 * 60 * 1000;
/// … until it is given up.
const GIVES_UP_AFTER: i64 = 3 * 24 * 60 * 60 * 1000;
/// Two tries are never closer than this.
const LEAST_WAIT: i64 = 250;
/// How long what has ended is kept: a report that it came back may still arrive.
const KEPT: i64 = 90 * 24 * 60 * 60 * 1000;

/// The sort of answer for what was taken and came back later.
pub const CAME_BACK: &str = "came-back";
/// The server was started again without this way out.
const NOT_SET_UP: &str = "not-set-up";

/// What became of a try. The sort of a failure has words in the catalogue (`undelivered-…`), with a code
/// after a space where there is one; it never repeats what the other side said.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    Delivered,
    Later {
        sort: String,
        /// How many seconds the other side asks for.
        after: Option<i64>,
    },
    Never(String),
}

impl Answer {
    pub fn later(sort: impl Into<String>) -> Self {
        Self::Later { sort: sort.into(), after: None }
    }
}

pub async fn deliver(state: &AppState, notice: Notice) {
    if let Err(error) = attempt(state, &notice).await {
        error.log();
        // It is still due; without this it would be tried again at once, and again.
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

async fn attempt(state: &AppState, notice: &Notice) -> Result<()> {
    let (case, office) = {
        let mut db = state.store.read().await?;
        let found = stream::get(&mut db, notice.stream).await?.ok_or(Error::Internal("a case is gone"))?;
        let office = office::name(&mut db, &found.case.office).await?.unwrap_or_default();
        (found.case, office)
    };
    if is_overtaken(notice, &case, visits::local(state, state.now())) {
        return end(state, notice, State::Overtaken, "", false).await;
    }
    let Some(answer) = send(state, notice, &case, &office).await? else {
        // An answer that was erased: nobody is left to tell.
        return end(state, notice, State::Overtaken, "", false).await;
    };
    let sort = match &answer {
        Answer::Delivered => "delivered",
        Answer::Later { sort, .. } | Answer::Never(sort) => sort,
    };
    tracing::info!(channel = ?notice.channel, notice = %notice.id, tries = notice.tries + 1, sort, "told");
    match answer {
        Answer::Delivered => end(state, notice, State::Delivered, "", true).await,
        Answer::Never(sort) => give_up(state, notice.id, &sort, true).await,
        Answer::Later { sort, .. } if state.now() - notice.since >= GIVES_UP_AFTER => {
            give_up(state, notice.id, &sort, true).await
        }
        Answer::Later { sort, after } => {
            let drawn = u64::from_le_bytes(random::bytes()?);
            let at = state.now() + wait(notice.tries, drawn).max(asked(after));
            let mut write = state.store.write().await?;
            notice::later(&mut write, notice.id, at, &sort).await?;
            Ok(write.commit().await?)
        }
    }
}

async fn end(state: &AppState, notice: &Notice, to: State, answer: &str, tried: bool) -> Result<()> {
    let now = state.now();
    let mut write = state.store.write().await?;
    notice::end(&mut write, notice.id, to, answer, now, tried).await?;
    notice::forget(&mut write, now - KEPT).await?;
    Ok(write.commit().await?)
}

/// None where the case no longer says how to reach the applicant.
async fn send(state: &AppState, notice: &Notice, case: &Case, office: &str) -> Result<Option<Answer>> {
    let channels = &state.channels;
    let reach = |field: &str| case.answers.get(field).map(|answer| answer.value.as_str());
    let not_set_up = || Ok(Some(Answer::later(NOT_SET_UP)));
    let now = state.now();
    Ok(Some(match notice.channel {
        Channel::Email => {
            let Some(mail) = &channels.mail else { return not_set_up() };
            let Some(to) = reach(EMAIL) else { return Ok(None) };
            let telling = telling(&place(state, office), notice, case)?;
            let language = telling.words.language();
            mail.send(to, &telling.letter(), notice.id, language, now).await
        }
        Channel::Webhook => {
            let Some(hook) = &channels.messages else { return not_set_up() };
            let Some(phone) = reach(PHONE) else { return Ok(None) };
            let telling = telling(&place(state, office), notice, case)?;
            let message = Message {
                event: Event::Message,
                id: notice.id,
                created: moment(notice.created_at),
                demo: state.demo,
                about: open_word(notice.about),
                language: telling.words.language(),
                phone,
                text: telling.message(),
            };
            post(hook, notice, &message, now).await?
        }
        Channel::Handover => {
            let Some(hook) = &channels.handover else { return not_set_up() };
            let body = handed_over(case, notice, office, filed(case, &state.zone), state.demo);
            post(hook, notice, &body, now).await?
        }
    }))
}

async fn post(hook: &Hook, notice: &Notice, body: &impl serde::Serialize, now: i64) -> Result<Answer> {
    let body = serde_json::to_vec(body).map_err(|_| Error::Internal("a delivery is no JSON"))?;
    Ok(hook.post(notice, body, now).await)
}

/// Where a notice comes from.
struct Place<'a> {
    catalogue: &'a Catalogue,
    office: &'a str,
    public_url: &'a str,
    zone: &'a TimeZone,
    demo: bool,
}

fn place<'a>(state: &'a AppState, office: &'a str) -> Place<'a> {
    Place {
        catalogue: state.catalogue(),
        office,
        public_url: &state.public_url,
        zone: &state.zone,
        demo: state.demo,
    }
}

/// Of the case, its language and the day on which it was filed: nothing else goes into words.
fn telling<'a>(place: &Place<'a>, notice: &Notice, case: &Case) -> Result<Telling<'a>> {
    let words: &Words =
        place.catalogue.words(&case.language).ok_or(Error::Internal("a catalogue without words"))?;
    let page = match place.public_url.trim_end_matches('/') {
        "" => String::new(),
        url => format!("{url}/s?lang={}", words.language()),
    };
    let filed = filed(case, place.zone);
    let (about, slot) = (notice.about, notice.slot);
    Ok(Telling { words, about, office: place.office, filed, slot, page, demo: place.demo })
}

/// The day on which a case was filed, in the office's own time.
fn filed(case: &Case, zone: &TimeZone) -> Date {
    moment(case.last(Step::Submitted).unwrap_or_default()).to_zoned_datetime(zone.clone()).date()
}

/// How long until the next try after `tries` before this one: any time up to a bound that doubles, so that
/// what failed together does not come back together.
fn wait(tries: u32, drawn: u64) -> i64 {
    let bound =
        FIRST_WAIT.saturating_mul(1_i64.checked_shl(tries.min(32)).unwrap_or(i64::MAX)).min(MOST_WAIT);
    let drawn = i64::try_from(drawn % bound.unsigned_abs()).unwrap_or_default();
    drawn.max(LEAST_WAIT)
}

/// What the other side asks for counts, within reason.
fn asked(after: Option<i64>) -> i64 {
    after.unwrap_or_default().clamp(0, MOST_WAIT / 1000) * 1000
}

#[cfg(test)]
mod tests {
    use super::super::mail::tests::on_the_wire;
    use super::super::plan::tests::{CANARIES, MONDAY, waiting, with_everything};
    use super::super::words::tests::ALL;
    use super::*;
    use crate::config::shipped_catalogue;

    /// Every mail and message, in both languages, of a case that holds everything a case can hold.
    #[test]
    fn nothing_of_a_person_is_in_any_mail_or_message() {
        let zone = TimeZone::get("Asia/Jakarta").unwrap();
        let place = Place {
            catalogue: shipped_catalogue(),
            office: "Kantor",
            public_url: "https://l.example",
            zone: &zone,
            demo: false,
        };
        for (language, about) in ["id", "en"].into_iter().flat_map(|l| ALL.map(|about| (l, about))) {
            let case = Case { language: language.into(), ..with_everything() };
            let held = serde_json::to_string(&case).unwrap();
            let telling = telling(&place, &waiting(about, Some(MONDAY)), &case).unwrap();
            let told = format!("{}\n{}", on_the_wire(&telling.letter()), telling.message()).to_lowercase();
            assert!(told.contains("kantor"));
            let (reference, plain) = (case.reference.to_string(), case.reference.plain().to_owned());
            for canary in CANARIES.iter().copied().chain([&*reference]) {
                assert!(held.contains(canary), "{canary} is not in the case: the test finds nothing");
                assert!(!told.contains(&canary.to_lowercase()), "{canary}: {told}");
            }
            assert!(!told.contains(&plain.to_lowercase()), "{plain}: {told}");
        }
    }

    #[test]
    fn waits_are_spread_and_grow_up_to_six_hours() {
        for (tries, bound) in
            [(0, 1_000), (1, 2_000), (5, 32_000), (14, 16_384_000), (15, MOST_WAIT), (4_000, MOST_WAIT)]
        {
            assert_eq!(wait(tries, u64::try_from(bound).unwrap() - 1), bound - 1, "{tries}");
            assert_eq!(wait(tries, 0), LEAST_WAIT, "{tries}");
        }
        assert_eq!(asked(Some(120)), 120_000);
        assert_eq!((asked(None), asked(Some(-5)), asked(Some(i64::MAX))), (0, 0, MOST_WAIT));
    }

    proptest::proptest! {
        #[test]
        fn no_wait_is_out_of_bounds(tries: u32, drawn: u64) {
            proptest::prop_assert!((LEAST_WAIT..=MOST_WAIT).contains(&wait(tries, drawn)));
        }
    }
}

//! What asks for a review: services that are asked for half as often again as before, among the cases of this device.

use lawang_core::catalogue::words::{Args, Words};

use super::draft::Draft;
use super::told::Told;
use super::view::Signal;
use crate::app::App;
use crate::failure::Failure;
use crate::store::case_row;

/// How long is compared with as long before, in milliseconds.
const PERIOD: i64 = 90 * 24 * 3_600 * 1_000;
/// A year before, the season was the same.
const YEAR: i64 = 365 * 24 * 3_600 * 1_000;
/// Fewer cases than this say nothing about demand.
const LEAST_CASES: u32 = 10;
/// From how many percent more on a review is asked for.
const THRESHOLD: u32 = 50;

/// How demand moved.
#[derive(Debug, PartialEq, Eq)]
struct Demand {
    now: u32,
    before: u32,
    /// Compared with the same days a year before; else with the days just before.
    season: bool,
    percent: u32,
}

/// Whether so many cases ask for a review. Where enough were filed a year before, that counts: demand that comes
/// back every season is none that grows.
fn demand(now: u32, just_before: u32, year_before: u32) -> Option<Demand> {
    let season = year_before >= LEAST_CASES;
    let before = if season { year_before } else { just_before };
    if before < LEAST_CASES {
        return None;
    }
    let percent = now.saturating_sub(before).saturating_mul(100) / before;
    (percent >= THRESHOLD).then_some(Demand { now, before, season, percent })
}

impl App {
    pub(super) async fn policy_signals(&self, words: &Words) -> Result<Vec<Signal>, Failure> {
        let told = Told { words, catalogue: self.catalogue() };
        let signal = |(service, demand): (String, Demand)| {
            let args = Args::new()
                .with("service", told.service(&service))
                .with("now", i64::from(demand.now))
                .with("before", i64::from(demand.before))
                .with("percent", i64::from(demand.percent))
                .with("threshold", i64::from(THRESHOLD));
            let basis = if demand.season { "policy-signal-basis-year" } else { "policy-signal-basis" };
            Signal {
                text: words.text_with("policy-signal-demand", &args),
                basis: words.text_with(basis, &args),
                figure: words.text_with("policy-signal-figure", &args),
                threshold: words.text_with("policy-signal-threshold", &args),
                service,
            }
        };
        Ok(self.demands().await?.into_iter().map(signal).collect())
    }

    async fn demands(&self) -> Result<Vec<(String, Demand)>, Failure> {
        let now = self.now();
        let mut conn = self.store()?.read().await?;
        let last = case_row::asked_for(&mut conn, now - PERIOD, now).await?;
        let just_before = case_row::asked_for(&mut conn, now - 2 * PERIOD, now - PERIOD).await?;
        let year_before = case_row::asked_for(&mut conn, now - YEAR - PERIOD, now - YEAR).await?;
        let of = |counts: &[(String, u32)], service: &str| {
            counts.iter().find(|(known, _)| known == service).map_or(0, |(_, count)| *count)
        };
        let grown = last.into_iter().filter_map(|(service, count)| {
            let demand = demand(count, of(&just_before, &service), of(&year_before, &service))?;
            Some((service, demand))
        });
        Ok(grown.collect())
    }

    /// A draft that says which figure it answers to.
    pub(super) async fn review(
        &self,
        draft: &mut Draft,
        words: &Words,
        service: &str,
    ) -> Result<(), Failure> {
        let signals = self.policy_signals(words).await?;
        let signal = signals.into_iter().find(|one| one.service == service).ok_or_else(Failure::not_found)?;
        draft.details.reason = format!("{}. {}.", signal.text, signal.basis);
        for language in &self.catalogue().languages {
            let Some(own) = self.catalogue().words(language) else { continue };
            let told = Told { words: own, catalogue: self.catalogue() };
            let args = Args::new().with("service", told.service(service));
            draft.details.title.insert(language.clone(), own.text_with("policy-signal-title", &args));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_is_asked_for_from_half_as_much_again_on() {
        assert_eq!(demand(14, 10, 0), None);
        let grown = demand(15, 10, 0).unwrap();
        assert_eq!(grown, Demand { now: 15, before: 10, season: false, percent: 50 });
        assert_eq!(demand(149, 100, 0), None);
        assert_eq!(demand(150, 100, 0).unwrap().percent, 50);
        assert_eq!(demand(5, 10, 0), None, "less is no growth");
    }

    #[test]
    fn few_cases_say_nothing() {
        assert_eq!(demand(90, 9, 9), None);
        assert!(demand(90, 10, 9).is_some());
    }

    #[test]
    fn demand_that_comes_every_season_is_no_growth() {
        assert_eq!(demand(30, 10, 30), None);
        let grown = demand(30, 30, 20).unwrap();
        assert!(grown.season);
        assert_eq!(grown.before, 20);
    }
}

//! The transitional rule of a version: cases that were filed before it and are not decided are assessed anew,
//! each by an entry of the centre. What was done already is passed by, so that it can be broken off anywhere.

use jiff::civil::Date;
use lawang_core::case::{Case, CaseEvent, Reassessment};
use lawang_core::ids::StreamId;
use lawang_core::policy::assess::assess;
use lawang_core::publication::{Transition, Version};

use crate::centre;
use crate::error::{Error, Result};
use crate::publication;
use crate::state::AppState;
use crate::store::{setting, stream};

/// Up to which version it is done.
const DONE: &str = "transition_done";
/// Cases that are looked at in one read.
const PAGE: u32 = 50;

/// Does what versions that have begun still ask for.
pub async fn attend(state: &AppState) -> Result<()> {
    let done = {
        let mut db = state.store.read().await?;
        setting::get(&mut db, DONE).await?.and_then(|text| text.parse::<u64>().ok()).unwrap_or(0)
    };
    let now = state.now();
    let begun: Vec<Version> = state.versions.with(|schedule| {
        schedule.versions.iter().filter(|v| v.number > done && v.from <= now).cloned().collect()
    });
    for version in begun {
        if version.transition == Transition::Apply {
            apply(state, &version).await?;
        }
        let mut write = state.store.write().await?;
        setting::put(&mut write, DONE, &version.number.to_string()).await?;
        write.commit().await?;
    }
    Ok(())
}

async fn apply(state: &AppState, version: &Version) -> Result<()> {
    let day = jiff::Timestamp::from_millisecond(version.from)
        .map_err(|_| Error::Internal("a version has no time"))?
        .to_zoned_datetime(state.zone.clone())
        .date();
    let mut after = String::new();
    loop {
        let page = {
            let mut db = state.store.read().await?;
            stream::page(&mut db, &after, PAGE).await?
        };
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id.to_string();
        for found in page {
            if is_concerned(&found.case, version) {
                reassess(state, found.id, version, day).await?;
            }
        }
    }
}

fn is_concerned(case: &Case, version: &Version) -> bool {
    !case.status.is_closed() && case.pinned != version.pinned && version.services.contains(&case.service)
}

async fn reassess(state: &AppState, id: StreamId, version: &Version, day: Date) -> Result<()> {
    let catalogue = publication::of(state, &version.pinned).await?;
    let mut write = state.store.write().await?;
    let found = stream::get(&mut write, id).await?.ok_or(Error::Internal("a case is gone"))?;
    // Decided or withdrawn meanwhile.
    let service = catalogue.services.get(&found.case.service).filter(|_| is_concerned(&found.case, version));
    let Some(service) = service else { return Ok(()) };
    let assessment = assess(service, &catalogue.policy, &found.case.answers, day);
    let reassessment = Reassessment { number: version.number, pinned: version.pinned, assessment };
    let scope = found.scope.clone();
    centre::author(state, &mut write, found, &CaseEvent::Reassessed(Box::new(reassessment))).await?;
    let _telling = state.news.telling([scope]);
    Ok(write.commit().await?)
}

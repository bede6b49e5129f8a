//! Administration at a desk: offices, officers, devices, days and hours, locks and the record. All of it is at
//! the centre, so it needs the network; the centre decides who may, this only shows nobody more.

mod acts;
mod line;
mod pages;
pub mod view;

use lawang_core::administration::wire::Office;
use lawang_core::administration::{Area, may};
use lawang_core::ids::{OfficeId, Scope};
use lawang_core::journal::{Grant, Role};

pub(in crate::office) use line::Line;
pub(crate) use line::Session;

use crate::app::{App, Window};
use crate::failure::Failure;
use crate::problem::Problem;
use pages::Draw;
use view::{AdminAct, AdminDone, Administration, NamedChoice};

impl App {
    /// One tab. `office` is another than one's own, for administrators; `before` goes on in the record.
    pub async fn administration(
        &self,
        window: Window<'_>,
        area: Area,
        office: Option<String>,
        before: Option<String>,
    ) -> Result<Administration, Problem> {
        let language = self.language(window).await;
        let drawn = self.draw_administration(window, &language, area, office, before).await;
        drawn.map_err(|failure| self.problem(&language, failure))
    }

    async fn draw_administration(
        &self,
        window: Window<'_>,
        language: &str,
        area: Area,
        office: Option<String>,
        before: Option<String>,
    ) -> Result<Administration, Failure> {
        let line = Line::open(self, window, "offline-administration").await?;
        let own = own_office(&line.grant);
        let office = office.map(OfficeId).filter(OfficeId::is_valid).unwrap_or_else(|| own.clone());
        may(area.roles(), &line.grant.roles, office == own)
            .map_err(|d| Failure::Denied { roles: d.roles, other_office: d.other_office })?;
        let everywhere = line.grant.has_any(&[Role::Administrator]);
        let offices: Vec<Office> = if everywhere { line.get("offices").await? } else { vec![] };
        let named = offices.iter().find(|one| one.id == office).map(|one| one.name.clone());
        let draw = Draw { app: self, line: &line, words: self.words(language)?, office: &office };
        Ok(Administration {
            area,
            office_name: named.unwrap_or_else(|| line.identity.record.office_name.clone()),
            page: draw.page(area, &offices, before).await?,
            office: office.0.clone(),
            offices: offices
                .into_iter()
                .filter(|one| one.closed_at.is_none())
                .map(|one| NamedChoice { id: one.id.0, name: one.name })
                .collect(),
        })
    }

    /// Does one act at the centre.
    pub async fn administer(&self, window: Window<'_>, act: AdminAct) -> Result<AdminDone, Problem> {
        let language = self.language(window).await;
        let done = async {
            let line = Line::open(self, window, "offline-administration").await?;
            self.do_act(&line, self.words(&language)?, act).await
        };
        done.await.map_err(|failure| self.problem(&language, failure))
    }
}

/// The office of a grant's officer.
fn own_office(grant: &Grant) -> OfficeId {
    let offices = grant.scopes.iter().filter_map(|scope| match scope {
        Scope::Office(office) => Some(office.clone()),
        Scope::National | Scope::Policy => None,
    });
    offices.into_iter().next().unwrap_or_else(|| OfficeId(String::new()))
}

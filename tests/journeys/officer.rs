//! An officer at a desk. Every view is asked for in both languages and looked through for missing words.

use lawang_app::office::view::{CaseView, DecisionInput, Journey, SyncView, WorkList, WorkListKind};
use lawang_app::problem::Problem;
use lawang_core::case::Taken;

use crate::centre::PASSWORD;
use crate::device::{Device, WINDOW, helpful, whole};

/// A receipt number as it stands on a payment receipt.
pub const NTPN: &str = "1a2b 3c4d 5e6f 7g8h";

pub struct Officer<'d> {
    pub device: &'d Device,
}

type Acted = Result<CaseView, Problem>;

impl<'d> Officer<'d> {
    pub async fn signs_in(device: &'d Device, login: &str) -> Self {
        device.app.set_office_language(WINDOW, "en").unwrap();
        // The officers come with the first sync.
        device.until("the officers", async || device.app.sign_in(WINDOW, login, PASSWORD).await.ok()).await;
        Self { device }
    }

    pub async fn list(&self, kind: WorkListKind, search: &str) -> WorkList {
        let list = self.device.app.work_list(WINDOW, kind, search).await.unwrap();
        whole(&list);
        list
    }

    /// How many cases with that reference are in a list.
    pub async fn finds(&self, kind: WorkListKind, reference: &str) -> usize {
        self.list(kind, reference).await.rows.iter().filter(|row| row.reference == reference).count()
    }

    /// Waits until a case is in a list, and opens it.
    pub async fn awaits(&self, kind: WorkListKind, reference: &str) -> CaseView {
        let id = self
            .device
            .until(reference, async || {
                let rows = self.list(kind, reference).await.rows;
                rows.into_iter().find(|row| row.reference == reference).map(|row| row.id)
            })
            .await;
        self.opens(&id).await
    }

    pub async fn opens(&self, id: &str) -> CaseView {
        self.device.app.set_office_language(WINDOW, "id").unwrap();
        whole(&self.device.app.open_case(WINDOW, id).await.unwrap());
        whole(&self.syncs().await);
        self.device.app.set_office_language(WINDOW, "en").unwrap();
        let case = self.device.app.open_case(WINDOW, id).await.unwrap();
        whole(&case);
        case
    }

    /// Waits until a case looks so.
    pub async fn awaits_that(&self, id: &str, what: &str, so: impl Fn(&CaseView) -> bool) -> CaseView {
        self.device.until(what, async || Some(self.opens(id).await).filter(|case| so(case))).await
    }

    pub async fn asks(&self, case: &CaseView, field: &str, note: &str) -> Acted {
        let fields = vec![field.to_owned()];
        let asked =
            self.device.app.ask_correction(WINDOW, &case.id, case.version, fields, note.to_owned()).await;
        seen(asked)
    }

    pub async fn decides(&self, case: &CaseView, granted: bool, reason: &str) -> Acted {
        let citation = case.citations.first().cloned().unwrap_or_default();
        let decision = DecisionInput {
            granted,
            reason: reason.to_owned(),
            citation,
            valid_until: case.valid_until.clone().unwrap_or_default(),
            conditions: vec![],
        };
        seen(self.device.app.decide_case(WINDOW, &case.id, case.version, decision).await)
    }

    /// Waits for a new case, and records what the applicant owes: it is ready for a decision.
    pub async fn receives(&self, reference: &str) -> CaseView {
        let case = self.awaits(WorkListKind::PaymentDue, reference).await;
        self.readies(&case).await;
        self.awaits_that(&case.id, "a case at the centre", |c| c.journey == Journey::SafeAtCentre).await
    }

    pub async fn readies(&self, case: &CaseView) -> CaseView {
        self.confirms(case, NTPN, "").await.unwrap();
        self.records(case, &[Taken::Photo, Taken::Interview], "").await.unwrap()
    }

    pub async fn confirms(&self, case: &CaseView, number: &str, reason: &str) -> Acted {
        seen(self.device.app.confirm_payment(WINDOW, &case.id, number, reason.to_owned()).await)
    }

    pub async fn records(&self, case: &CaseView, taken: &[Taken], elsewhere: &str) -> Acted {
        seen(self.device.app.record_visit(WINDOW, &case.id, taken.to_vec(), elsewhere, "").await)
    }

    pub async fn notes(&self, case: &CaseView, text: &str) -> Acted {
        seen(self.device.app.add_note(WINDOW, &case.id, text.to_owned()).await)
    }

    pub async fn puts_away(&self, case: &CaseView) -> CaseView {
        seen(self.device.app.put_away_refusal(WINDOW, &case.id).await).unwrap()
    }

    pub async fn syncs(&self) -> SyncView {
        let view = self.device.app.sync_view(WINDOW).await.unwrap();
        whole(&view);
        view
    }
}

fn seen(acted: Acted) -> Acted {
    match &acted {
        Ok(case) => whole(case),
        Err(problem) => helpful(problem),
    }
    acted
}

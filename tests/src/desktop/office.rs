//! The office's window as an officer uses it.

use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::json;

use super::kiosk::screen;
use super::window::{Window, act};

const SIZE: (u32, u32) = (1440, 900);

pub struct Office {
    pub window: Window,
}

impl Office {
    /// The command that opens the office on the replica in `data`.
    pub fn command(data: &Path) -> Result<Vec<String>> {
        super::command("office", data)
    }

    pub async fn open(data: &Path) -> Result<Self> {
        Self::open_with(Self::command(data)?).await
    }

    /// As `command`, with more arguments.
    pub async fn open_with(command: Vec<String>) -> Result<Self> {
        Ok(Self { window: Window::open(command, SIZE).await? })
    }

    pub async fn enrol(&self, server: &str, code: &str) -> Result<()> {
        self.window.wait_for(&screen("enrol")).await?;
        self.window.type_into("#server", server).await?;
        self.window.type_into("#code", code).await?;
        self.window.click(&act("enrol")).await?;
        self.window.wait_for(&screen("sign_in")).await?;
        Ok(())
    }

    pub async fn sign_in(&self, login: &str, password: &str) -> Result<()> {
        self.window.type_into("#login", login).await?;
        self.window.type_into("#password", password).await?;
        self.window.click(&act("sign-in")).await?;
        self.window.wait_for(&screen("work_list")).await?;
        Ok(())
    }

    /// In another language, on the same screen.
    pub async fn speak(&self, language: &str) -> Result<()> {
        let choose = "const list = document.querySelector('[data-act=language]'); list.value = arguments[0]; \
            list.dispatchEvent(new Event('change', { bubbles: true }))";
        self.window.eval(choose, vec![json!(language)]).await.map(drop)
    }

    /// Waits until the case stands in the list that is shown, without a click; there it stands once.
    pub async fn wait_for_case(&self, reference: &str) -> Result<()> {
        let row = row(reference);
        self.window.wait_for(&row).await?;
        let rows = self
            .window
            .eval("return document.querySelectorAll(arguments[0]).length", vec![json!(row)])
            .await?;
        ensure!(rows == 1, "case {reference} stands in the list {rows} times");
        Ok(())
    }

    pub async fn open_case(&self, reference: &str) -> Result<()> {
        self.window.click(&row(reference)).await?;
        self.window.wait_for(&format!("{} [data-value=case-state]", screen("case"))).await?;
        let shown = self.window.text("[data-value=reference]").await?;
        ensure!(shown == reference, "the office opened {shown} instead of {reference}");
        Ok(())
    }

    /// Asks for one answer to be corrected.
    pub async fn ask_correction(&self, field: &str, note: &str) -> Result<()> {
        self.window.click(&act("ask-correction")).await?;
        self.window.click(&format!("#correction-field-{field}")).await?;
        self.window.type_into("#correction-note", note).await?;
        self.window.click(&act("ask-correction-send")).await?;
        self.state("correction_asked").await
    }

    /// Confirms the payment by the state's receipt number.
    pub async fn confirm_payment(&self, number: &str) -> Result<()> {
        self.window.click(&act("confirm-payment")).await?;
        self.window.type_into("#payment-number", number).await?;
        self.window.click(&act("confirm-payment-send")).await?;
        self.window.wait_until_gone("dialog[open]").await
    }

    /// Records that the applicant was here for photo and interview.
    pub async fn record_visit(&self) -> Result<()> {
        self.window.click(&act("record-visit")).await?;
        self.window.click(&act("record-visit-send")).await?;
        self.state("new").await
    }

    /// Grants, with a reason and the first legal source that is offered.
    pub async fn grant(&self, reason: &str) -> Result<()> {
        self.window.click(&act("decide")).await?;
        self.window.click("#decide-granted").await?;
        self.window.type_into("#decide-reason", reason).await?;
        self.window.choose_option("#decide-citation", 1).await?;
        self.send_decision("granted").await
    }

    /// Fills in a refusal, with a reason and the first legal source that is offered.
    pub async fn begin_refusal(&self, reason: &str) -> Result<()> {
        self.window.click(&act("decide")).await?;
        self.window.click("#decide-refused").await?;
        self.window.type_into("#decide-reason", reason).await?;
        self.window.choose_option("#decide-citation", 1).await
    }

    /// Sends the decision that is filled in.
    pub async fn send_decision(&self, state: &str) -> Result<()> {
        self.window.click(&act("decide-send")).await?;
        self.state(state).await
    }

    /// Waits until the open case is in this state, and no act is left open.
    pub async fn state(&self, state: &str) -> Result<()> {
        self.window.wait_for(&format!("[data-value=case-state][data-state={state}]")).await?;
        self.window.wait_until_gone("dialog[open]").await
    }

    /// Waits until the newest entry of the open case is there: "saved_here" or "safe_at_centre".
    pub async fn journey(&self, journey: &str) -> Result<()> {
        self.window
            .wait_for(&format!("{} [data-value=journey][data-state={journey}]", screen("case")))
            .await?;
        Ok(())
    }

    pub async fn show_list(&self, list: &str) -> Result<()> {
        self.window.click(&act(&format!("list-{list}"))).await?;
        self.window.wait_for(&screen("work_list")).await?;
        Ok(())
    }
}

fn row(reference: &str) -> String {
    format!("[data-act=open-case][data-reference='{reference}']")
}

//! Payments: the revenue system's notice (`POST /v1/payments/notice`), and on a demo server a bank that
//! takes no money (`/demo/bank`), so that the whole way can be tried.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FormRejection};
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use lawang_core::payment::{is_billing_code, receipt_number};
use maud::{DOCTYPE, html};
use serde::Deserialize;

use super::{phone, read, whole};
use crate::centre::{self, Notice};
use crate::error::{Error, Result};
use crate::gateway::Gateway;
use crate::state::AppState;
use crate::store::{bill, stream};
use crate::{api, hmac, random};

pub fn router(state: &AppState) -> Router<AppState> {
    let notice = Router::new().route("/v1/payments/notice", post(notice));
    if !matches!(state.gateway, Gateway::Demo) {
        return notice;
    }
    let bank = Router::new().route("/demo/bank", get(bank).post(pay));
    notice.merge(bank.layer(middleware::map_response(phone::guard)))
}

#[utoipa::path(post, path = "/v1/payments/notice", tag = "payments", request_body = api::PaymentNotice,
    security(("gateway" = [])),
    responses((status = 204, description = "taken, now or before"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody)))]
pub async fn notice(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: std::result::Result<Bytes, BytesRejection>,
) -> Result<StatusCode> {
    let Gateway::Remote(gateway) = &state.gateway else {
        return Err(Error::NotFound("no gateway for payments"));
    };
    let body = whole(body)?;
    let signature = headers.get(hmac::HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !hmac::verify(&gateway.secret, state.now(), &body, signature) {
        return Err(Error::SignatureInvalid("the notice is not signed with the gateway's secret"));
    }
    let told: api::PaymentNotice = read(&body)?;
    if !is_billing_code(&told.code) {
        return Err(Error::Malformed("a billing code has 15 digits".into()));
    }
    let number = receipt_number(&told.number)
        .ok_or_else(|| Error::Malformed("a receipt number has 16 letters and digits".into()))?;
    centre::paid(&state, Notice { code: told.code, number, amount: told.amount }).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    code: String,
}

async fn bank() -> Response {
    drawn(StatusCode::OK, "", None)
}

/// Pays a demo bill as the revenue system would report it.
async fn pay(
    State(state): State<AppState>,
    typed: std::result::Result<Form<Typed>, FormRejection>,
) -> Response {
    let code: String = match &typed {
        Ok(Form(typed)) => typed.code.chars().filter(char::is_ascii_digit).collect(),
        Err(_) => String::new(),
    };
    match paid(&state, &code).await {
        Ok(number) => drawn(StatusCode::OK, "", Some(&format!("Paid. Receipt number {number}."))),
        Err(error) => {
            error.log();
            drawn(error.answer().0, &code, Some("No such billing code, or the case does not take it now."))
        }
    }
}

async fn paid(state: &AppState, code: &str) -> Result<String> {
    let amount = {
        let mut db = state.store.read().await?;
        let id = bill::stream(&mut db, code).await?.ok_or(Error::NotFound("no such billing code"))?;
        stream::get(&mut db, id).await?.ok_or(Error::NotFound("no such case"))?.case.fee()
    };
    let number = data_encoding::HEXUPPER.encode(&random::bytes::<8>()?);
    centre::paid(state, Notice { code: code.to_owned(), number: number.clone(), amount }).await?;
    Ok(number)
}

/// Plain, and in English: only people who try the demo see it.
fn drawn(status: StatusCode, code: &str, said: Option<&str>) -> Response {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Demo bank – Lawang" }
                style { (phone::STYLE) }
            }
            body {
                header { p.name { strong { "Demo bank" } span { "Takes no money" } } p.demo { "Demo data" } }
                main {
                    h1 { "Pay a billing code" }
                    @if let Some(said) = said { p role="status" { strong { (said) } } }
                    form method="post" action="/demo/bank" {
                        div.field {
                            label for="code" { "Billing code" }
                            p.hint id="code-hint" { "15 digits, from a receipt or a status page of this demo." }
                            input.code type="text" id="code" name="code" value=(code) inputmode="numeric"
                                autocomplete="off" aria-describedby="code-hint";
                        }
                        button type="submit" { "Pay" }
                    }
                }
            }
        }
    };
    (status, Html(page.into_string())).into_response()
}

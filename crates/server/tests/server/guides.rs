//! Guides and checklists: for anybody, in every language, with every source; nothing is kept of who reads them.

use super::fixture::*;
use axum::body::Body;
use axum::http::Request;

/// A figure that is measured: how large the largest of these pages may be, in bytes. Some 30 kB go over a
/// line of 64 kbit/s in four seconds.
const LARGEST: usize = 30_000;

/// The services that the list of guides leads to.
async fn services(server: &Server) -> Vec<String> {
    let list = server.get("/g?lang=en").await;
    let page = list.page();
    let links = page.split("href=\"/g/").skip(1);
    let paths = links.filter_map(|link| Some(link.split_once('?')?.0.to_owned()));
    let services: Vec<String> = paths.filter(|path| !path.contains('/')).collect();
    assert!(services.len() >= 6, "{services:?}");
    services
}

#[tokio::test(flavor = "multi_thread")]
async fn every_service_has_its_guide_in_every_language() {
    let server = Server::new().await;
    let services = services(&server).await;
    for language in ["id", "en"] {
        let list = server.get(&format!("/g?lang={language}")).await;
        for service in &services {
            list.says(200, &format!("href=\"/g/{service}?lang={language}\""));
            let guide = server.get(&format!("/g/{service}?lang={language}")).await;
            let page = guide.page();
            assert_eq!(guide.status, 200);
            assert_eq!(page.matches("<section class=\"part\"").count(), 14, "{service} {language}");
            let source = if language == "en" { "Source: " } else { "Sumber: " };
            assert!(page.contains(source), "the source of the fee is on the page of {service}");
            assert!(!page.contains('⟨') && page.matches("<h1").count() == 1);
            assert!(page.len() <= LARGEST, "{service} {language}: {} bytes", page.len());
            assert!(guide.headers.get("set-cookie").is_none());
        }
    }
    server.get("/g/nothing?lang=en").await.says(404, "There is no such page.");
    server.get("/g/%FF?lang=en").await.says(404, "There is no such page.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_may_keep_a_guide_and_asks_whether_it_is_the_same() {
    let server = Server::new().await;
    let first = server.get("/g/itk-extension?lang=en").await;
    assert_eq!(first.headers["cache-control"], "public, max-age=3600");
    assert_eq!(first.headers["vary"], "accept-language");
    let again = |mark: &str| {
        let request = Request::get("/g/itk-extension?lang=en").header("if-none-match", mark);
        server.call(request.body(Body::empty()).unwrap())
    };
    let same = again(first.headers["etag"].to_str().unwrap()).await;
    assert_eq!((same.status.as_u16(), same.body.len()), (304, 0));
    assert_eq!(again("\"other\"").await.status, 200);
    // Nothing else may be kept.
    assert_eq!(server.get("/s").await.headers["cache-control"], "no-store");
    let answer = server.get("/g/nothing").await;
    assert_eq!(answer.headers["cache-control"], "no-store");
}

/// Answers one question after the other, as its form sends them.
struct Walk<'s> {
    phone: Phone<'s>,
    path: String,
    carried: Vec<(String, String)>,
}

impl<'s> Walk<'s> {
    fn new(server: &'s Server, service: &str) -> Self {
        let path = format!("/g/{service}/checklist?lang=en");
        Self { phone: Phone::new(server), path, carried: vec![] }
    }

    async fn answers(&mut self, page: &str, answers: &[(&str, &str)]) -> Answered {
        let mut form = vec![("page".to_owned(), page.to_owned())];
        self.carried.retain(|(name, _)| !answers.iter().any(|(other, _)| other == name));
        self.carried.extend(answers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        form.extend(self.carried.clone());
        let form: Vec<String> = form.iter().map(|(name, value)| format!("{name}={value}")).collect();
        self.phone.post(&self.path, &form.join("&")).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_checklist_asks_what_it_needs_and_says_what_to_bring_and_why() {
    let server = Server::new().await;
    let mut walk = Walk::new(&server, "itk-extension");
    let first = walk.phone.get(&walk.path.clone()).await;
    first.says(200, "name=\"permit_kind\"");
    assert_eq!(first.headers["cache-control"], "public, max-age=3600");
    walk.answers("permit", &[]).await.says(400, "Please choose an answer");
    walk.answers("permit", &[("permit_kind", "visa_on_arrival")]).await.says(200, "name=\"permit_end-year\"");
    // A date that does not exist is told as at a kiosk, and what was typed stands there.
    let date =
        |year, month, day| [("permit_end-year", year), ("permit_end-month", month), ("permit_end-day", day)];
    let wrong = walk.answers("permit-end", &date("2026", "2", "30")).await;
    wrong.says(400, "February 2026 has no day 30. It has 28 days.");
    wrong.says(400, "value=\"30\"");
    walk.answers("permit-end", &date("2026", "12", "20")).await.says(200, "name=\"extended_before\"");
    walk.answers("extended-before", &[("extended_before", "no")])
        .await
        .says(200, "name=\"passport_expiry-day\"");
    let expiry =
        [("passport_expiry-year", "2029"), ("passport_expiry-month", "5"), ("passport_expiry-day", "14")];
    let result = walk.answers("passport-expiry", &expiry).await;
    for words in ["Rp\u{a0}500,000", "imigrasi.go.id", "Onward or return ticket", "Photo", "19 Jan 2027"] {
        result.says(200, words);
    }
    assert_eq!(result.headers["cache-control"], "no-store", "answers are kept nowhere");
    assert!(!result.page().contains('⟨'));
    // Back holds what was answered.
    let back = walk.answers("passport-expiry", &[("back", "1")]).await;
    back.says(200, "name=\"extended_before\"");
    back.says(200, "value=\"no\" checked");
    // Refused where the rules refuse it, with the reason and the law.
    let mut walk = Walk::new(&server, "itk-extension");
    walk.answers("permit", &[("permit_kind", "visa_free")]).await;
    walk.answers("permit-end", &date("2026", "12", "20")).await;
    walk.answers("passport-expiry", &expiry).await;
    let refused = walk.answers("extension", &[("extension_days", "30")]).await;
    refused.says(200, "Not met");
    assert!(!refused.page().contains("Onward or return ticket"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_sent_to_a_checklist_is_answered_with_a_page() {
    let server = Server::new().await;
    let mut phone = Phone::new(&server);
    for service in services(&server).await {
        let path = format!("/g/{service}/checklist");
        for form in [
            "",
            "page=x",
            "page=permit&permit_kind=%FF",
            "a=b&a=c&&=",
            "back=1",
            "permit_end-day=1&page=x&back=1",
        ] {
            let answer = phone.post(&path, form).await;
            assert!(answer.status.is_success() || answer.status.is_client_error(), "{service} {form}");
            answer.page();
        }
        let request = Request::post(&path).header("content-type", "text/plain").body("x".into()).unwrap();
        assert_eq!(server.call(request).await.status, 415);
    }
    phone.post("/g/itk-extension/checklist", &"x".repeat(70_000)).await.page();
}

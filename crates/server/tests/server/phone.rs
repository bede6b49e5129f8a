//! The phone pages: the same secrets, counters and locks as at a kiosk, in plain words, and nothing else.

use super::fixture::*;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request};
use lawang_core::case::{CaseEvent, Decision};
use lawang_core::journal::Standing;
use lawang_core::journal::wire::*;
use lawang_core::reference::Reference;
use std::net::SocketAddr;

/// What fits the first round trip of a new connection.
const FIRST_ROUND_TRIP: usize = 14_000;
const CANARY: &str = "<script>alert(1)</script> & \"Jl. O'Hare\"";

struct Scene {
    server: Server,
    kiosk: Device,
    desk: Device,
    reference: Reference,
    stream: lawang_core::ids::StreamId,
}

async fn scene() -> Scene {
    let server = Server::new().await;
    let (mut kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let submission = submission();
    let reference = submission.reference.clone();
    let act = submitted(submission);
    let entry = kiosk.author(server.now(), &act);
    kiosk.push(&server, &[&entry]).await;
    Scene { server, kiosk, desk, reference, stream: act.stream }
}

impl Scene {
    async fn act(&mut self, event: CaseEvent, version: u64) {
        let wayan = self.server.officer(&self.desk, "wayan").await;
        let act = by_officer(&wayan, self.stream, event, Some(version));
        let entry = self.desk.author(self.server.now(), &act);
        let outcomes = self.desk.push(&self.server, &[&entry]).await;
        assert_eq!(standings(&outcomes), [Standing::Accepted]);
    }

    fn address(&self) -> String {
        format!("/s/{}", self.reference)
    }
}

/// Sends the form, from a phone that speaks that language.
async fn send(server: &Server, path: &str, language: &str, form: impl Into<Body>) -> Answered {
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept-language", language);
    server.call(request.body(form.into()).unwrap()).await
}

async fn pin(server: &Server, path: &str, pin: &str) -> Answered {
    send(server, path, "en", format!("pin={pin}")).await
}

fn page(answer: &Answered) -> String {
    assert_eq!(answer.headers["content-type"], "text/html; charset=utf-8", "{}", answer.status);
    String::from_utf8(answer.body.clone()).unwrap()
}

fn says(answer: &Answered, status: u16, words: &str) {
    let page = page(answer);
    assert_eq!(answer.status, status, "{page}");
    assert!(page.contains(words), "{words:?} is not on the page: {page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_secrets_show_how_the_case_stands_at_every_step() {
    let mut scene = scene().await;
    let path = scene.address();
    says(&scene.server.get(&path).await, 200, "name=\"pin\"");
    says(&pin(&scene.server, &path, PIN).await, 200, "Your application is in review");
    let ask = CaseEvent::CorrectionAsked { fields: vec!["address".into()], note: "Street number?".into() };
    scene.act(ask, 1).await;
    let answer = pin(&scene.server, &path, PIN).await;
    for words in ["Please correct your application", "Street number?", "any kiosk or counter"] {
        says(&answer, 200, words);
    }
    let decided = CaseEvent::Decided(Decision {
        granted: true,
        reason: "All requirements are met.".into(),
        citation: "Permenkumham 11/2024".into(),
        valid_until: Some(jiff::civil::date(2027, 1, 18)),
        conditions: vec![],
        number: None,
    });
    scene.act(decided, 2).await;
    let answer = pin(&scene.server, &path, PIN).await;
    for words in ["is granted", "All requirements", "Permenkumham 11/2024", "until 18 January 2027", "WIB"] {
        says(&answer, 200, words);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_the_application_itself_is_shown() {
    let scene = scene().await;
    let shown = page(&pin(&scene.server, &scene.address(), PIN).await);
    for personal in ["ANNA", "ERIKSSON", "Pantai", PIN, "argon2"] {
        assert!(!shown.contains(personal), "{personal} is on the page");
    }
    let title = shown.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
    assert!(!title.contains(scene.reference.plain()) && !title.contains("LW-"), "{title}");
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_pins_lock_the_reference_here_and_at_the_kiosks() {
    let scene = scene().await;
    for _ in 0..5 {
        let answer = pin(&scene.server, &scene.address(), "000000").await;
        says(&answer, 403, "This reference and PIN do not belong together.");
    }
    let answer = pin(&scene.server, &scene.address(), PIN).await;
    says(&answer, 429, "Please wait 15 minutes.");
    assert_eq!(answer.headers["retry-after"], "900");
    let borrow = BorrowRequest { reference: scene.reference.to_string(), pin: PIN.into() };
    scene.kiosk.post(&scene.server, "/v1/borrow", &borrow).await.refused(429, ErrorCode::Locked);
    scene.server.wait(15 * MINUTE);
    says(&pin(&scene.server, &scene.address(), PIN).await, 200, "in review");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_reference_answers_like_a_wrong_pin() {
    let scene = scene().await;
    let nobody = Reference::from_random(77);
    for tries in 0..6 {
        let real = pin(&scene.server, &scene.address(), "000000").await;
        let none = pin(&scene.server, &format!("/s/{nobody}"), "000000").await;
        let alike = page(&none).replace(&nobody.to_string(), &scene.reference.to_string());
        assert_eq!((real.status, page(&real)), (none.status, alike), "try {tries}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_that_tries_many_references_is_locked() {
    let scene = scene().await;
    let from = async |address: &str, path: &str, pin: &str| {
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        let mut request = request.body(Body::from(format!("pin={pin}"))).unwrap();
        request.extensions_mut().insert(ConnectInfo(address.parse::<SocketAddr>().unwrap()));
        scene.server.call(request).await.status.as_u16()
    };
    for i in 0..60 {
        let path = format!("/s/{}", Reference::from_random(1_000 + i));
        assert_eq!(from("203.0.113.9:4000", &path, "000000").await, 403);
    }
    assert_eq!(from("203.0.113.9:4001", &scene.address(), PIN).await, 429);
    assert_eq!(from("203.0.113.10:4000", &scene.address(), PIN).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_is_no_guess() {
    let scene = scene().await;
    for slip in ["", "12345", "48392O", "4839201"] {
        says(&pin(&scene.server, &scene.address(), slip).await, 400, "The PIN has six digits.");
    }
    for path in ["/s/LW-7K2M?lang=en", "/s/%FF?lang=en", "/s/%3Cscript%3E?lang=en"] {
        let answer = scene.server.get(path).await;
        says(&answer, 400, "is not complete, or a character in it is wrong.");
        assert!(!page(&answer).contains("<script"));
    }
    let last = scene.reference.plain().chars().next_back().unwrap();
    let other = if last == '3' { "4" } else { "3" };
    let mistyped = format!("{}{other}", &scene.reference.to_string()[..17]);
    let form = format!("reference={mistyped}&pin={PIN}");
    let answer = send(&scene.server, "/s", "en", form).await;
    says(&answer, 400, &format!("value=\"{mistyped}\""));
    says(&pin(&scene.server, &scene.address(), "٤٨٣ ٩٢٠").await, 200, "in review");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_reference_both_are_asked_for() {
    let scene = scene().await;
    for path in ["/s", "/s/"] {
        let answer = scene.server.get(path).await;
        says(&answer, 200, "name=\"reference\"");
    }
    let form = format!("reference={}&pin={PIN}", scene.reference.to_string().to_lowercase());
    says(&send(&scene.server, "/s", "en", form).await, 200, "Your application is in review");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_officers_write_is_words_and_never_markup() {
    let mut scene = scene().await;
    let path = scene.address();
    let ask = CaseEvent::CorrectionAsked { fields: vec!["address".into()], note: CANARY.into() };
    scene.act(ask, 1).await;
    let escaped = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Jl. O'Hare&quot;";
    let answer = pin(&scene.server, &path, PIN).await;
    says(&answer, 200, escaped);
    assert!(!page(&answer).contains("<script"));
    let decided = CaseEvent::Decided(Decision {
        granted: false,
        reason: CANARY.into(),
        citation: CANARY.into(),
        valid_until: None,
        conditions: vec![],
        number: None,
    });
    scene.act(decided, 2).await;
    let shown = page(&pin(&scene.server, &path, PIN).await);
    assert_eq!(shown.matches(escaped).count(), 2);
    assert!(!shown.contains("<script"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_keeps_to_itself_and_fits_the_first_round_trip() {
    let mut scene = scene().await;
    let note = "Please type the street and the number as on your lease. ".repeat(8);
    let ask = CaseEvent::CorrectionAsked { fields: vec!["address".into(), "full_name".into()], note };
    scene.act(ask, 1).await;
    let path = scene.address();
    let answers = [
        scene.server.get("/s").await,
        scene.server.get(&path).await,
        scene.server.get("/s/nonsense").await,
        pin(&scene.server, &path, "000000").await,
        pin(&scene.server, &path, PIN).await,
        send(&scene.server, "/s", "id", vec![b'a'; 3_000]).await,
    ];
    for answer in &answers {
        let page = page(answer);
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!(answer.headers["referrer-policy"], "no-referrer");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        for part in [
            "default-src 'none';",
            "img-src 'self' data:;",
            "form-action 'self';",
            "base-uri 'none';",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{policy}");
        }
        // The style that is on the page is the one that is allowed, to the byte.
        let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        let hash = lawang_core::journal::sign::Hash::of(&[style.as_bytes()]);
        let allowed = format!("style-src 'sha256-{}';", data_encoding::BASE64.encode(&hash.0));
        assert!(policy.contains(&allowed) && !style.contains('&'), "{policy}");
        assert!(answer.headers.get("set-cookie").is_none());
        assert!(!page.contains("style=") && !page.contains("<script") && !page.contains("src="));
        assert!(page.len() <= FIRST_ROUND_TRIP, "{} bytes", page.len());
        assert!(!page.contains('⟨'), "words are missing");
        assert_eq!(page.matches("<h1").count(), 1);
    }
    assert_eq!(answers.map(|a| a.status.as_u16()), [200, 200, 400, 403, 200, 413]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_the_chosen_one_else_the_phones_else_the_first() {
    let scene = scene().await;
    let get = async |path: &str, accepted: &str| {
        let request = Request::get(path).header("accept-language", accepted).body(Body::empty());
        page(&scene.server.call(request.unwrap()).await)
    };
    let path = scene.address();
    for (path, accepted, language) in [
        (path.clone(), "en-GB,en;q=0.9", "en"),
        (path.clone(), "fr,id;q=0.4,en;q=0.2", "id"),
        (path.clone(), "tlh", "id"),
        (format!("{path}?lang=en"), "id", "en"),
        (format!("{path}?lang=%3Cscript%3E"), "en", "en"),
    ] {
        let page = get(&path, accepted).await;
        assert!(page.contains(&format!("<html lang=\"{language}\" dir=\"ltr\">")), "{path} {accepted}");
        assert!(page.contains(&format!("action=\"/s/{}?lang={language}\"", scene.reference)), "{page}");
        assert!(page.contains(">Bahasa Indonesia</a>") && page.contains(">English</a>"));
    }
    let answer = send(&scene.server, &format!("{path}?lang=id"), "en", format!("pin={PIN}")).await;
    says(&answer, 200, "Permohonan Anda sedang diperiksa");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_sent_is_answered_with_a_page() {
    let scene = scene().await;
    for (path, body) in [
        ("/s", b"\xff\xfe".to_vec()),
        ("/s/x", b"pin=1&pin=2".to_vec()),
        ("/s/x?lang", b"%%%".to_vec()),
        ("/s?lang=&&", b"{\"pin\":1}".to_vec()),
        ("/s/%00", vec![]),
        ("/s", vec![b'='; 2_000]),
    ] {
        let answer = send(&scene.server, path, ";;q=,*", body).await;
        assert!(answer.status.is_client_error(), "{path} {}", answer.status);
        page(&answer);
    }
    let request = Request::post("/s").header("content-type", "text/plain").body("pin=1".into()).unwrap();
    says(&scene.server.call(request).await, 415, "Formulir tidak diterima secara utuh.");
}

/// `cargo test -p lawang-server phone_pages_to_look_at -- --ignored --nocapture`, then open what it prints.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "serves cases at every step, for a person to look at"]
async fn phone_pages_to_look_at() {
    let mut scene = scene().await;
    let mut references = vec![("in review", scene.reference.clone())];
    let asked = CaseEvent::CorrectionAsked {
        fields: vec!["address".into(), "full_name".into()],
        note: "Please give the number of the house, and type the name as in the passport.".into(),
    };
    let decided = |granted: bool, reason: &str| {
        let valid_until = granted.then(|| jiff::civil::date(2027, 1, 18));
        let citation = "Permenkumham 11/2024, Pasal 42".into();
        CaseEvent::Decided(Decision {
            granted,
            reason: reason.into(),
            citation,
            valid_until,
            conditions: vec![],
            number: None,
        })
    };
    let stories = [
        ("asked", vec![asked.clone()]),
        ("granted", vec![asked, decided(true, "All requirements are met.")]),
        ("refused", vec![decided(false, "The passport is valid for less than six months.")]),
    ];
    for (name, events) in stories {
        let submission = submission();
        references.push((name, submission.reference.clone()));
        let act = submitted(submission);
        let entry = scene.kiosk.author(scene.server.now(), &act);
        scene.kiosk.push(&scene.server, &[&entry]).await;
        scene.stream = act.stream;
        for (event, version) in events.into_iter().zip(1..) {
            scene.server.wait(3 * 60 * MINUTE);
            scene.act(event, version).await;
        }
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}/s", listener.local_addr().unwrap());
    println!("{base} PIN {PIN}");
    for (name, reference) in references {
        println!("{base}/{reference} {name}");
    }
    lawang_server::serve(listener, scene.server.state.clone(), std::future::pending()).await.unwrap();
}

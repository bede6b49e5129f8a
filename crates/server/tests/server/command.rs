//! The program itself: init, serve, admin, and a stop that ends long waits at once.
#![cfg(unix)]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::fixture::*;
use lawang_core::administration::provisioning::ProvisioningFile;
use lawang_core::journal::wire::*;
use lawang_core::reference::EnrolmentCode;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_lawang-server"))
}

fn places(command: &mut Command, folder: &Path) {
    command.arg("--data").arg(folder.join("data")).arg("--key-file").arg(folder.join("key"));
}

fn init_program(folder: &Path) -> Output {
    let mut command = program();
    command.arg("init").arg("--demo");
    places(&mut command, folder);
    command.output().unwrap()
}

struct Running {
    child: Child,
    url: String,
}

fn serve(folder: &Path) -> Running {
    let mut command = program();
    command.arg("serve").args(["--listen", "127.0.0.1:0", "--accept-any-bundle"]);
    places(&mut command, folder);
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let address = lines
        .by_ref()
        .map(|line| line.unwrap())
        .find_map(|line| line.split("127.0.0.1:").nth(1).map(str::to_owned))
        .unwrap();
    let port: String = address.chars().take_while(char::is_ascii_digit).collect();
    std::thread::spawn(move || lines.for_each(drop));
    Running { child, url: format!("http://127.0.0.1:{port}") }
}

fn admin(url: &str, stdin: &str, verb: &[&str]) -> Output {
    let mut child = program()
        .args(["admin", "--server", url, "--login", "wayan"])
        .args(verb)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_is_made_ready_served_administered_and_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let first = said(&init_program(folder.path()));
    let code: EnrolmentCode = first.trim().strip_prefix("administrator code: ").unwrap().parse().unwrap();
    let mut server = serve(folder.path());
    let busy = init_program(folder.path());
    assert!(!busy.status.success() && String::from_utf8_lossy(&busy.stderr).contains("another process"));

    let http = reqwest::Client::new();
    let answer = http.post(format!("{}/v1/setup", server.url)).json(&set_up(&code)).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    let password = format!("{PASSWORD}\n");
    let added = admin(&server.url, &password, &["office", "add", "denpasar", "Kantor Imigrasi Denpasar"]);
    assert_eq!(said(&added), "office denpasar added\n");
    let verb = ["officer", "add", "--office", "denpasar", "--role", "officer", "sari", "Ni Luh Sari"];
    assert_eq!(said(&admin(&server.url, &format!("{password}{password}"), &verb)), "officer sari added\n");
    let verb = ["device-code", "--class", "office", "--office", "denpasar", "--name", "desk one"];
    let made = said(&admin(&server.url, &password, &verb));
    let code: EnrolmentCode = made.trim().strip_prefix("device code: ").unwrap().parse().unwrap();
    let notices = said(&admin(&server.url, &password, &["notices", "--undelivered"]));
    assert!(notices.starts_with("id\tscope\tcase\tchannel") && notices.lines().count() == 1, "{notices}");
    assert_eq!(said(&admin(&server.url, &password, &["notices", "--retry", "all"])), "it is tried again\n");
    let wrong = admin(&server.url, "a wrong password\n", &["devices"]);
    assert!(!wrong.status.success());

    let device = Device::new();
    let request = device.enrol_request(&code);
    let answer = http.post(format!("{}/v1/enrol", server.url)).json(&request).send().await.unwrap();
    let enrolled: EnrolResponse = answer.json().await.unwrap();
    assert!(enrolled.device.demo && code.matches(&enrolled.server_key));
    assert!(said(&admin(&server.url, &password, &["devices"])).contains(&device.id.to_string()));

    let held = wait_over_the_wire(&http, &server.url, &device).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let begun = Instant::now();
    Command::new("kill").arg(server.child.id().to_string()).status().unwrap();
    let answer = held.await.unwrap();
    assert_eq!(answer.status(), 200, "a long wait is answered, not cut");
    assert!(server.child.wait().unwrap().success());
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());

    assert!(said(&init_program(folder.path())).contains("nothing to do"));
    let mut server = serve(folder.path());
    assert!(said(&admin(&server.url, &password, &["devices"])).contains(&device.id.to_string()));
    server.child.kill().unwrap();
    server.child.wait().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_verb_of_the_administration_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let first = said(&init_program(folder.path()));
    let code: EnrolmentCode = first.trim().strip_prefix("administrator code: ").unwrap().parse().unwrap();
    let mut server = serve(folder.path());
    let http = reqwest::Client::new();
    http.post(format!("{}/v1/setup", server.url)).json(&set_up(&code)).send().await.unwrap();
    let password = format!("{PASSWORD}\n");
    let run = |verb: &str| {
        let words: Vec<&str> = verb.split(' ').collect();
        said(&admin(&server.url, &password, &words))
    };
    let enrol = async |code: &str| {
        let device = Device::new();
        let code: EnrolmentCode = code.trim().strip_prefix("device code: ").unwrap().parse().unwrap();
        let request = device.enrol_request(&code);
        let answer = http.post(format!("{}/v1/enrol", server.url)).json(&request).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        device.id.to_string()
    };

    run("office add denpasar Denpasar");
    assert_eq!(run("office rename denpasar Bali"), "office denpasar renamed\n");
    let verb = ["officer", "add", "--office", "denpasar", "--role", "officer", "sari", "Ni Luh Sari"];
    let added = said(&admin(&server.url, &format!("{password}\n"), &verb));
    assert!(added.contains("officer sari added\npassword: "), "{added}");
    run("officer change sari --role supervisor --role officer");
    assert!(run("officer list --office denpasar").contains("officer,supervisor"));
    assert!(run("officer reset sari").starts_with("password: "));

    let device = enrol(&run("device-code --class kiosk --office denpasar --name Kios --approval")).await;
    assert_eq!(run(&format!("approve {device}")), "the device is approved\n");
    run(&format!("rename-device {device} Lobi"));
    run(&format!("revoke {device}"));
    enrol(&run(&format!("code-again {device}"))).await;
    let devices = run("devices --office denpasar");
    assert_eq!(devices.matches("Lobi").count(), 2, "another machine took its place: {devices}");

    let out = folder.path().join("kiosks.json");
    let out_text = out.display().to_string();
    let verb = format!("provision --office denpasar --count 10 --days 3 --out {out_text}");
    assert!(run(&verb).contains("connects 10 devices within 3 days"));
    let words: Vec<&str> = verb.split(' ').collect();
    let again = admin(&server.url, &password, &words);
    assert!(!again.status.success(), "somebody's file is not overwritten");
    let now = jiff::Timestamp::now().as_millisecond();
    let says = ProvisioningFile::read(&std::fs::read(&out).unwrap(), now).unwrap();
    assert_eq!((says.server, says.count), (server.url.clone(), 10));
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(std::fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
    let listed = run("provisionings");
    let id = listed.lines().nth(1).unwrap().split('\t').next().unwrap();
    run(&format!("revoke-provisioning {id}"));

    run("closure add --office denpasar 2027-03-08 --words en=Silence --words id=Nyepi");
    assert!(run("closure list --office denpasar").contains("Nyepi"));
    run("closure remove --office denpasar 2027-03-08");
    let plan = folder.path().join("plan.json");
    std::fs::write(
        &plan,
        r#"{"from":"2027-01-04","plan":{"days_ahead":20,"windows":[
            {"weekday":1,"from":"08:00","to":"12:00","minutes":30,"capacity":4}]}}"#,
    )
    .unwrap();
    run(&format!("slots set --office denpasar {}", plan.display()));
    assert!(run("slots show --office denpasar").contains("\"capacity\": 4"));
    run("slots remove --office denpasar 2027-01-04");
    assert_eq!(run("locks"), "kind\tabout\tname\toffice\ttries\n");
    let none = admin(&server.url, &password, &["unlock", "login", "sari", "--reason", "called"]);
    assert!(String::from_utf8_lossy(&none.stderr).contains("not locked"));

    run("officer leave sari");
    let new = devices.lines().find(|line| !line.contains(&device) && line.contains("Lobi")).unwrap();
    run(&format!("revoke {}", new.split('\t').next().unwrap()));
    assert_eq!(run("office close denpasar"), "office denpasar closed\n");
    let record = run("record --office denpasar");
    assert!(record.lines().count() > 15 && record.contains("close_office"), "{record}");
    server.child.kill().unwrap();
    server.child.wait().unwrap();
}

/// A sync request that has nothing to say and waits.
async fn wait_over_the_wire(
    http: &reqwest::Client,
    url: &str,
    device: &Device,
) -> tokio::task::JoinHandle<reqwest::Response> {
    let send = async |http: &reqwest::Client, request: &SyncRequest, nonce: &str| {
        let body = serde_json::to_vec(request).unwrap();
        let now = jiff::Timestamp::now().as_millisecond();
        let (parts, _) =
            device.signed(axum::http::Method::POST, "/v1/sync", now, nonce, body.clone()).into_parts();
        http.post(format!("{url}/v1/sync")).headers(parts.headers).body(body).send().await.unwrap()
    };
    let first: SyncResponse =
        send(http, &device.push_request(&[]), "first-nonce").await.json().await.unwrap();
    let request = SyncRequest {
        cursor: first.cursor,
        control: first.control.unwrap().version,
        wait_ms: WAIT_MS,
        ..device.push_request(&[])
    };
    let (http, url, device) = (http.clone(), url.to_owned(), device.clone());
    tokio::spawn(async move {
        let body = serde_json::to_vec(&request).unwrap();
        let now = jiff::Timestamp::now().as_millisecond();
        let (parts, _) = device
            .signed(axum::http::Method::POST, "/v1/sync", now, "second-nonce", body.clone())
            .into_parts();
        http.post(format!("{url}/v1/sync")).headers(parts.headers).body(body).send().await.unwrap()
    })
}

#[test]
fn a_key_file_inside_the_data_folder_is_refused_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program();
    command.arg("init").arg("--data").arg(folder.path()).arg("--key-file").arg(folder.path().join("key"));
    let output = command.output().unwrap();
    assert!(!output.status.success());
    let mut said = String::new();
    output.stderr.as_slice().read_to_string(&mut said).unwrap();
    assert!(said.contains("lies inside the data folder"), "{said}");
    let mut command = program();
    command.arg("serve");
    places(&mut command, folder.path());
    let output = command.output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("lawang-server init"), "the next step is named");
}

/// Said before anything is opened, and without a word of the secret.
#[test]
fn a_way_out_that_is_not_safe_is_refused_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let (short, secret) = (folder.path().join("short"), folder.path().join("secret"));
    std::fs::write(&short, "too short\n").unwrap();
    std::fs::write(&secret, "a secret of two systems\n").unwrap();
    let [short, secret] = [&short, &secret].map(|path| path.to_str().unwrap());
    let from = ["--mail-from", "no-reply@example.go.id"];
    for (options, expected) in [
        (vec!["--smtp", "smtps://mail.example.go.id"], "--mail-from"),
        (vec!["--smtp", "smtps://u:hidden@mail.example.go.id", from[0], from[1]], "put it into a file"),
        (vec!["--smtp", "smtp://mail.example.go.id?tls=none", from[0], from[1]], "without TLS"),
        (vec!["--smtp", "smtps://u@mail.example.go.id", from[0], from[1]], "name the file"),
        (vec!["--smtp", "smtps://mail.example.go.id", "--mail-from", "nobody"], "the sender"),
        (vec!["--webhook", "https://sms.example.go.id/"], "--webhook-secret-file"),
        (vec!["--webhook", "http://sms.example.go.id/", "--webhook-secret-file", secret], "without TLS"),
        (vec!["--handover", "https://r.example.go.id/", "--handover-secret-file", short], "16 characters"),
    ] {
        let mut command = program();
        command.arg("serve").args(&options);
        places(&mut command, folder.path());
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(expected), "{options:?}: {said}");
        assert!(!said.contains("hidden"), "{said}");
    }
}

#[test]
fn invented_cases_are_a_command_of_a_demo_server_that_does_not_run() {
    let folder = tempfile::tempdir().unwrap();
    let real = tempfile::tempdir().unwrap();
    said(&init_program(folder.path()));
    let mut plain = program();
    plain.arg("init");
    places(&mut plain, real.path());
    said(&plain.output().unwrap());
    let fill = |folder: &Path| {
        let mut command = program();
        command.args(["demo-cases", "--count", "40"]);
        places(&mut command, folder);
        command.output().unwrap()
    };
    assert!(said(&fill(folder.path())).starts_with("40 invented cases in "));
    let again = fill(folder.path());
    assert!(
        !again.status.success() && String::from_utf8_lossy(&again.stderr).contains("take another --seed")
    );
    let refused = fill(real.path());
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("demo data"));
}

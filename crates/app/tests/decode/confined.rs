//! What a child can still do once it is confined: nothing but think. Tried from inside, in a process of its
//! own, with a control beside it that is not confined.
#![cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]

use std::fs::File;
use std::net::TcpListener;
use std::process::Command;

use lawang_app::decode::{Confined, Limits, confine};

const CONTROL: &str = "LAWANG_CONFINE_CONTROL";

/// Doors that are open, by name.
fn open_doors() -> Vec<&'static str> {
    let doors: [(&str, bool); 6] = [
        ("reads files", File::open("/etc/hostname").is_ok()),
        ("writes files", File::create(std::env::temp_dir().join("lawang-confined")).is_ok()),
        ("lists folders", std::fs::read_dir("/").is_ok()),
        ("uses the network", TcpListener::bind("127.0.0.1:0").is_ok()),
        ("starts programs", Command::new("/bin/true").status().is_ok()),
        ("starts threads", std::thread::Builder::new().spawn(|| {}).is_ok()),
    ];
    doors.into_iter().filter(|(_, open)| *open).map(|(name, _)| name).collect()
}

/// Run by the test below, as a process that gives itself up.
#[test]
#[ignore = "confines its own process"]
#[allow(clippy::print_stdout, reason = "it tells the test that started it")]
fn a_process_that_is_confined() {
    if std::env::var_os(CONTROL).is_none() {
        let confined = confine(&Limits { memory: 64 << 20, ..Limits::default() });
        println!("confined: {}", confined == Confined { limited: true, closed: true });
        println!("memory: {:?}", Vec::<u8>::new().try_reserve_exact(100 << 20).is_ok());
    }
    println!("open: {}", open_doors().join(", "));
    std::process::exit(0);
}

fn run(control: bool) -> String {
    let mut again = Command::new(std::env::current_exe().unwrap());
    let name = "confined::a_process_that_is_confined";
    again.args([name, "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    if control {
        again.env(CONTROL, "1");
    }
    String::from_utf8(again.output().unwrap().stdout).unwrap()
}

#[test]
fn a_confined_child_has_no_files_no_network_and_no_programs() {
    let control = run(true);
    let open = control.lines().find_map(|line| line.split("open: ").nth(1)).unwrap();
    assert_eq!(open.split(", ").count(), 6, "the control is free: {control}");
    let said = run(false);
    assert!(said.contains("confined: true"), "{said}");
    assert!(said.contains("memory: false"), "{said}");
    assert!(said.lines().any(|line| line.ends_with("open: ")), "{said}");
}

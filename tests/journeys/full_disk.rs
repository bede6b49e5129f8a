//! A disk that is full, for real: the device's folder lies on a small file system of its own, in memory.
//! The test starts itself again in a mount namespace where such a one can be made.
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::Command;

use lawang_app::kiosk::screen::Screen;
use lawang_app::place::PlaceKind;
use lawang_app::problem::ProblemCode;

use crate::centre::Centre;
use crate::device::{self, helpful};
use crate::visit::{Visit, held, this_page};
use crate::visitor::{Visitor, paper};

const SMALL: &str = "LAWANG_SMALL_DISK";

/// Run by the test below, where `LAWANG_SMALL_DISK` is a disk of 8 MB.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a small disk"]
async fn on_a_small_disk() {
    let disk = std::env::var_os(SMALL).unwrap();
    let disk = Path::new(&disk);
    let centre = Centre::open().await;
    let app = device::open(PlaceKind::Kiosk, &disk.join("kiosk"), &centre.time).await;
    let code = centre.code("kiosk").await.to_string();
    app.enrol_device("main", &centre.url, &code).await.unwrap();
    let visit = Visit::begin(&app, "en").await;
    let visitor = Visitor::new();
    visit.walk_to("onward-ticket", &visitor).await;

    let filler = disk.join("filler");
    for left in [12 * 1024, 0] {
        fill(&filler, left);
        // A picture needs more room than is left; with none at all not even an answer can be kept.
        let problem = visit.add("onward_ticket", paper("photo")).await.unwrap_err();
        helpful(&problem);
        assert_eq!(problem.code, ProblemCode::Storage, "{problem:?}");
        assert!(problem.message.contains("full") && problem.kept.is_some(), "{problem:?}");
        let page = this_page(visit.see(app.set_language("main", "en").await).await.unwrap());
        assert!(page.fields[0].attachment.is_none(), "nothing is shown that is not on disk");
        let files = fs::read_dir(disk.join("kiosk/attachments")).unwrap().count();
        assert_eq!(files, 0, "half a file would hold the room that the next try needs");
    }
    fs::remove_file(&filler).unwrap();

    // With room again everything goes on where it was, and nothing from before is lost.
    visit.add("onward_ticket", paper("photo")).await.unwrap();
    let next = visit.answer("onward-ticket", &[]).await.unwrap();
    fill(&filler, 0);
    assert_eq!(visit.add("photo", paper("photo")).await.unwrap_err().code, ProblemCode::Storage);
    fs::remove_file(&filler).unwrap();
    visit.walk(next, &visitor, |screen| matches!(screen, Screen::Check(_))).await;
    let address = this_page(visit.change("address").await.unwrap());
    assert_eq!(held(&address, "address"), crate::visitor::ADDRESS);
    visit.end().await;
    app.close().await;
}

/// Fills the disk until only so many bytes are left.
fn fill(path: &Path, left: usize) {
    let mut file = File::create(path).unwrap();
    let block = [7; 4096];
    loop {
        match file.write_all(&block) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::StorageFull => break,
            Err(error) => panic!("{error}"),
        }
    }
    let size = file.metadata().unwrap().len();
    file.set_len(size.saturating_sub(left as u64)).unwrap();
}

#[test]
#[allow(clippy::print_stdout, reason = "a test that could not run says so")]
fn a_full_disk_is_told_and_keeps_everything_else() {
    let folder = tempfile::tempdir().unwrap();
    let script = "mount -t tmpfs -o size=8m tmpfs \"$0\" || exit 77; exec \"$@\"";
    let mut again = Command::new("unshare");
    // Root may mount at once; anyone else in a user namespace of their own, where the kernel allows it.
    let root = rustix::process::geteuid().is_root();
    again.args(if root { &["-m"][..] } else { &["-r", "-m"] }).args(["sh", "-c", script]).arg(folder.path());
    again.arg(std::env::current_exe().unwrap());
    again.args(["full_disk::on_a_small_disk", "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    let Ok(output) = again.env(SMALL, folder.path()).output() else {
        assert!(std::env::var_os("CI").is_none(), "util-linux's unshare is not installed");
        return println!("skipped: there is no unshare");
    };
    let said =
        [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    if output.status.code() == Some(77) || said.contains("unshare failed") {
        assert!(std::env::var_os("CI").is_none(), "no small disk can be mounted: {said}");
        return println!("skipped: this kernel lets nobody mount a small disk");
    }
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

//! The first set-up, as the README tells it: the administrator code makes the office, its administrator and
//! the first workplace, once, and the administrator signs in there.

use lawang_app::SetUp;
use lawang_app::place::{DeviceStanding, PlaceKind};
use lawang_app::problem::ProblemCode;

use crate::centre::{Centre, PASSWORD};
use crate::device::{Device, WINDOW, helpful, whole};
use crate::officer::Officer;

#[tokio::test(flavor = "multi_thread")]
async fn the_administrator_code_makes_an_office_once() {
    let (centre, code) = Centre::new().await;
    let set_up = |server: &str, login: &str, password: &str| SetUp {
        server: server.to_owned(),
        code: code.to_string(),
        office: "Kantor Imigrasi Singaraja".to_owned(),
        name: "Ketut Administrator".to_owned(),
        login: login.to_owned(),
        password: password.to_owned(),
    };
    let office = Device::unenrolled(&centre, PlaceKind::Office).await;

    let problem = office.app.set_up_office(WINDOW, set_up(&centre.url, "", "short")).await.unwrap_err();
    helpful(&problem);
    assert_eq!(problem.fields.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["login", "password"]);
    let problem =
        office.app.set_up_office(WINDOW, set_up("no address", "ketut", PASSWORD)).await.unwrap_err();
    helpful(&problem);
    assert_eq!(problem.code, ProblemCode::Enrolment);

    // What was mistyped has not used up the code.
    let place = office.app.set_up_office(WINDOW, set_up(&centre.url, "ketut", PASSWORD)).await.unwrap();
    whole(&place);
    assert_eq!(place.standing, DeviceStanding::Enrolled);
    assert_eq!(place.office, "Kantor Imigrasi Singaraja");
    office.go_online();
    Officer::signs_in(&office, "ketut").await;
    let officer = office.app.officer(WINDOW).await.unwrap().unwrap();
    assert_eq!(officer.name, "Ketut Administrator");

    let second = Device::unenrolled(&centre, PlaceKind::Office).await;
    let problem = second.app.set_up_office(WINDOW, set_up(&centre.url, "other", PASSWORD)).await.unwrap_err();
    helpful(&problem);
    assert_eq!(second.app.place().await.unwrap().standing, DeviceStanding::New);
}

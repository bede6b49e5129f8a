//! The commands of the windows: one file a domain, bodies of one or two lines. The list below is the
//! only one; the TypeScript is made from it.

mod administration;
mod device;
mod kiosk;
mod office;
mod policy;
mod print;
mod steps;

use lawang_app::place::Change;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::{Event, collect_commands, collect_events};

/// Pushed to every window: something that it may show has changed.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type, Event)]
pub struct Changed(pub Change);

pub fn builder() -> tauri_specta::Builder<tauri::Wry> {
    tauri_specta::Builder::<tauri::Wry>::new()
        // One shape a type: what a window is given and what it gives are never the same types here.
        .disable_serde_phases()
        .commands(collect_commands![
            device::place,
            device::unlock_device,
            device::enrol_device,
            device::provision_device,
            device::set_up_office,
            device::verify_seal,
            device::verify_seal_file,
            kiosk::seal_receipt,
            kiosk::begin_visit,
            kiosk::set_language,
            kiosk::end_visit,
            kiosk::show_again,
            kiosk::show_services,
            kiosk::show_guide,
            kiosk::show_deadlines,
            kiosk::answer_deadlines,
            kiosk::begin_application,
            kiosk::answer_page,
            kiosk::read_mrz,
            kiosk::go_back,
            kiosk::change_answer,
            kiosk::go_on,
            kiosk::begin_document,
            kiosk::add_document_part,
            kiosk::finish_document,
            kiosk::keep_photo,
            kiosk::fit_photo,
            kiosk::remove_document,
            kiosk::offer_phone,
            kiosk::await_phone,
            kiosk::cancel_phone,
            kiosk::document_preview,
            kiosk::submit_application,
            kiosk::file_another,
            kiosk::show_receipt,
            kiosk::find_case,
            kiosk::begin_correction,
            kiosk::send_correction,
            kiosk::resume_draft,
            kiosk::follow_receipt,
            kiosk::look_again,
            kiosk::show_slots,
            kiosk::book_slot,
            kiosk::withdraw_application,
            kiosk::change_consent,
            office::officer,
            office::sign_in,
            office::sign_out,
            office::set_office_language,
            office::work_list,
            office::open_case,
            office::ask_correction,
            office::decide_case,
            office::add_note,
            steps::confirm_payment,
            steps::visit_slots,
            steps::book_visit,
            steps::record_visit,
            steps::visit_missed,
            steps::withdraw_case,
            steps::hand_over,
            steps::revoke_permit,
            steps::told_in_person,
            office::put_away_refusal,
            office::case_document,
            office::sync_view,
            print::print_paper,
            print::print_choices,
            print::case_paper,
            print::print_case_paper,
            administration::administration,
            administration::administer,
            policy::policy_desk,
            policy::change_policy,
        ])
        .events(collect_events![Changed])
}

//! Who may administer what, and in which words desk and centre speak of it. The centre decides by this
//! table; a desk reads it only to show nobody what they could not do. Pure.

pub mod hours;
pub mod provisioning;
pub mod wire;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::journal::Role;

/// One act of administration, as it is allowed and as it stands in the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// The first office and administrator, by the one-time code: nobody's role allows it.
    SetUp,
    AddOffice,
    RenameOffice,
    CloseOffice,
    AddOfficer,
    /// Name, roles or office.
    ChangeOfficer,
    ResetPassword,
    EndOfficer,
    MakeCode,
    /// A fresh code for a device that is known: it was revoked, or its folder is lost.
    MakeCodeAgain,
    /// By the device itself, with a code or a file.
    EnrolDevice,
    ApproveDevice,
    RenameDevice,
    RevokeDevice,
    MakeProvisioning,
    RevokeProvisioning,
    AddClosure,
    RemoveClosure,
    SetSlots,
    RemoveSlots,
    Unlock,
    /// Tells an applicant or a national system again.
    RetryNotice,
    /// A whole folder as the next version; somebody else approves it.
    PublishCatalogue,
    /// A change of policy is tried on cases. Two trials tell more than each alone: so there is a trace of each.
    TryPolicy,
}

impl Act {
    pub const ALL: [Self; 24] = [
        Self::SetUp,
        Self::AddOffice,
        Self::RenameOffice,
        Self::CloseOffice,
        Self::AddOfficer,
        Self::ChangeOfficer,
        Self::ResetPassword,
        Self::EndOfficer,
        Self::MakeCode,
        Self::MakeCodeAgain,
        Self::EnrolDevice,
        Self::ApproveDevice,
        Self::RenameDevice,
        Self::RevokeDevice,
        Self::MakeProvisioning,
        Self::RevokeProvisioning,
        Self::AddClosure,
        Self::RemoveClosure,
        Self::SetSlots,
        Self::RemoveSlots,
        Self::Unlock,
        Self::RetryNotice,
        Self::PublishCatalogue,
        Self::TryPolicy,
    ];

    /// Who may do it in their own office. An administrator may do it in every office.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::SetUp | Self::EnrolDevice => &[],
            Self::AddOffice
            | Self::RenameOffice
            | Self::CloseOffice
            | Self::MakeProvisioning
            | Self::RevokeProvisioning
            | Self::RetryNotice => &[Role::Administrator],
            Self::AddOfficer
            | Self::ChangeOfficer
            | Self::ResetPassword
            | Self::EndOfficer
            | Self::MakeCode
            | Self::MakeCodeAgain
            | Self::ApproveDevice
            | Self::RenameDevice
            | Self::RevokeDevice
            | Self::AddClosure
            | Self::RemoveClosure
            | Self::SetSlots
            | Self::RemoveSlots => SUPERVISED,
            Self::Unlock => AT_THE_DESK,
            Self::PublishCatalogue => &[Role::PolicyEditor],
            Self::TryPolicy => TRY_POLICY,
        }
    }
}

/// What can be looked at, a tab each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    Offices,
    Officers,
    Devices,
    Hours,
    Closures,
    Locked,
    Record,
}

impl Area {
    pub const ALL: [Self; 7] = [
        Self::Offices,
        Self::Officers,
        Self::Devices,
        Self::Hours,
        Self::Closures,
        Self::Locked,
        Self::Record,
    ];

    /// Who may look at it for their own office. An administrator may for every office.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::Offices => &[Role::Administrator],
            Self::Officers | Self::Devices | Self::Hours | Self::Closures | Self::Record => SUPERVISED,
            Self::Locked => AT_THE_DESK,
        }
    }

    /// The tabs that these roles see.
    pub fn of(roles: &[Role]) -> Vec<Self> {
        Self::ALL.into_iter().filter(|area| may(area.roles(), roles, true).is_ok()).collect()
    }
}

const SUPERVISED: &[Role] = &[Role::Supervisor, Role::Administrator];
const AT_THE_DESK: &[Role] = &[Role::FrontDesk, Role::Supervisor, Role::Administrator];

/// Who may try a change of policy on cases, whose numbers are those of all offices.
pub const TRY_POLICY: &[Role] = &[Role::PolicyEditor, Role::PolicyApprover, Role::Analyst];

/// The roles that a supervisor may give and take: those of work in one office.
pub const OFFICE_ROLES: [Role; 3] = [Role::FrontDesk, Role::Officer, Role::Supervisor];

/// All roles, in the order they are offered.
pub const ROLES: [Role; 7] = [
    Role::FrontDesk,
    Role::Officer,
    Role::Supervisor,
    Role::PolicyEditor,
    Role::PolicyApprover,
    Role::Analyst,
    Role::Administrator,
];

/// Why somebody may not do something, and who could.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    pub roles: Vec<Role>,
    /// The role is right, but for another office.
    pub other_office: bool,
}

/// Whether someone with the roles `held` may do what is open to `open_to`; `own` is false where it is
/// about another office than theirs.
pub fn may(open_to: &'static [Role], held: &[Role], own: bool) -> Result<(), Denied> {
    let holds = |role: &Role| held.contains(role);
    if open_to.contains(&Role::Administrator) && holds(&Role::Administrator) {
        return Ok(());
    }
    let right = open_to.iter().any(holds);
    if right && own {
        return Ok(());
    }
    Err(Denied { roles: open_to.to_vec(), other_office: right })
}

/// The roles that someone with the roles `held` may give and take.
pub fn may_give(held: &[Role]) -> &'static [Role] {
    if held.contains(&Role::Administrator) {
        &ROLES
    } else if held.contains(&Role::Supervisor) {
        &OFFICE_ROLES
    } else {
        &[]
    }
}

/// What cannot be done although the role is right: each has words of its own (`problem-cannot-…`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cannot {
    OfficeTaken,
    OfficeClosed,
    /// Officers or devices are still there.
    OfficeInUse,
    LoginTaken,
    /// Nobody ends their own account, or changes its roles or office.
    OwnAccount,
    OfficerLeft,
    DeviceRevoked,
    DeviceApproved,
    /// An office has one closure a day.
    DayClosed,
    NotLocked,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_administrator_may_everywhere_a_supervisor_at_home_and_others_nothing() {
        // Policy is no part of administration: who runs the offices publishes no rules.
        let policy = |act: &Act| matches!(act, Act::PublishCatalogue | Act::TryPolicy);
        for act in [Act::PublishCatalogue, Act::TryPolicy] {
            assert!(may(act.roles(), &[Role::Administrator], true).is_err());
        }
        assert_eq!(may(Act::PublishCatalogue.roles(), &[Role::PolicyEditor], true), Ok(()));
        for act in Act::ALL.into_iter().filter(|act| !act.roles().is_empty() && !policy(act)) {
            assert_eq!(may(act.roles(), &[Role::Administrator], false), Ok(()), "{act:?}");
            for role in [Role::Officer, Role::PolicyEditor, Role::PolicyApprover, Role::Analyst] {
                let denied = may(act.roles(), &[role], true).unwrap_err();
                assert_eq!((denied.roles.as_slice(), denied.other_office), (act.roles(), false));
            }
        }
        assert_eq!(may(Act::ResetPassword.roles(), &[Role::Supervisor], true), Ok(()));
        let denied = may(Act::ResetPassword.roles(), &[Role::Supervisor], false).unwrap_err();
        assert!(denied.other_office);
        assert_eq!(may(Act::Unlock.roles(), &[Role::FrontDesk], true), Ok(()));
        assert!(may(Act::AddOffice.roles(), &[Role::Supervisor], true).is_err());
        assert!(may(Act::SetUp.roles(), &[Role::Administrator], true).is_err(), "a code does that, no role");
    }

    #[test]
    fn everyone_sees_only_their_own_tabs() {
        assert_eq!(Area::of(&[Role::Administrator]), Area::ALL);
        assert_eq!(Area::of(&[Role::FrontDesk, Role::Officer]), [Area::Locked]);
        assert_eq!(Area::of(&[Role::Officer, Role::Analyst]), []);
        assert!(!Area::of(&[Role::Supervisor]).contains(&Area::Offices));
    }

    #[test]
    fn a_supervisor_gives_no_role_beyond_the_office() {
        assert!(!may_give(&[Role::Supervisor]).contains(&Role::Administrator));
        assert!(!may_give(&[Role::Supervisor]).contains(&Role::PolicyApprover));
        assert!(may_give(&[Role::Officer]).is_empty());
        assert_eq!(may_give(&[Role::Administrator]).len(), ROLES.len());
    }
}

//! What a child gives up before it reads a stranger's file. Only for processes with nothing to lose: it
//! cannot be undone.

use serde::{Deserialize, Serialize};

use super::Limits;

/// What was given up; what could not be is told, so that the parent can write it to its log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confined {
    /// Memory, processor time, the size of files and the number of open ones are limited by the system.
    pub limited: bool,
    /// The system refuses to open files, to use the network, to start or end programs.
    pub closed: bool,
}

#[cfg(unix)]
pub fn confine(limits: &Limits) -> Confined {
    Confined { limited: limit(limits).is_ok(), closed: close_doors() }
}

/// Windows has neither; there the decoders' own limits hold, and the parent's clock.
#[cfg(not(unix))]
pub fn confine(_: &Limits) -> Confined {
    Confined { limited: false, closed: false }
}

#[cfg(unix)]
fn limit(limits: &Limits) -> rustix::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let between = |resource, current, maximum| {
        setrlimit(resource, Rlimit { current: Some(current), maximum: Some(maximum) })
    };
    let set = |resource, most| between(resource, most, most);
    // The libraries of the window are mapped already, and count.
    #[cfg(target_os = "linux")]
    set(Resource::As, mapped().saturating_add(limits.memory))?;
    // No picture of memory with someone's passport in it, no file grows, no other is opened.
    set(Resource::Core, 0)?;
    set(Resource::Fsize, 0)?;
    set(Resource::Nofile, 3)?;
    // Also ends a child whose parent is gone and cannot end it.
    // At the first limit it is told what for, at the second it is killed.
    between(Resource::Cpu, limits.seconds, limits.seconds + 1)
}

/// Bytes of address space that this process has now. (macOS counts them, but does not hold to the limit.)
#[cfg(target_os = "linux")]
fn mapped() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok());
    // Without /proc: what a program with a web view's libraries has at most.
    pages.map_or(2 << 30, |pages| pages * rustix::param::page_size() as u64)
}

/// Linux on the processors that people have: a list of the few calls into the system that decoding needs,
/// where reading is from standard input and writing to standard output only. All others fail.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn close_doors() -> bool {
    close_doors_of_linux().is_ok()
}

#[cfg(all(unix, not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))))]
fn close_doors() -> bool {
    false
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn close_doors_of_linux() -> Result<(), Box<dyn std::error::Error>> {
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen as Length, SeccompCmpOp as Is, SeccompCondition,
        SeccompFilter, SeccompRule,
    };
    let when = |argument, is, value| {
        SeccompRule::new(vec![SeccompCondition::new(argument, Length::Dword, is, value)?])
    };
    let no_code = || when(2, Is::MaskedEq(libc::PROT_EXEC as u64), 0);
    let own = u64::from(std::process::id());
    let mut calls: std::collections::BTreeMap<i64, Vec<SeccompRule>> = [
        // Memory.
        libc::SYS_brk,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        // A thread waiting for itself, and its clock.
        libc::SYS_futex,
        libc::SYS_sched_yield,
        libc::SYS_clock_gettime,
        libc::SYS_getrandom,
        // What glibc does first in a thread, and ends the program without: a library of the window may have
        // started one that has not run yet.
        libc::SYS_set_robust_list,
        libc::SYS_rseq,
        // Falling over in order.
        libc::SYS_sigaltstack,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_restart_syscall,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ]
    .map(|call| (call, vec![]))
    .into();
    for (call, rule) in [
        (libc::SYS_read, when(0, Is::Eq, 0)?),
        (libc::SYS_readv, when(0, Is::Eq, 0)?),
        (libc::SYS_write, when(0, Is::Eq, 1)?),
        (libc::SYS_writev, when(0, Is::Eq, 1)?),
        (libc::SYS_mmap, no_code()?),
        (libc::SYS_mprotect, no_code()?),
        (libc::SYS_tgkill, when(0, Is::Eq, own)?),
    ] {
        calls.insert(call, vec![rule]);
    }
    let refuse = SeccompAction::Errno(libc::EPERM as u32);
    let filter = SeccompFilter::new(calls, refuse, SeccompAction::Allow, std::env::consts::ARCH.try_into()?)?;
    let program: BpfProgram = filter.try_into()?;
    seccompiler::apply_filter_all_threads(&program)?;
    Ok(())
}

//! `lawang --decode` without the window: what the journeys, which have no window, open files with.

fn main() -> std::process::ExitCode {
    lawang_app::decode::serve()
}

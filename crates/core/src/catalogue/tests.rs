//! A small catalogue that is right, and the same with one thing wrong: the complaint names the place.

use super::*;

const CALENDAR: &str = "weekend = [6, 7]\ndays_ahead = 30\n[[window]]\nweekdays = [1]\nfrom = \"08:00\"\n\
    to = \"12:00\"\nminutes = 20\ncapacity = 2\n[[closed]]\ndate = 2026-12-25\nwords = { en = \"Christmas\" }\n\
    source = \"s\"\nverified = \"official\"\n";

/// The smallest catalogue without a complaint but for its examples and guides.
fn files() -> Files {
    let service = "id = \"demo\"\npictogram = \"file\"\nsteps = [\"review\", \"decide\"]\ndays = [\"least\", \"most\"]\n\
        decisive = [\"end\"]\n[[screening]]\nid = \"end\"\nsection = \"a\"\nfields = [\"end\"]\n\
        [field.end]\nkind = \"date\"\nvalid = \"end >= today\"\n";
    let policy = "[[parameter]]\nid = \"least\"\nunit = \"days\"\n[[parameter.value]]\nfrom = 2020-01-01\nvalue = 2\n\
        citation = \"c\"\nsource = \"s\"\nverified = \"official\"\n\
        [[parameter]]\nid = \"most\"\nunit = \"days\"\n[[parameter.value]]\nfrom = 2020-01-01\nvalue = 4\n\
        citation = \"c\"\nsource = \"s\"\nverified = \"official\"\n\
        [[rule]]\nid = \"in-time\"\nservices = [\"demo\"]\nfrom = 2020-01-01\ncitation = \"law\"\n\
        when = \"end < today\"\neffect = \"refuse\"\n";
    let words = "section-a = A\nservice-demo = Demo\n    .summary = s\n    .start = s\n    .eligible = s\n\
        \x20   .eligible-lead = s\n    .not-eligible = s\n    .not-eligible-lead = s\n    .unknown = s\n\
        \x20   .unknown-lead = s\nfield-end = End\n    .question = When?\n    .invalid = Past\n\
        unit-days = d\nrule-in-time =\n    .met = m\n    .met-why = m\n    .not-met = n\n    .not-met-why = n\n\
        \x20   .unknown = u\n    .unknown-why = u\ncountry-UTO = Utopia\n";
    let guide: String = guide::PARTS.map(|part| format!("## {part} {{#{part}}}\n\nText.\n\n")).concat();
    let mut files = Files::from([
        ("catalogue.toml".into(), "id = \"x\"\n\nlanguages = [\"en\"]\n".into()),
        ("services/demo/service.toml".into(), service.into()),
        ("services/demo/guide.en.md".into(), guide),
        ("policy/a.toml".into(), policy.into()),
        ("calendar.toml".into(), CALENDAR.into()),
        ("locales/en/a.ftl".into(), words.into()),
    ]);
    for i in 0..5 {
        files.insert(
            format!("services/demo/cases/{i}.toml"),
            "shows = \"in time\"\ndate = 2026-01-01\noutcome = \"eligible\"\n[answers]\nend = \"2026-01-01\"\n".into(),
        );
    }
    files
}

/// Replaces `from` by `to` in `file`; the only complaints are about `place`, and one says `message`.
fn check_after(file: &str, from: &str, to: &str, place: &str, message: &str) {
    let mut files = files();
    let text = files.get_mut(file).unwrap();
    assert!(text.contains(from), "{from}");
    *text = text.replacen(from, to, 1);
    let complaints: Vec<String> = check(&files).iter().map(ToString::to_string).collect();
    assert!(
        complaints.iter().any(|c| c.starts_with(place) && c.contains(message)),
        "wanted {place} … {message}, got {complaints:#?}"
    );
}

#[test]
fn a_catalogue_that_is_right_has_no_complaints() {
    assert_eq!(check(&files()), []);
    let loaded = load(&files());
    assert!(loaded.catalogue.countries.contains("UTO"));
}

#[test]
fn each_fault_is_named_with_its_file_and_line() {
    let service = "services/demo/service.toml";
    check_after(
        service,
        "fields = [\"end\"]",
        "fields = [\"ende\"]",
        "services/demo/service.toml:9:",
        "no field ende",
    );
    check_after(
        service,
        "kind = \"date\"",
        "kind = \"dat\"",
        "services/demo/service.toml:11:",
        "unknown variant",
    );
    check_after(service, "end >= today", "end >= tody", "services/demo/service.toml:12:", "tody is no field");
    check_after(service, "end >= today", "end >=", "services/demo/service.toml:12:", "the expression");
    check_after(service, "[\"least\"", "[\"leest\"", "services/demo/service.toml:4:", "no parameter leest");
    check_after(service, "id = \"demo\"", "id = \"dem\"", "services/demo/service.toml:1:", "folder's name");
    check_after(
        "policy/a.toml",
        "citation = \"law\"",
        "citation = \"\"",
        "policy/a.toml:20:",
        "legal citation",
    );
    check_after("policy/a.toml", "end < today", "ende < today", "policy/a.toml:24:", "ende is no field");
    check_after("policy/a.toml", "[\"demo\"]", "[\"demmo\"]", "policy/a.toml:20:", "no service demmo");
    check_after("locales/en/a.ftl", "section-a = A\n", "", "locales/en:", "section-a are missing");
    check_after("locales/en/a.ftl", "    .invalid = Past\n", "", "locales/en:", "field-end.invalid");
    check_after("services/demo/guide.en.md", "{#fee}", "{#fees}", "services/demo/guide.en.md", "fee");
    check_after(
        "services/demo/cases/0.toml",
        "eligible",
        "not_eligible",
        "services/demo/cases/0.toml:3:",
        "Eligible",
    );
    check_after(
        service,
        "valid = \"end",
        "shared = true\nmrz = \"expiry_date\"\nvalid = \"end",
        "services/demo/service.toml:",
        "cannot be shared",
    );
    check_after(
        service,
        "valid = \"end >= today\"",
        "optional_when = \"ende\"",
        "services/demo/service.toml:12:",
        "ende is no field",
    );
    let nowhere = "days = [\"least\", \"most\"]\nfiled = { kiosk = false, counter = false }";
    check_after(
        service,
        "days = [\"least\", \"most\"]",
        nowhere,
        "services/demo/service.toml:5:",
        "anywhere",
    );
    let online = nowhere.replace("false }", "true, online = \"https://x.go.id/\" }");
    check_after(
        service,
        "days = [\"least\", \"most\"]",
        &online,
        "services/demo/service.toml:5:",
        "host name",
    );
    check_after(service, "days = [\"least\", \"most\"]", &online, "locales/en:", "service-demo.counter");
    check_after("locales/en/a.ftl", "unit-days = d\n", "", "locales/en:", "unit-days");
    check_after(
        "locales/en/a.ftl",
        "field-end =",
        "field-end--demmo = E\nfield-end =",
        "locales/en:",
        "demmo",
    );
    check_after(
        "locales/en/a.ftl",
        "field-end =",
        "field-ende--demo = E\nfield-end =",
        "locales/en:",
        "ende",
    );
    check_after(service, "\"decide\"", "\"review\"", "services/demo/service.toml:3:", "none of them twice");
    check_after(service, "\"decide\"", "\"decided\"", "services/demo/service.toml:3:", "unknown variant");
    check_after("calendar.toml", "\"08:00\"", "\"8 am\"", "calendar.toml:5:", "08:30");
    check_after("calendar.toml", "capacity = 2", "capacity = 0", "calendar.toml", "capacity");
    check_after("catalogue.toml", "\"en\"", "\"en\", \"id\"", "locales/id/", "no words");
}

/// A rule more, written at the end of the policy: its `when` is in line 32, its effect in line 33.
fn check_rule(when: &str, effect: &str, place: &str, message: &str) {
    let rule = format!(
        "value = 2\n\n\n\n[[rule]]\nid = \"more\"\nservices = [\"demo\"]\nfrom = 2020-01-01\ncitation = \"law\"\n\
            when = {when:?}\neffect = {effect}\n"
    );
    let mut files = files();
    let text = files.get_mut("policy/a.toml").unwrap();
    text.push_str(rule.strip_prefix("value = 2\n").unwrap());
    let complaints: Vec<String> = check(&files).iter().map(ToString::to_string).collect();
    assert!(
        complaints.iter().any(|c| c.starts_with(place) && c.contains(message)),
        "wanted {place} … {message}, got {complaints:#?}"
    );
}

#[test]
fn what_is_beyond_the_budget_is_refused_with_its_place_and_the_limit() {
    let (when, effect) = ("policy/a.toml:34:", "policy/a.toml:35:");
    let refuse = "\"refuse\"";
    check_rule(&format!("end == '{}'", "x".repeat(500)), refuse, when, "at most 500 characters");
    check_rule(&format!("{} > 5", ["least"; 40].join(" + ")), refuse, when, "more than 24 deep at “least + ");
    check_rule(&format!("most in [{}]", ["1"; 120].join(",")), refuse, when, "a list has at most 100");
    check_rule("[1].exists(x, [2].exists(y, x == y))", refuse, when, "within another at “[2].exists");
    check_rule("end == nonsense(today)", refuse, when, "nonsense, which is no function");
    check_rule("end < today", "{ fee = \"least * 1.5\" }", effect, "whole rupiah; write no fraction");
    let long = format!("{{ fee = \"{}\" }}", ["least"; 100].join("+"));
    check_rule("end < today", &long, effect, "more: the expression has at most 500");
}

#[test]
fn money_is_whole_rupiah_and_never_negative() {
    let policy = "policy/a.toml";
    check_after(
        policy,
        "\"days\"",
        "\"rupiah\"\n[[parameter.value]]\nfrom = 2019-01-01\nvalue = -5\n\
        citation = \"c\"\nsource = \"s\"\nverified = \"official\"",
        "policy/a.toml:2:",
        "zero or more",
    );
    check_after(policy, "value = 2", "value = 2.5", "policy/a.toml:6:", "floating point");
}

#[test]
fn the_address_changes_with_any_byte_and_policy_has_its_own() {
    let (a, mut changed) = (load(&files()).catalogue, files());
    changed.get_mut("policy/a.toml").unwrap().push('\n');
    let b = load(&changed).catalogue;
    assert_eq!(a.hash, b.hash);
    assert_ne!(a.policy.hash, b.policy.hash);
    assert_eq!(a.pinned(), load(&files()).catalogue.pinned());
}

#[test]
fn services_are_shown_in_their_groups_and_the_others_last() {
    let mut files = files();
    let grouped = "id = \"x\"\nlanguages = [\"en\"]\n[[group]]\nid = \"a\"\nservices = [\"demo\"]\n";
    files.insert("catalogue.toml".into(), grouped.into());
    files.get_mut("locales/en/a.ftl").unwrap().push_str("group-a = A\n");
    assert_eq!(check(&files), []);
    let catalogue = load(&files).catalogue;
    let shown: Vec<_> = catalogue.shown().into_iter().map(|(id, services)| (id, services.len())).collect();
    assert_eq!(shown, [("a", 1)]);
    check_after(
        "catalogue.toml",
        "languages = [\"en\"]\n",
        "languages = [\"en\"]\n[[group]]\nid = \"a\"\nservices = [\"demmo\"]\n",
        "catalogue.toml:6:",
        "no service demmo",
    );
    check_after(
        "catalogue.toml",
        "languages = [\"en\"]\n",
        "languages = [\"en\"]\n[[group]]\nid = \"a\"\nservices = [\"demo\", \"demo\"]\n",
        "catalogue.toml:6:",
        "demo stands in a group already",
    );
    let mut lonely = files.clone();
    let empty = grouped.replace("\"demo\"", "");
    lonely.insert("catalogue.toml".into(), empty);
    let catalogue = load(&lonely).catalogue;
    assert_eq!(catalogue.shown().last().map(|(id, services)| (*id, services.len())), Some((OTHER, 1)));
    assert!(check(&lonely).iter().any(|complaint| complaint.to_string().contains("group-other")));
}

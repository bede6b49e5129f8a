//! A small catalogue that is right, and the same with one thing wrong: the complaint names the place.

use super::*;

const CALENDAR: &str = "weekend = [6, 7]\ndays_ahead = 30\n[[window]]\nweekdays = [1]\nfrom = \"08:00\"\n\
    to = \"12:00\"\nminutes = 20\ncapacity = 2\n[[closed]]\ndate = 2026-12-25\nwords = { en = \"Christmas\" }\n\
    source = \"s\"\nverified = \"official\"\n";

/// The smallest catalogue without a complaint but for its examples and guides.
pub(crate) fn files() -> Files {
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

/// The catalogue with a choice beside its date, and rules about it.
fn with_choice() -> Files {
    let mut files = files();
    let service = files.get_mut("services/demo/service.toml").unwrap();
    *service = service.replace("fields = [\"end\"]", "fields = [\"end\", \"kind\", \"before\"]");
    service.push_str("[field.kind]\nkind = \"choice\"\noptions = [\"visit\", \"work\"]\n[field.before]\nkind = \"yes_no\"\n");
    let words = files.get_mut("locales/en/a.ftl").unwrap();
    words.push_str(
        "page-end = End\nfield-kind = K\nfield-before = B\noption-kind-visit = V\noption-kind-work = W\n",
    );
    for id in ["one", "two", "three"] {
        let attributes = [
            "met",
            "met-why",
            "not-met",
            "not-met-why",
            "unknown",
            "unknown-why",
            "attention",
            "attention-why",
        ];
        let attributes = attributes.map(|name| format!("    .{name} = s\n")).concat();
        words.push_str(&format!("rule-{id} = s\n{attributes}"));
    }
    files
}

/// Rules by id, what follows `citation`, and what is complained of the last of them; nothing where it is "".
fn check_rules(rules: &[(&str, &str)], message: &str) {
    let mut files = with_choice();
    let text = files.get_mut("policy/a.toml").unwrap();
    let mut line = 0;
    for (id, rest) in rules {
        text.push_str("[[rule]]\n");
        line = text.lines().count() + 1;
        let from = if rest.contains("from = ") { "" } else { "from = 2020-01-01\n" };
        text.push_str(&format!("id = \"{id}\"\nservices = [\"demo\"]\ncitation = \"law\"\n{from}{rest}\n"));
    }
    let mut complaints: Vec<String> = check(&files).iter().map(ToString::to_string).collect();
    // The examples say nothing of the choice, which many of these rules wait for.
    complaints.retain(|complaint| !complaint.contains("/cases/"));
    if message.is_empty() {
        assert_eq!(complaints, [""; 0], "{rules:?}");
    } else {
        let place = format!("policy/a.toml:{line}: ");
        let named = complaints.iter().filter(|c| c.starts_with(&place) && c.contains(message)).count();
        assert_eq!((named, complaints.len()), (1, 1), "wanted {place}… {message}, got {complaints:#?}");
    }
}

#[test]
fn a_rule_that_can_never_or_always_hold_is_told_of() {
    let refuse = |when: &str| format!("when = \"{when}\"\neffect = \"refuse\"");
    let warn = |when: &str| format!("when = \"{when}\"\neffect = \"warn\"");
    check_rules(&[("one", &refuse("kind == 'visits'"))], "one: it can never hold for demo");
    check_rules(&[("one", &refuse("kind == 'visit' && kind == 'work'"))], "can never hold");
    check_rules(&[("one", &warn("before && !before && end < today"))], "can never hold");
    check_rules(&[("one", &refuse("kind == 'visit' || kind == 'work'"))], "it refuses demo to everyone");
    check_rules(&[("one", &warn("kind != 'other'"))], "holds for everyone");
    check_rules(&[("one", &warn("least > 5"))], "can never hold");
    check_rules(
        &[("one", &format!("applies = \"kind == 'visit'\"\n{}", refuse("kind == 'work'")))],
        "can never hold",
    );
    // What hangs on a date, or on one of the choices, is nobody's mistake.
    check_rules(&[("one", &refuse("kind == 'visit' && end < add_days(today, 5)"))], "");
    check_rules(&[("one", &warn("kind == 'visit' || before"))], "");
}

#[test]
fn a_rule_that_another_makes_idle_is_told_of() {
    let refuse = |when: &str| format!("when = \"{when}\"\neffect = \"refuse\"");
    let warn = "when = \"kind == 'visit' && end < today\"\neffect = \"warn\"";
    check_rules(&[("one", &refuse("kind == 'visit'")), ("two", warn)], "is refused demo by one already");
    check_rules(
        &[("one", &refuse("kind == 'visit'")), ("two", &refuse("kind == 'visit'"))],
        "by one already",
    );
    check_rules(&[("one", &refuse("kind == 'work'")), ("two", warn)], "");
    // A refusal that can be waived leaves room for the other.
    let waive = "when = \"before\"\neffect = { waive = \"one\" }";
    check_rules(&[("three", waive), ("one", &refuse("kind == 'visit'")), ("two", warn)], "");
    // One that comes later leaves room before it.
    let later = format!("from = 2026-01-01\n{}", refuse("kind == 'visit'"));
    check_rules(&[("one", &later), ("two", warn)], "");
}

#[test]
fn a_service_that_nobody_can_have_is_told_of() {
    let refuse = |when: &str| format!("when = \"{when}\"\neffect = \"refuse\"");
    check_rules(
        &[("one", &refuse("kind == 'visit'")), ("two", &refuse("kind == 'work'"))],
        "nobody can have demo: in-time, one, two refuse every choice",
    );
    check_rules(&[("one", &refuse("kind == 'visit'")), ("two", &refuse("kind == 'work' && before"))], "");
}

#[test]
fn a_sum_that_falls_below_zero_is_told_of_with_what_makes_it_so() {
    let fee = |when: &str, fee: &str| format!("{when}effect = {{ fee = \"{fee}\" }}");
    check_rules(
        &[("one", &fee("", "kind == 'visit' ? 5 : 3 - 8"))],
        "is -5 with kind == 'work'; keep it from",
    );
    check_rules(&[("one", &fee("when = \"before\"\n", "before ? least - 10 : 5"))], "with before; keep it");
    // The choice that would make it so is not the rule's, what hangs on a date is not judged, and nothing is no sum.
    check_rules(&[("one", &fee("when = \"kind == 'visit'\"\n", "kind == 'visit' ? 5 : 3 - 8"))], "");
    check_rules(&[("one", &fee("", "days_between(today, end) - 9"))], "");
    check_rules(&[("one", &fee("", "5 - 5"))], "");
}

#[test]
fn waivers_name_a_rule_that_can_be_waived() {
    let waive = |rule: &str| format!("when = \"before\"\neffect = {{ waive = \"{rule}\" }}");
    check_rules(&[("one", &waive("nothing"))], "there is no rule nothing to waive");
    check_rules(&[("one", &waive("in-time")), ("two", &waive("one"))], "one waives itself");
    check_rules(&[("one", &waive("in-time"))], "");
    check_rule(
        "before",
        "{ limit = \"x\", value = \"least\" }",
        "policy/a.toml:35:",
        "the least, the most, or both",
    );
}

#[test]
fn fees_have_no_gap_in_time_and_do_not_overlap() {
    let fee =
        |when: &str, effect: &str| format!("{when}\neffect = {{ fee = \"{effect}\", label = \"permit\" }}");
    let early = fee("from = 2020-01-01\nuntil = 2025-12-31", "5");
    check_rules(&[("one", &early), ("two", &fee("from = 2026-01-01", "6"))], "");
    let late = fee("from = 2026-01-02", "6");
    let complaints = |rules: &[(&str, &str)]| {
        let mut files = with_choice();
        let text = files.get_mut("policy/a.toml").unwrap();
        for (id, rest) in rules {
            text.push_str(&format!(
                "[[rule]]\nid = \"{id}\"\nservices = [\"demo\"]\ncitation = \"law\"\n{rest}\n"
            ));
        }
        check(&files).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let told = complaints(&[("one", &early), ("two", &late)]);
    assert!(told.contains("from 2026-01-01 to 2026-01-01 there is no fee permit"), "{told}");
    assert!(told.contains("from 2026-01-01 to 2026-01-01 demo costs nothing"), "{told}");
    // A figure that is not known yet when the rule begins.
    check_rules(
        &[("one", "from = 2019-01-01\neffect = { fee = \"least\" }")],
        "least has no value before 2020-01-01",
    );
    let visit = fee("when = \"kind == 'visit'\"", "5");
    check_rules(&[("one", &visit), ("two", &fee("when = \"kind == 'work'\"", "6"))], "");
    check_rules(
        &[("one", &visit), ("two", &fee("when = \"before\"", "6"))],
        "one says the fee permit from the same day",
    );
    check_rules(&[("one", &visit), ("two", &fee("from = 2021-01-01\nwhen = \"before\"", "6"))], "");
}

#[test]
fn pages_and_options_that_nobody_reaches_are_told_of() {
    let service = "services/demo/service.toml";
    let told = |page: &str| {
        let mut files = with_choice();
        files.get_mut(service).unwrap().push_str(page);
        check(&files).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let page = |when: &str| {
        format!(
            "[[page]]\nid = \"more\"\nsection = \"a\"\nfields = [\"x\", \"end\"]\nwhen = \"{when}\"\n[field.x]\nkind = \"text\"\n"
        )
    };
    let at = with_choice()[service].lines().count() + 2;
    assert!(
        told(&page("kind == 'visits'")).contains(&format!("{service}:{at}: the page more is never shown"))
    );
    assert!(!told(&page("kind == 'visit'")).contains("never shown"));
    assert!(told(&page("x == 'a'")).contains(&format!("{service}:{at}: the page more waits for x")));
    let field = told("[field.nobody]\nkind = \"text\"\n");
    assert!(field.contains(&format!("{service}:{}: nobody is asked on no page", at - 1)), "{field}");
    let option = "[field.nobody]\nkind = \"choice\"\noptions = [{ value = \"a\", when = \"kind == 'w'\" }]\n";
    assert!(told(option).contains("nobody: the option a is never offered"));
}

#[test]
fn a_deadline_reads_a_date_a_time_and_money() {
    let told = |deadline: &str| {
        let mut files = with_choice();
        let service = files.get_mut("services/demo/service.toml").unwrap();
        *service = service.replacen("[[screening]]", &format!("[deadline]\n{deadline}\n[[screening]]"), 1);
        check(&files).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(told("ends = \"end\"\nopens = \"least\""), "");
    assert!(
        told("ends = \"kind\"")
            .starts_with("services/demo/service.toml:6: kind, when the permit ends, is no date")
    );
    assert!(told("ends = \"end\"\nopens = \"lost\"").contains("lost is no parameter in days"));
    assert!(told("ends = \"end\"\nlate_day = \"least\"").contains("least is no parameter in rupiah"));
}

#[test]
fn words_lack_nothing_that_another_language_or_the_rule_has() {
    let told = |id: &str, rule: &str| {
        let mut files = files();
        let english = files["locales/en/a.ftl"].replace("    .met = m\n", rule);
        files.insert("locales/id/a.ftl".into(), english.replace("{ $days }", id));
        files.insert("services/demo/guide.id.md".into(), files["services/demo/guide.en.md"].clone());
        files.insert("locales/en/a.ftl".into(), english);
        *files.get_mut("catalogue.toml").unwrap() = "id = \"x\"\nlanguages = [\"en\", \"id\"]\n".into();
        let policy = files.get_mut("policy/a.toml").unwrap();
        policy.push_str("[rule.words]\ndays = \"days_between(today, end)\"\n");
        check(&files).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let line =
        files()["locales/en/a.ftl"].lines().position(|line| line.starts_with("rule-in-time")).unwrap() + 2;
    assert_eq!(told("{ $days }", "    .met = m { $days }\n"), "");
    let lacks = told("days", "    .met = m { $days }\n");
    assert_eq!(
        lacks,
        format!(
            "locales/id/a.ftl:{line}: rule-in-time.met lacks {{ $days }}, which en has; add it, or take it out there"
        )
    );
    let unknown = told("{ $days }", "    .met = m { $weeks }\n");
    assert!(unknown.contains(&format!(
        "locales/en/a.ftl:{line}: rule-in-time.met has {{ $weeks }}, which the rule does not"
    )));
}

#[test]
fn a_sentence_has_at_most_twenty_words() {
    let sentence = |n: usize| vec!["word"; n].join(" ") + ".";
    let guide = "services/demo/guide.en.md";
    let words = |n: usize| format!("    .invalid = {} {}\n", sentence(n), sentence(5));
    let mut right = files();
    let text = right.get_mut("locales/en/a.ftl").unwrap();
    *text = text.replace("    .invalid = Past\n", &words(20));
    assert_eq!(check(&right), []);
    let line = files()["locales/en/a.ftl"].lines().position(|line| line.contains(".invalid")).unwrap() + 1;
    check_after(
        "locales/en/a.ftl",
        "    .invalid = Past\n",
        &words(21),
        &format!("locales/en/a.ftl:{line}:"),
        "21 words, “word word word",
    );
    let long = format!("Short one.\n{}\n", sentence(21));
    check_after(guide, "Text.\n", &long, "services/demo/guide.en.md:3:", "a sentence of 21 words");
    check_after(
        guide,
        "Text.\n",
        &format!("- {}\n", sentence(21)),
        "services/demo/guide.en.md:3:",
        "make two of it",
    );
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

/// Every file below a folder, by its path from there.
#[allow(clippy::disallowed_methods, reason = "the catalogue that ships is a folder of files")]
fn read(dir: &std::path::Path, prefix: &str, files: &mut Files) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        match path.is_dir() {
            true => read(&path, &format!("{name}/"), files),
            false => {
                files.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
}

/// With the service that `catalogue new` begins from the template.
#[test]
fn the_catalogue_that_ships_has_no_complaints_nor_has_a_new_service() {
    let (mut shipped, mut template) = (Files::new(), Files::new());
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue");
    read(&folder, "", &mut shipped);
    read(&folder.join("template"), "", &mut template);
    for (name, text) in template {
        let words = name.strip_prefix("words.").and_then(|rest| rest.strip_suffix(".ftl"));
        let to = match (name.as_str(), words) {
            ("policy.toml", _) => "policy/my-service.toml".to_owned(),
            (_, Some(language)) => format!("locales/{language}/my-service.ftl"),
            (name, None) => format!("services/my-service/{name}"),
        };
        shipped.insert(to, text);
    }
    let complaints: Vec<String> = check(&shipped).iter().map(ToString::to_string).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What ships with the repository, read.
fn shipped() -> Catalogue {
    let mut files = Files::new();
    read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue"), "", &mut files);
    load(&files).catalogue
}

#[test]
fn a_guide_tells_what_changed_from_when_and_for_whom() {
    use super::changed::changed;
    use jiff::civil::date;
    let catalogue = shipped();
    let (service, words) = (&catalogue.services["visa-e33f"], catalogue.words("en").unwrap());
    let on = |day| changed(service, &catalogue.policy, words, day);
    // Known before it holds, told for half a year after, and then no longer.
    let coming = on(date(2024, 4, 4)).coming;
    let change = coming.iter().find(|change| change.title.contains("age")).unwrap();
    assert_eq!(change.when, "From 5 April 2024");
    assert_eq!(change.title, "Least age for E33F: 55 years");
    assert_eq!(change.before.as_deref(), Some("Before: 60 years"));
    assert_eq!(change.rules, ["This visa is for people of at least 55 years"]);
    assert_eq!(change.citation, "Permenkumham 11/2024 Pasal 61");
    for (day, past) in [(date(2024, 4, 5), true), (date(2024, 10, 2), true), (date(2024, 10, 3), false)] {
        let told = on(day);
        assert_eq!(told.past.contains(change), past, "{day}");
        assert!(!told.coming.contains(change));
    }
    // A rule that begins says for whom; an interview since the end of May 2025.
    let service = &catalogue.services["itk-extension"];
    let told = changed(service, &catalogue.policy, words, date(2025, 6, 1));
    assert!(told.past.iter().any(|c| c.when == "From 29 May 2025" && c.title.contains("interview")));
    assert_eq!(
        changed(service, &catalogue.policy, words, date(2026, 11, 24)),
        super::changed::ServiceChanges::default()
    );
}

#[test]
fn a_change_that_a_guide_cannot_tell_is_told_of() {
    let value = "value = 2\n";
    let two = "value = 2\ncitation = \"c\"\nsource = \"s\"\nverified = \"official\"\n[[parameter.value]]\n\
        from = 2027-01-01\nvalue = 3\n";
    check_after("policy/a.toml", value, two, "policy/a.toml:2", "add the words parameter-least");
    let late = "from = 2020-01-01\ncitation = \"law\"\nwhen = \"end < today\"\neffect = \"refuse\"\n\
        [[rule]]\nid = \"later\"\nservices = [\"demo\"]\nfrom = 2027-01-01\ncitation = \"law\"\n\
        when = \"end > today\"\neffect = \"warn\"\n[rule.words]\nend = \"end\"\n";
    let rule = "from = 2020-01-01\ncitation = \"law\"\nwhen = \"end < today\"\neffect = \"refuse\"\n";
    let mut files = files();
    let policy = files.get_mut("policy/a.toml").unwrap();
    *policy = policy.replace(rule, late);
    let words = files.get_mut("locales/en/a.ftl").unwrap();
    words.push_str("rule-later =\n    .attention = It ends { $end }\n    .attention-why = w\n");
    let of = |files: &Files| check(files).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(of(&files).iter().any(|c| c.contains("add rule-later.change")), "{:?}", of(&files));
    files.get_mut("locales/en/a.ftl").unwrap().push_str("    .change = It may end early\n");
    assert!(!of(&files).iter().any(|c| c.contains("rule-later.change")), "{:?}", of(&files));
}

#[test]
fn deadlines_say_how_a_permit_stands_on_each_day() {
    use super::overstay::{DeadlineStanding::*, overstay};
    use jiff::civil::date;
    let catalogue = shipped();
    let words = catalogue.words("en").unwrap();
    let of = |service: &str, end| {
        let service = &catalogue.services[service];
        overstay(service, &catalogue.policy, end, words, date(2026, 11, 24)).unwrap()
    };
    for (service, end, standing) in [
        ("itas-extension", date(2027, 3, 1), Early),
        ("itas-extension", date(2027, 2, 24), Open),
        ("itk-extension", date(2027, 3, 1), Open),
        ("itk-extension", date(2026, 11, 24), LastDay),
        ("itk-extension", date(2026, 11, 23), Late),
        ("itk-extension", date(2026, 9, 25), Late),
        ("itk-extension", date(2026, 9, 24), Beyond),
    ] {
        assert_eq!(of(service, end).standing, standing, "{service} {end}");
    }
    let late = of("itk-extension", date(2026, 11, 21));
    let shown = |label: &str| late.facts.iter().find(|fact| fact.label == label).unwrap();
    assert_eq!(shown("It comes to").value, "Rp\u{a0}3,000,000 for 3 days");
    assert_eq!(shown("A fee is no longer enough from").value, "21 January 2027");
    assert!(shown("A fee is no longer enough from").source.contains("UU 6/2011 Pasal 78"));
    assert!(shown("Each late day costs").source.contains("PP 45/2024"));
}

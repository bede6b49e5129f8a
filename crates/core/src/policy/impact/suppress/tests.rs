use super::*;
use proptest::prelude::*;

type Person = (u8, u8, u8, u8, bool);

/// Groups made of people: of each the service, nationality and office, what happens to them, and whether the
/// asker may open their case.
fn groups(people: &[Person]) -> (Groups, Groups) {
    let (mut all, mut own) = (Groups::default(), Groups::default());
    for (service, nationality, office, what, opened) in people {
        let one = Counts {
            cases: 1,
            newly_refused: u32::from(*what == 1),
            other_fee: u32::from(*what == 2),
            income_change: i64::from(*what) * 1_000,
            ..Counts::default()
        };
        for groups in [Some(&mut all), opened.then_some(&mut own)].into_iter().flatten() {
            groups.total.add(&one);
            for (group, key) in [
                (&mut groups.services, service),
                (&mut groups.nationalities, nationality),
                (&mut groups.offices, office),
            ] {
                group.entry(key.to_string()).or_default().add(&one);
            }
        }
    }
    (all, own)
}

/// What someone works out of a hidden number, who knows the shown ones and `known` of each group: the least and
/// the most that it can be.
fn worked_out(
    total: Option<u32>,
    rows: &[(Option<u32>, Option<u32>)],
    known: &[u32],
) -> Vec<Option<(u32, u32)>> {
    let shown: u32 = rows.iter().filter_map(|(count, _)| *count).sum();
    let most = |place: usize| match (total, rows[place]) {
        (_, (Some(_), _)) => 0,
        // At most all of the group, where its size is shown.
        (Some(total), (None, size)) => size.unwrap_or(u32::MAX).min(total - shown),
        (None, (None, size)) => size.unwrap_or(u32::MAX),
    };
    let least = |place: usize| known[place];
    (0..rows.len())
        .map(|place| {
            if rows[place].0.is_some() {
                return None;
            }
            let Some(total) = total else { return Some((least(place), most(place))) };
            let others = || (0..rows.len()).filter(|other| *other != place && rows[*other].0.is_none());
            let left = total - shown;
            let lowest = left.saturating_sub(others().map(most).fold(0, u32::saturating_add));
            let highest = left.saturating_sub(others().map(least).sum());
            Some((lowest.max(least(place)), highest.min(most(place))))
        })
        .collect()
}

fn measure(row: &Row, which: usize) -> Option<u32> {
    [row.cases, row.newly_refused, row.other_fee][which]
}

fn counted(counts: &Counts, which: usize) -> u32 {
    [counts.cases, counts.newly_refused, counts.other_fee][which]
}

/// Nothing small is shown, and no hidden number can be told from what is.
fn check(all: &Groups, own: &Groups) {
    let shown = shown(all, own);
    for which in 0..3 {
        let total = measure(&shown.total, which);
        let tables = [
            (&shown.services, &own.services),
            (&shown.nationalities, &own.nationalities),
            (&shown.offices, &own.offices),
        ];
        for (rows, own_of) in tables {
            for row in rows.iter().chain([&shown.total]) {
                let Some(count) = measure(row, which) else { continue };
                assert!(!(1..LEAST).contains(&count), "{row:?} shows a small group");
                if let (Some(cases), true) = (row.cases, which > 0) {
                    assert!(!(1..LEAST).contains(&(cases - count)), "{row:?} leaves a small group");
                }
            }
            let table: Vec<_> = rows
                .iter()
                .map(|row| (measure(row, which), if which == 0 { None } else { row.cases }))
                .collect();
            let known: Vec<u32> =
                rows.iter().map(|row| own_of.get(&row.key).map_or(0, |own| counted(own, which))).collect();
            for (row, bounds) in rows.iter().zip(worked_out(total, &table, &known)) {
                if let Some((least, most)) = bounds {
                    assert!(least < most, "{} is {least} in {rows:?} of {:?}", row.key, shown.total);
                }
            }
            // Sums go with the numbers that they are made of.
            for row in rows.iter().chain([&shown.total]) {
                let made = [row.newly_refused, row.newly_eligible, row.other_fee];
                assert!(row.income_change.is_none() || made.iter().all(Option::is_some), "{row:?}");
            }
            let hidden = rows.iter().filter(|row| row.income_change.is_none()).count();
            assert!(hidden != 1 || shown.total.income_change.is_none(), "a sum is told by the others");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_hidden_number_can_be_worked_out_from_what_is_shown(
        people in prop::collection::vec((0..4_u8, 0..6_u8, 0..3_u8, 0..4_u8, any::<bool>()), 0..300),
        opens in any::<bool>(),
        rare in 1..4_u8,
    ) {
        // One office is the asker's, or none; and what happens, happens to few or to many.
        let people: Vec<_> = people
            .into_iter()
            .map(|(s, n, o, what, _)| (s * s / 2, n * n / 6, o, what % (rare + 1), opens && o == 1))
            .collect();
        let (all, own) = groups(&people);
        check(&all, &own);
    }
}

fn people(n: usize, service: u8, office: u8, what: u8) -> Vec<Person> {
    vec![(service, 0, office, what, false); n]
}

fn of(groups: &[Vec<Person>]) -> Shown {
    let (all, own) = self::groups(&groups.concat());
    check(&all, &own);
    shown(&all, &own)
}

fn refused(rows: &[Row]) -> Vec<Option<u32>> {
    rows.iter().map(|row| row.newly_refused).collect()
}

#[test]
fn nine_are_hidden_and_ten_are_shown() {
    let nine = of(&[people(9, 0, 0, 1), people(100, 0, 0, 0)]);
    assert_eq!((nine.total.cases, nine.total.newly_refused), (Some(109), None));
    let ten = of(&[people(10, 0, 0, 1), people(100, 0, 0, 0)]);
    assert_eq!((ten.total.newly_refused, ten.total.income_change), (Some(10), Some(10_000)));
    let all_but_nine = of(&[people(100, 0, 0, 1), people(9, 0, 0, 0)]);
    assert_eq!(all_but_nine.total.newly_refused, None, "the nine others could be told from it");
}

#[test]
fn one_that_is_hidden_takes_a_neighbour_along() {
    let many = |service| people(100, service, 0, 0);
    let shown =
        of(&[many(0), people(3, 0, 0, 1), many(1), people(40, 1, 0, 1), many(2), people(60, 2, 0, 1)]);
    assert_eq!(shown.total.newly_refused, Some(103));
    assert_eq!(refused(&shown.services), [None, None, Some(60)]);
    assert_eq!(refused(&shown.offices), [Some(103)], "there is one office, which is all");
}

#[test]
fn nobody_at_all_is_shown_as_nobody() {
    let shown = of(&[people(100, 0, 0, 0), people(3, 1, 0, 0), people(30, 2, 0, 0)]);
    assert_eq!(refused(&shown.services), [Some(0), Some(0), Some(0)]);
    assert_eq!(shown.services.iter().map(|row| row.cases).collect::<Vec<_>>(), [Some(100), None, None]);
}

#[test]
fn who_may_open_some_cases_is_not_told_of_the_others() {
    // Twelve of service 0: nine at the asker's own office and three elsewhere.
    let mut people = people(100, 0, 0, 0);
    people.extend(vec![(0, 0, 1, 1, true); 9]);
    people.extend(vec![(0, 0, 0, 1, false); 3]);
    people.extend(vec![(1, 0, 0, 1, false); 30]);
    people.extend(vec![(1, 0, 0, 0, false); 100]);
    let (all, own) = groups(&people);
    check(&all, &own);
    assert_eq!(shown(&all, &Groups::default()).services[0].newly_refused, Some(12));
    assert_eq!(shown(&all, &own).services[0].newly_refused, None);
}

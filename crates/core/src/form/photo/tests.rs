use super::*;
use proptest::prelude::*;

const LIMITS: PhotoLimits =
    PhotoLimits { width: 400, height: 600, head: (50, 60), eyes: (50, 60), kilobytes: 2_000 };

/// As it should be: the head takes 55 % of the height, the eyes lie 55 % above the lower edge.
fn good() -> Measures {
    Measures {
        width: 800,
        height: 1200,
        sharpness: 300,
        dark: 40,
        bright: 210,
        ground: [250, 250, 250],
        plain: 990,
        head: Some(Head { crown: 175, height: 550, middle: 500 }),
    }
}

fn check(change: impl FnOnce(&mut Measures), expected: &[PhotoPoint]) {
    let mut measures = good();
    change(&mut measures);
    let points = judge(&measures, &LIMITS, Some(Background::White));
    let report = PhotoReport { points, kept: false, cut: None };
    assert_eq!(report.attention().collect::<Vec<_>>(), expected, "{measures:?}");
}

#[test]
fn each_fault_is_told_and_nothing_else() {
    use PhotoPoint::*;
    check(|_| {}, &[]);
    check(|m| m.width = 1200, &[ShapeWide]);
    check(|m| m.width = 700, &[ShapeTall]);
    check(|m| m.width = 810, &[]);
    check(|m| m.sharpness = 5, &[Blurred]);
    check(|m| m.bright = 50, &[LightDark]);
    check(|m| m.dark = 230, &[LightBright]);
    check(|m| m.plain = 600, &[GroundUneven]);
    check(|m| m.ground = [200, 30, 40], &[GroundColour]);
    check(|m| m.head.as_mut().unwrap().height = 300, &[HeadSmall]);
    check(|m| m.head.as_mut().unwrap().height = 800, &[HeadLarge]);
    check(|m| m.head.as_mut().unwrap().middle = 650, &[HeadSideways]);
    check(|m| m.head.as_mut().unwrap().crown = 40, &[HeadHigh]);
    check(|m| m.head.as_mut().unwrap().crown = 320, &[HeadLow]);
}

/// Nobody is refused for what a machine cannot tell; an officer looks.
#[test]
fn what_cannot_be_told_is_no_fault() {
    let measures = Measures { head: None, ..good() };
    let points = judge(&measures, &LIMITS, Some(Background::White));
    let report = PhotoReport { points, kept: false, cut: None };
    assert_eq!(report.attention().count(), 0);
    assert!(report.wants_a_look());
    assert!(!PhotoReport { points: judge(&good(), &LIMITS, None), kept: false, cut: None }.wants_a_look());
}

#[test]
fn a_ground_passes_in_any_light_that_people_would_pass() {
    for (ground, background, passes) in [
        ([255, 255, 255], Background::White, true),
        ([205, 200, 196], Background::White, true),
        ([150, 150, 150], Background::White, false),
        ([205, 40, 45], Background::Red, true),
        ([140, 30, 30], Background::Red, true),
        ([255, 255, 255], Background::Red, false),
        ([30, 70, 160], Background::Blue, true),
        ([205, 40, 45], Background::Blue, false),
    ] {
        assert_eq!(background.is(ground), passes, "{ground:?} {background:?}");
    }
}

#[test]
fn only_pixels_refuse() {
    assert!(!too_few_pixels(&Measures { width: 400, height: 600, ..good() }, &LIMITS));
    assert!(too_few_pixels(&Measures { width: 399, height: 600, ..good() }, &LIMITS));
    assert!(too_few_pixels(&Measures { width: 600, height: 400, ..good() }, &LIMITS));
}

#[test]
fn a_cut_puts_the_head_where_it_belongs() {
    assert_eq!(cut(&good(), &LIMITS), None, "nothing to mend");
    // A wide picture with a small head right of its middle.
    let head = Head { crown: 300, height: 300, middle: 600 };
    let wide = Measures { width: 3000, height: 2400, head: Some(head), ..good() };
    let cut = super::cut(&wide, &LIMITS).unwrap();
    assert_eq!((cut.width, cut.height), (872, 1309));
    let crown = (0.3 * 2400.0 - f64::from(cut.top)) / f64::from(cut.height);
    let tall = 0.3 * 2400.0 / f64::from(cut.height);
    assert!((0.54..0.56).contains(&tall), "the head takes {tall}");
    assert!((0.165..0.185).contains(&crown), "the crown is at {crown}");
    assert_eq!(cut.left, 1363, "the head is in the middle");
    // Without a head both sides go alike; above and below nothing is cut.
    let wide = Measures { width: 900, height: 600, head: None, ..good() };
    assert_eq!(super::cut(&wide, &LIMITS), Some(Cut { left: 250, top: 0, width: 400, height: 600 }));
    let tall = Measures { width: 400, height: 900, head: None, ..good() };
    assert_eq!(super::cut(&tall, &LIMITS), None);
    // Too few pixels would be left.
    let small = Measures { width: 700, height: 700, head: Some(head), ..good() };
    assert_eq!(super::cut(&small, &LIMITS), None);
}

proptest! {
    #[test]
    fn a_cut_lies_in_the_picture(width in 0_u32..20_000, height in 0_u32..20_000, crown in 0_u32..1100,
                                 tall in 0_u32..1100, middle in 0_u32..1100, known in any::<bool>()) {
        let head = known.then_some(Head { crown, height: tall, middle });
        let measures = Measures { width, height, head, ..good() };
        judge(&measures, &LIMITS, None);
        if let Some(cut) = cut(&measures, &LIMITS) {
            prop_assert!(cut.left + cut.width <= width && cut.top + cut.height <= height, "{cut:?}");
            prop_assert!(cut.width >= LIMITS.width && cut.height >= LIMITS.height);
        }
    }
}

//! Numbers that look like chance and are the same for the same seed on every machine.

/// SplitMix64 (Steele, Lea and Flood, 2014).
#[derive(Debug, Clone)]
pub struct Numbers(u64);

impl Numbers {
    /// Numbers of their own for each `n`, so that one thing can be drawn without those before it.
    pub fn of(seed: u64, n: u64) -> Self {
        let mut mixed = Self(seed);
        let base = mixed.next();
        let mut own = Self(base ^ n.wrapping_mul(0xD605_BBB5_8C8A_BC85));
        Self(own.next())
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 up to, but not with, `end`; 0 where that is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        // The bias of a remainder is below one in 2^40 for all that is asked here.
        if end == 0 { 0 } else { self.next() % end }
    }

    /// From `first` to `last`, both included.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        let width = last.abs_diff(first).saturating_add(1);
        first.saturating_add_unsigned(self.below(width))
    }

    /// True in so many of a hundred.
    pub fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }

    /// One of some; none of none.
    pub fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        of.get(usize::try_from(self.below(of.len() as u64)).ok()?)
    }

    /// From `least` to `most`, most often near `mode`: a triangle.
    pub fn around(&mut self, least: i64, mode: i64, most: i64) -> i64 {
        // The larger of two even chances rises evenly.
        let mut rising = |length: i64| self.between(0, length).max(self.between(0, length));
        let (left, right) = (rising(mode - least), rising(most - mode));
        if self.between(1, most - least) <= mode - least { least + left } else { most - right }
    }
}

/// Things of which some come more often.
#[derive(Debug, Clone, Default)]
pub struct Weighted<T> {
    /// With the sum of the weights up to it.
    things: Vec<(T, u64)>,
}

impl<T> Weighted<T> {
    pub fn new(things: impl IntoIterator<Item = (T, u64)>) -> Self {
        let mut sum = 0;
        let up_to = |(thing, weight): (T, u64)| {
            sum += weight;
            (thing, sum)
        };
        Self { things: things.into_iter().filter(|(_, weight)| *weight > 0).map(up_to).collect() }
    }

    pub fn pick(&self, numbers: &mut Numbers) -> Option<&T> {
        let place = numbers.below(self.things.last()?.1);
        let at = self.things.partition_point(|(_, up_to)| *up_to <= place);
        self.things.get(at).map(|(thing, _)| thing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_the_same_for_a_seed_and_keeps_its_bounds_and_weights() {
        let draw = |seed: u64, n: u64| {
            let mut numbers = Numbers::of(seed, n);
            [numbers.next(), numbers.next()]
        };
        assert_eq!(draw(1, 7), draw(1, 7));
        assert_ne!(draw(1, 7), draw(2, 7));
        assert_ne!(draw(1, 7), draw(1, 8));
        let mut numbers = Numbers::of(1, 1);
        let ages: Vec<i64> = (0..10_000).map(|_| numbers.around(50, 62, 84)).collect();
        assert!(ages.iter().all(|age| (50..=84).contains(age)));
        let near = ages.iter().filter(|age| (57..=67).contains(*age)).count();
        assert!((4_000..8_000).contains(&near), "{near} are near the mode");
        let weighted = Weighted::new([("never", 0), ("seldom", 1), ("often", 9)]);
        let often = (0..10_000).filter(|_| weighted.pick(&mut numbers) == Some(&"often")).count();
        assert!((8_800..9_200).contains(&often), "{often}");
        assert_eq!(Weighted::<u8>::default().pick(&mut numbers), None);
    }
}

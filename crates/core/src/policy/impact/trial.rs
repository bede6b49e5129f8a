//! The trial itself: blocks of cases are judged by old and new rules. Two ways give the same figures: every rule
//! over every case, or only what differs, once for each combination of the facts that it reads.

use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

use super::columns::{Block, Column, Kept, Value, day_of, is_answer, is_scanned, put_answer, reads};
use super::scene::{Scene, Setting, differing, setting};
use super::tally::{Place, Said, Tally};
use super::wire::{Day, Way};
use crate::catalogue::Catalogue;
use crate::form::Service;
use crate::form::answer::Answers;
use crate::ids::OfficeId;
use crate::policy::assess::{assess_briefly, fact, tell_briefly};
use crate::policy::assessment::{FactName, Outcome};
use crate::policy::expression::Fact;
use crate::policy::{Effect, Policy};

/// How many combinations of a service are remembered at most.
const REMEMBERED: usize = 200_000;

/// Two catalogues, and how their rules are compared.
///
/// Which day is "today" is a choice (`Day`). As a rule it is the first day of the change, for every case and
/// under both catalogues: the old one says what would hold on that day without the change, so that only the change
/// makes a difference and not what either provides for other days. A case was filed earlier, though, and its dates
/// would be stale: visitors would have left, permits run out. So every whole date of it moves by as many days as lie
/// between; ages and what is left of a passport are then what they were at the counter, give or take a day where
/// months differ in length. A date of which a part is unknown stays, and so does a date that is written in a rule.
pub struct Trial<'a> {
    old: &'a Catalogue,
    new: &'a Catalogue,
    way: Way,
    day: Day,
    from: Date,
    /// The first and last day of filing.
    window: (Date, Date),
    /// Offices whose cases the asker may open.
    scopes: BTreeSet<OfficeId>,
    /// The rules that ask for an interview, old and new.
    interviews: [BTreeSet<&'a str>; 2],
}

/// What to try, and for whom.
pub struct Asked {
    pub way: Way,
    pub day: Day,
    pub from: Date,
    pub window: (Date, Date),
    pub scopes: BTreeSet<OfficeId>,
}

impl<'a> Trial<'a> {
    pub fn new(old: &'a Catalogue, new: &'a Catalogue, asked: Asked) -> Self {
        let interviews = [old, new].map(|catalogue| {
            let rules = catalogue.policy.rules.iter();
            rules
                .filter(|rule| matches!(rule.effect, Effect::Interview))
                .map(|rule| rule.id.as_str())
                .collect()
        });
        let Asked { way, day, from, window, scopes } = asked;
        Self { old, new, way, day, from, window, scopes, interviews }
    }

    pub fn worker(&self) -> Worker<'_, 'a> {
        Worker { trial: self, services: HashMap::new(), tally: Tally::default() }
    }

    /// The rules that do not say the same on the first day of the change.
    pub fn rules(&self) -> Vec<String> {
        let differ = |service: &String| differing([self.old, self.new], service, self.from);
        let rules: BTreeSet<&str> = self.services().into_iter().flat_map(differ).collect();
        rules.into_iter().map(str::to_owned).collect()
    }

    /// Answers that those rules read and that are not kept.
    pub fn not_kept(&self, kept: &Kept) -> Vec<FactName> {
        let mut names = BTreeSet::new();
        for id in self.services() {
            let Some(service) = self.new.services.get(id) else { continue };
            let differ = differing([self.old, self.new], id, self.from);
            let rules =
                self.new.policy.in_force(id, self.from).filter(|rule| differ.contains(rule.id.as_str()));
            let read = rules.flat_map(reads).filter(|name| is_answer(service, name));
            names.extend(read.filter(|name| !kept.of_service(id).contains(name)));
        }
        names.into_iter().cloned().collect()
    }

    fn services(&self) -> BTreeSet<&'a String> {
        self.old.services.keys().chain(self.new.services.keys()).collect()
    }

    fn is_in_window(&self, filed: Date) -> bool {
        self.window.0 <= filed && filed <= self.window.1
    }

    fn policy(&self, side: usize) -> &'a Policy {
        [&self.old.policy, &self.new.policy][side]
    }

    fn today(&self, filed: Date) -> Date {
        match self.day {
            Day::Effective => self.from,
            Day::Filed => filed,
        }
    }
}

/// Whether a block was judged, or has to be read whole first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    Counted,
    ReadWhole,
}

/// One thread's part of a trial.
pub struct Worker<'t, 'a> {
    trial: &'t Trial<'a>,
    services: HashMap<String, OfService<'a>>,
    pub tally: Tally,
}

impl<'t, 'a> Worker<'t, 'a> {
    /// The facts that are asked for first; none for all.
    pub fn reads(&mut self, service: &str) -> Option<Vec<FactName>> {
        let trial = self.trial;
        match (trial.way, trial.day) {
            (Way::Changed, Day::Effective) => {
                let of = self.of_service(service);
                Some(of.setting(trial, trial.from).answers.clone())
            }
            _ => None,
        }
    }

    fn of_service(&mut self, service: &str) -> &mut OfService<'a> {
        let trial = self.trial;
        self.services.entry(service.to_owned()).or_insert_with(|| OfService::new(trial, service))
    }

    /// Counts the cases of a block, which goes by the name `block` in lists. Nothing is counted where it has to be
    /// read whole first.
    pub fn judge(&mut self, block: &Block, name: i64) -> Judged {
        let trial = self.trial;
        let filed: Vec<Date> = block.filed.values.iter().map(filed_day).collect();
        let inside: Vec<bool> = filed.iter().map(|day| trial.is_in_window(*day)).collect();
        let rows: Vec<usize> = (0..block.rows()).filter(|row| inside[at(&block.filed, *row)]).collect();
        let day = |row: usize| filed[at(&block.filed, row)];
        let of = self.of_service(&block.service);
        let differing = match trial.way {
            Way::Full => of.judge_whole(trial, block, &rows, day),
            Way::Changed => match of.judge_parts(trial, block, &rows, day) {
                Some(differing) => differing,
                None => return Judged::ReadWhole,
            },
        };
        self.count(block, &rows);
        for (row, before, after) in &differing {
            let place = self.place(block, *row);
            self.tally.differs(&place, || (name, *row, day(*row)), (before, after));
        }
        Judged::Counted
    }

    fn place<'b>(&self, block: &'b Block, row: usize) -> Place<'b> {
        let office = text(block.office.value(row));
        let own = self.trial.scopes.iter().any(|scope| scope.0 == office);
        Place { service: &block.service, nationality: text(block.nationality.value(row)), office, own }
    }

    /// Counts cases by combinations of office and nationality, of which a block has few.
    fn count(&mut self, block: &Block, rows: &[usize]) {
        let mut groups: HashMap<(u16, u16), (usize, u32)> = HashMap::new();
        for row in rows {
            let key = (block.office.places[*row], block.nationality.places[*row]);
            groups.entry(key).or_insert((*row, 0)).1 += 1;
        }
        for (row, cases) in groups.into_values() {
            let place = self.place(block, row);
            self.tally.cases(&place, cases);
        }
    }
}

fn at(column: &Column, row: usize) -> usize {
    usize::from(column.places[row])
}

fn filed_day(value: &Value) -> Date {
    match value {
        Value::Days(days) => day_of(*days),
        Value::Missing | Value::Text(_) => day_of(0),
    }
}

fn text(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        Value::Missing | Value::Days(_) => "",
    }
}

/// Cases for which something is said before and after: the row, and both.
type Differing = Vec<(usize, Said, Said)>;

/// What a worker knows of a service.
struct OfService<'a> {
    services: [Option<&'a Service>; 2],
    id: String,
    settings: HashMap<Date, Setting<'a>>,
    values: HashMap<FactName, Values>,
    /// What the parts said of a combination of facts: a place in `said`, or none where both said the same.
    known: HashMap<Box<[u32]>, Option<usize>>,
    said: Vec<[Said; 2]>,
}

/// The values of a fact that have been met, each with a number.
#[derive(Default)]
struct Values {
    numbers: HashMap<Value, u32>,
    met: Vec<Met>,
}

#[derive(Default)]
struct Met {
    value: Value,
    /// As rules see it, old and new, and as it is answered, on the first day of the change.
    facts: [Option<Fact>; 2],
    text: Option<String>,
}

impl Values {
    fn number(&mut self, value: &Value, met: impl FnOnce() -> Met) -> usize {
        let next = self.met.len();
        if let Some(number) = self.numbers.get(value) {
            return *number as usize;
        }
        self.numbers.insert(value.clone(), u32::try_from(next).unwrap_or(u32::MAX));
        self.met.push(met());
        next
    }
}

impl<'a> OfService<'a> {
    fn new(trial: &Trial<'a>, id: &str) -> Self {
        Self {
            services: [trial.old.services.get(id), trial.new.services.get(id)],
            id: id.to_owned(),
            settings: HashMap::new(),
            values: HashMap::new(),
            known: HashMap::new(),
            said: vec![],
        }
    }

    fn setting(&mut self, trial: &Trial<'a>, day: Date) -> &mut Setting<'a> {
        let id = &self.id;
        self.settings.entry(day).or_insert_with(|| setting(trial.old, trial.new, id, day))
    }

    /// The numbers of a block's values, by column and place.
    fn numbers(&mut self, trial: &Trial<'a>, block: &Block) -> Numbers {
        let services = self.services;
        let mut numbers = HashMap::new();
        for (name, column) in &block.facts {
            let values = self.values.entry(name.clone()).or_default();
            let number = |value: &Value| values.number(value, || met(services, name, value, trial.from));
            numbers.insert(name.clone(), column.values.iter().map(number).collect());
        }
        numbers
    }

    /// Every rule, over every case.
    fn judge_whole(
        &mut self,
        trial: &Trial<'a>,
        block: &Block,
        rows: &[usize],
        filed: impl Fn(usize) -> Date,
    ) -> Differing {
        let numbers = self.numbers(trial, block);
        let mut differing = vec![];
        for row in rows {
            let day = trial.today(filed(*row));
            let mut answers = Answers::new();
            for (name, column) in &block.facts {
                let met = &self.values[name].met[numbers[name][at(column, *row)]];
                let text = match trial.day {
                    Day::Effective => met.text.clone(),
                    Day::Filed => met.value.text(day),
                };
                if let Some(text) = text {
                    put_answer(&mut answers, name, text);
                }
            }
            let judged = |side: usize| match (self.services[side], trial.policy(side)) {
                (Some(service), policy) => {
                    Said::of(assess_briefly(service, policy, &answers, day), &trial.interviews[side])
                }
                (None, _) => Said::gone(),
            };
            let (before, after) = (judged(0), judged(1));
            if before != after {
                differing.push((*row, before, after));
            }
        }
        differing
    }

    /// What differs and hangs on it, once for each combination of what it reads; and the rest where that makes a
    /// difference. None where the rest is to be asked and was not read.
    fn judge_parts(
        &mut self,
        trial: &Trial<'a>,
        block: &Block,
        rows: &[usize],
        filed: impl Fn(usize) -> Date,
    ) -> Option<Differing> {
        let numbers = self.numbers(trial, block);
        let mut found = vec![];
        let mut key: Vec<u32> = vec![];
        for row in rows {
            let day = trial.today(filed(*row));
            let same = self.services[0].is_some() == self.services[1].is_some();
            let setting = self.setting(trial, day);
            if setting.untouched() && same {
                continue;
            }
            key.clear();
            if trial.day == Day::Filed {
                key.push(super::columns::day_number(day).cast_unsigned());
            }
            for name in &setting.answers {
                let number =
                    block.facts.get(name).map_or(usize::MAX, |column| numbers[name][at(column, *row)]);
                key.push(u32::try_from(number).unwrap_or(u32::MAX));
            }
            let known = match self.known.get(key.as_slice()) {
                Some(known) => *known,
                None => {
                    let known = self.judge_part(trial, block, &numbers, *row, day);
                    if self.known.len() < REMEMBERED {
                        self.known.insert(key.clone().into_boxed_slice(), known);
                    }
                    known
                }
            };
            found.extend(known.map(|known| (*row, day, known)));
        }
        if !found.is_empty() && !block.whole {
            return None;
        }
        let mut differing = vec![];
        for (row, day, known) in found {
            let rest = self.judge_rest(trial, block, &numbers, row, day);
            let [before, after] = self.said[known].each_ref().map(|part| part.with(&rest));
            if before != after {
                differing.push((row, before, after));
            }
        }
        Some(differing)
    }

    fn judge_part(
        &mut self,
        trial: &Trial<'a>,
        block: &Block,
        numbers: &Numbers,
        row: usize,
        day: Date,
    ) -> Option<usize> {
        let Self { services, settings, values, said, .. } = self;
        let setting = settings.get_mut(&day)?;
        let case = Case { trial, block, numbers, values, row };
        let both = [0, 1].map(|side| match services[side] {
            Some(service) => case.said(&mut setting.parts[side], service, side, day),
            None => Said::gone(),
        });
        if both[0] == both[1] {
            return None;
        }
        // Many combinations come to the same few answers.
        let known = said.iter().take(100).position(|known| *known == both);
        Some(known.unwrap_or_else(|| {
            said.push(both);
            said.len() - 1
        }))
    }

    fn judge_rest(
        &mut self,
        trial: &Trial<'a>,
        block: &Block,
        numbers: &Numbers,
        row: usize,
        day: Date,
    ) -> Said {
        let Self { services, settings, values, .. } = self;
        let case = Case { trial, block, numbers, values, row };
        let service = services[0].filter(|_| services[1].is_some());
        match (settings.get_mut(&day), service) {
            (Some(setting), Some(service)) => case.said(&mut setting.rest, service, 0, day),
            // Nothing is the same of a service that is there on one side only.
            _ => Said { outcome: Outcome::Eligible, ..Said::gone() },
        }
    }
}

/// The numbers of a block's values, by column and place.
type Numbers = HashMap<FactName, Vec<usize>>;

/// One case of a block.
struct Case<'c, 'a> {
    trial: &'c Trial<'a>,
    block: &'c Block,
    numbers: &'c Numbers,
    values: &'c HashMap<FactName, Values>,
    row: usize,
}

impl<'a> Case<'_, 'a> {
    fn said(&self, scene: &mut Scene<'a>, service: &Service, side: usize, day: Date) -> Said {
        for name in &scene.answers {
            match self.fact(name, service, side, day) {
                Some(fact) => scene.facts.insert(name.clone(), fact),
                None => scene.facts.remove(name),
            };
        }
        let told = tell_briefly(scene.policy, &scene.rules, &scene.facts, day);
        Said::of(told, &self.trial.interviews[side])
    }

    fn fact(&self, name: &str, service: &Service, side: usize, day: Date) -> Option<Fact> {
        let column = self.block.facts.get(name)?;
        let met = &self.values.get(name)?.met[self.numbers.get(name)?[at(column, self.row)]];
        match self.trial.day {
            Day::Effective => met.facts[side].clone(),
            Day::Filed => seen(service, name, &met.value.text(day)?),
        }
    }
}

fn met(services: [Option<&Service>; 2], name: &str, value: &Value, from: Date) -> Met {
    let text = value.text(from);
    let facts = services.map(|service| seen(service?, name, text.as_ref()?));
    Met { value: value.clone(), facts, text }
}

/// An answer as rules see it.
fn seen(service: &Service, name: &str, text: &str) -> Option<Fact> {
    if is_scanned(name) {
        return is_answer(service, name).then(|| Fact::Text(text.to_owned()));
    }
    fact(service, name, text)
}

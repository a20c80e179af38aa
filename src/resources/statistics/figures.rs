//! From counts to what clients see: labels, rates, medians, and what is withheld.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::dimension::Dimension;
use super::model::{Cell, Median, Member, Rate, TrainingParams, TrainingStatistics, Unavailable};
use super::store::{self, Label};
use super::suppression;
use super::table::{Spot, Table, Value};
use super::tally::{Incomes, Measure, SMALLEST_CELL, Tally};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::values::money::Money;
use crate::platform::values::time::Date;

/// The statistics that `table` holds, exact or as they are published.
pub fn present(
    op: &mut Op,
    params: &TrainingParams,
    as_of: Date,
    table: Table,
    exact: bool,
) -> ApiResult<TrainingStatistics> {
    let by = params.by.values().unwrap_or_default().to_vec();
    let hidden = (!exact).then(|| Measure::ALL.map(|measure| suppression::hidden(&table, measure)));
    let labels = Labels::load(op, &by, &table)?;
    let presenter = Rc::new(Presenter {
        table,
        hidden,
        labels,
    });
    let cells = |is_among: fn(&Spot) -> bool, dimensions: bool| CellList {
        spots: if dimensions {
            presenter.spots(is_among)
        } else {
            Vec::new()
        },
        presenter: Rc::clone(&presenter),
    };
    Ok(TrainingStatistics {
        as_of,
        from: params.from,
        to: params.to,
        period: by.contains(&Dimension::Period).then_some(params.period),
        exact,
        smallest_cell: (!exact).then_some(SMALLEST_CELL as u64),
        rounding: (!exact).then_some(suppression::ROUNDING),
        data: cells(|spot| matches!(spot, Spot::Cell(_)), !by.is_empty()),
        rows: cells(|spot| matches!(spot, Spot::Row(_)), by.len() == 2),
        columns: cells(|spot| matches!(spot, Spot::Column(_)), by.len() == 2),
        total: presenter.cell(Spot::Total),
        by,
    })
}

/// Cells in their order. Each is made when it is written: there may be many, and a table holds them
/// in far less.
pub struct CellList {
    presenter: Rc<Presenter>,
    spots: Vec<Spot>,
}

impl CellList {
    pub fn iter(&self) -> impl Iterator<Item = Cell> {
        self.spots.iter().map(|spot| self.presenter.cell(*spot))
    }
}

impl Serialize for CellList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// The members of each axis, by their number in the table. What is not recorded comes last.
struct Labels(Vec<Vec<Ranked>>);

/// A member and its place in order.
type Ranked = (Rank, Member);
type Rank = (bool, i32, String);

impl Labels {
    fn load(op: &mut Op, by: &[Dimension], table: &Table) -> ApiResult<Self> {
        let mut axes = Vec::new();
        for (axis, dimension) in by.iter().enumerate() {
            let values = table.values_of(axis);
            let values: Vec<Option<String>> = values.iter().map(Value::text).collect();
            let recorded: Vec<&str> = values.iter().flatten().map(String::as_str).collect();
            let labels = store::labels(op.conn(), *dimension, &recorded)?;
            let member = |value: &Option<String>| member(*dimension, value.as_deref(), &labels);
            axes.push(values.iter().map(member).collect());
        }
        Ok(Self(axes))
    }

    fn of(&self, spot: Spot) -> Vec<&Ranked> {
        let at: &[(usize, usize)] = match spot {
            Spot::Cell((row, column)) => &[(0, row), (1, column)],
            Spot::Row(row) => &[(0, row)],
            Spot::Column(column) => &[(1, column)],
            Spot::Total => &[],
        };
        at.iter()
            .filter_map(|(axis, number)| self.0.get(*axis)?.get(*number))
            .collect()
    }

    fn order(&self, spot: Spot) -> Vec<&Rank> {
        self.of(spot).into_iter().map(|(order, _)| order).collect()
    }

    fn key(&self, spot: Spot) -> Vec<Member> {
        self.of(spot).into_iter().map(|(_, m)| m.clone()).collect()
    }
}

fn member(dimension: Dimension, value: Option<&str>, labels: &HashMap<String, Label>) -> Ranked {
    let known = value.and_then(|value| labels.get(value));
    let (order, label_vi, label_en) = match (value, known) {
        (_, Some(label)) => {
            let (position, order) = label.order.clone();
            ((false, position, order), label.vi.clone(), label.en.clone())
        }
        // A period, or a code that is in no list any more, says what it is.
        (Some(value), None) => (
            (false, i32::MAX, value.to_owned()),
            value.to_owned(),
            value.to_owned(),
        ),
        (None, None) => (
            (true, 0, String::new()),
            "Không ghi nhận".to_owned(),
            "Not recorded".to_owned(),
        ),
    };
    let member = Member {
        dimension,
        value: value.map(str::to_owned),
        label_vi,
        label_en,
    };
    (order, member)
}

struct Presenter {
    table: Table,
    /// By measure; none when the figures are exact.
    hidden: Option<[BTreeSet<Spot>; 6]>,
    labels: Labels,
}

impl Presenter {
    /// The spots of one kind, as their labels are in order.
    fn spots(&self, is_among: fn(&Spot) -> bool) -> Vec<Spot> {
        let all = self.table.tallies().map(|(spot, _)| spot);
        let mut spots: Vec<Spot> = all.filter(is_among).collect();
        spots.sort_by_cached_key(|spot| self.labels.order(*spot));
        spots
    }

    fn cell(&self, spot: Spot) -> Cell {
        let nothing = Tally::default();
        let tally = self.table.tally(spot).unwrap_or(&nothing);
        let count = |measure: Measure| self.count(spot, tally, measure);
        let (due, traced) = (count(Measure::Due), count(Measure::Traced));
        let employed = count(Measure::Employed);
        let suppressed = Measure::ALL.iter().any(|m| count(*m).is_none());
        Cell {
            key: self.labels.key(spot),
            trained: count(Measure::Trained),
            completed: count(Measure::Completed),
            certified: count(Measure::Certified),
            due_at6_months: due,
            traced_at6_months: traced,
            employed_at6_months: employed,
            tracing_coverage: rate(traced, due),
            employment_rate: rate(employed, traced),
            median_income_before: self.median(traced, &tally.before),
            median_income_after: self.median(traced, &tally.after),
            suppressed,
        }
    }

    fn count(&self, spot: Spot, tally: &Tally, measure: Measure) -> Option<u64> {
        let enrolments = tally.count(measure).enrolments;
        match &self.hidden {
            None => Some(enrolments),
            Some(hidden) if hidden[measure as usize].contains(&spot) => None,
            Some(_) => Some(suppression::round(enrolments)),
        }
    }

    fn median(&self, traced: Option<u64>, incomes: &Incomes) -> Median {
        let unavailable = |reason| Median {
            value: None,
            unavailable: Some(reason),
        };
        let published = self.hidden.is_some();
        match incomes.median() {
            _ if traced.is_none() => unavailable(Unavailable::Suppressed),
            None => unavailable(Unavailable::NoData),
            Some(_) if published && incomes.is_small() => unavailable(Unavailable::Suppressed),
            Some(median) => Median {
                value: Some(Money::vnd(if published {
                    suppression::round_income(median)
                } else {
                    median
                })),
                unavailable: None,
            },
        }
    }
}

/// A share of published counts, so that it tells no more than they do.
pub fn rate(numerator: Option<u64>, denominator: Option<u64>) -> Rate {
    let (value, unavailable) = match (numerator, denominator) {
        (_, Some(0)) => (None, Some(Unavailable::NoDenominator)),
        (Some(part), Some(whole)) => {
            let ten_thousandths = (part * 10_000 + whole / 2) / whole;
            (Some(as_share(ten_thousandths)), None)
        }
        _ => (None, Some(Unavailable::Suppressed)),
    };
    Rate {
        value,
        numerator,
        denominator,
        unavailable,
    }
}

fn as_share(ten_thousandths: u64) -> f64 {
    f64::from(u32::try_from(ten_thousandths).unwrap_or(u32::MAX)) / 10_000.0
}

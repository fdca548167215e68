//! Cases as the rows of a table: which columns there are, and what stands in them. Nothing that a list does not show: no
//! words of the report beyond its title, nobody's name.

use base::{Lang, Problem, Text};

use super::city::Rules;
use super::lens::Lens;
use super::model::Column;
use super::neighbours;
use super::store::CaseRow;
use crate::platform::workbook::Cell;

impl Lens<'_> {
    /// One row of the table.
    pub fn cells(&self, case: &CaseRow, columns: &[Column], lang: Lang) -> Result<Vec<Cell>, Problem> {
        let rules = self.city.0.rules(&case.pack_version)?;
        Ok(columns.iter().map(|column| self.cell(case, *column, &rules, lang)).collect())
    }

    fn cell(&self, case: &CaseRow, column: Column, rules: &Rules, lang: Lang) -> Cell {
        let facts = &case.facts;
        let pack = &rules.pack;
        let word = |text: &Text| Cell::text(text.get(lang));
        match column {
            Column::Number => Cell::text(&case.number),
            Column::Title => Cell::text(&case.title),
            Column::State => word(&facts.state.label()),
            Column::Urgency => word(&facts.matter.urgency.label()),
            Column::Supervision => word(&facts.supervision.label()),
            Column::Category => {
                let code = facts.matter.category.as_deref();
                code.and_then(|code| pack.categories.get(code)).map_or(Cell::Empty, |found| word(&found.name))
            }
            Column::Nature => {
                let code = facts.matter.nature.as_deref();
                code.and_then(|code| pack.natures.get(code)).map_or(Cell::Empty, |one| word(&one.name))
            }
            Column::Channel => {
                pack.channels.get(&case.channel).map_or(Cell::text(&case.channel), |one| word(&one.name))
            }
            Column::Street => self.level(case, 1, lang),
            Column::Community => self.level(case, 2, lang),
            Column::Place => word(&neighbours::area(&self.atlas, case.area, &case.area_path).name),
            Column::Owner => word(&self.unit(facts.owner()).name),
            Column::Handler => facts.handler.map_or(Cell::Empty, |unit| word(&self.unit(unit).name)),
            Column::Created => Cell::Moment(case.created_at),
            Column::Due => Cell::moment(facts.due_at()),
            Column::Overdue if self.is_overdue(case) => word(&Text::new("是", "yes")),
            Column::Overdue => word(&Text::new("否", "no")),
            Column::Updated => Cell::Moment(case.updated_at),
            Column::Closed => Cell::moment(facts.closed_at),
            Column::Lon => Cell::number(case.lon),
            Column::Lat => Cell::number(case.lat),
        }
    }

    /// The name of the area so many levels below the root.
    fn level(&self, case: &CaseRow, depth: usize, lang: Lang) -> Cell {
        let names = neighbours::area(&self.atlas, case.area, &case.area_path).path;
        names.get(depth).map_or(Cell::Empty, |name| Cell::text(name.get(lang)))
    }
}

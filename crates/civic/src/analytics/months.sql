-- Months are kept only where there are no days: for categories below the class. Days add up fast enough for the others.
delete from indicator_cells where grain = 'm' and exists (
    select 1 from indicator_cells d
    where d.grain = 'd' and d.area = indicator_cells.area and d.unit_id = indicator_cells.unit_id
        and d.category = indicator_cells.category and d.count_name = indicator_cells.count_name
        and d.period >= indicator_cells.period and d.period <= indicator_cells.period || '-31'
);

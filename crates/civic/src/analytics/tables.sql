-- Sums of counts per period and place. `grain` is 'd' (period 2026-03-02) or 'm' (2026-03). Each event is booked to the
-- areas from the district to the community, once by unit and category class and once by category alone (unit is null id).
create table indicator_cells (
    grain @text not null,
    period @text not null,
    area @text not null,
    unit_id @id not null,
    category @text not null,
    count_name @text not null,
    n @int not null,
    primary key (grain, area, unit_id, category, period, count_name)
)
-- sqlite: strict, without rowid
;
-- Reports per day and place alone: what is more than usual is read off it.
create index indicator_cells_reports on indicator_cells (unit_id, period, area, category, n)
    where grain = 'd' and count_name = 'report_num';

-- From whom to whom cases went, per day and place: one for each assignment, hand-over, return and whistle.
create table flow_cells (
    area @text not null,
    day @text not null,
    act @text not null,
    from_unit @id not null,
    to_unit @id not null,
    n @int not null,
    primary key (area, day, act, from_unit, to_unit)
)
-- sqlite: strict, without rowid
;
insert into heads (name, seq) values ('feed.indicators', 0);

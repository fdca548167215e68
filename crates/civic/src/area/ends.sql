-- The last day of an area that still stands; `valid_to` is set when that day is over.
alter table areas add column ends_on @text;
create index areas_ends on areas (ends_on) where ends_on is not null and valid_to is null;

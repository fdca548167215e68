-- Which clock has been spoken of, so that nobody is reminded twice: `what` is remind, overdue or ask:<number>.
create table clock_notices (
    case_id @id not null,
    what @text not null,
    started_at @int not null,
    at @int not null,
    primary key (case_id, what, started_at)
) @strict;

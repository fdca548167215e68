//! Stories of imports. What may not ship is read from the folder beside the repository, where there is one.

mod profiles;
mod real;
mod rows;
mod town;

//! What gets out and what does not, over HTTP, on both engines.

mod leaving;
mod manners;
mod threshold;
mod village;

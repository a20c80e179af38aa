//! Texts as offices have them.

pub mod letters;

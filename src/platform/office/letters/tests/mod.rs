mod charts;
mod columns;
mod damage;
mod encoders;
mod names;
mod texts;

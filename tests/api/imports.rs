//! Files of rows: predicted, carried out once, reported row by row.

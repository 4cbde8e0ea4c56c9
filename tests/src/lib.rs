//! Journeys over the public doors, stock tools as judges, the real window, benchmarks.
